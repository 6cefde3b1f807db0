-- request.lua: the one request that goes through Lua, the command line and JSON
-- lines, and its defaults. Every key is a flag of the same name.

local cost_model = require "mantile.cost_model"
local footprint = require "mantile.footprint"
local schema = require "mantile.schema"
local simulated = require "mantile.simulated"
local speculation = require "mantile.speculation"
local tables = require "mantile.tables"
local thing = require "mantile.thing"

local request = {}

local DEGREE = 1 << 20
local LENGTH = 1 << 30

--- name, kind, unit and what it means, in the order they are shown; otherwise: what it is if absent, in words.
request.fields = {
  { "model", "name", help = "a name from `mantile models`, a .lua file or a config.json" },
  { "hardware", "name", help = "a name from `mantile hardware` or a .lua file (--on)" },
  { "gpus", "count?", max = DEGREE, help = "accelerators: tp x cp x attention_dp x pp x dp" },
  { "engine", "name", default = "ideal", help = "a name from `mantile engines`" },
  { "tp", "count?", max = DEGREE, otherwise = "what the others leave of gpus",
    help = "tensor-parallel degree: ranks that split each layer" },
  { "cp", "count", default = 1, max = DEGREE, help = "context-parallel degree: ranks that share one sequence" },
  { "attention_dp", "count", default = 1, max = DEGREE, help = "ranks of a group that share out its sequences" },
  { "ep", "count", default = 1, max = DEGREE, help = "expert-parallel degree of mixtures; their tp is the rest" },
  { "sp", "flag", default = false, help = "sequence parallelism: scatter tokens over tp between layers" },
  { "pp", "count", default = 1, max = DEGREE, help = "pipeline stages" },
  { "dp", "count", default = 1, max = DEGREE, help = "independent replicas" },
  { "dtype", "dtype?", otherwise = "the model's own", help = "default of weights, activations and kv" },
  { "weights", "dtype?", otherwise = "dtype", help = "dtype of the weights" },
  { "activations", "dtype?", otherwise = "dtype", help = "dtype of what matmuls read" },
  { "kv", "dtype?", otherwise = "dtype", help = "dtype of the KV cache" },
  { "weights_in", "name?", otherwise = "the fastest", help = "memory tier of the weights" },
  { "kv_in", "name?", otherwise = "the fastest", help = "memory tier of the KV cache" },
  { "imbalance", "positive", default = 1, help = "tokens of the busiest of ep ranks over their mean, 1 or more" },
  { "speculative", "name?", one_of = speculation.methods, help = "what drafts tokens that a step verifies together" },
  { "draft_tokens", "count?", max = 1024, help = "tokens drafted a step" },
  { "acceptance", "fraction?", help = "how often a drafted token is right, 0 to 1" },
  { "draft_model", "name?", help = "the small model of --speculative draft" },
  { "lora", "table?", help = "adapters beside the linears, each sequence using one: rank, adapters, targets" },
  { "inputs", "table?", help = "what a model takes beside tokens: images, image_size, steps, ..." },
  { "layers", "table?", help = "what layer types do otherwise (--override)" },
  { "batch", "count", default = 1, max = LENGTH, unit = "sequences", help = "at once in the whole deployment" },
  { "isl", "tokens", default = 1024, max = LENGTH, help = "input sequence length: prompt tokens" },
  { "osl", "tokens", default = 256, max = LENGTH, help = "output sequence length: generated tokens" },
  { "prefix", "tokens0", default = 0, max = LENGTH, help = "prompt tokens that are cached already" },
  { "mode", "name", default = "static", one_of = { "static", "continuous", "disagg" },
    help = "static: a batch, prefilled then decoded; continuous: a closed loop; disagg: one, in two pools" },
  { "concurrency", "count?", max = LENGTH, unit = "requests",
    help = "of a closed loop: how many are on their way at any moment" },
  { "method", "name?", one_of = { "formula", "simulate" }, otherwise = "formula", help = "of a closed loop: how" },
  { "spread", "fraction?", otherwise = "0.5",
    help = "of a closed loop: most that lengths are off their mean, as a share" },
  { "waves", "count?", max = LENGTH, unit = "requests", otherwise = "10",
    help = "of a closed loop: one after another in a place" },
  { "poll_steps", "count?", max = LENGTH, unit = "steps", otherwise = "1",
    help = "continuous: decode steps between looks for requests" },
  { "hold_steps", "count?", max = LENGTH,
    unit = "steps", otherwise = "0",
    help = "continuous: most decode steps that a prompt waits for others to share a step with" },
  { "hold_tokens", "count?", max = LENGTH, unit = "tokens",
    help = "of hold_steps: no longer than until the step has so many tokens" },
  { "prefill", "table?", help = "disagg: the pool that prefills: count, tp, ep, attention_dp, hardware, ..." },
  { "decode", "table?", help = "disagg: the pool that decodes, as prefill" },
  { "traffic", "table?", help = "what a simulation is asked: rate, requests, isl, osl, trace, turns, ..." },
  { "max_sequences", "count?", max = LENGTH, unit = "requests", otherwise = "the engine's own",
    help = "of a simulation: the most at once in a replica" },
  { "schedule", "name?", one_of = { "chunked", "whole" }, otherwise = "the engine's own",
    help = "of a simulation: whether prompts are cut to fill steps" },
  { "prefix_cache", "flag?", otherwise = "the engine's own", help = "of a simulation: keep caches of prompts" },
  { "preemption", "name?", one_of = { "recompute", "swap" }, otherwise = "recompute",
    help = "of a simulation: what becomes of a cache that makes room" },
  { "swap_bandwidth", "positive?", unit = "bytes/s", otherwise = "25e9",
    help = "of preemption swap: of an accelerator to its host" },
  { "router", "name?", one_of = { "least_loaded", "round_robin", "prefix" }, otherwise = "least_loaded",
    help = "of a simulation: which replica a request goes to" },
  { "slo", "table?", help = "of a simulation: limits that goodput counts: ttft_s, tpot_s, e2e_s" },
  { "autoscale", "table?", help = "of a simulation: replicas by load: least, most, target, interval_s, start_s" },
  { "fleet", "table?", help = "of a simulation: pools unlike each other, each with count, role, tp, hardware, ..." },
  { "failures", "table?", help = "of a simulation: replicas that fail: at, until, replica, pool" },
  { "memory_fraction", "fraction?", otherwise = "the engine's own", help = "share of the memory that the engine uses" },
  { "step_tokens", "count?", max = LENGTH, unit = "tokens", otherwise = "the engine's own",
    help = "the most that are prefilled in one step" },
  { "cost_model", "text?", otherwise = "calibrated, where the engine's kernels were measured",
    help = "how time follows from work: roofline, calibrated or measured, or by kind of op like "
      .. "calibrated,linear=measured" },
  { "moe_kernel", "name?", otherwise = "its usual one",
    help = "which kernel of mixtures, where an engine has several" },
  { "measured", "name?", help = "a table of measured kernels, for the cost model measured" },
  { "price", "positive?", unit = "USD/hour", otherwise = "as stated", help = "of one accelerator" },
  { "pue", "positive?", otherwise = footprint.fields.pue[1], help = "power of the site over that of the accelerators" },
  { "grid", "amount?", unit = "g/kWh", otherwise = footprint.fields.grid[1], help = "CO2e of electricity" },
  { "embodied", "amount?", unit = "kg", otherwise = footprint.fields.embodied[1],
    help = "CO2e of making one accelerator" },
  { "lifetime", "positive?", unit = "years", otherwise = footprint.fields.lifetime[1],
    help = "that one accelerator is used" },
}

