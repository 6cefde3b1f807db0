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

--- On Blackwell it looks for new requests every 10 or 30 steps.
function flags.sglang(request, row)
  if not row.gpu:find "^G?B%d" then
    request.step_tokens = row.gpu:find "^H" and 32768 or nil
  else
    request.poll_steps = request.concurrency < 16 and 10 or 30
  end
end

--- It waits for a batch of short prompts with short answers; its steps are as long as scripts say by model.
function flags.trtllm(request, row)
  local isl, osl = count(row, "isl"), count(row, "osl")
  if row.model:find "^DeepSeek" then
    request.step_tokens = isl + request.concurrency + 64
  elseif row.model:find "^gpt%-oss" then
    request.step_tokens = 20000
  elseif row.model:find "^Llama" then
    request.step_tokens = isl + osl + 200
    if isl == 1024 and osl == 1024 and request.tp and request.tp < 8 then request.poll_steps = 20 end
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
    spread = SPREAD, waves = WAVES,
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
  local measured = { tpot_s = tpot, ttft_s = ttft }
  measured.throughput_tok_s_gpu = throughput(request, measured)
  return { request = request, row = row, measured = measured }
end

--- The report of a row's request; nil and a sentence.
function serving.predict(request, method)
  return estimate.report(method and tables.merged(request, { method = method }) or request)
end

return serving
