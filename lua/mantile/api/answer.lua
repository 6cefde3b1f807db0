-- answer.lua: what routes answer: { status =, type =, body =, headers = }.

local json = require "mantile.json"
local machine = require "mantile.report.machine"
local tables = require "mantile.tables"

local answer = {}

-- What a status means, as programs read it.
local codes = {
  [400] = "bad_request", [401] = "unauthorized", [404] = "not_found", [405] = "method_not_allowed", [409] = "conflict",
  [413] = "too_large", [415] = "unsupported_media_type", [422] = "invalid_request", [429] = "too_many_requests",
  [500] = "internal", [503] = "unavailable",
}

--- A text that is JSON already.
function answer.text(body, status) return { status = status or 200, type = "application/json", body = body } end

--- A value as JSON, its keys in the order of reports.
function answer.json(value, status) return answer.text(machine.encode_any(value), status) end

--- The table of an error: `details` says what is known besides, like the field.
function answer.error_of(status, message, details, id)
  return { error = { code = codes[status], message = message, details = details or {}, request_id = id } }
end

--- An error: { "error": { code, message, details, request_id } }; the service adds the id.
function answer.problem(status, message, details)
  return { status = status, problem = { message = message, details = details } }
end

--- What the library refused: which field, where it said so.
function answer.refused(message, field)
  local plain = tostring(message):gsub("%s*\n%s*", " ")
  return answer.problem(422, plain, field and { field = field })
end

--- The body of a request as a table; nil and an error.
function answer.read(request)
  local values, message = json.decode(request.body or "")
  if type(values) == "table" and #values == 0 then return values end
  if values == nil then return nil, answer.problem(400, "the body is " .. (message or "no JSON")) end
  return nil, answer.problem(422, "the body must be a JSON object")
end

--- Which of `query` is on: "", "true" or "1".
function answer.flag(query, name)
  local value = query[name]
  return value == "" or value == "true" or value == "1"
end

--- The same with another header.
function answer.with_header(reply, name, value)
  return tables.merged(reply, { headers = tables.merged(reply.headers or {}, { [name] = value }) })
end

answer.codes = codes

return answer
