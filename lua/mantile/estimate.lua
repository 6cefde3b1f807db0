-- estimate.lua: a request becomes a report (design: one request, one report).

local calibration = require "mantile.calibration"
local continuous = require "mantile.continuous"
local footprint = require "mantile.footprint"
local forward = require "mantile.forward"
local placement = require "mantile.placement"
local plain = require "mantile.plain"
local request = require "mantile.request"
local speculation = require "mantile.speculation"
local structure = require "mantile.structure"
local trace = require "mantile.trace"

local estimate = {}

--- The structure of a model (a name, a path or itself) on one accelerator, as its
--- checkpoint has it, and the model; nil and a sentence otherwise.
function estimate.whole(value)
  local m, message = placement.model(value)
  if not m then return nil, message end
  local ok, built = pcall(structure.of, m, structure.defaults(m))
  if not ok then return nil, plain(built) end
  return built, m
end

--- What is wrong with work that is no number: a script's formula that fails at
--- this workload. nil when nothing is.
local function check_work(placed, load)
  local steps = placed.core:steps(load)
  for phase, step in pairs { prefill = steps.prefill or steps.forward, decode = steps.decode } do
    for _, op in ipairs(placed.structure[phase]:ops(step)) do
      for _, quantity in ipairs(trace.quantities) do
        if not (op[quantity] >= 0 and op[quantity] < math.huge) then
          return ("%s: %s of op '%s' in layer '%s' is %g in this %s"):format(op.where, quantity, op.name, op.layer,
            op[quantity], phase)
        end
      end
    end
  end
end

local function deployment_of(r, placed)
  local deployment = placement.degrees(r)
  deployment.engine = placed.engine.name
  deployment.layers = next(r.layers) and r.layers or nil
  for _, operand in ipairs { "weights", "activations", "kv" } do deployment[operand] = placed.precision[operand] end
  local lora = placed.options.lora
  if lora then deployment.lora = { rank = lora.rank, adapters = lora.count, targets = lora.targets } end
  if r.imbalance > 1 then deployment.imbalance = r.imbalance end
  if r.speculative then
    deployment.speculative, deployment.draft_tokens = r.speculative, placed.options.speculation.tokens
    deployment.draft_model, deployment.acceptance = r.draft_model, speculation.acceptance(r)
  end
  deployment.weights_in, deployment.kv_in = r.weights_in, r.kv_in
  return deployment
end

--- What the model takes: all tokens of a prompt, those of its images among them.
local function load_of(r, placed)
  local generates = placed.model.generates
  return {
    batch = r.batch, isl = r.isl + placed.structure.input_tokens, osl = generates and r.osl or 1,
    prefix = generates and r.prefix or 0,
  }
end

local function workload_of(r, placed)
  local inputs = next(placed.options.inputs) and placed.options.inputs or nil
  if placed.model.image or placed.model.forward and not placed.model.generates then
    return { batch = r.batch, inputs = inputs }
  end
  if not placed.model.generates then return { batch = r.batch, isl = r.isl, inputs = inputs } end
  local tokens = placed.structure.input_tokens
  return {
    batch = r.batch, isl = r.isl, osl = r.osl, prefix = r.prefix, mode = r.mode, inputs = inputs,
    image_tokens = tokens > 0 and tokens or nil,
  }
end

