-- described.lua: the compatible routes in /openapi.json, made of the registries that bodies are checked against.

local body = require "mantile.api.compatible.body"
local tables = require "mantile.tables"

local described = {}

local of_kind = {
  text = { type = "string" }, flag = { type = "boolean" }, table = { type = "object" },
  count = { type = "integer", minimum = 1 }, tokens0 = { type = { "integer", "null" }, minimum = 0 },
}

local function field_schema(field)
  local schema = tables.merged(of_kind[field[2]], { default = field.default, maximum = field.max })
  if field.one_of then schema.enum = field.one_of end
  if type(field.default) == "table" then schema.default = nil end
  return schema
end

--- An object of these fields, each called as `spelt` says; `optional` are not needed.
local function object_of(registry, spelt, optional)
  local properties, required = {}, {}
  for _, field in ipairs(registry) do
    local name = spelt[field[1]] or field[1]
    properties[name] = field_schema(field)
    if field.default == nil and not optional[name] then required[#required + 1] = name end
  end
  return { type = "object", properties = properties, required = required }
end

local phase = object_of(body.phase_fields, {}, {})

local pair = {
  type = "object", properties = { prefill_req = phase, decode_req = phase }, required = { "prefill_req", "decode_req" },
}

local function flat_system()
  local schema = object_of(body.phase_fields, { hardware_id = "hardware_config" }, { seq_len = true })
  for _, field in ipairs(body.flat_fields) do
    if not schema.properties[field[1]] then schema.required[#schema.required + 1] = field[1] end
    schema.properties[field[1]] = field_schema(field)
  end
  schema.properties.seq_len, schema.properties.context_len = nil, nil
  return schema
end

local flat_layer = object_of(body.layer_fields, body.older, { phase = true, layer_config = true })
flat_layer.properties.layer_config = nil

local takes = {
  ["/config/layer-metrics"] = { anyOf = { object_of(body.layer_fields, {}, {}), flat_layer } },
  ["/config/system-metrics"] = { anyOf = { pair, flat_system() } },
}

local detail = {
  type = "object", required = { "detail" },
  properties = { detail = { anyOf = { { type = "string" }, { type = "array", items = { type = "object" } } } } },
}

local statuses = {
  GET = { ["401"] = "the server needs its token", ["404"] = "there is no such thing" },
  POST = {
    ["400"] = "a dtype that is none, or a layer that the model has not", ["401"] = "the server needs its token",
    ["404"] = "no such model, hardware or layer",
    ["415"] = "the body is not said to be JSON", ["422"] = "a field is missing, of the wrong type or out of range",
  },
}

local function content(schema) return { ["application/json"] = { schema = schema } } end

--- The names that a route needs in its query.
local queries = { ["/api/layers"] = { "model_id" } }

local function parameters_of(path)
  local list, name = {}, path:match "{(%w+)"
  if name then
    list[1] = { name = name, ["in"] = "path", required = true, schema = { type = "string", minLength = 1 } }
  end
  for _, key in ipairs(queries[path] or {}) do
    list[#list + 1] = { name = key, ["in"] = "query", required = true, schema = { type = "string" } }
  end
  return #list > 0 and list or nil
end

--- The operation of a route, which answers a list or an object.
function described.operation(method, path, summary, list)
  local good = { description = summary, content = content { type = list and "array" or "object" } }
  local responses, missing = { ["200"] = good }, queries[path] and "the query misses a field"
  for status, text in pairs(tables.merged(statuses[method], { ["422"] = missing })) do
    responses[status] = { description = text, content = content(detail) }
  end
  return {
    summary = summary, parameters = parameters_of(path), responses = responses,
    requestBody = takes[path] and { required = true, content = content(takes[path]) } or nil,
  }
end

return described
