-- traffic.lua: prints one line a figure, `bench NAME VALUE UNIT`. Run by `make bench`.
--
--   traffic.*       requests made a second: of a closed loop, of an open one with lognormal lengths, of conversations
--   traffic.trace   rows of a CSV file read a second

local core = require "mantile.core"
local internal = require "mantile.internal"
local trace_file = require "mantile.traffic.trace_file"

local COUNT = 1000000
local LENGTH = { kind = "lognormal", mean = 1000, sigma = 1 }

local function figure(name, count, seconds, unit) print(("bench %s %.4g %s"):format(name, count / seconds, unit)) end

local function requests(name, terms)
  terms.requests = COUNT
  local start = os.clock()
  internal.drain(core.traffic(terms), 10)
  figure(name, COUNT, os.clock() - start, "requests/s")
end

local function rows(count)
  local path = os.tmpname()
  local file = assert(io.open(path, "w"))
  file:write "arrived_s,isl,osl\n"
  for i = 1, count do file:write(("%.3f,%d,%d\n"):format(i / 50, i % 8000 + 1, i % 800 + 1)) end
  file:close()
  local start = os.clock()
  assert(trace_file.read(path))
  figure("traffic.trace", count, os.clock() - start, "rows/s")
  os.remove(path)
end

requests("traffic.closed", { users = 1000, isl = { kind = "uniform", least = 512, most = 1536 } })
requests("traffic.open", { rate = 100, burstiness = 0.5, isl = LENGTH, osl = LENGTH })
requests("traffic.conversations", {
  rate = 100, turns = 5, isl = LENGTH, osl = LENGTH, prefix = { tokens = 100, shares = { count = 1000, zipf = 1 } },
})
rows(200000)
