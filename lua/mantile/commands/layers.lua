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

local function data(l) return { name = l.name, doc = l.doc, axes = l.axes, params = l.params, file = l.file } end

return catalogue.command {
  kind = "layer", summary = "the layer types it knows", describe = describe, show = show, data = data,
}
