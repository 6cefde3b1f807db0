-- assets.lua: the page (web/), as `make web` has built it.

local answer = require "mantile.api.answer"
local core = require "mantile.core"
local find = require "mantile.find"

local types = {
  html = "text/html; charset=utf-8", js = "text/javascript; charset=utf-8", css = "text/css; charset=utf-8",
  svg = "image/svg+xml", json = "application/json", map = "application/json", png = "image/png",
}

-- Nothing from elsewhere, and no script in a page itself. Swagger UI (docs.html) sets styles in its elements.
local POLICY = "default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self' data:; "
  .. "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

local function policy_of(path) return POLICY:format(path == "docs.html" and " 'unsafe-inline'" or "") end

local FILE_MOST = 16 << 20

local kept = {} -- by path { body =, tag = }: files do not change while a server runs

--- A file of the page; nil where there is none.
local function read(path)
  local file = path:find "^%w[%w%._-]*$" and io.open(("%s/web/dist/%s"):format(find.root, path), "rb")
  if not file then return nil end
  local body = file:read(FILE_MOST) or ""
  file:close()
  return { body = body, tag = core.hash(body) }
end

local function asset(path)
  kept[path] = kept[path] or read(path)
  local one = kept[path]
  return one and {
    status = 200, type = types[path:match "%.(%w+)$"] or "application/octet-stream", body = one.body, tag = one.tag,
    headers = { ["Content-Security-Policy"] = policy_of(path), ["Referrer-Policy"] = "no-referrer" },
  }
end

local function page(name)
  return function()
    return asset(name) or answer.problem(404, "the page is not built; `make web` builds it")
  end
end

return {
  { method = "GET", path = "/", summary = "the page", answer = page "index.html", public = true, gives = "asset" },
  {
    method = "GET", path = "/docs", summary = "this description, to read", answer = page "docs.html", public = true,
    gives = "asset",
  },
  {
    method = "GET", path = "/assets/{file}", summary = "what the page loads", public = true, gives = "asset",
    answer = function(request)
      return asset(request.parameters.file) or answer.problem(404, "the page has no such file")
    end,
  },
}
