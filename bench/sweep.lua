-- sweep.lua: how fast a sweep is on two cores, and how much faster than on one. Run by `make bench`.
--
--   sweep.roofline, sweep.calibrated   requests priced a second: Llama 3.1 70B on three accelerators, four degrees and
--                                      98,304 workloads each, the best ten kept
--   sweep.continuous                   the same as closed loops, calibrated: each settles in several evaluations
--   sweep.scaling                      two cores over one

local core = require "mantile.core"
local find = require "mantile.find"
local sweep = require "mantile.explore.sweep"

find.root = arg[1]

local RUNS = 7 -- the best of them: others use the machine too

local function once(cost_model, threads, mode)
  local start = core.seconds()
  local rows = assert(sweep.run {
    model = "llama-3.1-70b", hardware = { "h100-sxm", "h200-sxm", "b200" }, engine = "vllm", cost_model = cost_model,
    mode = mode, tp = { 1, 2, 4, 8 }, [mode and "concurrency" or "batch"] = "1..192", isl = "128..16384+512",
    osl = "64..1024+64", unfit = true, best = 10, maximise = "throughput_tok_s_gpu", threads = threads,
  })
  return rows.points / (core.seconds() - start)
end

--- The best rates on two cores and on one, measured in turn.
local function rates(cost_model)
  local two, one = 0, 0
  for _ = 1, RUNS do
    two, one = math.max(two, once(cost_model, 2)), math.max(one, once(cost_model, 1))
  end
  return two, one
end

local function figure(name, value, unit) print(("bench %s %.4g %s"):format(name, value, unit)) end

local two, one = rates "roofline"
figure("sweep.roofline", two, "evaluations/s")
figure("sweep.calibrated", (rates "calibrated"), "evaluations/s")
local loops = 0
for _ = 1, 3 do loops = math.max(loops, once("calibrated", 2, "continuous")) end
figure("sweep.continuous", loops, "evaluations/s")
figure("sweep.scaling", two / one, "x one core")
