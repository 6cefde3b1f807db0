-- operation.lua: what those who run the server ask: is it there, is it ready, what did it do.

local answer = require "mantile.api.answer"
local json = require "mantile.json"
local version = require "mantile.version"

local function counts() return package.loaded["mantile.server"] and require("mantile.server").counts() end

--- What differs with every look has no tag.
local function current(kind, body) return { status = 200, changing = true, type = kind, body = body } end

local function health() return current("application/json", json.encode { status = "ok", version = version }) end

--- A server that ends answers what it has begun, and wants no more of it.
local function ready()
  local now = counts()
  if now and now.ending then return answer.problem(503, "the server is ending") end
  return current("application/json", json.encode { status = "ready" })
end

-- ---- Prometheus -----------------------------------------------------------------

local function routes() return require("mantile.api.service").routes() end

local function label_of(number)
  local route = routes()[number]
  return route and ('method="%s",route="%s"'):format(route.method, route.path) or 'method="",route="none"'
end

local function histogram(add, label, row, ends)
  local sum = 0
  for i, count in ipairs(row.buckets) do
    sum = sum + count
    add('mantile_request_seconds_bucket{%s,le="%s"} %d', label, ends[i] and ("%g"):format(ends[i]) or "+Inf", sum)
  end
  add("mantile_request_seconds_sum{%s} %.9g", label, row.seconds)
  add("mantile_request_seconds_count{%s} %d", label, sum)
end

--- The rows of routes that were asked for, in order.
local function used(rows)
  local list = {}
  for number = 0, #rows do
    if next(rows[number].statuses) then list[#list + 1] = number end
  end
  return list
end

--- The text format of Prometheus, version 0.0.4.
local function metrics_text(now)
  local out = {}
  local function add(format, ...) out[#out + 1] = format:format(...) end
  add "# HELP mantile_requests_total Requests answered, by route and status."
  add "# TYPE mantile_requests_total counter"
  for _, number in ipairs(used(now.rows)) do
    for status = 100, 599 do
      local count = now.rows[number].statuses[status]
      if count then add('mantile_requests_total{%s,status="%d"} %d', label_of(number), status, count) end
    end
  end
  add "# HELP mantile_request_seconds Time from the headers of a request to the end of its answer."
  add "# TYPE mantile_request_seconds histogram"
  for _, number in ipairs(used(now.rows)) do histogram(add, label_of(number), now.rows[number], now.ends) end
  add "# HELP mantile_connections Connections that are open."
  add "# TYPE mantile_connections gauge"
  add("mantile_connections %d", now.connections)
  add "# HELP mantile_jobs Long requests that wait or run."
  add "# TYPE mantile_jobs gauge"
  add("mantile_jobs %d", now.jobs)
  return table.concat(out, "\n") .. "\n"
end

local function metrics()
  local now = counts()
  if not now then return answer.problem(503, "there is no server to count for") end
  return current("text/plain; version=0.0.4; charset=utf-8", metrics_text(now))
end

return {
  {
    method = "GET", path = "/health", summary = "the server is there", answer = health, public = true,
    gives = "health",
  },
  {
    method = "GET", path = "/health/ready", summary = "the server takes requests", answer = ready, public = true,
    gives = "health",
  },
  { method = "GET", path = "/metrics", summary = "what it did, for Prometheus", answer = metrics, gives = "text" },
}
