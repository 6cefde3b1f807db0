-- llama_cpp.lua: `llama-server`.

local precision = require "mantile.emit.precision"
local refusal = require "mantile.emit.refusal"

local llama = {
  title = "llama.cpp", version = "00dc805",
  source = "tools/server/README.md of that commit",
  port = 8080, port_flag = "--port", host_flag = "--host", name_flag = "--alias",
  images = { NVIDIA = "ghcr.io/ggml-org/llama.cpp:server-cuda", AMD = "ghcr.io/ggml-org/llama.cpp:server-rocm" },
  gguf = true,
  caches = {
    bf16 = "bf16", fp16 = "f16", fp32 = "f32", q8_0 = "q8_0", q4_0 = "q4_0", q4_1 = "q4_1", iq4_nl = "iq4_nl",
    q5_0 = "q5_0", q5_1 = "q5_1",
  },
  refusals = {
    cp = "llama-server cannot share a sequence between accelerators; use tp or pp",
    attention_dp = "llama-server cannot share out sequences between accelerators; use dp",
    ep = "llama-server splits experts with the other weights; leave ep out",
    sp = "llama-server has no sequence parallelism; leave sp out",
    weights_in = "llama-server computes where the weights are; leave weights_in out",
  },
}

llama.flags = {
  { "file", "--model", "-m, --model" },
  { "repository", "--hf-repo", "-hf, --hf-repo <user>/<model>[:quant]" },
  { "all", "--n-gpu-layers", "-ngl, --n-gpu-layers" },
  { "split", "--split-mode", "-sm, --split-mode: layer is a pipeline, tensor splits weights and KV (experimental)" },
  { "parts", "--tensor-split", "-ts, --tensor-split: the share of each accelerator" },
  { "batch", "--parallel", "-np, --parallel: slots" },
  { "context", "--ctx-size", "-c, --ctx-size: of all slots together" },
  { "step_tokens", "--batch-size", "-b, --batch-size" },
  { "step_tokens", "--ubatch-size", "-ub, --ubatch-size: what one step takes" },
  { "kv", "--cache-type-k", "-ctk, --cache-type-k" },
  { "kv", "--cache-type-v", "-ctv, --cache-type-v" },
  { "kv_in", "--no-kv-offload", "-nkvo, --no-kv-offload" },
  { "prefix", "--cache-prompt", "--cache-prompt" },
  { "speculative", "--spec-type", "--spec-type" },
  { "draft_file", "--spec-draft-model", "-md, --spec-draft-model" },
  { "draft_repository", "--spec-draft-hf", "-hfd, --spec-draft-hf" },
  { "draft_tokens", "--spec-draft-n-max", "--spec-draft-n-max" },
  { "draft_matches", "--spec-ngram-simple-size-m", "--spec-ngram-simple-size-m" },
  { "lora", "--lora", "--lora FNAME, separated by commas" },
}

local settings = {}
llama.settings = settings

function settings.all() return "all" end
function settings.batch(d) return d.batch end
function settings.context(d) return d.batch * d.length end
function settings.step_tokens(d) return d.step_tokens end
function settings.kv(d) return precision.cache(d, llama) end
function settings.prefix(d) return d.stated.prefix end

-- ---- weights ----------------------------------------------------------------

-- What files of one format, or mostly one, are called.
local quants = {
  fp32 = "F32", fp16 = "F16", bf16 = "BF16", q8_0 = "Q8_0", q6_k = "Q6_K", q5_k = "Q5_K_M", q5_0 = "Q5_0",
  q5_1 = "Q5_1", q4_k = "Q4_K_M", q4_0 = "Q4_0", q4_1 = "Q4_1", q3_k = "Q3_K_M", q2_k = "Q2_K", iq4_nl = "IQ4_NL",
  iq4_xs = "IQ4_XS", iq3_s = "IQ3_S", iq3_xxs = "IQ3_XXS", iq2_s = "IQ2_S", iq2_xs = "IQ2_XS", iq2_xxs = "IQ2_XXS",
  iq1_s = "IQ1_S", iq1_m = "IQ1_M", tq1_0 = "TQ1_0", tq2_0 = "TQ2_0", mxfp4 = "MXFP4",
}

