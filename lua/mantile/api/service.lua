-- service.lua: what the threads of src/serve ask of Lua: answer(request), and work(text, sink) for what takes long.
-- Nothing is kept between requests but what makes the next one faster.

local access = require "mantile.api.access"
local answer = require "mantile.api.answer"
local core = require "mantile.core"
local find = require "mantile.find"
local json = require "mantile.json"
local plain = require "mantile.plain"
local router = require "mantile.api.router"
local simulation = require "mantile.simulation"
local stream = require "mantile.api.stream"
local structure = require "mantile.structure"

local service = { settings = {} }

local STRUCTURES_MOST = 200 -- of each thread
local REQUESTS_MOST = 1 << 22 -- of a simulation: 250 MB, and minutes

-- In the order of the OpenAPI description.
local modules = {
  "estimates", "explorations", "choices", "scripts", "things", "compatible", "operation", "description", "assets",
}

local routes

local function all_routes()
  local list = {}
  for _, name in ipairs(modules) do
    for _, route in ipairs(require("mantile.api." .. name)) do list[#list + 1] = route end
  end
  return list
end

function service.open(root, settings)
  find.root = root
  find.add_path(os.getenv "MANTILE_PATH")
  find.names_only = true
  structure.most, simulation.requests_most = STRUCTURES_MOST, REQUESTS_MOST
  service.settings = json.decode(settings)
  routes = router.new(all_routes())
end

function service.routes() return routes.routes end

-- ---- one answer -----------------------------------------------------------------

--- What a handler answered, complete: with its error written out, its tag, and what the route has to say.
local function finished(reply, request, route)
  if reply.problem then
    local of = route and route.problem or answer.error_of
    local value = of(reply.status, reply.problem.message, reply.problem.details, request.id)
    reply.body, reply.type = json.encode(value), "application/json"
  end
  local headers = reply.headers or {}
  headers["X-Request-Id"], headers["X-Content-Type-Options"] = request.id, "nosniff"
  if reply.status == 200 and (request.method == "GET" or request.method == "HEAD") and not reply.changing then
    headers.ETag = '"' .. (reply.tag or core.hash(reply.body)) .. '"'
    headers["Cache-Control"] = headers["Cache-Control"] or "no-cache"
    if access.knows(request, headers.ETag) then reply.status, reply.body = 304, "" end
  end
  access.allow(service.settings, request, headers)
  reply.headers, reply.route = headers, route and route.number
  return reply
end

--- What a handler does, whatever it raises: a script of the user's may be behind a name.
local function called(handler, request, out)
  local ok, reply, message, field = pcall(handler, request, out)
  if not ok then
    local line = json.encode { request_id = request.id, problem = plain(reply) }
    io.stderr:write(line .. "\n") -- at once: other threads write, too
    return answer.problem(500, "the server could not answer this; its log says more")
  end
  return reply or answer.refused(message, field)
end

local function has_json(request)
  local kind = request.headers["content-type"]
  return kind ~= nil and (kind .. ";"):lower():find "^%s*application/json%s*;" ~= nil
end

--- The reply to a request of a known route; or the job it becomes.
local function of_route(route, request)
  local refusal = not route.public and access.refuse(service.settings, request)
  if refusal then return refusal end
  if route.method == "POST" and not has_json(request) then
    return answer.problem(415, "the body must be JSON: send Content-Type: application/json")
  end
  local wrong
  request.query, wrong = router.query(request.query)
  if wrong then return answer.problem(422, "the query has a value that is no text") end
  return called(route.answer, request)
end

local function of_path(request)
  local route, parameters = routes:find(request.method, request.path)
  if route then
    request.parameters = parameters
    if parameters then return of_route(route, request), route end
    return answer.problem(404, "the path has a part that is no text"), route
  end
  if not parameters then return answer.problem(404, "there is no such path; /openapi.json has all of them") end
  if request.method == "OPTIONS" then return access.preflight(parameters) end
  local methods = table.concat(parameters, ", ")
  return answer.with_header(answer.problem(405, "this path takes " .. methods), "Allow", methods)
end

--- A reply, or { job = text, route = }.
function service.answer(request)
  local reply, route = of_path(request)
  if reply.job then
    return { job = stream.pack(route.number, request, reply.job), route = route.number }
  end
  return finished(reply, request, route)
end

-- ---- what takes long --------------------------------------------------------------

--- Does a job: a reply, or a stream in `sink`.
function service.work(text, sink)
  local number, request = stream.unpack(text)
  local route = routes.routes[number]
  local out = stream.new(sink, request, function(reply) return finished(reply, request, route) end)
  local reply = called(route.work, request, out)
  return out:finish(reply) or finished(reply, request, route)
end

return service
