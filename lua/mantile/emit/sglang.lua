-- sglang.lua: `python -m sglang.launch_server`.
--
-- Its --tp-size counts all ranks of a stage: tp x attention_dp of ours.

local precision = require "mantile.emit.precision"
local refusal = require "mantile.emit.refusal"

local sglang = {
  title = "SGLang", version = "0.5.23",
  source = "sglang/srt/arg_groups/fields/ of the release",
  port = 30000, port_flag = "--port", host_flag = "--host", name_flag = "--served-model-name", gguf = true,
  images = { NVIDIA = "lmsysorg/sglang:v0.5.23" },
  dtypes = { bf16 = "bfloat16", fp16 = "float16", fp32 = "float32" },
  online = { fp8 = "fp8", mxfp8 = "mxfp8", nvfp4 = "nvfp4_online" },
  eight = { fp8 = true, mxfp8 = true, nvfp4 = true },
  caches = {
    auto = "auto", bf16 = "bfloat16", fp8 = "fp8_e4m3", fp8_e5m2 = "fp8_e5m2", mxfp8 = "mxfp8", nvfp4 = "nvfp4",
  },
  refusals = {
    cp = "SGLang keeps the whole KV cache on every rank of its context parallelism, which is not what cp estimates; "
      .. "use tp or attention_dp",
    kv_in = "SGLang's hierarchical cache holds KV that waits, not what is in use; leave kv_in out",
  },
}

sglang.flags = {
  { "tp", "--tp-size", "parallel.py tp_size: ranks of attention_dp among them" },
  { "pp", "--pp-size", "parallel.py pp_size" },
  { "dp", "--dp-size", "parallel.py dp_size: replicas" },
  { "attention_dp", "--attn-dp-size", "parallel.py attn_dp_size; before it --dp-size with --enable-dp-attention" },
  { "dense", "--moe-dense-tp-size", "parallel.py moe_dense_tp_size: dense layers of a mixture" },
  { "head", "--enable-dp-lm-head", "parallel.py enable_dp_lm_head" },
  { "ep", "--ep-size", "parallel.py ep_size" },
  { "sp", "--enable-layernorm-sp", "parallel.py enable_layernorm_sp" },
  { "batch", "--max-running-requests", "schedule.py max_running_requests: of all ranks of attention_dp together" },
  { "length", "--context-length", "model.py context_length" },
  { "step_tokens", "--chunked-prefill-size", "schedule.py chunked_prefill_size" },
  { "memory_fraction", "--mem-fraction-static", "schedule.py mem_fraction_static" },
  { "dtype", "--dtype", "model.py dtype" },
  { "quantisation", "--quantization", "choices.py QUANTIZATION_CHOICES" },
  { "kv", "--kv-cache-dtype", "model.py kv_cache_dtype" },
  { "weights_in", "--cpu-offload-gb", "exec_.py cpu_offload_gb" },
  { "prefix", "--disable-radix-cache", "memory.py disable_radix_cache: the radix cache is on without it" },
  { "method", "--speculative-algorithm", "spec.py speculative_algorithm" },
  { "draft", "--speculative-draft-model-path", "spec.py speculative_draft_model_path" },
  { "draft_steps", "--speculative-num-steps", "spec.py speculative_num_steps" },
  { "draft_width", "--speculative-eagle-topk", "spec.py speculative_eagle_topk" },
  { "draft_tokens", "--speculative-num-draft-tokens", "spec.py: the token they follow among them" },
  { "lora", "--enable-lora", "lora.py enable_lora" },
  { "lora_rank", "--max-lora-rank", "lora.py max_lora_rank" },
  { "lora_count", "--max-loras-per-batch", "lora.py max_loras_per_batch" },
  { "lora_targets", "--lora-target-modules", "lora.py lora_target_modules" },
  { "lora_paths", "--lora-paths", "lora.py lora_paths" },
  { "images", "--limit-mm-data-per-request", "mm.py limit_mm_data_per_request" },
}

local settings = {}
sglang.settings = settings

function settings.tp(d) return d.group end
function settings.pp(d) return d.pp > 1 and d.pp end
function settings.batch(d) return d.batch end
function settings.length(d) return d.length end
function settings.step_tokens(d) return d.step_tokens end
function settings.memory_fraction(d) return d.memory_fraction end
function settings.dtype(d) return precision.dtype(d, sglang) end
function settings.quantisation(d) return precision.quantisation(d, sglang) end
function settings.kv(d) return precision.cache(d, sglang) end
function settings.ep(d) return d.ep > 1 and d.ep end
function settings.images(d) return d.images and d.images > 0 and { pairs = { { "image", d.images } } } end

