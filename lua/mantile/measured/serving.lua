-- serving.lua: rows of serving results as requests, and what is predicted for them.

local estimate = require "mantile.estimate"
local find = require "mantile.find"
local names = require "mantile.measured.names"
local tables = require "mantile.tables"
local shown = require("mantile.schema").shown

local serving = {}

-- Prompts and answers have lengths from 0.8 to 1.0 of what a row states, evenly spread, and all of a run's about ten
-- prompts for each place are sent as places become free (InferenceX and the like).
local LENGTH, SPREAD, WAVES = 0.9, 1 / 9, 10

--- Twice as many where the first burst's share of the mean TTFT, (mean - median) / (p99 / 2), is a twentieth and not a
--- tenth, in all rows that state these three.
local function waves_of(row)
  local twice = row.gpu == "MI355X" and row.model:find "^DeepSeek" and row.disagg ~= "true"
  return twice and 2 * WAVES or WAVES
end

local engines = {
  vllm = "vllm", sglang = "sglang", trtllm = "trtllm", trt = "trtllm", atom = "atom", ["sglang-disagg"] = "sglang",
  ["dynamo-trt"] = "trtllm", ["dynamo-sglang"] = "sglang", ["dynamo-vllm"] = "vllm",
}

local needed = { "model", "gpu", "framework", "precision", "concurrency", "isl", "osl", "tpot_mean_s" }

--- Whether a table has those columns.
function serving.recognises(columns)
  local has = {}
  for _, column in ipairs(columns) do has[column] = true end
  for _, column in ipairs(needed) do
    if not has[column] then return false end
  end
  return true
end

-- A checkpoint that another one of the same architecture and modules stands for.
local instead = { ["deepseek-r1-nvfp4"] = "deepseek-v3.1-nvfp4" }

--- The model in models/ that a row names: its name in lower case, without a date or the like behind it; and true where
--- that is a checkpoint of the row's precision.
function serving.model(row)
  local lower = (row.model or ""):lower():gsub("^.*/", "")
  for _, ending in ipairs { "", "%-%d%d%d%d$", "%-instruct$", "%-fp8$" } do
    local name = lower:gsub(ending, "")
    local special = name .. "-nvfp4"
    special = instead[special] or special
    if row.precision == "fp4" and find.has("model", special) then return special, true end
    if find.has("model", name) then return name, name:find "%-nvfp4$" ~= nil end
  end
end

--- A whole number from 1; nil where that is none.
local function count(row, column)
  local value = math.tointeger(tonumber(row[column]) or nil)
  return value and value >= 1 and value or nil
end

local SECONDS_MAX = 1e6

--- What was measured; nil where that is no time.
local function seconds(row, column)
  local value = tonumber(row[column])
  return value and value > 0 and value <= SECONDS_MAX and value or nil
end

--- How a checkpoint of that precision keeps its weights: as the model's file has them, where that is it.
local function formats(request, row, m, own_precision)
  if own_precision and not row.gpu:find "^MI" then return end
  local own, precision = m.weights, row.precision
  local newest = row.gpu:find "^G?B%d" or row.gpu:find "^MI35"
  if precision == "fp4" and own == "mxfp4" then
    request.activations = newest and "mxfp8" or nil -- Blackwell has units for it
  elseif precision == "fp4" then
    request.weights, request.activations = "nvfp4", "nvfp4"
  elseif precision == "fp8" and not (own and own:find "^fp8") then
    request.weights, request.activations = m.family == "llama" and "fp8" or "fp8_b128", "fp8"
  elseif precision == "bf16" then
    request.dtype = "bf16"
  end
end

local function degrees(request, row)
  local tp, ep, shards = count(row, "tp") or 1, count(row, "ep") or 1, count(row, "dp_attn")
  if row.dp_attn == "true" then
    request.attention_dp = tp
  elseif shards and shards > 1 then
    request.attention_dp, request.tp = shards, tp
  else
    request.tp = tp
  end
  request.ep = ep > 1 and ep or nil
end

-- What the benchmark's scripts tell engines beside the degrees (benchmarks/ of InferenceX).
local flags = {}

--- Marlin for experts in 4 bits on Hopper; MiniMax in 8 bits on Blackwell in steps of two prompts, and before that with
--- caches as it computes.
function flags.vllm(request, row)
  if row.model:find "^gpt%-oss" and row.gpu:find "^H" then request.moe_kernel = "marlin" end
  if row.model:find "^MiniMax" and row.precision == "fp8" and row.gpu:find "^B" then
    if (row.image_or_version or ""):find "v0%.17" then
      request.memory_fraction, request.kv = 0.95, "bf16"
    else
      request.step_tokens = 2 * count(row, "isl")
    end
  end
end

--- Decode steps between two looks on Blackwell: as many as scripts ask for.
local function polls_of(row, concurrency)
  local version = row.image_or_version or ""
  if row.model:find "^GLM" then return row.precision == "fp4" and 10 or nil end
  local shortest = row.model:find "^Qwen" and row.precision == "fp8" and version:find "v0%.5%.10"
    or row.model:find "^DeepSeek" and row.precision == "fp8" and row.tp == "4"
  return (shortest or concurrency < 16) and 10 or 30
end

--- Tokens of a step on Blackwell.
local function chunk_of(row)
  local version = row.image_or_version or ""
  if row.model:find "^DeepSeek" then return row.precision == "fp4" and 16384 or row.tp == "4" and 8192 or 32768 end
  return row.precision == "fp8" and version:find "v0%.5%.10" and row.model:find "^Qwen" and 16384 or 32768