local function is_file(name) return name:find "%.gguf$" ~= nil end

--- Weights are in a GGUF file: that of the request, never the checkpoint of the model's maker.
local function check_weights(d)
  local p = d.precision
  if not d.named and not is_file(d.checkpoint) then
    refusal.raise("checkpoint", "llama-server loads GGUF files, which %s is not; name one with checkpoint, a path or "
      .. "an owner/name of Hugging Face", d.checkpoint)
  end
  if p.weights and not d.named and p.weights ~= p.own then
    refusal.raise("weights", "%s is %s; name a file that is %s with checkpoint", d.checkpoint, p.own, p.weights)
  end
  if p.weights and not quants[p.weights] then
    refusal.raise("weights", "no GGUF file has weights in %s", p.weights)
  end
  if p.activations and not (p.activations == "bf16" or p.activations == "fp16" or p.activations == "fp32") then
    refusal.raise("activations", "llama-server has no option that reads inputs in %s", p.activations)
  end
end

function settings.file(d)
  check_weights(d)
  if not is_file(d.checkpoint) then return nil end
  if d.precision.weights and d.named then
    d:note("weights are estimated in %s, which the file must hold", d.precision.weights)
  end
  return d.checkpoint
end

function settings.repository(d)
  if is_file(d.checkpoint) then return nil end
  local quant = quants[d.precision.weights]
  if not quant or d.checkpoint:find(":", 1, true) then return d.checkpoint end
  if quant:lower() ~= d.precision.weights and quant:find "_M$" then
    d:note("weights are estimated in %s, which most of a %s file is", d.precision.weights, quant)
  end
  return d.checkpoint .. ":" .. quant
end

-- ---- accelerators -----------------------------------------------------------

function settings.split(d)
  if d.tp > 1 and d.pp > 1 then
    refusal.raise("pp", "llama-server splits by layers or within them, not both; use tp or pp alone")
  end
  if d.nodes > 1 then
    refusal.raise("gpus_per_node", "a replica has %d accelerators on %d nodes; llama-server here runs on one node",
      d.gpus, d.nodes)
  end
  return d.tp > 1 and "tensor" or d.pp > 1 and "layer" or "none"
end

settings.pp = settings.split

function settings.parts(d) return d.gpus > 1 and ("1,"):rep(d.gpus - 1) .. "1" or nil end

function settings.kv_in(d)
  if not d.stated.kv_in then return nil end
  if d.request.kv_in == "host" then return true end
  refusal.raise("kv_in", "llama-server keeps the KV cache on the accelerator or in the host's memory, not in %s",
    d.request.kv_in)
end

-- ---- speculation and adapters -----------------------------------------------

local methods = { mtp = "draft-mtp", eagle = "draft-eagle3", draft = "draft-simple", ngram = "ngram-simple" }

function settings.speculative(d) return d.speculation and methods[d.speculation.method] end
function settings.draft_file(d) return d.draft and is_file(d.draft) and d.draft end
function settings.draft_repository(d) return d.draft and not is_file(d.draft) and d.draft end

function settings.draft_tokens(d)
  return d.speculation and d.speculation.method ~= "ngram" and d.speculation.tokens
end

function settings.draft_matches(d)
  return d.speculation and d.speculation.method == "ngram" and d.speculation.tokens
end

function settings.lora(d)
  if not d.lora then return nil end
  if not d.lora_paths then
    refusal.raise("lora_paths", "llama-server loads adapters as it starts; name their files with lora_paths")
  end
  local list = {}
  for i, adapter in ipairs(d.lora_paths) do list[i] = adapter[2] end
  return table.concat(list, ",")
end

-- ---- launch -----------------------------------------------------------------

function llama.program(d)
  if d.images and d.images > 0 and is_file(d.checkpoint) then
    d:note("images: add --mmproj FILE, the projector beside the model")
  end
  return { d.form == "kubernetes" and "/app/llama-server" or "llama-server" }
end

llama.no_config = "llama-server reads its options from the command line; use --as command or kubernetes"

return llama
