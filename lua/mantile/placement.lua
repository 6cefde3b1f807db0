-- placement.lua: everything a request names, resolved and put together: model,
-- hardware, engine, structure and the core's deployment.

local adapters = require "mantile.adapters"
local calibration = require "mantile.calibration"
local closed_loop = require "mantile.closed_loop"
local core = require "mantile.core"
local cost_model = require "mantile.cost_model"
local engine = require "mantile.engine"
local find = require "mantile.find"
local footprint = require "mantile.footprint"
local hardware = require "mantile.hardware"
local import = require "mantile.import"
local model = require "mantile.model"
local plain = require "mantile.plain"
local provider = require "mantile.measured.provider"
local schema = require "mantile.schema"
local speculation = require "mantile.speculation"
local structure = require "mantile.structure"
local tables = require "mantile.tables"
local thing = require "mantile.thing"

local placement = {}

local function resolve(kind, value)
  if type(value) == "table" then return value end
  return find.load(kind, value)
end

--- The model of a name, a path or itself; nil and a sentence.
function placement.model(value)
  if thing.name_of(value) then return thing.resolved("model", value) end
  if type(value) == "table" then return value end
  if import.knows(value) then return import.model(value) end
  local m, message = find.load("model", value)
  if not m and import.is_folder(value) then return import.model(value) end
  return m, message
end

--- Whether the request leaves the weights as the checkpoint has them is `own`.
local function precision_of(r, m)
  return {
    weights = r.weights or r.dtype or m.weights or m.dtype,
    activations = r.activations or r.dtype or m.activations or m.dtype,
    kv = r.kv or r.dtype or m.kv or m.dtype, own = not (r.weights or r.dtype),
    activations_stated = r.activations ~= nil,
  }
end

--- How the request splits the model: see split.lua.
function placement.degrees(r)
  return {
    tp = r.tp, cp = r.cp, attention_dp = r.attention_dp, ep = r.ep, sp = r.sp, pp = r.pp, dp = r.dp, layers = r.layers,
  }
end

local function inputs_of(r, m)
  local fields = model.inputs(m)
  if #fields == 0 and next(r.inputs or {}) ~= nil then
    return nil, ("inputs: %s takes tokens only"):format(m.name), "inputs"
  end
  local seen = m.vision and m.vision.image
  if seen and not seen.size and r.inputs and r.inputs.image_size then
    local format = "inputs: %s scales every image to %d x %d; leave image_size out"
    return nil, format:format(m.name, seen.height, seen.breadth), "inputs"
  end
  local inputs, message = schema.check(fields, r.inputs or {})
  if not inputs then return nil, "inputs: " .. message, "inputs" end
  return inputs
end

--- The options of the request's structure; nil, message, field.
local function options_of(r, m)
  local inputs, message, field = inputs_of(r, m)
  if not inputs then return nil, message, field end
  local lora
  lora, message = adapters.of(r)
  if message then return nil, message, "lora" end
  local draft
  if r.draft_model then
    draft, message = placement.model(r.draft_model)
    if not draft then return nil, message, "draft_model" end
  end
  local drafts
  drafts, message, field = speculation.of(r, m, draft)
  if message then return nil, message, field end
  return {
    degrees = placement.degrees(r), precision = precision_of(r, m), inputs = inputs, imbalance = r.imbalance,
    speculation = drafts, lora = lora,
  }
end

local function facts_of(r)
  local h, message = hardware.of(r.hardware)
  if not h then return nil, message end
  if h.count and r.gpus > h.count then
    return nil, ("gpus is %d; %s has %d accelerators"):format(r.gpus, h.id, h.count), "gpus"
  end
  local facts
  facts, message = hardware.facts(h, r)
  return facts and h, facts or message
end

-- Of the memory of an accelerator an engine keeps no more than this for itself. vLLM with steps of 2048 tokens kept
-- 1.2 GB of 24 and 2.4 GB of 96, its activations among them (LLMServingSim, bench/: KV tokens of its runs).
local RESERVED_MOST = 0.05

