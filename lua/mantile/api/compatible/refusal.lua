-- refusal.lua: why a request is not answered, as the reference's clients read it: {"detail": ...}, a sentence, or for
-- what is wrong with a field (422) the list that its framework makes.

local json = require "mantile.json"

local refusal = {}

--- { status =, detail = a sentence }
function refusal.of(status, sentence) return { status = status, detail = sentence } end

--- A field of the body that is missing, of the wrong type or out of range. `path` says where it is.
function refusal.field(path, sentence)
  return { status = 422, detail = { { loc = { "body", table.unpack(path) }, msg = sentence, type = "value_error" } } }
end

--- The response of an answer, or of the refusal in place of one.
function refusal.response(answer, refused)
  if answer == nil then answer = { detail = refused.detail } end
  return { status = refused and refused.status or 200, type = "application/json", body = json.encode(answer) }
end

return refusal
