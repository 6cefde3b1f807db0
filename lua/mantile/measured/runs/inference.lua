-- inference.lua: times of whole answers of other engines: FasterTransformer, gpt-fast.

local estimate = require "mantile.estimate"
local fields = require "mantile.measured.fields"
local model_of = require "mantile.model"
local shown = require("mantile.schema").shown

-- framework -> the engine whose kernels are nearest
local engines = {
  FasterTransformer = "trtllm", ["gpt-fast (torch.compile)"] = "trtllm", ["Megatron-LM"] = "trtllm",
}

local formats = {
  fp16 = { "fp16" }, bf16 = { "bf16" }, int8 = { "bf16", "int8" }, ["int4-g32"] = { "bf16", "int4_g32" },
}

local VOCABULARY = 51200 -- of Megatron's GPTs
local LAYERS_MAX, HIDDEN_MAX = 1000, 1 << 17
local KEPT_MAX = 1000 -- shapes

local shapes, kept = {}, 0

--- The GPT that a row states by its sizes.
local function shape_of(row)
  local layers, hidden, heads = fields.count(row, "layers"), fields.count(row, "hidden"), fields.count(row, "heads")
  if not (layers and hidden and heads and hidden % heads == 0) then return nil end
  if layers > LAYERS_MAX or hidden > HIDDEN_MAX then return nil end
  local key = ("gpt-%d-%d-%d"):format(layers, hidden, heads)
  if shapes[key] then return shapes[key] end
  if kept == KEPT_MAX then shapes, kept = {}, 0 end
  kept = kept + 1
  shapes[key] = model_of(key) {
    dtype = "fp16", family = "gpt2",
    blocks = {
      { "embedding", vocab = VOCABULARY, width = hidden },
      {
        times = layers,
        { residual = { "norm", { "attention", heads = heads, kv_heads = heads, head_dim = hidden // heads } } },
        { residual = { "norm", { "mlp", intermediate = 4 * hidden, gated = false } } },
      },
      "norm", { "lm_head", vocab = VOCABULARY, tied = true },
    },
  }
  return shapes[key]
end

-- metric -> what is measured, in seconds or tokens a second
local metrics = {
  ["total_latency_ms (prefill+all output tokens)"] = { "e2e_s", 1e-3 }, decode_tok_s = { "decode_tok_s", 1 },
  prefill_ms = { "ttft_s", 1e-3 }, decode_ms_per_token = { "tpot_s", 1e-3 }, total_ms_ctx512_gen10 = { "e2e_s", 1e-3 },
}

local function predict(run)
  local report, message = estimate.report(run.request)
  if not report then return nil, message end
  return {
    e2e_s = report.e2e_s, ttft_s = report.ttft_s, tpot_s = report.tpot_s, decode_tok_s = report.tok_s_user,
  }
end

local ANSWER = 200 -- tokens that gpt-fast generates where nothing else is said

local source = {
  name = "inference", columns = { "framework", "metric", "value", "unit", "isl", "osl", "hidden", "batch" },
}

function source.row(row)
  local metric, engine, format = metrics[row.metric], engines[row.framework], formats[row.precision]
  if (row.model or ""):find "speculative" then return nil, "it drafts tokens" end
  if not metric then return nil, "its metric " .. shown(row.metric) .. " is not read" end
  if not engine then return nil, "there is no engine for " .. shown(row.framework) end
  if not format then return nil, "its precision " .. shown(row.precision) .. " is not read" end
  local model, why = shape_of(row), nil
  if not model then model, why = fields.model(row, "model") end
  if not model then return nil, why end
  local h
  h, why = fields.chip(row, "gpu")
  if not h then return nil, why end
  local value = fields.number(row, "value")
  if not value then return nil, "its value is missing" end
  local name = type(model) == "string" and model or fields.text(row, "model"):lower()
  return {
    table = source.name, measured = { [metric[1]] = value * metric[2] }, predict = predict,
    request = {
      model = model, hardware = h, engine = engine, dtype = format[1], weights = format[2],
      batch = fields.count(row, "batch") or 1, isl = fields.count(row, "isl") or 1,
      osl = fields.count(row, "osl") or ANSWER,
      tp = fields.count(row, "tp") or fields.count(row, "num_gpus") or 1, pp = fields.count(row, "pp") or 1,
    },
    labels = {
      system = h.id, engine = row.framework, model = name, precision = row.precision, architecture = h.architecture,
    },
    what = ("%s %s on %s x%s, batch %s, %s/%s"):format(name, row.precision, h.id, fields.text(row, "num_gpus"),
      fields.text(row, "batch"), fields.text(row, "isl"), fields.text(row, "osl")),
  }
end

return source
