-- estimate.lua: a request becomes a report (design: one request, one report).

local calibration = require "mantile.calibration"
local closed_loop = require "mantile.closed_loop"
local cost_model = require "mantile.cost_model"
local footprint = require "mantile.footprint"
local forward = require "mantile.forward"
local placement = require "mantile.placement"
local plain = require "mantile.plain"
local request = require "mantile.request"
local simulation = require "mantile.simulation"
local speculation = require "mantile.speculation"
local structure = require "mantile.structure"
local tables = require "mantile.tables"
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

estimate.fields = { { "layers", "flag?", help = "add the breakdown by layer and phase" } }

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
    concurrency = r.concurrency, method = r.method, spread = r.spread, waves = r.waves, poll_steps = r.poll_steps,
    hold_steps = r.hold_steps, hold_tokens = r.hold_tokens,
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

--- Everything that a checked request names; nil, message, field.
local function place(r)
  local placed, message, field = placement.of(r)
  if not placed then return nil, message, field end
  if r.mode == "continuous" then
    message, field = closed_loop.refusal(r, placed)
    if message then return nil, message, field end
  end
  local tokens = placed.structure.input_tokens
  if r.isl + tokens > PROMPT_MAX then
    return nil, ("inputs: the images make %d tokens; a prompt has at most %d, isl included"):format(tokens, PROMPT_MAX),
      "inputs"
  end
  return placed
end

--- The checked request, and everything it names; nil, message, field.
local function resolve_request(values)
  local r, message, field = request.check(values)
  if not r then return nil, message, field end
  if r.mode == "disagg" then return nil, "mode disagg has two deployments; ask for each alone", "mode" end
  local placed
  placed, message, field = place(r)
  if not placed then return nil, message, field end
  return r, placed
end

--- The share of the time of all ops that each cost model priced: of the prompt's step and of those that follow.
local function providers_of(placed, load)
  local steps, sums, total = placed.core:providers(load), {}, 0
  local first = steps.prefill or steps.forward
  for _, name in ipairs(cost_model.names) do
    local seconds = (first[name] or 0) + (load.osl - 1) * (steps.decode[name] or 0)
    sums[name], total = seconds > 0 and seconds or nil, total + seconds
  end
  if not (total > 0) then return nil end
  for name, seconds in pairs(sums) do sums[name] = seconds / total end
  return sums
end

--- The core's report; nil, message, field where a figure of it is no number.
local function measured(placed, load)
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
  return report
end

-- By mode: what of a step in a calibration states the median error of a metric.
local errors_of = {
  static = { tpot_s = "error", ttft_s = "of_kernels" },
  continuous = { tpot_s = "error", ttft_s = "error_ttft" },
  disagg = { tpot_s = "error_pools", ttft_s = "error_pools_ttft" },
}

--- Where half of what is measured should lie.
local function bands_of(report, costs, mode)
  local bands = {}
  for metric, key in pairs(errors_of[mode]) do
    local error_of = calibration.expected_error(costs, key)
    local middle = report[metric]
    if error_of then bands[metric] = { low = middle / (1 + error_of), high = middle * (1 + error_of) } end
  end
  return bands
end

