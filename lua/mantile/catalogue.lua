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

local function show_one(definition, name, options)
  local thing, message = (definition.load or find.load)(definition.kind, name)
  if not thing then return nil, message end
  if options.yaml then
    io.write(definition.yaml(thing))
  else
    print(options.json and json.encode(definition.data(thing)) or grid.format(definition.show(thing), {}))
  end
  return cli.OK
end

--- A command from { kind =, summary =, describe = thing to a line of the list,
--- show = thing to { label, text } rows, data = thing to what JSON holds,
--- yaml = thing to YAML (optional), load = kind and name to the thing (find.load) }.
function catalogue.command(definition)
  local verb = find.plural(definition.kind)
  local command = {
    name = verb,
    summary = definition.summary,
    usage = verb .. " [NAME] [--json]",
    description = "Lists them, or shows one.",
    flags = { { "json", "flag", help = "the names as a JSON list, or the one as an object" } },
  }

  if definition.yaml then table.insert(command.flags, { "yaml", "flag", help = "the one as YAML" }) end

  function command.run(positional, options)
    if #positional > 1 then return nil, "one name at a time" end
    if positional[1] then return show_one(definition, positional[1], options) end
    if options.yaml then return nil, "--yaml writes one of them: name it" end
    if not options.json then return list_all(definition.kind, definition.describe) end
    print(json.encode(find.names(definition.kind)))
    return cli.OK
  end

  --- What it shows of one, and says of it in a list.
  function command.text(thing) return grid.format(definition.show(thing), {}) end

  command.describe, command.data = definition.describe, definition.data
  return command
end

return catalogue