end

--- On Blackwell it looks for new requests every 10 or 30 steps, on AMD's accelerators every 4.
function flags.sglang(request, row)
  if row.gpu:find "^MI" then
    local long = row.isl == "8192" and request.concurrency > 32
    request.step_tokens, request.poll_steps = long and 32768 or 196608, 4
  elseif row.gpu:find "^H" then
    request.step_tokens = row.model:find "^Qwen" and 16384 or 32768
  else
    request.step_tokens, request.poll_steps = chunk_of(row), polls_of(row, request.concurrency)
  end
end

--- It waits for a batch of short prompts with short answers; its steps are as long as scripts say by model.
function flags.trtllm(request, row)
  local isl, osl = count(row, "isl"), count(row, "osl")
  if row.model:find "^DeepSeek" then
    request.step_tokens = (request.concurrency + isl + 127) // 64 * 64
    if (row.image_or_version or ""):find "1%.2%." then request.step_tokens = math.max(8192, request.step_tokens) end
    local many = request.concurrency >= 64 and request.concurrency < 256
    if row.precision == "fp8" and row.gpu:find "^B" and isl == 1024 and osl == 1024 and many then
      request.hold_steps, request.hold_tokens = 40, math.floor(0.8 * request.step_tokens)
    end
  elseif row.model:find "^gpt%-oss" then
    request.step_tokens = 20000
  elseif row.model:find "^Llama" then
    request.step_tokens = 16384
    if isl == 1024 and osl == 1024 and request.tp and request.tp < 8 then
      request.hold_steps, request.hold_tokens = 20, math.floor(0.9 * request.step_tokens)
    end
  end
end

--- How the cache is kept: in 8 bits where an engine's scripts ask for it, else as the model computes.
local function kv_of(engine, row)
  local asked = engine == "trtllm" or engine == "vllm" and not row.gpu:find "^H"
    or engine == "sglang" and row.gpu:find "^G?B%d" and row.precision ~= "bf16"
  return asked and "fp8" or "bf16"
end

--- What each of a pool's, or the deployment's, workers has.
local function gpus_of(split) return (split.tp or 1) * (split.attention_dp or 1) * (split.count or 1) end

--- Output tokens a second and accelerator, which follow from the two times; nil where one was not measured.
local function throughput(request, measured)
  if not measured.ttft_s then return nil end
  local pools = request.mode == "disagg"
  local gpus = pools and gpus_of(request.prefill) + gpus_of(request.decode) or gpus_of(request)
  return request.concurrency * request.osl / (measured.ttft_s + (request.osl - 1) * measured.tpot_s) / gpus
end

--- A pool of a row: its workers, and how each splits its accelerators. Where attention is split by sequences, experts
--- are spread over all of them (wide expert parallelism).
local function pool(row, name)
  local gpus, workers = count(row, name .. "_gpus"), count(row, name .. "_workers")
  if not (gpus and workers and gpus % workers == 0) then return nil end
  local each, shards = gpus // workers, row[name .. "_dp_attn"]
  shards = shards == "true" and each or count(row, name .. "_dp_attn") or 1
  if each % shards ~= 0 then return nil end
  local ep = math.max(count(row, name .. "_ep") or 1, shards)
  return { count = workers, attention_dp = shards, tp = each // shards, ep = ep > 1 and ep or nil }
end

--- A row as { request, concurrency, measured }, or nil and why it is skipped.
function serving.row(row)
  if row.label and row.label ~= "full" then return nil, "its label is " .. shown(row.label) end
  if row.spec_decoding == "mtp" then return nil, "it drafts tokens" end
  local name, own_precision = serving.model(row)
  local hardware, engine = names.hardware[row.gpu], engines[row.framework]
  if not name then return nil, ("there is no model '%s'"):format(row.model) end
  if not hardware then return nil, ("there is no accelerator '%s'"):format(row.gpu) end
  if not engine then return nil, ("there is no engine '%s'"):format(row.framework) end
  local m, message = find.load("model", name)
  if not m then return nil, message end
  local isl, osl, concurrency = count(row, "isl"), count(row, "osl"), count(row, "concurrency")
  if not (isl and osl and concurrency) then return nil, "isl, osl or concurrency is missing" end
  local tpot, ttft = seconds(row, "tpot_mean_s"), seconds(row, "ttft_mean_s")
  if not tpot then return nil, "its tpot_mean_s is missing" end
  local request = {
    model = name, hardware = hardware, engine = engine, mode = "continuous", concurrency = concurrency,
    spread = SPREAD, waves = waves_of(row),
    kv = kv_of(engine, row),
    isl = math.max(1, math.floor(isl * LENGTH)), osl = math.max(1, math.floor(osl * LENGTH)),
  }
  formats(request, row, m, own_precision)
  if row.disagg == "true" then
    request.mode, request.prefill, request.decode = "disagg", pool(row, "prefill"), pool(row, "decode")
    if not (request.prefill and request.decode) then return nil, "its pools are not stated whole" end
  else
    degrees(request, row)
    if flags[engine] then flags[engine](request, row) end
  end
  local measured = { tpot_s = tpot, ttft_s = ttft, ttft_p50_s = seconds(row, "ttft_median_s") }
  measured.throughput_tok_s_gpu = throughput(request, measured)
  return { request = request, row = row, measured = measured }
end

--- The report of a row's request; nil and a sentence.
function serving.predict(request, method)
  return estimate.report(method and tables.merged(request, { method = method }) or request)
end

return serving
