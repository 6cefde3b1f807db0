-- vllm.lua: `vllm serve`.
--
-- A data-parallel rank of vLLM is a rank of attention_dp for mixtures, whose experts are then spread over tp x dp, and
-- a replica for other models.

local precision = require "mantile.emit.precision"
local refusal = require "mantile.emit.refusal"

local vllm = {
  title = "vLLM", version = "0.33.0",
  source = "vllm/engine/arg_utils.py and vllm/config/ of the release",
  port = 8000, port_flag = "--port", host_flag = "--host", name_flag = "--served-model-name",
  images = { NVIDIA = "vllm/vllm-openai:v0.33.0" },
  dtypes = { bf16 = "bfloat16", fp16 = "float16", fp32 = "float32" },
  online = { fp8 = "fp8", mxfp8 = "mxfp8", mxfp4 = "mxfp4" },
  eight = { fp8 = true, mxfp8 = true },
  caches = {
    auto = "auto", bf16 = "bfloat16", fp16 = "float16", fp8 = "fp8", fp8_e5m2 = "fp8_e5m2", nvfp4 = "nvfp4",
    int8 = "int8_per_token_head", int4 = "int4_per_token_head",
  },
  refusals = {
    kv_in = "vLLM offloads KV blocks that wait, not those in use; leave kv_in out",
    sp = "vLLM 0.33.0 has no option for sp; leave it out",
  },
}

vllm.flags = {
  { "tp", "--tensor-parallel-size", "config/parallel.py tensor_parallel_size" },
  { "pp", "--pipeline-parallel-size", "config/parallel.py pipeline_parallel_size" },
  { "attention_dp", "--data-parallel-size", "config/parallel.py data_parallel_size" },
  { "cp", "--prefill-context-parallel-size", "config/parallel.py prefill_context_parallel_size" },
  { "cp", "--decode-context-parallel-size", "config/parallel.py: over the ranks of prefill, the cache is shared too" },
  { "ep", "--enable-expert-parallel", "config/parallel.py enable_expert_parallel: over all ranks of tp, cp and dp" },
  { "batch", "--max-num-seqs", "config/scheduler.py max_num_seqs: of each data-parallel rank" },
  { "length", "--max-model-len", "config/model.py max_model_len" },
  { "step_tokens", "--max-num-batched-tokens", "config/scheduler.py max_num_batched_tokens; chunked prefill is on" },
  { "memory_fraction", "--gpu-memory-utilization", "config/cache.py gpu_memory_utilization" },
  { "dtype", "--dtype", "config/model.py dtype" },
  { "quantisation", "--quantization", "config/quantization.py, layers/quantization/__init__.py" },
  { "kv", "--kv-cache-dtype", "config/cache.py CacheDType" },
  { "weights_in", "--cpu-offload-gb", "config/offload.py cpu_offload_gb: GiB of each accelerator's weights" },
  { "prefix", "--enable-prefix-caching", "config/cache.py enable_prefix_caching" },
  { "speculative", "--speculative-config", "config/speculative.py SpeculativeConfig" },
  { "lora", "--enable-lora", "config/lora.py" },
  { "lora_count", "--max-loras", "config/lora.py max_loras: in one batch" },
  { "lora_rank", "--max-lora-rank", "config/lora.py MaxLoRARanks" },
  { "lora_targets", "--lora-target-modules", "config/lora.py target_modules" },
  { "lora_paths", "--lora-modules", "entrypoints/openai/cli_args.py lora_modules" },
  { "images", "--limit-mm-per-prompt", "config/multimodal.py limit_per_prompt" },
}

local settings = {}
vllm.settings = settings

function settings.tp(d) return d.tp end
function settings.pp(d) return d.pp > 1 and d.pp end
function settings.cp(d) return d.cp > 1 and d.cp end
function settings.batch(d) return (d.batch + d.attention_dp - 1) // d.attention_dp end
function settings.length(d) return d.length end
function settings.memory_fraction(d) return d.memory_fraction end
function settings.dtype(d) return precision.dtype(d, vllm) end
function settings.quantisation(d) return precision.quantisation(d, vllm) end
function settings.kv(d) return precision.cache(d, vllm) end
function settings.prefix(d) return d.stated.prefix end
function settings.images(d) return d.images and d.images > 0 and { pairs = { { "image", d.images } } } end

