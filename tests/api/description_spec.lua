-- /openapi.json against the routes it describes.

local find = require "mantile.find"
local json = require "mantile.json"
local request = require "mantile.request"
local service = require "mantile.api.service"
local support = require "support"

local function ask(method, path, body)
  return service.answer {
    id = "1", method = method, path = path, query = {}, body = body,
    headers = { ["content-type"] = "application/json", accept = "*/*" },
  }
end

--- Calls f with every $ref in a value.
local function each_reference(value, f)
  if type(value) ~= "table" then return end
  for key, item in pairs(value) do
    if key == "$ref" then f(item) else each_reference(item, f) end
  end
end

local hostile = { "", "{", "null", "[]", "0", "{}", '{"model":[]}', '{"model":"llama-3.1-8b","hardware":{"id":1}}' }

describe("the OpenAPI description", function()
  local described

  setup(function()
    service.open(support.root, "{}")
    described = json.decode(ask("GET", "/openapi.json").body)
  end)
  teardown(function() find.names_only = false end)

  it("has all that it refers to", function()
    local count = 0
    each_reference(described, function(reference)
      local name = reference:match "^#/components/schemas/([%w_]+)$"
      assert.is_table(described.components.schemas[name], reference)
      count = count + 1
    end)
    assert.truthy(count > 50)
  end)

  it("has every field of a request", function()
    local schema = described.components.schemas.request
    for _, field in ipairs(request.fields) do assert.is_table(schema.properties[field[1]], field[1]) end
    assert.same({ "model", "hardware" }, schema.required)
    assert.same({ 1, 1024 }, { schema.properties.tp.minimum, schema.properties.isl.default })
    assert.equal("string", schema.properties.router.type)
    assert.is_nil(described.components.schemas.sweep.properties.output)
  end)

  it("has every route, and the statuses that they answer with", function()
    for _, route in ipairs(service.routes()) do
      if route.gives ~= "asset" then
        local path = route.path:gsub("%.%.%.}", "}")
        local operation = assert(described.paths[path][route.method:lower()], path)
        for _, body in ipairs(route.method == "POST" and hostile or { "" }) do
          local reply = ask(route.method, route.path:gsub("{[%w.]+}", "%%2e%%2e"), body)
          assert.truthy(reply.job or operation.responses[tostring(reply.status)], path .. " " .. tostring(reply.body))
        end
      end
    end
  end)
end)
