-- overview.lua: throughput as TensorRT-LLM publishes it: of a batch that starts together, of as many requests as memory
-- holds, and the first token of one prompt.

local estimate = require "mantile.estimate"
local fields = require "mantile.measured.fields"
local saturated = require "mantile.measured.saturated"
local shown = require("mantile.schema").shown
local tables = require "mantile.tables"

local BATCH_MAX = 2048 -- trtllm-bench takes no more requests at once

local formats = {
  FP16 = { dtype = "fp16" }, BF16 = { dtype = "bf16" },
  FP8 = { dtype = "fp16", weights = "fp8", activations = "fp8", kv = "fp8" },
}

local function first_token(run)
  local report, message = estimate.report(run.request)
  return report and { ttft_s = report.ttft_s }, message
end

local function static(run)
  local report, message = estimate.report(run.request)
  return report and { throughput_tok_s_gpu = report.throughput_tok_s_gpu }, message
end

--- As many requests at once as memory holds.
local function at_saturation(run)
  local one, message = estimate.report(run.request)
  if not one then return nil, message end
  local most = one.memory.max_batch or BATCH_MAX
  if most < 1 then return nil, "the model does not fit" end
  return saturated.predict(tables.merged(run.request, { batch = math.min(most, BATCH_MAX) }))
end

--- What is measured, and the request and the prediction of it; nil and why it is skipped.
local function kind_of(row, isl, osl, batch)
  if row.metric == "first_token_latency" then
    local value = fields.number(row, "first_token_latency_ms")
    return value and { ttft_s = value / 1000 }, { isl = isl, osl = 1, batch = batch or 1 }, first_token
  end
  local value, method = fields.number(row, "throughput_tok_s_per_gpu"), row.methodology or ""
  if row.metric ~= "output_throughput" or not value then return nil, "its metric is not read" end
  local measured = { throughput_tok_s_gpu = value }
  if method:find "^in%-flight" then return measured, { isl = isl, osl = osl, batch = 1 }, at_saturation end
  if method:find "^static" and batch then return measured, { isl = isl, osl = osl, batch = batch }, static end
  return nil, "its methodology is not read"
end

local source = {
  name = "overview", columns = { "methodology", "metric", "batch_size", "isl", "osl", "throughput_tok_s_per_gpu" },
}

function source.row(row)
  local isl, osl, format = fields.count(row, "isl"), fields.count(row, "osl"), formats[row.precision]
  local model, h, why = fields.model_on_chip(row)
  if not model then return nil, why end
  if not format then return nil, "its precision " .. shown(row.precision) .. " is not read" end
  if not isl then return nil, "its isl is missing" end
  local measured, request, predict = kind_of(row, isl, osl or 1, fields.count(row, "batch_size"))
  if not measured then return nil, request or "its value is missing" end
  request = tables.merged(request, format)
  request.model, request.hardware, request.engine = model, h, "trtllm"
  request.tp, request.pp = fields.count(row, "tp"), fields.count(row, "pp")
  return {
    table = source.name, request = request, measured = measured, predict = predict,
    labels = {
      system = h.id, engine = "trtllm", model = model, precision = row.precision, isl = row.isl, osl = row.osl,
      architecture = h.architecture,
    },
    what = ("%s %s on %s, tp %s, %s/%s, version %s"):format(model, row.precision, h.id, fields.text(row, "tp"),
      fields.text(row, "isl"), fields.text(row, "osl"), fields.text(row, "version")),
  }
end

return source
