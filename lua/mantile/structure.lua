-- structure.lua: a model split by degrees, at a precision: the frozen programs
-- that are then evaluated for any workload on any hardware. Built once and kept
-- with the model.
--
-- `options` of a structure:
--     degrees      split.lua
--     precision    { weights =, activations =, kv =, own = true where the model's own formats hold }
--     inputs       what the model takes beside tokens, complete (model.inputs)
--     lora         { rank =, count =, targets = names of linears }, or nil
--     imbalance    tokens of the busiest of ep ranks over their mean
--     speculation  { part =, tokens = drafted a step, blocks = what drafts them, or nil }

local json = require "mantile.json"
local model = require "mantile.model"
local schema = require "mantile.schema"
local speculation = require "mantile.speculation"
local split = require "mantile.split"
local tables = require "mantile.tables"
local check_trace = require "mantile.trace"

local structure = {}

-- What stands beside the model proper: its parameters are not in the total.
local beside = { vision = true, mtp = true, draft = true, eagle = true }

local function whole_number(value) return math.tointeger(value) or value end

--- Parameters of the model and, where it has more than one, of each part; what
--- stands after a dot is a stage of a part ("vae.decode").
local function sums_of(parts)
  local sums = { total = 0, active = 0 }
  for _, part in ipairs(parts) do
    local apart = beside[part.part]
    sums.total = sums.total + (apart and 0 or part.parameters)
    sums.active = sums.active + (apart and 0 or part.active)
    local name = part.part:match("^[^%.]*")
    sums[name] = whole_number((sums[name] or 0) + part.parameters)
    if part.scales > 0 then sums.scales = (sums.scales or 0) + part.scales end
    if part.adapters > 0 then sums.lora = (sums.lora or 0) + part.adapters end
  end
  for _, key in ipairs { "total", "active", "scales", "lora" } do sums[key] = whole_number(sums[key]) end
  return sums
end

--- The parameters of a model, and the scales that its files hold where they are read as they are.
local function parameters_of(m, options, whole)
  local parameters = sums_of(whole:parts())
  if options.precision.own and m.scales then parameters.scales = m.scales end
  return parameters
end

--- One accelerator runs everything: what the whole model has.
local function measure(m, options)
  local all = {
    degrees = split.whole, precision = options.precision, inputs = options.inputs, lora = options.lora,
    speculation = speculation.of_mtp(m) or options.speculation,
  }
  local program, _, input_tokens = model.program(m, m.generates and "prefill" or "forward", all)
  return program, input_tokens and math.floor(input_tokens + 0.5)
end

local function flops_of(program)
  local sum = 0
  for _, op in ipairs(program:ops { tokens = 64, sequences = 1, context = 0 }) do sum = sum + op.times * op.flops end
  return sum
end

--- Image models and encoders do whole what tp does not divide.
local function check_tp(m, degrees, one_rank, whole)
  if degrees.tp == 1 or m.generates or flops_of(one_rank) < flops_of(whole) then return end
  local format = "tp is %d, but it splits no work of %s: each accelerator would do all of it; use dp"
  error(format:format(degrees.tp, m.name), 0)
end

--- `whole`: what measure() gave of the same options but for their degrees, or nil.
local function build(m, options, whole, input_tokens)
  local first, used = model.program(m, m.generates and "prefill" or "forward", options)
  local decode = model.program(m, "decode", options)
  local foreign = check_trace.once(m, used, options)
  if not whole then whole, input_tokens = measure(m, options) end
  check_tp(m, options.degrees, first, whole)
  return {
    prefill = first, decode = decode, foreign = foreign, parameters = parameters_of(m, options, whole),
    input_tokens = input_tokens,
  }
end

--- The options of a model on one accelerator, in its own precision.
function structure.defaults(m)
  return {
    degrees = split.whole, inputs = schema.check(model.inputs(m), {}), imbalance = 1,
    precision = {
      weights = m.weights or m.dtype, activations = m.activations or m.dtype, kv = m.kv or m.dtype, own = true,
    },
  }
end

-- The most structures that are kept, each of which takes 100 to 300 kB outside of Lua's own memory: a stream of
-- requests may ask for any number.
structure.most = 1000

local kept, count -- model -> { [key] = structure or whole model }, and how many there are

local function forget()
  kept, count = setmetatable({}, { __mode = "k" }), 0
end

forget()

local function key_of(options, degrees)
  local drafts = options.speculation
  return json.encode {
    degrees, options.precision, options.inputs, options.imbalance, options.lora or false,
    drafts and { drafts.part, drafts.tokens, drafts.key } or false,
  }
end

--- What `make` gives, once for each key; `fleeting`: what is not there is not kept.
local function once(m, key, make, fleeting)
  local own = kept[m] and kept[m][key]
  if own then return own end
  own = make()
  if fleeting then return own end
  if count >= structure.most then
    forget()
    collectgarbage() -- what is there no more is not in the sum that Lua's collector goes by
  end
  kept[m] = kept[m] or {}
  kept[m][key], count = own, count + 1
  return own
end

local function kept_or_built(m, options, fleeting)
  return once(m, key_of(options, options.degrees), function()
    local whole = once(m, key_of(options, "whole"), function() return { measure(m, options) } end)
    return build(m, options, whole[1], whole[2])
  end, fleeting)
end

--- The structure of model `m`; raises when a layer refuses the combination. Replicas share one, unless something in it
--- sends between them. `fleeting`: it is looked at once, and not kept.
function structure.of(m, options, fleeting)
  local alone = tables.merged(options, { degrees = tables.merged(options.degrees, { dp = 1 }) })
  local built = kept_or_built(m, alone, fleeting)
  local crosses = built.prefill:crosses_replicas() or built.decode:crosses_replicas()
  return crosses and kept_or_built(m, options, fleeting) or built
end

--- Builds without keeping: for measuring how long it takes.
structure.build = build

return structure
