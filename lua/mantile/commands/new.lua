-- new: a commented file to start from, or the settings of an editor.

local cli = require "mantile.cli"
local core = require "mantile.core"
local find = require "mantile.find"
local json = require "mantile.json"

local KINDS = { "hardware", "model", "layer", "scenario", "editor" }

local command = {
  name = "new",
  summary = "write a commented file to start from: hardware, a model, a layer type or a scenario",
  usage = "new hardware|model|layer|scenario NAME, or new editor",
  description = "Writes NAME.lua into this folder, or .luarc.json, with which editors know mantile's names and fields\n"
    .. "(docs/editors.md). A file that is there already stays as it is.",
  flags = {},
}

local function is_kind(word)
  for _, kind in ipairs(KINDS) do
    if kind == word then return true end
  end
  return false
end

--- The text of a new file; nil and a sentence.
local function text_of(kind, name)
  local path = ("%s/lua/mantile/templates/%s.lua"):format(find.root, kind)
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local text = file:read "a"
  file:close()
  return (text:gsub("NAME", (name:gsub("%%", "%%%%"))))
end

--- Writes a file that is not there yet; nil and a sentence.
local function write_new(path, text)
  local there = io.open(path, "rb")
  if there then
    there:close()
    return nil, path .. " is there already, and stays as it is"
  end
  local file, message = io.open(path, "wb")
  if not file then return nil, ("%s cannot be written: %s"):format(path, message) end
  local written
  written, message = file:write(text)
  file:close()
  if not written then return nil, ("%s cannot be written: %s"):format(path, message) end
  return true
end

--- The settings with which the Lua language server finds the annotations; nil and a sentence.
local function write_settings()
  local library = json.encode(find.root .. "/lua/library")
  local text = ('{\n  "runtime.version": "Lua 5.4",\n  "workspace.library": [%s]\n}\n'):format(library)
  local written, message = write_new(".luarc.json", text)
  if not written then return nil, message end
  print ".luarc.json: editors with the Lua language server know mantile's names and fields here"
  return cli.OK
end

function command.run(positional)
  local kind, name = positional[1], positional[2]
  if kind == "editor" and not name then return write_settings() end
  if not kind or not name or kind == "editor" or #positional > 2 then
    return nil, "say what and how it is called: mantile " .. command.usage
  end
  if not is_kind(kind) then
    local near = core.nearest(kind, KINDS)
    return nil, ("there is nothing like '%s' to begin; %s"):format(kind,
      near and ("did you mean '%s'?"):format(near) or "there are " .. table.concat(KINDS, " "))
  end
  if not name:find "^[%a_][%w_.-]*$" then
    return nil, ("'%s' is no name; it takes letters, digits and _ . -, and begins with a letter"):format(name)
  end
  local text, message = text_of(kind, name)
  if not text then return nil, message end
  local path = name .. ".lua"
  local written, problem = write_new(path, text)
  if not written then return nil, problem end
  print(("%s: its comments say how to go on"):format(path))
  return cli.OK
end

return command
