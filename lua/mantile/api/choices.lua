-- choices.lua: /v1/choices and /v1/roofline: what the page asks beside a report.

local answer = require "mantile.api.answer"
local choices = require "mantile.choices"
local inline = require "mantile.api.inline"
local json = require "mantile.json"
local roofline = require "mantile.picture.roofline"

--- The handlers of a route that answers with what `of` makes of a request. A model that is built for it alone may take
--- long; a simulation is no part of this.
local function route_of(of, route)
  local function reply_to(values)
    local made, message, field = inline.request(values)
    if not made then return answer.refused(message, field) end
    local found
    found, message, field = of(made)
    return found and answer.json(found) or answer.refused(message, field)
  end
  function route.answer(request)
    local values, problem = answer.read(request)
    if not values then return problem end
    if values.method == "simulate" then return answer.refused("ask this of method formula", "method") end
    return type(values.model) == "table" and { job = request.body } or reply_to(values)
  end
  function route.work(request) return reply_to(json.decode(request.body)) end
  route.method, route.takes, route.gives = "POST", "request", "thing"
  return route
end

return {
  route_of(choices.of, {
    path = "/v1/choices", summary = "what each key of a request may be, the others as they are, and why nothing else",
  }),
  route_of(function(values) return roofline.gather(values, {}) end, {
    path = "/v1/roofline", summary = "FLOPs for each byte and FLOP/s of every op, and the ceilings over them",
  }),
}
