-- choices.lua: /v1/choices and /v1/roofline: what the page asks beside a report.

local answer = require "mantile.api.answer"
local choices = require "mantile.choices"
local inline = require "mantile.api.inline"
local roofline = require "mantile.picture.roofline"

--- Answers a request with what `of` makes of it.
local function answerer(of)
  return function(request)
    local values, problem = answer.read(request)
    if not values then return problem end
    values, problem = inline.request(values)
    if not values then return answer.refused(problem, "hardware") end
    local found, message, field = of(values)
    return found and answer.json(found) or answer.refused(message, field)
  end
end

return {
  {
    method = "POST", path = "/v1/choices", takes = "request", gives = "thing", answer = answerer(choices.of),
    summary = "what each key of a request may be, the others as they are, and why nothing else",
  },
  {
    method = "POST", path = "/v1/roofline", takes = "request", gives = "thing",
    answer = answerer(function(values) return roofline.gather(values, {}) end),
    summary = "FLOPs for each byte and FLOP/s of every op, and the ceilings over them",
  },
}
