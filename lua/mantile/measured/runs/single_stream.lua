-- single_stream.lua: speeds of one prompt and one answer, as llama-bench prints them: pp512 a prompt of 512 tokens,
-- tg128 an answer of 128.

local estimate = require "mantile.estimate"
local fields = require "mantile.measured.fields"
local hardware = require "mantile.hardware"
local shown = require("mantile.schema").shown

local ENGINE = "llama.cpp"

-- quantisation -> formats of weights and of the LM head; mixes by what most of their tensors have
local formats = {
  F16 = { "fp16" }, BF16 = { "bf16" }, Q8_0 = { "q8_0" }, Q6_K = { "q6_k" }, Q5_K_M = { "q5_k", "q6_k" },
  Q4_K_M = { "q4_k", "q6_k" }, Q4_K_S = { "q4_k", "q6_k" }, Q4_0 = { "q4_0", "q6_k" }, Q4_1 = { "q4_1", "q6_k" },
  MXFP4 = {},
}

local SAME = 0.05 -- what rounding does to a bandwidth

local KEPT_MAX = 1000 -- variants; no table has more chips than that

local variants, kept = {}, 0

--- Apple sells chips of one name with fewer cores, or slower memory: peaks are by core.
local function variant_of(h, cores, bandwidth)
  local tier, tier_name = hardware.main_memory(h)
  bandwidth = bandwidth or tier.bandwidth
  cores = cores or h.processors
  local same = cores == h.processors and math.abs(bandwidth / tier.bandwidth - 1) < SAME
  if h.architecture ~= "apple" or same then return h end
  local key = ("%s %d %g"):format(h.id, cores, bandwidth)
  if not variants[key] then
    if kept == KEPT_MAX then variants, kept = {}, 0 end
    kept = kept + 1
    local peak = {}
    for dtype, rate in pairs(h.peak) do peak[dtype] = rate * cores / h.processors end
    variants[key] = hardware.derive(h, {
      processors = cores, peak = peak, memory = { [tier_name] = { bandwidth = bandwidth } },
    })
  end
  return variants[key]
end

local function chip_of(row)
  local h, cores = fields.chip(row, "chip")
  if not h then return nil, cores end
  local bandwidth = fields.number(row, "bandwidth_gbs")
  local ok, variant = pcall(variant_of, h, cores or fields.count(row, "gpu_cores"), bandwidth and bandwidth * 1e9)
  if not ok then return nil, "its cores or bandwidth are of no such chip" end
  return variant
end

local function test_of(row)
  local prompt, generated = fields.count(row, "n_prompt"), fields.count(row, "n_gen")
  if prompt and not generated then return { isl = prompt, osl = 1 }, "prompt_tok_s" end
  if generated and not prompt then return { isl = 1, osl = generated }, "decode_tok_s" end
  return nil, "it is a mean of several lengths, or says none"
end

local MICRO_BATCH = 512 -- tokens of a prompt that llama.cpp gives to one accelerator after the other (n_ubatch)

local function predict(run)
  local report, message = estimate.report(run.request)
  if not report then return nil, message end
  local isl, stages = run.request.isl, run.request.pp
  local parts = math.ceil(isl / MICRO_BATCH)
  local pipelined = report.ttft_s * (parts + stages - 1) / (parts * stages)
  if run.measured.prompt_tok_s then return { prompt_tok_s = isl / pipelined } end
  return { decode_tok_s = 1 / report.tpot_s }
end

local source = {
  name = "single_stream", columns = { "chip", "backend", "model", "quant", "n_prompt", "n_gen", "tok_s" },
}

function source.row(row)
  if (row.notes or ""):find "anomal" then return nil, "its notes call it anomalous" end
  if (row.notes or ""):find "duplicate" then return nil, "its notes say that it may be a copy" end
  local request, metric = test_of(row)
  if not request then return nil, metric end
  local h, why = chip_of(row)
  if not h then return nil, why end
  local model, format, rate = fields.model(row, "model"), formats[row.quant], fields.number(row, "tok_s")
  if not model then return nil, select(2, fields.model(row, "model")) end
  if not format then return nil, "its quant " .. shown(row.quant) .. " is not read" end
  if not rate then return nil, "its tok_s is missing" end
  request.model, request.hardware, request.engine, request.batch = model, h, ENGINE, 1
  request.pp = fields.count(row, "n_gpus") or 1 -- llama.cpp gives each accelerator some of the layers
  request.dtype, request.weights = format[1] and "fp16", format[1]
  request.activations = format[1] and not format[1]:find "^b?f" and "int8" or nil -- quantised as it multiplies
  request.layers = format[2] and { lm_head = { weights = format[2] } } or nil
  local id = h.id:gsub("%*$", "")
  local foreign = row.backend == "Vulkan" and row.backend or nil -- not the maker's own kernels
  return {
    table = source.name, request = request, measured = { [metric] = rate }, predict = predict, foreign = foreign,
    labels = {
      system = id, engine = foreign and ("%s (%s)"):format(ENGINE, foreign) or ENGINE, model = model,
      precision = row.quant, architecture = h.architecture,
    },
    what = ("%s %s %s on %s"):format(model, row.quant, fields.text(row, "test"), fields.text(row, "chip")),
  }
end

return source
