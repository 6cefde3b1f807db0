-- layers: lists layer types, or shows one with its parameters.

local catalogue = require "mantile.catalogue"

local function describe(l) return l.doc end

local function show(l)
  local rows = {
    { "layer", l.name },
    { "what", l.doc },
    { "axes", #l.axes > 0 and table.concat(l.axes, " ") or "none: every rank does all of it" },
    { "file", l.file },
  }
  for _, field in ipairs(l.params) do
    local default = field.default ~= nil and (", default %s"):format(tostring(field.default)) or ""
    local optional = field[2]:find("%?$") and ", optional" or ""
    local help = field.help and ": " .. field.help or ""
    rows[#rows + 1] = { "param " .. field[1], field[2]:gsub("%?$", "") .. optional .. default .. help }
  end
  return rows
end

local function data(l)
  local params = {}
  for _, field in ipairs(l.params) do
    params[field[1]] = {
      kind = field[2], default = field.default, one_of = field.one_of, help = field.help,
    }
  end
  return { name = l.name, doc = l.doc, axes = l.axes, params = params, file = l.file }
end

return catalogue.command {
  kind = "layer", summary = "the layer types it knows", describe = describe, show = show, data = data,
}