--- What scripts state besides.
request.of_scripts = {
  { "policy", "function?", help = "of a simulation: function(waiting): which of the requests that wait starts next" },
}

-- The same as flags: what is a table is a text there, and `layers` is --override.
local texts = {
  layers = { "override", "text?", help = "layers that differ, like attention.tp=4,lm_head.dtype=bf16" },
  lora = { "lora", "text?", help = "adapters beside the linears, like rank=16,adapters=8,targets=qkv+out" },
  traffic = { "traffic", "text?", help = "what a simulation is asked, like rate=20,isl=lognormal(1024, 1)" },
  slo = { "slo", "text?", help = "of a simulation: limits that goodput counts, like ttft_s=0.5,tpot_s=0.03" },
  autoscale = { "autoscale", "text?", help = "of a simulation: replicas by load, like most=8,target=32,start_s=60" },
  fleet = { "fleet", "text?", help = "of a simulation: pools, like count=2,tp=4;count=1,tp=2,hardware=b200" },
  failures = { "failures", "text?", help = "of a simulation: a replica that fails, like at=600,until=900,replica=2" },
  prefill = { "prefill", "text?", help = "disagg: the pool that prefills, like count=2,tp=4" },
  decode = { "decode", "text?", help = "disagg: the pool that decodes, like count=1,tp=8" },
  inputs = { "inputs", "text?", help = "what it takes beside tokens, like images=1,image_size=448" },
}

