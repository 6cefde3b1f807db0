-- description.lua: /openapi.json, made of the registries that requests are checked against.

local answer = require "mantile.api.answer"
local core = require "mantile.core"
local explore = require "mantile.api.explore_fields"
local json = require "mantile.json"
local request = require "mantile.request"
local tables = require "mantile.tables"
local version = require "mantile.version"
local words = require "mantile.reference.field"

-- ---- fields as JSON Schema --------------------------------------------------------

local COUNT_MAX <const> = 1 << 32

local function whole(least)
  return function(field)
    return { type = "integer", minimum = field.min or least, maximum = field.max or COUNT_MAX }
  end
end

local of_kind = {
  count = whole(1), width = whole(1), tokens = whole(1), tokens0 = whole(0),
  flag = function() return { type = "boolean" } end,
  name = function() return { type = "string", minLength = 1, maxLength = 4096 } end,
  dtype = function() return { type = "string", examples = core.units() } end,
  text = function() return { type = "string" } end,
  positive = function() return { type = "number", minimum = 1e-30, maximum = 1e30 } end,
  amount = function() return { type = "number", minimum = 0, maximum = 1e30 } end,
  fraction = function() return { type = "number", minimum = 0, maximum = 1 } end,
  table = function() return { type = "object" } end,
  list = function() return { type = "array", items = {} } end,
  texts = function() return { anyOf = { { type = "string" }, { type = "array", items = { type = "string" } } } } end,
}

local function schema_of(field)
  local schema = of_kind[field[2]:gsub("%?$", "")](field)
  if field.one_of then schema = { type = "string", enum = field.one_of } end
  schema.description, schema.default = words.sentence(tables.without(field, "one_of")), field.default
  return schema
end

-- What is said otherwise of a field than its kind says.
local own_schema = {
  hardware = function(field)
    return {
      description = field.help .. "; or its data (docs/serve.md)",
      anyOf = { { type = "string", minLength = 1 }, { type = "object" } },
    }
  end,
  fleet = function(field) return { type = "array", items = { type = "object" }, description = field.help } end,
  failures = function(field)
    local one = { type = "object" }
    return { description = field.help, anyOf = { one, { type = "array", items = one } } }
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

local function field_schema(field) return (own_schema[field[1]] or schema_of)(field) end

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

local function list_of(name) return { type = "array", items = { ["$ref"] = "#/components/schemas/" .. name } } end

local function schemas()
  return {
    request = object_of(request.fields, field_schema),
    comparison = {
      type = "object", required = { "requests" }, additionalProperties = false,
      properties = { requests = tables.merged(list_of "request", { minItems = 2, maxItems = 32 }) },
    },
    sweep = exploration(explore.sweep), search = exploration(explore.search), script = {
      type = "object", required = { "script" }, properties = { script = { type = "string" } },
    },
    report = report_schema(), error = error_schema,
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
  }
end

-- ---- routes -----------------------------------------------------------------------

local statuses = {
  [400] = "what was sent is no JSON", [401] = "the server needs its token", [404] = "there is no such thing",
  [409] = "this server does not run scripts", [413] = "the body is too long", [415] = "the body is not said to be JSON",
  [422] = "the message says which field is wrong and what it may be", [429] = "too many at once",
  [503] = "the server is busy or ending",
}

local function content(schema)
  return { ["application/json"] = { schema = { ["$ref"] = "#/components/schemas/" .. schema } } }
end

local function of_error(status)
  return { description = statuses[status], content = content("error") }
end

--- Which statuses a route may answer with besides 200.
local function errors_of(route)
  if route.method == "POST" then return { 400, 401, 409, 413, 415, 422, 503 } end
  if route.gives == "health" then return { 503 } end
  return route.path:find "{" and { 401, 404, 422 } or { 401, 503 }
end

local function good_of(route)
  if route.gives == "text" then
    return { description = "as text", content = { ["text/plain"] = { schema = { type = "string" } } } }
  end
  local good = { description = route.summary, content = content(route.gives) }
  if route.streams then good.content["text/event-stream"] = { schema = { type = "string" } } end
  return good
end

local function parameters_of(route)
  local list = {}
  for name in route.path:gmatch "{([%w_]+)" do
    list[#list + 1] = { name = name, ["in"] = "path", required = true, schema = { type = "string", minLength = 1 } }
  end
  for _, field in ipairs(route.query or {}) do
    list[#list + 1] = { name = field[1], ["in"] = "query", schema = schema_of(field), description = field.help }
  end
  return #list > 0 and list or nil
end

local function operation_of(route)
  local responses = { ["200"] = good_of(route) }
  for _, status in ipairs(errors_of(route)) do responses[tostring(status)] = of_error(status) end
  return {
    summary = route.summary, parameters = parameters_of(route), responses = responses,
    security = route.public and json.empty_list or nil,
    requestBody = route.takes and { required = true, content = content(route.takes) } or nil,
  }
end

local function described(route) return route.gives ~= nil and route.gives ~= "asset" end

local function paths_of(routes)
  local paths = {}
  for _, route in ipairs(routes) do
    if described(route) then
      local path = route.path:gsub("%.%.%.}", "}")
      paths[path] = paths[path] or {}
      paths[path][route.method:lower()] = route.operation or operation_of(route)
    end
  end
  return paths
end

local function description_of(routes)
  return {
    openapi = "3.1.0",
    info = {
      title = "mantile", version = version, summary = "What will this model do on that hardware, under this load?",
      license = { name = "MIT", identifier = "MIT" },
    },
    paths = paths_of(routes), components = {
      schemas = schemas(), securitySchemes = { token = { type = "http", scheme = "bearer" } },
    },
    security = { { token = json.empty_list }, {} },
  }
end

local rank = { openapi = 1, info = 2, paths = 3 }
local kept

local function openapi()
  kept = kept or json.encode(description_of(require("mantile.api.service").routes()), rank)
  return answer.text(kept)
end

return {
  {
    method = "GET", path = "/openapi.json", summary = "this description", answer = openapi, public = true,
    gives = "thing",
  },
}
