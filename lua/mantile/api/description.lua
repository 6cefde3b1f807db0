-- description.lua: /openapi.json, made of the registries that requests are checked against.

local answer = require "mantile.api.answer"
local json = require "mantile.json"
local version = require "mantile.version"
local schemas = require "mantile.api.schemas"

-- ---- routes -----------------------------------------------------------------------

local statuses = {
  [400] = "what was sent is no JSON", [401] = "the server needs its token", [404] = "there is no such thing",
  [409] = "this server does not run scripts", [413] = "the body is too long", [415] = "the body is not said to be JSON",
  [422] = "the message says which field is wrong and what it may be", [429] = "too many at once",
  [503] = "the server is busy or ending",
}

local function content(schema)
  return { ["application/json"] = { schema = schemas.at(schema) } }
end

local function of_error(status)
  return { description = statuses[status], content = content("error") }
end

--- Which statuses a route may answer with besides 200.
local function errors_of(route)
  if route.takes == "script" then return { 400, 401, 409, 413, 415, 422, 429, 503 } end
  if route.method == "POST" then return { 400, 401, 413, 415, 422, 429, 503 } end
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
    list[#list + 1] = { name = field[1], ["in"] = "query", schema = schemas.of_field(field), description = field.help }
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
      schemas = schemas.all(routes), securitySchemes = { token = { type = "http", scheme = "bearer" } },
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
