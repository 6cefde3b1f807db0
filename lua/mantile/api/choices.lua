-- choices.lua: what a person may choose next.

local choices = require "mantile.choices"
local json = require "mantile.json"

local function failure(status, code, message, field)
  local details = field and { field = field } or nil
  return { status = status, body = json.encode { error = { code = code, message = message, details = details } } }
end

local function answer(request)
  local values, message = json.decode(request.body or "")
  if type(values) ~= "table" then return failure(400, "bad_json", message or "the body must be a JSON object") end
  local found, field
  found, message, field = choices.of(values)
  if not found then return failure(422, "invalid_request", message, field) end
  return { status = 200, body = json.encode(found) }
end

return {
  {
    method = "POST", path = "/choices", answer = answer,
    summary = "the values that each key of a request may have, and why not the others",
  },
}
