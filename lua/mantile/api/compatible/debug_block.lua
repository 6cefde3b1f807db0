-- debug_block.lua: what one layer's figures were made of, in the reference's blocks, and the ops behind them.

local core = require "mantile.core"
local json = require "mantile.json"
local shown = require "mantile.api.compatible.shown"
local tables = require "mantile.tables"

local debug_block = {}

local function inputs_of(one)
  local _, bytes = core.dtype(one.config.dtype)
  return {
    batch_size = one.fields.batch_size, seq_len = one.fields.seq_len, phase = one.step.phase,
    context_len = one.step.context or json.null, dtype = one.config.dtype_name, dtype_bytes = bytes,
    layer_type = one.layer.class, parallelism = one.config.stated, num_packages = one.split.packages,
    default_kernel_count = #one.done.ops,
  }
end

local function amounts_of(one)
  local m, packages = one.metrics, one.split.packages
  return {
    flops_per_package = m.flops_per_package, weight_mem_per_package = m.weight_memory_per_package,
    activation_mem_per_package = m.activation_memory_per_package, kv_cache_per_package = m.kv_cache_per_package,
    flops_total = m.flops_per_package * packages, weight_mem_total = m.weight_memory_per_package * packages,
    activation_mem_total = m.activation_memory_per_package * packages,
    kv_cache_total = m.kv_cache_per_package * packages, comm_bytes = one.done.message_bytes,
    weight_bytes_read = one.done.weights_read_bytes,
    load_bytes = one.done.weights_read_bytes + one.done.kv_read_bytes,
  }
end

local function hardware_of(one)
  local h, peak = shown.hardware(one.hardware), 0
  for _, op in ipairs(one.done.ops) do peak = math.max(peak, op.rate or 0) end
  local bandwidth = h.memory_per_package[1].bandwidth_GBs
  return {
    mem_bw_gbs = bandwidth, mem_bw_bytes_per_sec = bandwidth * 1e9, peak_pflops = peak / 1e15, peak_flops = peak,
    interconnect_bw_gbs = h.interconnect_bandwidth_GBs, interconnect_latency_us = h.interconnect_latency_us,
    decode_load_overlap = h.decode_load_overlap, decode_comms_overlap = h.decode_comms_overlap,
    fixed_overhead_per_kernel_us = h.fixed_overhead_per_kernel_us,
  }
end

local function timing_of(one)
  local m, s = one.metrics, one.done.seconds
  return {
    compute_time_ms = m.compute_time_ms, load_time_ms = m.load_time_ms, comm_time_ms = m.communication_time_ms,
    transfer_time_ms = json.null, latency_ms = json.null, wall_clock_time_ms = m.wall_clock_time_ms,
    layer_kernel_overhead_ms = 1e3 * s.overhead,
  }
end

--- Each op with its amounts, the formulas of them and its seconds.
local function ops_of(one)
  local list = {}
  for i, op in ipairs(one.done.ops) do
    list[i] = {
      name = op.name, kind = op.kind, compute_s = op.compute_s, memory_s = op.memory_s, comm_s = op.comm_s,
      overhead_s = op.overhead_s, provider = op.provider, flops = op.flops, weights_bytes = op.weights_bytes,
      kv_bytes = op.kv_bytes, activation_bytes = op.activation_bytes, message_bytes = op.message_bytes,
    }
  end
  return list[1] and list or json.empty_list
end

--- The debug_details of a layer that layer_metrics.of gave.
function debug_block.of(one)
  return {
    inputs = inputs_of(one), intermediate_calculations = amounts_of(one), hardware_params = hardware_of(one),
    timing_breakdown = timing_of(one), computed_metrics = tables.without(one.metrics, "num_packages"),
    layer_params = one.layer.specs, ops = ops_of(one),
  }
end

return debug_block
