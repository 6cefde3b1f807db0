-- refusal.lua: why a request is not answered, as the reference's clients read it: {"detail": ...}, a sentence, or for
-- what is wrong with a field (422) the list that its framework makes.

local answer = require "mantile.api.answer"
local json = require "mantile.json"

local refusal = {}

--- { status =, detail = a sentence }
function refusal.of(status, sentence) return { status = status, detail = sentence } end

--- A field of the body that is missing, of the wrong type or out of range. `path` says where it is.
function refusal.field(path, sentence)
  return { status = 422, detail = { { loc = { "body", table.unpack(path) }, msg = sentence, type = "value_error" } } }
end

--- The response of an answer, or of the refusal in place of one.
function refusal.response(value, refused)
  if value == nil then return answer.text(json.encode { detail = refused.detail }, refused.status) end
  return answer.text(json.encode(value))
end

--- How the service writes what it refuses itself.
function refusal.problem(_, message) return { detail = message } end

return refusal