local function report_of(r, placed, options)
  local load = load_of(r, placed)
  local report, message, field = measured(placed, load)
  if not report then return nil, message, field end
  local run
  if r.method == "simulate" then
    run, message, field = simulation.run(r, placed, { both = load }, options)
    if not run then return nil, message, field end
    r = simulation.mean_request(r, run)
    load = load_of(r, placed)
  end
  if r.mode == "continuous" then
    report = closed_loop.report(r, placed, load)
    load.batch = math.max(1, math.floor(report.loop.running))
  end
  report.model, report.hardware, report.gpus = placed.model.name, placed.hardware.id, r.gpus
  local found = placed.costs.calibration
  report.cost_model, report.deployment = cost_model.text(placed.costs.models), deployment_of(r, placed)
  if found then
    report.calibration = {
      from = found.from, of = found.is, engine = placed.engine.name, points = found.points,
      expected_error = calibration.expected_error(found),
    }
    calibration.noted(report.calibration)
  end
  if placed.costs.measured then
    report.measured = { from = r.measured, points = placed.costs.measured.points }
  end
  local mixed = cost_model.mixed(r.cost_model) or options and options.providers
  if mixed then report.providers = providers_of(placed, load) end
  report.workload, report.parameters = workload_of(r, placed), placed.structure.parameters
  report.assumptions = footprint.assumptions(r, placed.hardware)
  report.warnings, report.reasons = warnings_of(r, placed), reasons_of(report, placed)
  if r.mode == "continuous" and not run then closed_loop.warn(report) end
  if run then simulation.add(report, run, { { gpus = r.gpus // r.dp, assumptions = report.assumptions } }, r) end
  if found then report.bands = bands_of(report, found, r.mode) end
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

--- A number that the core has as a float.
local function whole(number) return math.tointeger(number) or number end

--- Everything that pools name, and their workloads, by the keys of `pools`; nil, message, field.
local function place_all(pools, mode)
  local placed, loads, message, field = {}, {}
  for _, name in ipairs(tables.keys(pools)) do
    placed[name], message, field = place(tables.merged(pools[name], { mode = mode }))
    if not placed[name] then
      local pool = math.type(name) and ("fleet[%d]"):format(name) or name
      return nil, ("%s: %s"):format(pool, message), field
    end
    loads[name] = load_of(pools[name], placed[name])
  end
  return placed, loads
end

--- The report of a request in mode disagg; nil, message, field.
local function pooled_report(r, options)
  local placed, loads, field = place_all({ prefill = r.prefill, decode = r.decode }, "disagg")
  if not placed then return nil, loads, field end
  local message
  message, field = closed_loop.refusal(r, placed)
  if message then return nil, message, field end
  for _, name in ipairs { "prefill", "decode" } do
    local sound
    sound, message, field = measured(placed[name], loads[name])
    if not sound then return nil, message, field end
  end
  local run
  if r.method == "simulate" then
    run, message, field = simulation.run(r, placed, loads, options)
    if not run then return nil, message, field end
    r = simulation.mean_request(r, run)
  end
  local report = closed_loop.of_pools(r, placed, load_of(r, placed.decode))
  local loop, costs = report.loop, placed.decode.costs.calibration
  local prefill = report_of(tables.merged(r.prefill, { batch = whole(loop.prefill_batch), osl = 1 }), placed.prefill)
  local decode = report_of(tables.merged(r.decode, { batch = whole(loop.decode_batch) }), placed.decode)
  report = closed_loop.join(r, report, prefill, decode)
  if run then simulation.add(report, run, { prefill, decode }, r) else closed_loop.warn(report) end
  report.bands = costs and bands_of(report, costs, "disagg")
  return report
end

--- One report of pools that are unlike each other: steps and memory are those of the first.
local function fleet_report(r, options)
  local placed, loads, field = place_all(r.fleet, "continuous")
  if not placed then return nil, loads, field end
  local run, message
  run, message, field = simulation.run(r, placed, loads, options)
  if not run then return nil, message, field end
  local mean, of_pools, replicas = simulation.mean_request(r, run), {}, 0
  for _, pool in ipairs(r.fleet) do replicas = replicas + pool.count end
  local batch = math.max(1, mean.concurrency // replicas)
  for i, pool in ipairs(r.fleet) do
    of_pools[i], message, field = report_of(tables.merged(pool, { batch = batch }), placed[i])
    if not of_pools[i] then return nil, message, field end
  end
  return simulation.join(r, run, of_pools, mean)
end

--- The report of a request, with `layers` or `providers` when asked for; or nil, message, field. Of one deployment
--- `options` then has `checked`, the request with all its defaults, and `placed` (placement.of).
function estimate.report(values, options)
  local r, message, field = request.check(values)
  if not r then return nil, message, field end
  if r.mode == "disagg" then return pooled_report(r, options) end
  if r.fleet then return fleet_report(r, options) end
  local placed, report
  placed, message, field = place(r)
  if not placed then return nil, message, field end
  report, message, field = report_of(r, placed, options)
  if not report then return nil, message, field end
  if options then options.checked, options.placed = r, placed end
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
