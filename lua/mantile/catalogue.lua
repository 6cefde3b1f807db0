-- catalogue.lua: the verbs that list a kind of thing and show one of it.

local cli = require "mantile.cli"
local find = require "mantile.find"
local grid = require "mantile.report.grid"
local json = require "mantile.json"

local catalogue = {}

local function list_all(kind, describe)
  local rows = {}
  for i, name in ipairs(find.names(kind)) do
    local thing, message = find.load(kind, name)
    rows[i] = { name, thing and describe(thing) or "broken: " .. message }
  end
  print(grid.format(rows, {}))
  return cli.OK
end

--- A command: `kind` to find, `describe(thing)` for a line of the list,
--- `show(thing)` for { label, text } rows of one.
function catalogue.command(kind, summary, describe, show)
  local verb = find.plural(kind)
  local command = {
    name = verb,
    summary = summary,
    usage = verb .. " [NAME] [--json]",
    description = "Lists them, or shows one.",
    flags = { { "json", "flag", help = "the names as a JSON list" } },
  }

  function command.run(positional, options)
    if #positional > 1 then return nil, "one name at a time" end
    if not positional[1] then
      if not options.json then return list_all(kind, describe) end
      print(json.encode(find.names(kind)))
      return cli.OK
    end
    local thing, message = find.load(kind, positional[1])
    if not thing then return nil, message end
    print(grid.format(show(thing), {}))
    return cli.OK
  end

  return command
end

return catalogue
