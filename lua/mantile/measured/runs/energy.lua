-- energy.lua: power and joules for a token or an image, of the accelerators alone, under a load of so many requests.

local estimate = require "mantile.estimate"
local fields = require "mantile.measured.fields"
local saturated = require "mantile.measured.saturated"
local shown = require("mantile.schema").shown
local tables = require "mantile.tables"

local ENGINE = "vllm" -- ML.ENERGY's
local PROMPT = 512 -- tokens, which tables do not state: typical of chats and questions
local formats = {
  bfloat16 = { dtype = "bf16" }, fp8 = { dtype = "bf16", weights = "fp8_b128", activations = "fp8" }, mxfp4 = {},
}

local function serving(run)
  local times, message = saturated.predict(run.request)
  if not times then return nil, message end
  local power = times.report.power_w
  local tokens = times.throughput_tok_s_gpu * times.report.gpus
  return { tpot_s = times.tpot_s, power_w = power, energy_j_per_token = power and power / tokens }
end

local function images(run)
  local report, message = estimate.report(run.request)
  if not report then return nil, message end
  return { latency_s = report.latency_s, power_w = report.power_w, energy_j_per_item = report.energy_j_per_item }
end

--- What a chat says: its request, what was measured.
local function chat_of(row)
  local answer, itl = fields.number(row, "avg_output_len"), fields.number(row, "median_itl_ms")
  local batch = fields.number(row, "avg_batch_size")
  if not (answer and itl and batch) then
    return nil, "its avg_output_len, avg_batch_size or median_itl_ms is missing"
  end
  local request = {
    isl = PROMPT, osl = math.max(1, math.floor(answer)), batch = math.max(1, math.floor(batch + 0.5)),
    tp = fields.count(row, "tp"), ep = fields.count(row, "ep"),
  }
  if request.ep and request.ep > 1 then request.tp = fields.count(row, "num_gpus") end
  return request, {
    tpot_s = itl / 1000, energy_j_per_token = fields.number(row, "energy_per_output_token_j"),
    power_w = fields.number(row, "avg_power_w"),
  }, serving
end

local function image_of(row)
  if fields.count(row, "num_gpus") ~= 1 then return nil, "it splits images over accelerators" end
  local side, latency = fields.count(row, "image_h"), fields.number(row, "batch_latency_s")
  if not side or side ~= fields.count(row, "image_w") or not latency then return nil, "its image is not square" end
  return {
    batch = fields.count(row, "batch_size"), inputs = { image_size = side, steps = fields.count(row, "steps") },
  }, {
    latency_s = latency, power_w = fields.number(row, "avg_power_w"),
    energy_j_per_item = fields.number(row, "energy_per_image_j"),
  }, images
end

-- task -> what reads it, or why it is skipped
local tasks = {
  ["lm-arena-chat"] = chat_of, gpqa = chat_of, ["sourcegraph-fim"] = chat_of, ["text-to-image"] = image_of,
  ["image-chat"] = "its prompts hold images of sizes that are not stated",
  ["video-chat"] = "its prompts hold images of sizes that are not stated",
}

local source = {
  name = "energy", columns = { "task", "avg_batch_size", "avg_power_w", "power_scope", "energy_per_output_token_j" },
}

function source.row(row)
  if (row.flag or ""):find "^ANOMALY" then return nil, "its flag calls it an anomaly" end
  if not (row.power_scope or ""):find "GPU only" then return nil, "its power is not that of accelerators alone" end
  local task, format = tasks[row.task] or "its task is not read", formats[row.precision]
  if type(task) == "string" then return nil, task end
  local model, h, why = fields.model_on_chip(row)
  if not model then return nil, why end
  if not format then return nil, "its precision " .. shown(row.precision) .. " is not read" end
  local request, measured, predict = task(row)
  if not request then return nil, measured end
  request = tables.merged(request, tables.merged(format, { model = model, hardware = h, engine = ENGINE, pue = 1 }))
  return {
    table = source.name, request = request, measured = measured, predict = predict,
    labels = {
      system = h.id, engine = ENGINE, model = model, precision = row.precision, concurrency = tostring(request.batch),
      architecture = h.architecture,
    },
    what = ("%s %s on %s x%s, batch %d"):format(model, row.precision, h.id, fields.text(row, "num_gpus"),
      request.batch or 1),
  }
end

return source
