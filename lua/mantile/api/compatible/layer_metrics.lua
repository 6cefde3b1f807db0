-- layer_metrics.lua: one layer in one phase on one package, in the reference's fields and units.

local body = require "mantile.api.compatible.body"
local debug_block = require "mantile.api.compatible.debug_block"
local kinds = require "mantile.api.compatible.kinds"
local layers = require "mantile.api.compatible.layers"
local names = require "mantile.api.compatible.names"
local placement = require "mantile.placement"
local refusal = require "mantile.api.compatible.refusal"
local request = require "mantile.request"
local tables = require "mantile.tables"
local work = require "mantile.api.compatible.work"

local layer_metrics = {}

--- What a phase's request names: { hardware =, layers = of its model }; nil and a refusal.
function layer_metrics.named(fields)
  local m, message = names.load("model", fields.model_id)
  if not m then return nil, refusal.of(404, message) end
  local list
  list, message = layers.of(m)
  if not list then return nil, refusal.of(404, message) end
  local hardware
  hardware, message = names.load("hardware", fields.hardware_id)
  if not hardware then return nil, refusal.of(404, message) end
  return { hardware = hardware, layers = list }
end

local PLACED_MAX = 500 -- a stream of requests may ask for any number

local placed_by, placed_count = {}, 0 -- layer -> { [key] = placed }

local function place(values)
  local r, message, field = request.check(values)
  if not r then return nil, message, field end
  return placement.of(r)
end

--- The layer on the hardware, placed once for each way to split, keep and price it; nil and a refusal.
local function placed_of(layer, hardware, config, split, fields)
  local key = ("%s %d %d %d %s %s %s"):format(hardware.id, split.tp, split.cp, split.ep, config.dtype, fields.engine,
    fields.cost_model)
  local own = placed_by[layer] or {}
  if own[key] then return own[key] end
  local placed, message, field = place {
    model = layers.alone(layer), hardware = hardware, engine = fields.engine, cost_model = fields.cost_model,
    tp = split.tp, cp = split.cp, ep = split.ep, dtype = config.dtype,
  }
  if not placed then return nil, refusal.of(field == "hardware" and 400 or 422, message) end
  if placed_count >= PLACED_MAX then placed_by, placed_count, own = {}, 0, {} end
  placed_by[layer], own[key], placed_count = own, placed, placed_count + 1
  return placed
end

--- The step of a phase's request. Packages that share out a prompt take the larger part each.
local function step_of(fields, phase, split)
  if phase == "prefill" then
    return { phase = phase, batch = fields.batch_size, tokens = -(-fields.seq_len // split.share) }
  end
  return { phase = phase, batch = fields.batch_size, context = layer_metrics.context(fields) }
end

--- The tokens cached before a decode step: context_len, and seq_len where it is not given.
function layer_metrics.context(fields) return fields.context_len > 0 and fields.context_len or fields.seq_len end

local MARGIN = 1.2 -- what is as long as another within this is in balance with it

--- What takes longest: compute, memory or communication; "balanced" where compute and memory are alike.
function layer_metrics.bottleneck(compute, memory, comm)
  if math.max(compute, memory, comm) == 0 then return "unknown" end
  if comm > compute and comm > memory then return "communication" end
  if compute > MARGIN * memory then return "compute" end
  return memory > MARGIN * compute and "memory" or "balanced"
end

local function whole(number)
  local rounded = math.floor(number + 0.5)
  return math.tointeger(rounded) or rounded
end

local function metrics_of(done, split)
  local s = done.seconds
  return {
    flops_per_package = whole(done.flops), weight_memory_per_package = whole(done.weights_bytes),
    activation_memory_per_package = whole(done.activation_bytes), kv_cache_per_package = whole(done.kv_bytes),
    compute_time_ms = 1e3 * s.compute, load_time_ms = 1e3 * s.memory, communication_time_ms = 1e3 * s.comm,
    wall_clock_time_ms = 1e3 * s.wall, bottleneck = layer_metrics.bottleneck(s.compute, s.memory, s.comm),
    num_packages = split.packages,
  }
end

--- Everything of one layer in one phase: { layer =, hardware =, config =, split =, step =, fields =, metrics =, done =
--- of work.lua }; nil and a refusal.
function layer_metrics.of(layer, hardware, fields, phase, config)
  local split = kinds.split(layer, config.stated)
  local placed, refused = placed_of(layer, hardware, config, split, fields)
  if not placed then return nil, refused end
  local step = step_of(fields, phase, split)
  local done = work.of(placed, layer, split, config.dtype, step)
  return {
    layer = layer, hardware = hardware, config = config, split = split, step = step, fields = fields, done = done,
    metrics = metrics_of(done, split),
  }
end

local ECHOED = tables.words("hidden_size num_heads num_kv_heads head_dim intermediate_size num_experts top_k "
  .. "vocab_size window_size sliding_window num_projections num_shared_experts")

local function config_shown(layer, config)
  local shown = {
    layer_idx = layer.type == "embedding" and -1 or 0, dtype = "DataType." .. config.dtype_name:upper(),
    parallelism = config.stated,
  }
  for _, key in ipairs(ECHOED) do shown[key] = layer.specs[key] end
  return shown
end

--- The answer to POST /config/layer-metrics; nil and a refusal.
function layer_metrics.answer(text)
  local fields, refused = body.layer(text)
  if not fields then return nil, refused end
  local named
  named, refused = layer_metrics.named(fields)
  if not named then return nil, refused end
  local layer, message = layers.find(named.layers, fields.layer_name)
  if not layer then return nil, refusal.of(404, message) end
  local config
  config, refused = body.layer_config(fields.layer_config, layer, { "layer_config" })
  if not config then return nil, refused end
  local one
  one, refused = layer_metrics.of(layer, named.hardware, fields, fields.phase, config)
  if not one then return nil, refused end
  return {
    layer_name = fields.layer_name, layer_type = layer.class, layer_config = config_shown(layer, config),
    request_params = {
      batch_size = fields.batch_size, seq_len = fields.seq_len, phase = "Phase." .. fields.phase:upper(),
    },
    metrics = one.metrics, debug_details = fields.debug and debug_block.of(one) or nil,
  }
end

return layer_metrics
