-- fields.lua: what every key of a report means. Keys and units of metrics are the core's; their definitions as formulas
-- are explanation.lua's.

local core = require "mantile.core"
local forward = require "mantile.forward"

local fields = {}

-- Metrics; what prefill, decode, forward, layers and stages share stands here without that.
local meanings = {
  ttft_s = "time to first token: the whole batch is prefilled; of a closed loop, or a simulation, the mean",
  tpot_s = "time per output token: one decode step at the mean context, isl + osl / 2",
  e2e_s = "time from a request to its last token",
  tok_s_user = "output tokens that each user sees",
  throughput_tok_s = "output tokens of the whole deployment",
  throughput_tok_s_gpu = "that for each accelerator",
  decode_tok_s = "output tokens of the whole deployment while it decodes",
  power_w = "mean power of the site while it serves",
  energy_j_per_token = "energy of the site for an output token",
  cost_usd_per_mtok = "price of all accelerators for a million output tokens",
  carbon_g_per_mtok = "CO2e of a million output tokens",
  latency_s = "the whole batch from input to result",
  items_s = "results of the whole deployment",
  items_s_gpu = "that for each accelerator",
  energy_j_per_item = "energy of the site for a result",
  cost_usd_per_mitem = "price of all accelerators for a million results",
  carbon_g_per_mitem = "CO2e of a million results",
  ["memory.weights_bytes"] = "the weights of the fullest stage, one rank's share",
  ["memory.kv_cache_bytes"] = "what the sequences of a replica keep",
  ["memory.kv_bytes_per_token"] = "what a token keeps in all caches of a rank",
  ["memory.activation_bytes"] = "the most that is alive at once",
  ["memory.reserved_bytes"] = "what the engine keeps for itself",
  ["memory.total_bytes"] = "all of these",
  ["memory.capacity_bytes"] = "the accelerator's main memory",
  ["memory.fits"] = "whether the total is at most the capacity",
  ["memory.max_batch"] = "the largest batch that fits at these lengths",
  ["memory.max_context"] = "the longest isl + osl that fits with this batch",
  time_s = "how long it takes",
  flops = "of matrix products, a multiply and an add as two",
  bytes = "moved to and from memory",
  comm_bytes = "sent to other accelerators",
  compute_s = "time of ops that the FLOP rate binds",
  weights_s = "time of ops that memory binds, most of it for weights",
  kv_s = "the same for the KV cache",
  activations_s = "the same for activations",
  comm_s = "time of messages between accelerators",
  overhead_s = "time of the engine's host, and of launches of kernels",
  bottleneck = "the largest of these six: compute weights kv activations comm overhead",
  mfu = "flops over what the peak rate allows in time_s",
  mbu = "bytes over what the memory bandwidth allows in time_s",
}

--- What a metric is, in words; nil where it is none.
function fields.meaning(key) return meanings[key] or meanings[key:match "^%w+%.(.*)$"] end

local kind_of = { number = "amount", flag = "flag", cause = "name" }

