-- schemas.lua: what requests and answers look like as JSON Schema, made of the registries that they are checked
-- against.

local core = require "mantile.core"
local reference = require "mantile.reference"
local request = require "mantile.request"
local tables = require "mantile.tables"
local words = require "mantile.reference.field"

local schemas = {}

-- ---- fields as JSON Schema --------------------------------------------------------

local COUNT_MAX <const> = 1 << 32

local function whole(least)
  return function(field)
    return { type = "integer", minimum = field.min or least, maximum = field.max or COUNT_MAX }
  end
end

--- The schema of that name.
function schemas.at(name) return { ["$ref"] = "#/components/schemas/" .. name } end

local of_kind = {
  count = whole(1), width = whole(1), tokens = whole(1), tokens0 = whole(0),
  flag = function() return { type = "boolean" } end,
  name = function() return { type = "string", minLength = 1, maxLength = 4096 } end,
  dtype = function() return { type = "string", examples = core.units() } end,
  text = function() return { type = "string" } end,
  positive = function() return { type = "number", minimum = 1e-30, maximum = 1e30 } end,
  amount = function() return { type = "number", minimum = 0, maximum = 1e30 } end,
  fraction = function() return { type = "number", minimum = 0, maximum = 1 } end,
}

--- The schema of a field of a registry.
function schemas.of_field(field)
  local of = of_kind[words.bare(field)]
  local schema = of and of(field) or {} -- a table has a schema of its own, or may be more than that
  if field.one_of then schema = { type = "string", enum = field.one_of } end
  schema.description, schema.default = words.sentence(tables.without(field, "one_of")), field.default
  return schema
end

local function list_of(name) return { type = "array", items = schemas.at(name) } end

local function texts(field)
  local one = { type = "string" }
  return { description = field.help, anyOf = { one, { type = "array", items = one } } }
end

--- A field whose table is that of a section of the reference.
local function table_of(name)
  return function(field) return { description = field.help, allOf = { schemas.at(name) } } end
end

--- A thing by its name, or as data.
local function thing(field)
  return {
    description = field.help .. "; or its data (docs/serve.md)",
    anyOf = { { type = "string", minLength = 1 }, { type = "object" } },
  }
end

-- What is said otherwise of a field than its kind says.
local own_schema = {
  where = texts, columns = texts, pareto = texts,
  lora = table_of "lora", traffic = table_of "traffic", slo = table_of "slo", autoscale = table_of "autoscale",
  prefill = table_of "pool", decode = table_of "pool",
  layers = function(field)
    return { type = "object", description = field.help, additionalProperties = schemas.at "override" }
  end,
  inputs = function(field) return { type = "object", description = field.help } end,
  model = thing, hardware = thing,
  fleet = function(field) return tables.merged(list_of "pool", { description = field.help }) end,
  failures = function(field)
    return { description = field.help, anyOf = { schemas.at "failures", list_of "failures" } }
  end,
  cost_model = function(field)
    return { description = field.help, anyOf = { { type = "string" }, { type = "object" } } }
  end,
}

local function object_of(fields, of)
  local properties, required = {}, {}
  for _, field in ipairs(fields) do
    properties[field[1]] = of(field)
    if field[2]:sub(-1) ~= "?" and field.default == nil then required[#required + 1] = field[1] end
  end
  return {
    type = "object", properties = properties, required = #required > 0 and required or nil,
    additionalProperties = false,
  }
end

local function field_schema(field) return (own_schema[field[1]] or schemas.of_field)(field) end

--- A field that may be a list or a range besides.
local function axis_schema(field)
  local one = field_schema(field)
  local help = one.description
  one.description, one.default = nil, nil
  return {
    description = (help and help .. "; " or "") .. "a value, a list of values, or a range like 1..8*2",
    anyOf = { one, { type = "array", minItems = 1 }, { type = "string", pattern = [[\.\.]] } },
  }
end

--- What a sweep or a search takes: axes, and what is asked of them. Figures of hardware are axes by their paths.
local function exploration(own)
  local schema = object_of(request.fields, axis_schema)
  for _, field in ipairs(own) do schema.properties[field[1]] = field_schema(field) end
  schema.additionalProperties = true
  return schema
end

-- ---- answers ----------------------------------------------------------------------

local units = { s = "seconds", w = "W", ["j/tok"] = "J a token", ["usd/mtok"] = "USD per million tokens" }

local of_metric = {
  number = function(metric)
    local unit = units[metric.unit] or metric.unit
    return { type = { "number", "null" }, description = unit ~= "" and unit or nil }
  end,
  flag = function() return { type = "boolean" } end,
  cause = function() return { type = "string", enum = core.causes() } end,
}

local function report_schema()
  local properties = {
    model = { type = "string" }, hardware = { type = "string" }, gpus = { type = "integer" },
    cost_model = { type = "string" }, deployment = { type = "object" }, workload = { type = "object" },
    parameters = { type = "object" },
  }
  for _, metric in ipairs(core.metrics()) do
    local group, own = metric.key:match "^(.-)%.(.*)$"
    if group then properties[group] = properties[group] or { type = "object", properties = {} } end
    local at = group and properties[group].properties or properties
    at[own or metric.key] = of_metric[metric.kind](metric)
  end
  return { type = "object", properties = properties, required = { "model", "hardware", "gpus", "memory" } }
end

local error_schema = {
  type = "object", required = { "error" },
  properties = {
    error = {
      type = "object", required = { "code", "message", "details", "request_id" },
      properties = {
        code = { type = "string" }, message = { type = "string" }, details = { type = "object" },
        request_id = { type = "string" },
      },
    },
  },
}

--- The tables within a request, from the reference.
local function parts()
  local list = {}
  for _, section in ipairs(reference.sections()) do
    local part = section.chapter == "requests" and section.fields and section.name ~= "request"
    if part then list[section.name] = object_of(section.fields, field_schema) end
  end
  return list
end

--- Everything that routes take or give, by name.
function schemas.all(routes)
  local explorations = {}
  for _, route in ipairs(routes) do
    if route.fields then explorations[route.takes] = exploration(route.fields) end
  end
  return tables.merged(tables.merged(parts(), explorations), {
    request = object_of(request.fields, field_schema),
    comparison = {
      type = "object", required = { "requests" }, additionalProperties = false,
      properties = { requests = tables.merged(list_of "request", { minItems = 2, maxItems = 32 }) },
    },
    report = report_schema(), error = error_schema,
    script = {
      type = "object", required = { "script" }, additionalProperties = false,
      properties = { script = { type = "string", description = "a scenario (docs/confined.md)" } },
    },
    outcome = {
      type = "object", required = { "output", "results" },
      properties = { output = { type = "string" }, results = { type = "array" } },
    },
    compared = {
      type = "object", required = { "reports", "ratios" },
      properties = { reports = list_of "report", ratios = { type = "array", items = { type = "object" } } },
    },
    rows = {
      type = "object", required = { "columns", "rows", "points", "refused" },
      properties = {
        columns = { type = "array", items = { type = "string" } }, points = { type = "integer" },
        rows = { type = "array", items = { type = "object" } }, refused = { type = "array" },
      },
    },
    found = {
      type = "object", required = { "best", "front", "points", "deployments" },
      properties = { best = { type = "array" }, front = { type = "array" } },
    },
    list = { type = "object" }, thing = { type = "object" },
    health = { type = "object", required = { "status" }, properties = { status = { type = "string" } } },
  })
end

return schemas