--- Replicas behind one server, where it can have them.
function settings.dp(d)
  local replicas = d:started(d.attention_dp == 1)
  return replicas > 1 and replicas
end

function settings.attention_dp(d)
  if d.attention_dp == 1 then return nil end
  if not d.has.mixture then
    refusal.raise("attention_dp", "SGLang has attention_dp for mixtures; %s has no experts, so use dp", d.model.name)
  end
  return d.attention_dp
end

local function override(d, layer) return (d.request.layers[layer] or {}).tp end

--- Dense layers of a mixture are whole on each rank, or split over all of them.
function settings.dense(d)
  if d.attention_dp == 1 or not d.has.layers.mlp or override(d, "mlp") == d.group then return nil end
  if d.tp == 1 then return 1 end
  d:note("dense layers are estimated with tp %d; SGLang splits them over all %d ranks (mlp.tp=%d)", d.tp, d.group,
    d.group)
end

function settings.head(d) return d.attention_dp > 1 and override(d, "lm_head") ~= d.group end

function sglang.layer(d, name, key, value)
  if name ~= "mlp" and name ~= "lm_head" then return false end
  return key == "tp" and value == d.group or key == "attention_dp" and value == 1
end

function settings.sp(d)
  if d.sp then d:note("sp: SGLang scatters between layers in prefill only, and for few models") end
  return d.sp
end

--- Nothing turns it off, and nothing is needed to have it.
function settings.prefix(d)
  if d.stated.prefix then d:note("prefix: SGLang's radix cache keeps prefixes without an option") end
end

function settings.weights_in(d)
  if not d.stated.weights_in then return nil end
  if d.request.weights_in ~= "host" then
    refusal.raise("weights_in", "SGLang offloads weights to the host's memory, not to %s", d.request.weights_in)
  end
  return math.ceil(d.report.memory.weights_bytes / (1 << 30))
end

-- ---- speculation ------------------------------------------------------------

local methods = { mtp = "NEXTN", eagle = "EAGLE3", draft = "STANDALONE", ngram = "NGRAM" }

function settings.method(d) return d.speculation and methods[d.speculation.method] end
function settings.draft(d) return d.draft end
function settings.draft_tokens(d) return d.speculation and d.speculation.tokens + 1 end

local function drafts_in_steps(d) return d.speculation and d.speculation.method ~= "ngram" end
function settings.draft_steps(d) return drafts_in_steps(d) and d.speculation.tokens end
function settings.draft_width(d) return drafts_in_steps(d) and 1 end

settings.speculative = settings.method

-- ---- LoRA -------------------------------------------------------------------

local modules = {
  qkv = { "qkv_proj" }, out = { "o_proj" }, gate_up = { "gate_up_proj" }, up = { "up_proj" }, down = { "down_proj" },
  qkv_down = { "q_a_proj", "kv_a_proj_with_mqa" }, q_up = { "q_b_proj" }, kv_up = { "kv_b_proj" },
}

function settings.lora(d) return d.lora ~= nil end
function settings.lora_rank(d) return d.lora and d.lora.rank end
function settings.lora_count(d) return d.lora and d.lora.count end

function settings.lora_targets(d)
  if not d.lora then return nil end
  local list = {}
  for _, target in ipairs(d.lora.targets) do
    local names = modules[target] or refusal.raise("lora", "SGLang has no module for the LoRA target %s", target)
    table.move(names, 1, #names, #list + 1, list)
  end
  return list
end

function settings.lora_paths(d)
  if not d.lora then return nil end
  if not d.lora_paths then
    d:note("adapters: name them with lora_paths, or load them by POST /load_lora_adapter")
    return nil
  end
  if d.form == "yaml" then
    refusal.raise("lora_paths", "SGLang's file of options takes no lora_paths; use the command, or load adapters by "
      .. "POST /load_lora_adapter")
  end
  local list = {}
  for i, adapter in ipairs(d.lora_paths) do list[i] = adapter[1] .. "=" .. adapter[2] end
  return list
end

-- ---- launch -----------------------------------------------------------------

function sglang.program(d)
  local python = d.form == "kubernetes" and "python3" or "python" -- as its image has it
  return { python, "-m", "sglang.launch_server", "--model-path", d.checkpoint }
end

function sglang.model_option(d) return { "model-path", d.checkpoint } end

sglang.config_command = "python -m sglang.launch_server --config FILE.yaml"

local INIT_PORT = 20000

function sglang.spread(d, place)
  return {
    { "--nnodes", d.nodes }, { "--node-rank", { raw = place.rank } },
    { "--dist-init-addr", { raw = ("%s:%d"):format(place.address, INIT_PORT) } },
  }
end

return sglang