--- The metrics whose keys begin with `group` and a dot, or that are in no group, as fields.
local function metrics(list, group)
  local found = {}
  for _, metric in ipairs(list) do
    local of, key = metric.key:match "^(%w+)%.(.*)$"
    if of == group then
      local unit = metric.unit ~= "" and metric.unit or nil
      found[#found + 1] = { key or metric.key, kind_of[metric.kind], unit = unit, help = fields.meaning(metric.key) }
    end
  end
  return found
end

local function joined(...)
  local all, seen = {}, {}
  for _, list in ipairs { ... } do
    for _, field in ipairs(list) do
      if not seen[field[1]] then all[#all + 1], seen[field[1]] = field, true end
    end
  end
  return all
end

local phase = metrics(core.metrics(), "prefill")
local shared = table.move(phase, 1, #phase - 2, 1, {}) -- layers and stages have no mfu and mbu

local distribution = {}
for i, name in ipairs { "mean", "p50", "p90", "p95", "p99", "max" } do
  distribution[i] = { name, "amount", help = i == 1 and "of all that are counted" or "of them" }
end

local report = {
  { "model", "name", help = "what it is of" },
  { "hardware", "name", help = "the accelerator" },
  { "gpus", "count", help = "accelerators of the whole deployment" },
  { "cost_model", "text", help = "what prices ops" },
  { "providers", "table?", help = "of a mixed cost model: what prices each kind of op" },
  { "calibration", "table?", help = "which measured kernels price ops" },
  { "measured", "table?", help = "which table of a user's prices ops" },
  { "deployment", "table", help = "engine, degrees and dtypes as they came out" },
  { "workload", "table", help = "mode, batch or concurrency, isl, osl, ... as they came out" },
  { "parameters", "table", help = "total, active (those that one token uses), and those of each part" },
  { "memory", "table", help = "of the fullest accelerator" },
  { "prefill", "table?", help = "of the whole batch" },
  { "decode", "table?", help = "one step at the mean context" },
  { "forward", "table?", help = "of a model that makes no tokens: its one step" },
}

local beside = {
  { "bands", "table?", help = "calibrated: of ttft_s and tpot_s { low, high }, between which half of all should lie" },
  { "loop", "table?", help = "of a closed loop" },
  { "pools", "table?", help = "of mode disagg: prefill and decode" },
  { "fleet", "table?", help = "of pools unlike each other, a list: as pools" },
  { "simulation", "table?", help = "of a simulation" },
  { "stages", "table?", help = "of a model that makes no tokens, a list" },
  { "assumptions", "table", help = "by name what energy, cost and carbon rest on: { value, unit, source }" },
  { "reasons", "table?", help = "by key why a figure is not known" },
  { "warnings", "table?", help = "sentences on what may be wrong" },
  { "layers", "table?", help = "with { layers = true }, a list: by layer and phase" },
}

local loop_meanings = {
  running = "requests that are admitted", decoding = "those past their first token",
  capacity = "requests that memory holds", requests_s = "requests that end",
  prefill_utilisation = "share of the time that goes to prefill; of pools the time that pool works",
  decode_utilisation = "share of the time that the pool that decodes works",
  arrival_s = "part of ttft_s: until a step may take it", burst_s = "the same: behind those that came at once",
  wait_s = "the same: behind other prompts", memory_wait_s = "the same: until memory is free",
  transfer_s = "the same: its cache is sent to the other pool",
  prefill_requests_s = "requests that the pool that prefills could take",
  prefill_batch = "prompts of one of its steps", decode_batch = "sequences of a decode step",
}

local loop = { { "concurrency", "count", unit = "requests", help = "on their way at any moment" } }
for _, metric in ipairs(core.loop_metrics()) do
  local key = metric.key:match "%.(.*)$"
  loop[#loop + 1] = { key, "amount?", unit = metric.unit ~= "" and metric.unit or nil, help = loop_meanings[key] }
end

--- The tables of a report, in order: a name, where it stands, its fields.
fields.groups = {
  {
    "report", "what estimate and simulate give",
    joined(report, metrics(core.metrics()), metrics(forward.metrics()), beside),
  },
  { "memory", "report.memory", metrics(core.metrics(), "memory") },
  { "phase", "report.prefill, report.decode, report.forward", phase },
  {
    "layer row", "report.layers[i]", joined({
      { "layer", "name", help = "its type" }, { "phase", "name", help = "prefill, decode or forward" },
      { "part", "name", help = "of the model" }, { "stage", "amount", help = "of the pipeline, from 0" },
      { "times", "amount", help = "equal ones in its place" }, { "runs", "amount", help = "how often each runs" },
    }, shared),
  },
  {
    "stage", "report.stages[i]", joined({
      { "stage", "name", help = "a part of the model" }, { "runs", "count", help = "how often it runs for a result" },
    }, shared),
  },
  { "loop", "report.loop", loop },
  {
    "pool row", "report.pools.prefill, report.pools.decode, report.fleet[i]", {
      { "count", "count", help = "workers" }, { "role", "name?", help = "of a fleet: both, prefill or decode" },
      { "gpus", "count", help = "accelerators of all its workers" }, { "hardware", "name", help = "the accelerator" },
      { "deployment", "table", help = "engine, degrees and dtypes of one worker" },
      { "memory", "table", help = "of its fullest accelerator" },
      { "utilisation", "amount?", help = "share of the time that it works" },
      { "requests_s", "amount?", unit = "req/s", help = "requests that it could take" },
    },
  },
  {
    "simulation", "report.simulation", {
      { "requests", "count", help = "that are counted" }, { "outcomes", "table", help = "how many ended how" },
      { "ttft_s", "table", unit = "s", help = "to the first token" },
      { "tpot_s", "table", unit = "s", help = "of each further token, on average of a request" },
      { "itl_s", "table", unit = "s", help = "between two tokens" },
      { "e2e_s", "table", unit = "s", help = "to the last token" },
      { "queue_s", "table", unit = "s", help = "until the first step" },
      { "span_s", "amount", unit = "s", help = "from the first request to the last token of those that are counted" },
      { "duration_s", "amount", unit = "s", help = "the same of all" },
      { "throughput_req_s", "amount", unit = "req/s", help = "requests that finished" },
      { "throughput_tok_s", "amount", unit = "tok/s", help = "tokens of outputs" },
      { "input_tok_s", "amount", unit = "tok/s", help = "tokens of prompts" },
      { "slo", "table?", help = "the limits that were asked for" },
      { "goodput_req_s", "amount?", unit = "req/s", help = "requests within slo" },
      { "attainment", "amount?", help = "their share" },
      { "cached_share", "amount", help = "of the prompt tokens, found in a prefix cache" },
      { "preemptions", "amount", help = "caches that made room" },
      { "retries", "amount", help = "requests that began anew" },
      { "lost_tokens", "amount", unit = "tokens", help = "that were computed again" },
      { "energy_j_per_request", "amount?", unit = "J", help = "energy of the site" },
      { "cost_usd_per_request", "amount?", unit = "USD", help = "price of all accelerators" },
      { "pools", "table", help = "of each pool, a list" },
      { "capacity", "amount?", unit = "requests", help = "of the mean lengths that memory holds" },
      { "groups", "table?", help = "the same of each group of the traffic, a list" },
      { "formula", "table?", help = "what the closed form says: concurrency, ttft_s, tpot_s, e2e_s" },
    },
  },
  { "distribution of results", "simulation.ttft_s, tpot_s, itl_s, e2e_s, queue_s", distribution },
  {
    "outcomes", "simulation.outcomes", {
      { "finished", "amount", unit = "requests", help = "that got all tokens" },
      { "too_long", "amount", unit = "requests", help = "for the model's positions" },
      { "too_large", "amount", unit = "requests", help = "for the cache" },
      { "lost", "amount", unit = "requests", help = "refused by a policy" },
      { "running", "amount", unit = "requests", help = "on their way at the end" },
    },
  },
  {
    "simulated pool", "simulation.pools[i]", {
      { "role", "name", help = "both, prefill or decode" }, { "replicas", "amount", help = "on average" },
      { "most_up", "count", help = "replicas at once" },
      { "busy", "amount", help = "share of the time that they work" },
      { "prefill", "amount", help = "share of the time that goes to prefill" },
      { "waiting", "amount", unit = "requests", help = "on average" },
      { "kv_utilisation", "amount?", help = "share of the blocks in use, on average" },
      { "kv_peak", "amount?", help = "the same at most" }, { "kv_blocks", "amount", help = "of a replica" },
      { "steps", "amount", help = "of all replicas" }, { "preemptions", "amount", help = "caches that made room" },
    },
  },
}

return fields
