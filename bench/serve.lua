-- serve.lua: the service under wrk, client and server on this machine.
--
--   host bench/serve.lua          requests a second, latency at half that rate, ten thousand idle connections
--   host bench/serve.lua COUNT    memory before and after that many requests
--
-- Latency: wrk waits a random time before each request, the same on average whatever the answers take; the rate that
-- came about is printed with it. It counts from when a request is sent.

local served = require "api.served"

local SECONDS, CONNECTIONS = 8, 32
local AIM_RATE, AIM_SECONDS = 15000, 0.01

local server = served.start "--timeout 600"

local function capture(command)
  local pipe = assert(io.popen(command))
  local text = pipe:read "a"
  pipe:close()
  return text
end

--- Seconds of `text` like 1.20ms.
local function seconds_of(text)
  local number, unit = text:match "^([%d.]+)(%l+)$"
  return tonumber(number) * ({ us = 1e-6, ms = 1e-3, s = 1, m = 60 })[unit]
end

--- What wrk measures: rate in 1/s, p99 in s. `wait`: ms on average before each request.
local function load(connections, seconds, wait)
  local wrk = "MANTILE_WAIT_MS=%g wrk -t1 -c%d -d%ds --timeout 10s --latency -s bench/wrk_estimates.lua %s"
  local text = capture(wrk:format(wait or 0, connections, seconds, "http://127.0.0.1:" .. server.port))
  local errors = text:match "Non%-2xx[^\n]*" or text:match "Socket errors[^\n]*"
  assert(not errors, errors)
  return { rate = tonumber(text:match "Requests/sec:%s+([%d.]+)"), p99 = seconds_of(text:match "99%%%s+(%S+)") }
end

--- Processor seconds of the server so far.
local function spent()
  local fields = {}
  for field in server.read(("/proc/%d/stat"):format(server.pid)):gsub("^.*%) ", ""):gmatch "%S+" do
    fields[#fields + 1] = field
  end
  return (fields[12] + fields[13]) / 100
end

local function megabytes()
  return tonumber(server.read(("/proc/%d/status"):format(server.pid)):match "VmRSS:%s+(%d+)") / 1024
end

local function answered()
  return server:metric 'mantile_requests_total{method="POST",route="/v1/estimate",status="200"}'
end

local function rates()
  load(CONNECTIONS, 1) -- so that it has seen every deployment
  local before, count = spent(), answered()
  local full = load(CONNECTIONS, SECONDS)
  local each = (spent() - before) / (answered() - count)
  print(("bench serve.estimates %.0f/s (%.2f of the aim of %d/s; %.1f us of a processor each)"):format(full.rate,
    full.rate / AIM_RATE, AIM_RATE, 1e6 * each))
  local half = math.min(full.rate, AIM_RATE) / 2
  local paced = load(4 * CONNECTIONS, SECONDS, 1000 * 4 * CONNECTIONS / half)
  print(("bench serve.p99 %.3g ms at %.0f/s (%.2f of the aim of %.0f ms)"):format(1000 * paced.p99, paced.rate,
    paced.p99 / AIM_SECONDS, 1000 * AIM_SECONDS))
end

local function idle(count)
  local before = megabytes()
  local ask = served.request("POST", "/v1/estimate", { body = '{"model":"llama-3.1-8b","hardware":"h100-sxm"}' })
  local seen = server:steps {
    { "many", count }, { "sleep", 1 }, { "send", "a", ask }, { "read", "a", 10, "}}" },
    { "run", "rss", ("grep VmRSS /proc/%d/status"):format(server.pid) }, --
    { "run", "open", ("ls /proc/%d/fd | wc -l"):format(server.pid) },
  }
  local after = tonumber(seen.rss.text:match "%d+") / 1024
  print(("bench serve.idle %d of %d connections open, %.1f kB each, another answered in %.2g ms"):format(
    tonumber(seen.open.text), count, 1024 * (after - before) / count, 1000 * seen.a.seconds))
end

local function soak(count)
  load(CONNECTIONS, 5)
  local before, first = megabytes(), answered()
  print(("bench serve.soak %.1f MB after %d requests"):format(before, first))
  while answered() - first < count do
    load(CONNECTIONS, 30)
    print(("bench serve.soak %.1f MB after %d requests (%.2f of the first)"):format(megabytes(), answered(),
      megabytes() / before))
  end
end

if arg[1] then soak(tonumber(arg[1])) else rates() idle(10000) end
assert(server:stop() == 0)
served.clean()