--- A step of a model that makes no tokens takes all that is asked of it at once. What was measured of the host stands
--- in place of what the engine states.
local function host_of(r, e, m, h, costs)
  local facts, step = engine.facts(e), costs and costs.step or {}
  facts.memory_fraction = r.memory_fraction or facts.memory_fraction
  facts.reserved_bytes = math.min(facts.reserved_bytes, RESERVED_MOST * hardware.main_memory(h).capacity)
  facts.step_tokens = r.step_tokens or facts.step_tokens
  facts.step_s, facts.sequence_s = step.host or facts.step_s, step.sequence or facts.sequence_s
  facts.prompt_step_s = r.mode ~= "static" and (step.prompt_step or facts.prompt_step_s) or 0 -- of a server
  if not m.generates then facts.step_tokens = nil end
  return facts
end

--- The calibration that prices a request, or nil for a roofline; nil, message, field.
local function calibration_of(r, h, e)
  local choice = r.cost_model
  local asked = cost_model.uses(choice, "calibrated")
  if choice.default == "roofline" and not asked and not r.measured then return nil end
  local found, message = calibration.of(h, e.name, r.moe_kernel)
  if message and r.moe_kernel then return nil, message, "moe_kernel" end
  if message or found or not asked then return found, message, "cost_model" end
  local format = "cost_model is calibrated, but no kernels of %s were measured on %s or accelerators like it; use "
    .. "roofline, or measure and `mantile calibrate`"
  return nil, format:format(e.name, h.id), "cost_model"
end

--- What prices a request: { models = by kind of op, calibration = or nil, measured = or nil, host = the calibration of
--- its steps or nil }; nil, message, field.
local function costs_of(r, h, e)
  local found, message, field = calibration_of(r, h, e)
  if message then return nil, message, field end
  local models = tables.merged(r.cost_model)
  models.default = models.default or (found and "calibrated" or "roofline")
  local costs = { models = models, calibration = found, host = models.default ~= "roofline" and found or nil }
  if r.measured then
    costs.measured, message = provider.of(r.measured, h, e, found)
    if not costs.measured then return nil, message, "measured" end
  end
  return costs
end

--- What a checked request names, with the `terms` that core.deployment and core.explorer take; nil, message, field when
--- something is wrong. `fleeting`: who asks wants to know no more than that.
function placement.prepare(r, fleeting)
  local m, message = placement.model(r.model)
  if not m then return nil, message, "model" end
  local h, facts, field
  h, facts, field = facts_of(r)
  if not h then return nil, facts, field or "hardware" end
  local e
  e, message = resolve("engine", r.engine)
  if not e then return nil, message, "engine" end
  local costs
  costs, message, field = costs_of(r, h, e)
  if not costs then return nil, message, field end
  local found = costs.calibration
  local options
  options, message, field = options_of(r, m)
  if not options then return nil, message, field end
  local ok, built = pcall(structure.of, m, options, fleeting)
  if not ok then return nil, plain(built) end -- the model and the degrees together
  message = adapters.refusal(r, options, built.prefill, m.name)
  if message then return nil, message, "lora" end
  local terms = {
    prefill = built.prefill, decode = built.decode, accelerator = facts, host = host_of(r, e, m, h, costs.host),
    serving = closed_loop.serving(e, found), footprint = footprint.facts(r),
    cost_model = cost_model.by_op(costs.models),
    calibration = found and found.core, fusion = found and calibration.fusion(found.step),
    measured = costs.measured and costs.measured.core,
    max_positions = m.max_positions, replicas = r.dp,
    step_yield = speculation.yield(r, options.speculation),
  }
  return {
    model = m, hardware = h, engine = e, structure = built, options = options, precision = options.precision,
    terms = terms, costs = costs,
  }
end

--- The same, with the core's deployment.
function placement.of(r)
  local placed, message, field = placement.prepare(r)
  if not placed then return nil, message, field end
  local ok, deployment = pcall(core.deployment, placed.terms)
  if not ok then return nil, ("%s: %s"):format(placed.hardware.id, plain(deployment)), "hardware" end
  placed.core, placed.terms = deployment, nil
  return placed
end

return placement