--- Ranks of attention_dp, or replicas of a model without experts.
function settings.attention_dp(d)
  if d.has.mixture then return d.attention_dp > 1 and d.attention_dp end
  local ranks = d.attention_dp * d:started(true)
  return ranks > 1 and ranks
end

function settings.ep(d)
  if d.ep == 1 then return nil end
  if d.ep ~= d.group then
    refusal.raise("ep", "ep is %d; vLLM spreads the experts over all ranks of a stage (tp x cp x attention_dp, %d) or "
      .. "none", d.ep, d.group)
  end
  return true
end

--- A step must hold a token of each sequence.
function settings.step_tokens(d) return d.step_tokens and math.max(d.step_tokens, settings.batch(d)) end

function settings.weights_in(d)
  if not d.stated.weights_in then return nil end
  if d.request.weights_in ~= "host" then
    refusal.raise("weights_in", "vLLM offloads weights to the host's memory, not to %s", d.request.weights_in)
  end
  return math.ceil(d.report.memory.weights_bytes / (1 << 30))
end

local methods = { mtp = "mtp", eagle = "eagle3", draft = "draft_model", ngram = "ngram" }

function settings.speculative(d)
  local s = d.speculation
  if not s then return nil end
  local list = { { "method", methods[s.method] }, { "num_speculative_tokens", s.tokens } }
  if d.draft then table.insert(list, 2, { "model", d.draft }) end
  return { pairs = list }
end

-- ---- LoRA -------------------------------------------------------------------

local ranks = { 1, 8, 16, 32, 64, 128, 256, 320, 512 }
local modules = {
  qkv = "qkv_proj", out = "o_proj", gate_up = "gate_up_proj", up = "up_proj", down = "down_proj", q_up = "q_b_proj",
  kv_up = "kv_b_proj",
}

function settings.lora(d) return d.lora ~= nil end
function settings.lora_count(d) return d.lora and d.lora.count end

function settings.lora_rank(d)
  if not d.lora then return nil end
  for _, rank in ipairs(ranks) do
    if rank >= d.lora.rank then return rank end
  end
  refusal.raise("lora", "vLLM serves adapters of a rank up to %d, not %d", ranks[#ranks], d.lora.rank)
end

function settings.lora_targets(d)
  if not d.lora or not d.lora.stated then return nil end
  local list = {}
  for i, name in ipairs(d.lora.targets) do
    list[i] = modules[name] or refusal.raise("lora", "vLLM has no module for the LoRA target %s", name)
  end
  return list
end

function settings.lora_paths(d)
  if not d.lora then return nil end
  if not d.lora_paths then
    d:note("adapters: name them with lora_paths, or load them by POST /v1/load_lora_adapter, which "
      .. "VLLM_ALLOW_RUNTIME_LORA_UPDATING=True allows")
    return nil
  end
  local list = {}
  for i, adapter in ipairs(d.lora_paths) do list[i] = adapter[1] .. "=" .. adapter[2] end
  return list
end

-- ---- launch -----------------------------------------------------------------

function vllm.program(d) return { "vllm", "serve", d.checkpoint } end

--- The model as a file of options has it.
function vllm.model_option(d) return { "model", d.checkpoint } end

vllm.config_command = "vllm serve --config FILE.yaml"

local RPC_PORT = 13345

--- Several nodes: whole data-parallel ranks on each, or one rank over all of them.
function vllm.spread(d, place, first)
  local list
  if d.attention_dp > 1 then
    local rank = d.tp * d.cp * d.pp
    if d.gpus_per_node % rank ~= 0 then
      refusal.raise("attention_dp", "a rank of attention_dp has %d accelerators; vLLM puts whole ranks on a node of %d",
        rank, d.gpus_per_node)
    end
    local of_node = d.gpus_per_node // rank
    list = {
      { "--data-parallel-size-local", of_node }, { "--data-parallel-address", { raw = place.address } },
      { "--data-parallel-rpc-port", RPC_PORT },
    }
    if not first then list[#list + 1] = { "--data-parallel-start-rank", { raw = place.times(of_node) } } end
  else
    list = {
      { "--nnodes", d.nodes }, { "--node-rank", { raw = place.rank } }, { "--master-addr", { raw = place.address } },
    }
  end
  if not first then list[#list + 1] = { "--headless", true } end
  return list
end

return vllm