request.flags = {}
for _, field in ipairs(request.fields) do request.flags[#request.flags + 1] = texts[field[1]] or field end

local function value_of(text)
  if text == "true" or text == "false" then return text == "true" end
  return tonumber(text) or text
end

--- The `layers` table of an --override text; or nil and a sentence.
function request.parse_overrides(text)
  local layers = {}
  for part in text:gmatch("[^,]+") do
    local name, key, value = part:match("^%s*([%w_%.-]+)%.([%w_]+)=([%w_]+)%s*$")
    if not name then return nil, ("--override has '%s'; it takes LAYER.KEY=VALUE, separated by commas"):format(part) end
    layers[name] = layers[name] or {}
    layers[name][key] = tonumber(value) or value
  end
  return layers
end

--- The table of an --inputs or --lora text; or nil and a sentence. a+b is a list.
function request.parse_table(flag, text)
  local values = {}
  for part in text:gmatch("[^,]+") do
    local key, value = part:match("^%s*([%w_]+)=([%w_%.+-]+)%s*$")
    if not key then return nil, ("--%s has '%s'; it takes KEY=VALUE, separated by commas"):format(flag, part) end
    values[key] = value_of(value)
  end
  return values
end

--- The list of tables of a text in which ; stands between them; nil and a sentence.
function request.parse_list(flag, text)
  local list = {}
  for part in text:gmatch "[^;]+" do
    local own, message = request.parse_table(flag, part)
    if not own then return nil, message end
    list[#list + 1] = own
  end
  return list
end

-- What goes with some modes only.
local modes_of = {
  concurrency = "continuous or disagg", method = "continuous or disagg", spread = "continuous or disagg",
  waves = "continuous or disagg", poll_steps = "continuous", hold_steps = "continuous", hold_tokens = "continuous",
  prefill = "disagg", decode = "disagg",
}
for _, key in ipairs(simulated.keys) do modes_of[key] = "continuous or disagg" end
modes_of.fleet = "continuous"

--- What only simulations know: a sentence and the field where it is wrong, or nothing is simulated.
local function check_simulation(r)
  for _, key in ipairs(simulated.keys) do
    if r[key] ~= nil and r.method ~= "simulate" then
      return ("%s needs method simulate: the formula knows a closed loop only"):format(key), key
    end
  end
  return simulated.check(r)
end

--- What belongs to another mode, or is missing in this one: a sentence and the field.
local function check_mode(r, values)
  for _, key in ipairs(tables.keys(modes_of)) do
    if r[key] ~= nil and not modes_of[key]:find(r.mode, 1, true) then
      return ("%s is for mode %s; this is %s"):format(key, modes_of[key], r.mode), key
    end
  end
  if r.mode == "static" then return nil end
  local message, field = check_simulation(r)
  if message then return message, field end
  if not r.concurrency and not r.traffic then return ("mode %s needs a concurrency"):format(r.mode), "concurrency" end
  if values.batch ~= nil then return ("mode %s takes a concurrency and no batch"):format(r.mode), "batch" end
  r.batch, r.method, r.spread, r.waves = r.concurrency or 1, r.method or "formula", r.spread or 0.5, r.waves or 10
  if r.mode == "continuous" then r.poll_steps = r.poll_steps or 1 end
end

local function product(r) return r.cp * r.attention_dp * r.pp * r.dp end

local function default_degrees(r)
  local others = product(r)
  if r.tp == nil and r.gpus and r.gpus % others ~= 0 then
    return ("gpus (%d) must be a multiple of cp x attention_dp x pp x dp (%d)"):format(r.gpus, others), "gpus"
  end
  r.tp = r.tp or (r.gpus and r.gpus // others or 1)
  r.gpus = r.gpus or r.tp * others
  if r.gpus ~= r.tp * others then
    return ("gpus is %d, but tp x cp x attention_dp x pp x dp is %d x %d x %d x %d x %d = %d; leave one of them out")
      :format(r.gpus, r.tp, r.cp, r.attention_dp, r.pp, r.dp, r.tp * others), "gpus"
  end
  if r.gpus > DEGREE then return ("the degrees multiply to %d; the most is %d"):format(r.gpus, DEGREE), "gpus" end
  if r.sp and r.tp == 1 then return "sp scatters tokens over tp, so tp must be above 1", "sp" end
end

-- Fields that one layer type, or a pool, may have otherwise: none has a default of its own.
local function otherwise(names)
  local list, chosen = {}, tables.set(names)
  for _, field in ipairs(request.fields) do
    if chosen[field[1]] then
      list[#list + 1] = {
        field[1], field[2]:gsub("%?$", "") .. "?", max = field.max, help = field.help, otherwise = "the request's",
      }
    end
  end
  return list
end

-- What one layer type may do otherwise.
request.override_fields = otherwise "tp cp attention_dp ep dtype weights activations kv"

local function check_overrides(layers)
  local checked = {}
  for _, name in ipairs(tables.keys(layers or {})) do
    local own, message = schema.check(request.override_fields, layers[name])
    if not own then return nil, ("layers.%s: %s"):format(tostring(name), message) end
    checked[name] = own
  end
  return checked
end

local FLEET_MAX = 64
local roles = tables.set "both prefill decode"

-- What a pool may state for itself.
request.pool_fields = otherwise("hardware gpus engine tp cp attention_dp ep sp pp dtype weights activations kv "
  .. "weights_in kv_in imbalance layers step_tokens")
table.insert(request.pool_fields, 1, { "count", "count", default = 1, max = DEGREE, help = "workers that are alike" })

--- What is wrong with a value that a pool states of its own: a sentence, or nil.
function request.pool_problem(key, value)
  if type(value) == "table" then return nil end
  local _, message = schema.check(request.pool_fields, { [key] = value })
  return message
end

--- What a request of pools asks of one of them alone, which states `own` keys.
function request.of_pool(values, own)
  local whole = tables.merged(values)
  for key in pairs(modes_of) do whole[key] = nil end
  whole.mode = nil
  return tables.without(tables.without(tables.merged(whole, own), "count"), "role")
end

--- The request of one pool, which states `stated` of its own, with its count; nil, message.
local function pool_of(name, values, stated)
  local own, message = schema.check(request.pool_fields, stated)
  if not own then return nil, ("%s: %s"):format(name, message) end
  local checked, problem = request.check(request.of_pool(values, own))
  if not checked then return nil, ("%s: %s"):format(name, problem) end
  if checked.dp > 1 then return nil, ("%s: a pool has a count and no dp"):format(name) end
  return tables.merged(checked, { count = own.count })
end

local function check_pools(r, values)
  for _, name in ipairs { "prefill", "decode" } do
    if not r[name] then return ("mode disagg needs pools prefill and decode; %s is missing"):format(name), name end
    local message
    r[name], message = pool_of(name, values, r[name])
    if message then return message, name end
  end
  r.gpus = r.prefill.gpus * r.prefill.count + r.decode.gpus * r.decode.count
end

--- Pools that are unlike each other.
local function check_fleet(r, values)
  local list, gpus = {}, 0
  if #r.fleet == 0 or #r.fleet > FLEET_MAX then
    return ("fleet is a list of 1 to %d pools"):format(FLEET_MAX), "fleet"
  end
  for i, stated in ipairs(r.fleet) do
    local name, role = ("fleet[%d]"):format(i), type(stated) == "table" and stated.role or "both"
    if not roles[role] then return ("%s: role is both, prefill or decode"):format(name), "fleet" end
    local pool, message = pool_of(name, values, type(stated) == "table" and tables.without(stated, "role") or stated)
    if not pool then return message, "fleet" end
    list[i], gpus = tables.merged(pool, { role = role }), gpus + pool.gpus * pool.count
  end
  r.fleet, r.gpus = list, gpus
end

--- What prices ops, checked: a table (cost_model.lua); or nil and a sentence.
local function check_cost_model(value, measured)
  local choice, message = cost_model.check(value or {})
  if not choice then return nil, message end
  local uses = cost_model.uses(choice, "measured")
  if uses and not measured then return nil, "cost_model is measured; name the table of kernels with measured" end
  if measured and not uses then return nil, "measured is for cost_model measured, which nothing uses here" end
  return choice
end

--- A complete, checked copy of `values` (model and hardware may also be the
--- things themselves); or nil, message, field.
function request.check(values)
  local things = {}
  if type(values) == "table" then
    local plain = tables.merged(thing.named(values))
    for _, key in ipairs { "model", "hardware", "engine" } do
      if thing.is(key, plain[key]) then
        things[key], plain[key] = plain[key], "given"
      end
    end
    things.cost_model, plain.cost_model = plain.cost_model, nil -- a text or a table
    for _, key in ipairs(simulated.functions) do
      if type(plain[key]) == "function" then things[key], plain[key] = plain[key], nil end
    end
    values = plain
  end
  local r, message, field = schema.check(request.fields, values)
  if not r then return nil, message, field end
  things.cost_model, message = check_cost_model(things.cost_model, r.measured)
  if not things.cost_model then return nil, message, "cost_model" end
  message, field = check_mode(r, values)
  if message then return nil, message, field end
  if r.mode == "disagg" then
    message, field = check_pools(r, tables.merged(values, things))
  elseif r.fleet then
    message, field = check_fleet(r, tables.merged(values, things))
  else
    message, field = default_degrees(r)
  end
  if message then return nil, message, field end
  if r.prefix >= r.isl then
    return nil, ("prefix is %d; it must be from 0 to isl - 1 (%d)"):format(r.prefix, r.isl - 1), "prefix"
  end
  r.layers, message = check_overrides(r.layers)
  if not r.layers then return nil, message, "layers" end
  if r.imbalance < 1 or r.imbalance > DEGREE then
    return nil, ("imbalance is %g; it must be from 1 to %d"):format(r.imbalance, DEGREE), "imbalance"
  end
  for _, key in ipairs { "draft_tokens", "acceptance", "draft_model" } do
    if r[key] ~= nil and not r.speculative then
      return nil, ("%s needs speculative: %s"):format(key, table.concat(speculation.methods, " ")), key
    end
  end
  return tables.merged(r, things)
end

return request
