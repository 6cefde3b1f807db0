-- access.lua: who may ask: a bearer token, and pages of other origins.

local answer = require "mantile.api.answer"

local access = {}

--- In the same time wherever they differ.
local function same(a, b)
  if #a ~= #b then return false end
  local difference = 0
  for i = 1, #a do difference = difference | (a:byte(i) ~ b:byte(i)) end
  return difference == 0
end

--- What is answered instead, where a token is needed and the request has it not.
function access.refuse(settings, request)
  if not settings.token then return nil end
  local scheme, given = (request.headers.authorization or ""):match "^(%a+)%s+(%S+)%s*$"
  if given and scheme:lower() == "bearer" and same(given, settings.token) then return nil end
  local reply = answer.problem(401, "send the server's token: Authorization: Bearer TOKEN")
  return answer.with_header(reply, "WWW-Authenticate", "Bearer")
end

--- Whether the client has what is of that tag.
function access.knows(request, tag)
  local known = request.headers["if-none-match"]
  return known ~= nil and (known == "*" or known:find(tag, 1, true) ~= nil)
end

local function allowed(settings, origin)
  for _, known in ipairs(settings.cors or {}) do
    if known == "*" or known == origin then return known end
  end
end

--- Lets pages of the origins of --cors read the answer.
function access.allow(settings, request, headers)
  local origin = request.headers.origin
  local known = origin and allowed(settings, origin)
  if not known then return end
  headers["Access-Control-Allow-Origin"] = known
  headers["Access-Control-Expose-Headers"] = "X-Request-Id, ETag"
  if known ~= "*" then headers.Vary = "Origin" end
end

--- What a browser asks before it lets such a page send.
function access.preflight(methods)
  return {
    status = 204, body = "", headers = {
      Allow = table.concat(methods, ", ") .. ", OPTIONS",
      ["Access-Control-Allow-Methods"] = table.concat(methods, ", "),
      ["Access-Control-Allow-Headers"] = "Content-Type, Authorization, If-None-Match",
      ["Access-Control-Max-Age"] = "86400",
    },
  }
end

return access
