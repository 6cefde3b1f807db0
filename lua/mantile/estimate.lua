-- estimate.lua: a request becomes a report (design: one request, one report).

local core = require "mantile.core"
local engine = require "mantile.engine"
local find = require "mantile.find"
local footprint = require "mantile.footprint"
local hardware = require "mantile.hardware"
local plain = require "mantile.plain"
local request = require "mantile.request"
local split = require "mantile.split"
local structure = require "mantile.structure"
local trace = require "mantile.trace"

local estimate = {}

local function resolve_model(value)
  if type(value) == "table" then return value end
  if value:find("%.json$") then return require("mantile.import.huggingface").load(value) end
  return find.load("model", value)
end

--- The structure of a model (a name, a path or itself) on one accelerator, in its
--- own dtype, and the model; nil and a sentence otherwise.
function estimate.whole(value)
  local m, message = resolve_model(value)
  if not m then return nil, message end
  local precision = { weights = m.dtype, activations = m.dtype, kv = m.dtype }
  local ok, built = pcall(structure.of, m, split.whole, precision)
  if not ok then return nil, plain(built) end
  return built, m
end

local function resolve(kind, value)
  if type(value) == "table" then return value end
  return find.load(kind, value)
end

local function precision_of(r, m)
  local dtype = r.dtype or m.dtype
  return { weights = r.weights or dtype, activations = r.activations or dtype, kv = r.kv or dtype }
end

--- How the request splits the model: see split.lua.
local function degrees_of(r)
  return {
    tp = r.tp, cp = r.cp, attention_dp = r.attention_dp, ep = r.ep, sp = r.sp, pp = r.pp, dp = r.dp, layers = r.layers,
  }
end

--- Everything a request names, resolved: model, hardware, engine, structure and
--- the core's deployment. nil, message, field when something is wrong.
local function place(r)
  local m, message = resolve_model(r.model)
  if not m then return nil, message, "model" end
  local h
  h, message = hardware.of(r.hardware)
  if not h then return nil, message, "hardware" end
  if h.count and r.gpus > h.count then
    return nil, ("gpus is %d; %s has %d accelerators"):format(r.gpus, h.id, h.count), "gpus"
  end
  local facts
  facts, message = hardware.facts(h, r)
  if not facts then return nil, message, "hardware" end
  local e
  e, message = resolve("engine", r.engine)
  if not e then return nil, message, "engine" end
  local degrees, precision = degrees_of(r), precision_of(r, m)
  local ok, built = pcall(structure.of, m, degrees, precision)
  if not ok then return nil, plain(built) end -- the model and the degrees together
  local placed
  ok, placed = pcall(core.deployment, {
    prefill = built.prefill, decode = built.decode, accelerator = facts,
    host = engine.facts(e), footprint = footprint.facts(r), cost_model = r.cost_model, max_positions = m.max_positions,
  })
  if not ok then return nil, ("%s: %s"):format(h.id, plain(placed)), "hardware" end
  return {
    model = m, hardware = h, engine = e, structure = built, degrees = degrees, precision = precision, core = placed,
  }
end

--- What is wrong with work that is no number: a script's formula that fails at
--- this workload. nil when nothing is.
local function check_work(placed, load)
  local steps = placed.core:steps(load)
  for _, phase in ipairs { "prefill", "decode" } do
    for _, op in ipairs(placed.structure[phase]:ops(steps[phase])) do
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
  local deployment = degrees_of(r)
  deployment.engine = placed.engine.name
  deployment.layers = next(r.layers) and r.layers or nil
  for operand, dtype in pairs(placed.precision) do deployment[operand] = dtype end
  deployment.weights_in, deployment.kv_in = r.weights_in, r.kv_in
  return deployment
end

local function warnings_of(r, placed)
  local list, limit = {}, placed.model.max_positions
  if limit and r.isl + r.osl > limit then
    list[#list + 1] = ("isl + osl is %d, but %s takes at most %d positions"):format(r.isl + r.osl,
      placed.model.name, limit)
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

local function load_of(r)
  return { batch = r.batch, isl = r.isl, osl = r.osl, prefix = r.prefix }
end

--- The checked request, and everything it names; nil, message, field.
local function resolve_request(values)
  local r, message, field = request.check(values)
  if not r then return nil, message, field end
  local placed
  placed, message, field = place(r)
  if not placed then return nil, message, field end
  return r, placed
end

local function report_of(r, placed)
  local load = load_of(r)
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
  report.cost_model, report.deployment = r.cost_model, deployment_of(r, placed)
  load.mode = r.mode
  report.workload, report.parameters = load, placed.structure.parameters
  report.assumptions = footprint.assumptions(r, placed.hardware)
  report.warnings, report.reasons = warnings_of(r, placed), reasons_of(report, placed)
  return report
end

--- The report of a request, with `layers` when asked for; or nil, message, field.
function estimate.report(values, options)
  local r, placed, field = resolve_request(values)
  if not r then return nil, placed, field end
  local report, message
  report, message, field = report_of(r, placed)
  if not report then return nil, message, field end
  if options and options.layers then report.layers = placed.core:layers(load_of(r)) end
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
    steps = placed.core:steps(load_of(r)), ops = placed.core:explain(load_of(r)),
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
