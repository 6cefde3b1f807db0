-- api.lua: what must hold for whatever request the service gets. An input is METHOD, path and query in its first line,
-- then lines of headers, a blank line and the body. Returns a function that raises when the answer is wrong.

local root = ...
local json = require "mantile.json"
local service = require "mantile.api.service"

service.open(root, '{"cors":["*"]}')

local LOOKS <const> = 3 -- how often what takes long may ask whether to go on

local known = {}
for status in pairs(require("mantile.api.answer").codes) do known[status] = true end
for _, status in ipairs { 200, 204, 304 } do known[status] = true end

--- The request of a text.
local function request_of(text)
  local head, body = text:match "^(.-)\n\n(.*)$"
  head = head or text
  local method, target, rest = head:match "^(%u+) ([^%s]*)(.*)$"
  local request = { id = "1", method = method or "GET", path = target or head, query = {}, headers = {}, body = body }
  local path, query = request.path:match "^([^?]*)%?(.*)$"
  if path then request.path = path end
  for pair in (query or ""):gmatch "[^&]+" do request.query[pair:match "^[^=]*"] = pair:match "=(.*)$" or "" end
  for name, value in (rest or ""):gmatch "\n([%w-]+): ([^\n]*)" do request.headers[name:lower()] = value end
  return request
end

--- Limits of the fuzzer itself, which a handler may have met.
local function is_limit(problem)
  return problem:find("too many lines", 1, true) or problem:find("not enough memory", 1, true)
    or problem:find("out of memory", 1, true)
end

local function check_error(body)
  local problem = json.decode(body)
  local message = problem.error and problem.error.message or problem.detail
  assert(message and message ~= "", "an error says something: " .. body)
  if type(message) ~= "string" then return end
  assert(not message:find("lua/mantile/", 1, true), "an error shows no path of ours: " .. body)
  assert(not message:find("stack traceback", 1, true), "an error shows no stack: " .. body)
end

local function check(reply, logged)
  assert(math.type(reply.status) == "integer" and known[reply.status], "a status is one of those described")
  assert(reply.status ~= 500 or is_limit(logged), "nothing breaks: " .. logged)
  assert(type(reply.body) == "string", "a body is text")
  for name, value in pairs(reply.headers) do assert(not (name .. tostring(value)):find "[\r\n]", "a header is a line") end
  if reply.type == "application/json" and reply.body ~= "" then assert(json.decode(reply.body), reply.body) end
  if reply.status >= 400 then check_error(reply.body) end
end

--- A stream as jobs get it: it ends after a few looks. What was written to it is checked like an answer.
local function new_sink()
  local sink = { looks = 0, written = {} }
  function sink.start(_, reply) sink.reply = reply end

  function sink.write(_, text)
    assert(sink.reply, "nothing is written before it begins")
    assert(text:find "^event: %l+\ndata: [^\n]*\n\n$", "an event is two lines: " .. text)
    sink.written[#sink.written + 1] = text
    return true
  end

  function sink.wanted()
    sink.looks = sink.looks + 1
    if sink.looks > LOOKS then return false, "time" end
    return true
  end

  return sink
end

local function check_work(job, logged)
  local sink = new_sink()
  local reply = service.work(job, sink)
  if not sink.reply then return check(reply, logged()) end
  local last = sink.written[#sink.written]
  assert(last and (last:find "^event: done" or last:find "^event: error"), "a stream ends with an event that says so")
end

local function check_request(text)
  local problems = {}
  local function logged() return table.concat(problems) end
  io.stderr = { write = function(_, ...) problems[#problems + 1] = table.concat { ... } end }
  local reply = service.answer(request_of(text))
  if reply.job then return check_work(reply.job, logged) end
  check(reply, logged())
end

return function(text)
  local ok, message = pcall(check_request, text)
  assert(ok or is_limit(tostring(message)), message)
end
