-- scripts.lua: the names that scripts and a session see, and what values of the library can do.

local core = require "mantile.core"
local environment = require "mantile.environment"
local index = require "mantile.repl.index"
local picture = require "mantile.picture"
local schema = require "mantile.schema"
local tables = require "mantile.tables"
local units = require "mantile.units"

local function called(row) return { row[1], row[2], row[3] } end

local function constants()
  local names = tables.keys(units.constants)
  table.sort(names, function(a, b)
    local x, y = units.constants[a], units.constants[b]
    return x < y or x == y and a < b
  end)
  return tables.listed(names, function(name) return { name, ("%.14g"):format(units.constants[name]) } end)
end

local function formats()
  local computed = tables.set_of(core.units())
  return tables.listed(core.dtypes(), function(name)
    local _, bytes = core.dtype(name)
    return { name, ("%.7g"):format(8 * bytes), computed[name] and "yes" or "" }
  end)
end

local function kinds()
  local field = require "mantile.reference.field"
  return tables.listed(tables.keys(schema.kinds), function(name) return { name, field.kind { name, name } } end)
end

local function drawn()
  return tables.listed(picture.kinds, function(name) return { "plot." .. name, picture.kind(name).summary } end)
end

return function()
  return {
    {
      name = "functions", what = "that scripts and a session call", page = "scenarios.md",
      head = { "name", "as in", "what it gives" }, rows = tables.listed(index.functions, called),
    },
    {
      name = "pictures", what = "each is shown, printed or saved", page = "plot.md", head = { "name", "what it shows" },
      rows = drawn(),
    },
    {
      name = "deployments", what = "what model \"NAME\" :on \"8x h100-sxm\" { ... } can do", page = "repl.md",
      head = { "name", "as in", "what it gives" }, rows = tables.listed(index.methods, called),
    },
    {
      name = "rows", what = "what those of a sweep, a search or a roofline can do", page = "sweep.md",
      head = { "name", "as in", "what it gives" }, rows = tables.listed(index.row_methods, called),
    },
    {
      name = "units", what = "numbers in SI units, to multiply and divide by", page = "scenarios.md",
      head = { "name", "value" }, rows = constants(),
    },
    {
      name = "number formats", what = "of weights, activations and caches", page = "requests.md",
      head = { "format", "bits", "computed in" }, rows = formats(),
    },
    {
      name = "kinds", what = "of fields, and of parameters of layers", page = "layers.md",
      head = { "kind", "value" }, rows = kinds(),
    },
    {
      name = "Lua", what = "of its own library there are", page = "scenarios.md", head = { "name" },
      rows = tables.listed(environment.standard, function(name) return { name } end),
    },
  }
end
