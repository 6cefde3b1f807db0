-- bench.lua: prints one line a figure, `bench NAME VALUE UNIT`. Run by `make bench`.
-- Needs mantile.core in the interpreter: build/host runs it.
--
--   evaluate.roofline     workloads priced a second, Llama 3.1 70B on 8 GPUs
--   evaluate.calibrated   the same under measured kernels; at most 3 times the work is what we allow (.cost)
--   *.mixture             the same of Mixtral 8x7B
--   evaluate.measured     the same where a table has all its products, at 16 sizes each
--   evaluate.single*      one workload a call
--   bind.*                a deployment of frozen programs, by cost model; a sweep makes one for each structure
--   graph.build           the programs of a structure

local core = require "mantile.core"
local estimate = require "mantile.estimate"
local find = require "mantile.find"
local structure = require "mantile.structure"

find.root = arg[1]

local function figure(name, value, unit) print(("bench %s %.4g %s"):format(name, value, unit)) end

--- Runs `work` for at least `seconds` of processor time, three times; the best
--- rate of `count` items a run.
local function rate(seconds, count, work)
  local best = 0
  for _ = 1, 3 do
    local start, runs = os.clock(), 0
    repeat
      work()
      runs = runs + 1
    until os.clock() - start >= seconds
    best = math.max(best, runs * count / (os.clock() - start))
  end
  return best
end

-- Every point another batch, isl and osl.
local function workloads(count)
  local batches, isls, osls = {}, {}, {}
  for i = 1, count do
    batches[i] = 1 + i % 257
    isls[i] = 128 + (i * 7919) % 16000
    osls[i] = 16 + (i * 104729) % 4000
  end
  return batches, isls, osls
end

local COUNT = 65536
local batches, isls, osls = workloads(COUNT)

local function deployment(model, cost_model, measured)
  return assert(estimate.deployment {
    model = model, hardware = "h100-sxm", tp = 8, engine = "vllm", cost_model = cost_model, measured = measured,
  })
end

local function evaluations(model, cost_model, measured)
  local placed = deployment(model, cost_model, measured)
  return rate(0.5, COUNT, function() placed:evaluate(batches, isls, osls, "throughput_tok_s") end)
end

--- The same work under both cost models, and how much longer the calibrated one takes.
local function evaluate(model, suffix)
  local roofline, calibrated = evaluations(model, "roofline"), evaluations(model, "calibrated")
  figure("evaluate.roofline" .. suffix, roofline, "evaluations/s")
  figure("evaluate.calibrated" .. suffix, calibrated, "evaluations/s")
  figure("evaluate.calibrated.cost" .. suffix, roofline / calibrated, "x roofline")
end

--- A table of the products of Llama 3.1 70B on 8 GPUs.
local function measured_table()
  local path = os.tmpname()
  local file <close> = assert(io.open(path, "w"))
  file:write "gpu,framework,dtype,m,n,k,op,time_us\n"
  for _, product in ipairs { { 1280, 8192 }, { 8192, 1024 }, { 7168, 8192 }, { 8192, 3584 }, { 16032, 8192 } } do
    for power = 0, 15 do
      local time = 5 + (1 << power) / 10
      file:write(("h100-sxm,vllm,bfloat16,%d,%d,%d,linear,%g\n"):format(1 << power, product[1], product[2], time))
    end
  end
  return path
end

local function evaluate_measured()
  local path = measured_table()
  local measured = evaluations("llama-3.1-70b", "measured", path)
  os.remove(path)
  figure("evaluate.measured", measured, "evaluations/s")
end

-- The simulator's case: one workload at a time.
local function evaluate_single(name, cost_model)
  local placed = deployment("llama-3.1-70b", cost_model)
  figure(name, rate(0.5, 4096, function()
    for i = 1, 4096 do placed:evaluate({ batches[i] }, { isls[i] }, { osls[i] }, "throughput_tok_s") end
  end), "evaluations/s")
end

--- How long the core takes for a deployment of programs that are there already.
local function bind(cost_model)
  local make, facts = core.deployment, nil
  core.deployment = function(given)
    facts = given
    return make(given)
  end
  deployment("llama-3.1-70b", cost_model)
  core.deployment = make
  local best = math.huge
  for _ = 1, 20 do
    collectgarbage() -- what a sweep drops of its structures; Lua does not see how much that is
    local start = os.clock()
    for _ = 1, 500 do make(facts) end
    best = math.min(best, (os.clock() - start) / 500)
  end
  figure("bind." .. cost_model, 1e6 * best, "us")
end

local function graph_build()
  local m = assert(find.load("model", "llama-3.1-70b"))
  local options = structure.defaults(m)
  options.degrees = { tp = 8, cp = 1, attention_dp = 1, ep = 1, pp = 1, dp = 1, layers = {} }
  local per_second = rate(0.5, 1, function() structure.build(m, options) end)
  figure("graph.build", 1e6 / per_second, "us")
end

evaluate("llama-3.1-70b", "")
evaluate("mixtral-8x7b", ".mixture")
evaluate_measured()
evaluate_single("evaluate.single", "roofline")
evaluate_single("evaluate.single.calibrated", "calibrated")
bind "roofline"
bind "calibrated"
graph_build()
