-- simulate.lua: how fast the serving simulator is, on one core. Run by `make bench`.
--
--   simulate.requests   requests a second of a million (isl 1024, osl 256) on 8 replicas of Llama 3.1 70B, fp8, tp 4,
--                       on H100 under vLLM at 80 % of what they can do
--   simulate.steps      steps of decoding and of prompts a second meanwhile, calibrated
--   simulate.short      steps a second where almost every step has a new request: 16 tokens of output
--   simulate.memory     the most that the process held

local core = require "mantile.core"
local estimate = require "mantile.estimate"
local find = require "mantile.find"

find.root = arg[1]

local REPLICAS, REQUESTS, LOAD = 8, 1000000, 0.8

local deployment = assert(estimate.deployment {
  model = "llama-3.1-70b", hardware = "h100-sxm", tp = 4, dtype = "fp8", engine = "vllm",
})

local function run(traffic)
  local pool = {
    deployment = deployment, count = REPLICAS, max_sequences = 1024,
    load = { batch = 64, isl = traffic.isl, osl = traffic.osl },
  }
  local start = core.seconds()
  local result = core.simulate { pools = { pool }, traffic = core.traffic(traffic) }
  return result, core.seconds() - start
end

--- Requests a second that the replicas can do at most.
local function most(isl, osl)
  local result = run { users = 256 * REPLICAS, requests = 1024 * REPLICAS, isl = isl, osl = osl }
  return result:summary({}).throughput_req_s
end

--- The peak of the process's memory in bytes; nil where the system does not say.
local function peak()
  local file = io.open "/proc/self/status"
  local text = file and file:read "a" or ""
  if file then file:close() end
  local kilobytes = tonumber(text:match "VmHWM:%s*(%d+)")
  return kilobytes and kilobytes * 1024
end

local function figure(name, value, unit) print(("bench %s %.4g %s"):format(name, value, unit)) end

local function measure(isl, osl)
  local result, seconds = run { rate = LOAD * most(isl, osl), requests = REQUESTS, isl = isl, osl = osl }
  assert(result:summary({}).outcomes.finished == REQUESTS)
  return seconds, result:totals().pools[1].steps
end

local seconds, steps = measure(1024, 256)
figure("simulate.requests", REQUESTS / seconds, "requests/s")
figure("simulate.steps", steps / seconds, "steps/s")
local short_s, short_steps = measure(1024, 16)
figure("simulate.short", short_steps / short_s, "steps/s")
if peak() then figure("simulate.memory", peak() / 1e6, "MB") end