local function warnings_of(r, placed)
  local list, limit = {}, placed.model.max_positions
  local length = r.isl + (placed.model.generates and r.osl or 0) + placed.structure.input_tokens
  if limit and length > limit then
    list[#list + 1] = ("isl + osl is %d, but %s takes at most %d positions"):format(length, placed.model.name, limit)
  end
  for _, warning in ipairs(placed.model.warnings or {}) do list[#list + 1] = warning end
  return #list > 0 and list or nil
end

--- Why a key of the report has no value.
local function reasons_of(report, placed)
  local reasons = {}
  if report.cost_usd_per_mtok == nil then
    reasons.cost_usd_per_mtok = ("%s states no price; set price (USD per hour)"):format(placed.hardware.id)
  end
  if report.power_w == nil then
    local reason = ("%s states no power"):format(placed.hardware.id)
    reasons.power_w, reasons.energy_j_per_token, reasons.carbon_g_per_mtok = reason, reason, reason
  end
  for key, of in pairs { max_batch = "the batch", max_context = "the context" } do
    if report.memory[key] == nil then
      reasons["memory." .. key] = ("no limit: memory does not grow with %s"):format(of)
    end
  end
  return next(reasons) and reasons
end

local PROMPT_MAX = 1 << 30

--- The checked request, and everything it names; nil, message, field.
local function resolve_request(values)
  local r, message, field = request.check(values)
  if not r then return nil, message, field end
  local placed
  placed, message, field = placement.of(r)
  if not placed then return nil, message, field end
  if r.mode ~= "static" and not placed.model.generates then
    return nil, ("mode is %s, but %s makes no tokens"):format(r.mode, placed.model.name), "mode"
  end
  local tokens = placed.structure.input_tokens
  if r.isl + tokens > PROMPT_MAX then
    return nil, ("inputs: the images make %d tokens; a prompt has at most %d, isl included"):format(tokens, PROMPT_MAX),
      "inputs"
  end
  return r, placed
end

--- The closed loop that a request in mode continuous asks for.
local function loop_of(r, placed)
  local e, step, load = placed.engine, placed.calibration and placed.calibration.step or {}, load_of(r, placed)
  return continuous.of {
    core = placed.core, concurrency = r.concurrency, isl = load.isl, prefix = load.prefix, osl = load.osl, dp = r.dp,
    sharers = r.attention_dp, spread = r.spread, waves = r.waves, poll_steps = r.poll_steps,
    step_tokens = r.step_tokens or e.step_tokens or math.huge, prompts_first = e.prompts_first,
    reserves = e.reserves, arrival_s = step.arrival or e.arrival, token_s = step.prompt_token or e.prompt_token,
    place_s = step.place or e.place,
  }
end

--- What of the amounts per token changes with the throughput: power stays.
local function scale(report, throughput)
  local factor = report.throughput_tok_s / throughput
  for _, key in ipairs { "cost_usd_per_mtok", "energy_j_per_token", "carbon_g_per_mtok" } do
    if report[key] then report[key] = report[key] * factor end
  end
end

--- Puts a closed loop in place of a batch, of which the report has memory, steps and power.
local function add_loop(report, loop, r)
  scale(report, loop.throughput_tok_s)
  for _, key in ipairs { "ttft_s", "tpot_s", "e2e_s", "throughput_tok_s" } do report[key] = loop[key] end
  report.tok_s_user, report.decode_tok_s = 1 / loop.tpot_s, loop.decoding / loop.tpot_s
  report.throughput_tok_s_gpu = loop.throughput_tok_s / r.gpus
  report.continuous = {
    running = loop.running, decoding = loop.decoding, capacity = loop.capacity, prefill_share = loop.prefill_share,
    burst_s = loop.burst_s, wait_s = loop.wait_s, memory_wait_s = loop.memory_wait_s,
  }
end

local function report_of(r, placed)
  local load, loop = load_of(r, placed), r.mode == "continuous" and loop_of(r, placed)
  if loop then load.batch = math.max(1, math.floor(loop.running)) end
  local report = placed.core:estimate(load)
  local finite = report.e2e_s and report.memory.total_bytes and report.throughput_tok_s
  if placed.structure.foreign or not finite then
    local message = check_work(placed, load)
    if message then return nil, message, "model" end
  end
  if not finite then
    local message_of = "%s: its figures give no finite time here; are they in SI units?"
    return nil, message_of:format(placed.hardware.id), "hardware"
  end
  report.model, report.hardware, report.gpus = placed.model.name, placed.hardware.id, r.gpus
  local costs = placed.calibration
  report.cost_model, report.deployment = costs and "calibrated" or "roofline", deployment_of(r, placed)
  if costs then
    report.calibration = {
      from = costs.from, of = costs.is, engine = placed.engine.name, points = costs.points,
      expected_error = calibration.expected_error(costs),
    }
  end
  report.workload, report.parameters = workload_of(r, placed), placed.structure.parameters
  report.assumptions = footprint.assumptions(r, placed.hardware)
  report.warnings, report.reasons = warnings_of(r, placed), reasons_of(report, placed)
  if loop then add_loop(report, loop, r) end
  if not placed.model.generates then return forward.report(report, placed.core:layers(load)) end
  return report
end

--- The layers that a step runs: a decode step holds an encoder and does not run it.
local function running(layers)
  local list = {}
  for _, entry in ipairs(layers) do
    if entry.runs > 0 then list[#list + 1] = entry end
  end
  return list
end

--- The report of a request, with `layers` when asked for; or nil, message, field.
function estimate.report(values, options)
  local r, placed, field = resolve_request(values)
  if not r then return nil, placed, field end
  local report, message
  report, message, field = report_of(r, placed)
  if not report then return nil, message, field end
  if options and options.layers then report.layers = running(placed.core:layers(load_of(r, placed))) end
  return report
end

--- What `mantile explain` walks through: the report, everything the request
--- names, and every op with its formulas (bind_explain.c). nil, message, field.
function estimate.explain(values)
  local r, placed, field = resolve_request(values)
  if not r then return nil, placed, field end
  local report, message
  report, message, field = report_of(r, placed)
  if not report then return nil, message, field end
  return {
    report = report, hardware = placed.hardware, engine = placed.engine, precision = placed.precision,
    steps = placed.core:steps(load_of(r, placed)), ops = placed.core:explain(load_of(r, placed)),
  }
end

--- The core's deployment of a request, for evaluating many workloads:
--- deployment:evaluate(batches, isls, osls, "ttft_s", "tpot_s").
function estimate.deployment(values)
  local r, placed, field = resolve_request(values)
  if not r then return nil, placed, field end
  return placed.core
end

return estimate
