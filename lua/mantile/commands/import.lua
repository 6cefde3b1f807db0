-- import: a model that describes itself, as a readable Lua file.

local cli = require "mantile.cli"
local files = require "mantile.import.files"
local find = require "mantile.find"
local placement = require "mantile.placement"
local schema = require "mantile.schema"
local thing = require "mantile.thing"
local writer = require "mantile.import.writer"

local command = {
  name = "import",
  summary = "write a config.json, GGUF or safetensors model as a Lua file",
  usage = "import PATH [--output FILE]",
  description = "Prints the model as a Lua file, or writes it (-o). Loading that file gives the same report.",
  flags = {
    { "output", "name?", help = "the file to write (-o), like models/mine.lua; it must not exist yet" },
    { "name", "name?", help = "what the model is called, instead of its folder or file" },
  },
}

function command.run(positional, options)
  if #positional ~= 1 then return nil, "say which: mantile " .. command.usage end
  local checked, message = schema.check(command.flags, options)
  if not checked then return nil, message end
  if options.name and not pcall(thing.check_name, "model", options.name) then
    return nil, ("name is %s; it must be letters, digits and . _ -, at most 100 of them"):format(
      schema.shown(options.name))
  end
  local m
  m, message = placement.model(positional[1])
  if not m then return nil, message end
  if options.name then m.name = options.name end
  local text
  text, message = writer.text(m)
  if not text then return nil, message end
  for _, warning in ipairs(m.warnings or {}) do find.note(warning) end
  local written
  written, message = files.put(options.output, text)
  if not written then return nil, message end
  return cli.OK
end

return command
