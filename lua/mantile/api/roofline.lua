-- roofline.lua: every op of a deployment under the ceilings of its hardware, as numbers to draw.

local json = require "mantile.json"
local roofline = require "mantile.picture.roofline"

local function failure(status, code, message)
  return { status = status, body = json.encode { error = { code = code, message = message } } }
end

local function answer(request)
  local values, message = json.decode(request.body or "")
  if type(values) ~= "table" then return failure(400, "bad_json", message or "the body must be a JSON object") end
  local picture
  picture, message = roofline.gather(values, {})
  if not picture then return failure(422, "invalid_request", message) end
  return { status = 200, body = json.encode(picture) }
end

return {
  {
    method = "POST", path = "/roofline", answer = answer,
    summary = "FLOPs for each byte and FLOP/s of every op, and the ceilings over them",
  },
}
