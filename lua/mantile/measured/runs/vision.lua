-- vision.lua: latency and throughput of models of images.

local estimate = require "mantile.estimate"
local fields = require "mantile.measured.fields"
local shown = require("mantile.schema").shown

local models = {
  ["Classification/RN50v1.5"] = "resnet-50", ["Classification/ConvNets/resnet50v1.5"] = "resnet-50",
  ["ViT-L/16"] = "vit-l16", ["ViT-B/16"] = "vit-b16",
  ["Stable Diffusion v1.5 txt2img"] = "stable-diffusion-1.5", ["SDXL base txt2img"] = "stable-diffusion-xl",
  ["SDXL base 1.0"] = "stable-diffusion-xl", ["Stable Diffusion v1.4"] = "stable-diffusion-1.5",
}

local formats = {
  FP16 = { "fp16" }, fp16 = { "fp16" }, ["AMP/FP16"] = { "fp16" }, FP32 = { "fp32" }, TF32 = { "tf32" },
  INT8 = { "fp16", "int8" }, BF16 = { "bf16" },
}

--- The engine whose kernels are nearest to a framework's: TensorRT-LLM's grew out of FasterTransformer and TensorRT,
--- vLLM runs on PyTorch's.
local function engine_of(framework) return (framework:find "^FT" or framework:find "ensorRT") and "trtllm" or "vllm" end

--- The part of a pipeline that runs in every denoising step.
local function denoising(report)
  for _, stage in ipairs(report.stages or {}) do
    if stage.runs > 1 then return stage.runs / stage.time_s end
  end
end

local function predict(run)
  local report, message = estimate.report(run.request)
  if not report then return nil, message end
  return { latency_s = report.latency_s, items_s = report.items_s, iterations_s = denoising(report) }
end

local function measured_of(row, batch)
  local iterations, latency = fields.number(row, "iter_per_s"), fields.number(row, "latency_avg_ms")
  if iterations then return { iterations_s = iterations } end
  if latency then return { latency_s = latency / 1000 } end
  local rate = fields.number(row, "throughput")
  return rate and batch and { items_s = rate }
end

local source = {
  name = "vision", columns = { "task", "image_size", "steps", "throughput", "iter_per_s", "latency_avg_ms" },
}

--- The models of images of one size take no other.
local function inputs_of(model, row)
  local size = (row.image_size or ""):match "^(%d+)"
  if model:find "^stable" then return size and { image_size = tonumber(size) } or {} end
  return (not size or size == "224") and {} or nil
end

function source.row(row)
  if row.task ~= "infer" then return nil, "it trains" end
  local model, format = models[row.model], formats[row.precision]
  if not model then return nil, "there is no model " .. shown(row.model) end
  if not format then return nil, "its precision " .. shown(row.precision) .. " is not read" end
  local h, why = fields.chip(row, "gpu")
  if not h then return nil, why end
  local batch = fields.count(row, "batch")
  local measured, inputs = measured_of(row, batch), inputs_of(model, row)
  if not measured then return nil, "it states no batch, or no time" end
  if not inputs then return nil, "its image_size is not that of the model" end
  if (fields.count(row, "num_gpus") or 1) > 1 then return nil, "it is of several accelerators" end
  local engine = engine_of(row.framework or "")
  return {
    table = source.name, measured = measured, predict = predict,
    request = {
      model = model, hardware = h, engine = engine, batch = batch or 1, dtype = format[1], weights = format[2],
      activations = format[2], inputs = inputs,
    },
    labels = {
      system = h.id, engine = fields.text(row, "framework"), model = model, precision = row.precision,
      architecture = h.architecture,
    },
    what = ("%s %s on %s, %s, batch %s"):format(model, row.precision, h.id, fields.text(row, "framework"),
      fields.text(row, "batch")),
  }
end

return source
