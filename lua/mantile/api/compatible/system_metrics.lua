-- system_metrics.lua: the layers of a whole model in both phases, in the reference's fields and units.

local body = require "mantile.api.compatible.body"
local debug_block = require "mantile.api.compatible.debug_block"
local hardware = require "mantile.hardware"
local json = require "mantile.json"
local layer_metrics = require "mantile.api.compatible.layer_metrics"
local layers = require "mantile.api.compatible.layers"
local refusal = require "mantile.api.compatible.refusal"
local tables = require "mantile.tables"

local system_metrics = {}

local GB = 1e9

local function add(sum, one)
  local m, times = one.metrics, one.layer.count
  sum.weights = sum.weights + times * m.weight_memory_per_package
  sum.kv = sum.kv + times * m.kv_cache_per_package
  sum.activations = math.max(sum.activations, m.activation_memory_per_package)
  sum.wall = sum.wall + times * m.wall_clock_time_ms
  sum.compute = sum.compute + times * m.compute_time_ms
  sum.load = sum.load + times * m.load_time_ms
  sum.comm = sum.comm + times * m.communication_time_ms
  sum.ideal = sum.ideal + times * 1e3 * one.done.seconds.ideal
  sum.packages = math.max(sum.packages, m.num_packages)
end

local function one_layer(named, fields, phase, name)
  local layer, message = layers.find(named.layers, name)
  if not layer then return nil, refusal.of(400, message) end
  local config, refused = body.layer_config(fields.layers[name], layer, { phase .. "_req", "layers", name })
  if not config then return nil, refused end
  return layer_metrics.of(layer, named.hardware, fields, phase, config)
end

--- The sums of a phase's layers over their counts: bytes per package, of activations the most that one layer makes, and
--- milliseconds; nil and a refusal.
local function phase_of(fields, phase)
  local named, refused = layer_metrics.named(fields)
  if not named then return nil, refused end
  local sum = {
    weights = 0, kv = 0, activations = 0, wall = 0, compute = 0, load = 0, comm = 0, ideal = 0, packages = 1,
    hardware = named.hardware, details = fields.debug and {} or json.null,
  }
  for _, name in ipairs(tables.keys(fields.layers)) do
    local one
    one, refused = one_layer(named, fields, phase, tostring(name))
    if not one then return nil, refused end
    add(sum, one)
    if fields.debug then sum.details[name] = debug_block.of(one) end
  end
  return sum
end

local function needed(sum) return sum.weights + sum.activations + sum.kv end

local function capacity(sum) return hardware.main_memory(sum.hardware).capacity end

--- Memory, in GB of a package: weights and activations of the prefill request, the cache of the decode request. Where
--- the phases have hardware of their own, each package holds what its phase needs.
local function memory_of(prefill, decode)
  local apart = prefill.hardware.id ~= decode.hardware.id
  local held = apart and needed(prefill) or prefill.weights + prefill.activations + decode.kv
  local fits = held <= capacity(prefill) and needed(decode) <= capacity(decode)
  return {
    weight_memory_gb = prefill.weights / GB, activation_memory_gb = prefill.activations / GB,
    kv_cache_gb = decode.kv / GB, memory_per_package_gb = held / GB, hw_capacity_gb = capacity(prefill) / GB,
  }, fits
end

local function system_of(prefill, decode, steps, fits)
  local packages, h = math.max(prefill.packages, decode.packages), prefill.hardware
  local function both(key) return prefill[key] + steps * decode[key] end
  return {
    num_packages = packages, power_kw = (h.power or 0) / 1e3 * packages, tco_sec_usd = (h.price or 0) * packages,
    mfu = prefill.wall > 0 and prefill.ideal / prefill.wall or 0,
    bottleneck = layer_metrics.bottleneck(both "compute", both "load", both "comm"), fits_on_hardware = fits,
  }
end

local function debug_of(asked, prefill, decode)
  local context = asked.decode.context_len
  return {
    decode_compute_ms = decode.compute, decode_load_ms = decode.load, prefill_compute_ms = prefill.compute,
    prefill_load_ms = prefill.load, decode_kv_cache_gb = decode.kv / GB, prefill_kv_cache_gb = prefill.kv / GB,
    decode_context_len = context > 0 and context or json.null, decode_seq_len = asked.decode.seq_len,
    prefill_seq_len = asked.prefill.seq_len, prefill_layer_details = prefill.details,
    decode_layer_details = decode.details,
  }
end

--- The answer to POST /config/system-metrics; nil and a refusal.
function system_metrics.answer(text)
  local prefill_req, decode_req = body.system(text)
  if not prefill_req then return nil, decode_req end
  local prefill, decode, refused
  prefill, refused = phase_of(prefill_req, "prefill")
  if not prefill then return nil, refused end
  decode, refused = phase_of(decode_req, "decode")
  if not decode then return nil, refused end
  local tps = decode.wall > 0 and 1e3 / decode.wall or 0
  local memory, fits = memory_of(prefill, decode)
  return {
    ttft_ms = prefill.wall, tpot_ms = decode.wall, tps_user = tps, throughput_tokens_s = tps * decode_req.batch_size,
    total_latency_ms = prefill.wall + decode.wall * decode_req.seq_len, memory = memory,
    system = system_of(prefill, decode, decode_req.seq_len, fits),
    debug = debug_of({ prefill = prefill_req, decode = decode_req }, prefill, decode),
  }
end

return system_metrics
