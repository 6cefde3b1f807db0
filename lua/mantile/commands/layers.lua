-- layers: lists layer types, or shows one with its parameters.

local catalogue = require "mantile.catalogue"
local schema = require "mantile.schema"

local function describe(l) return l.doc end

local function show(l)
  local rows = {
    { "layer", l.name },
    { "what", l.doc },
    { "axes", #l.axes > 0 and table.concat(l.axes, " ") or "none: every rank does all of it" },
    { "file", l.file },
  }
  for _, field in ipairs(schema.fields_of(l.params)) do
    local default = field.default ~= nil and (", default %s"):format(tostring(field.default)) or ""
    local optional = field[2]:find("%?$") and ", optional" or ""
    rows[#rows + 1] = { "param " .. field[1], field[2]:gsub("%?$", "") .. optional .. default }
  end
  return rows
end

return catalogue.command("layer", "the layer types it knows", describe, show)
