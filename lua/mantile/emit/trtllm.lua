-- trtllm.lua: `trtllm-serve` and the YAML of options beside it.
--
-- Its tensor_parallel_size counts all ranks of a stage; with attention by data each of them has whole attention layers.

local precision = require "mantile.emit.precision"
local refusal = require "mantile.emit.refusal"

local trtllm = {
  title = "TensorRT-LLM", version = "1.2.1",
  source = "tensorrt_llm/commands/serve.py, tensorrt_llm/llmapi/llm_args.py and docs/source/features of release 1.2",
  port = 8000, port_flag = "--port", host_flag = "--host", vendor = "NVIDIA",
  images = { NVIDIA = "nvcr.io/nvidia/tensorrt-llm/release:1.2.1" },
  dtypes = { bf16 = "bfloat16", fp16 = "float16" },
  online = {}, eight = {},
  caches = { auto = "auto", fp8 = "fp8", nvfp4 = "nvfp4" },
  refusals = {
    cp = "TensorRT-LLM shares a sequence between ranks (helix) only in the generation servers of a disaggregated "
      .. "deployment; use tp or attention_dp",
    kv_in = "TensorRT-LLM offloads KV blocks that wait, not those in use; leave kv_in out",
  },
}

-- A name with -- is an option of the command, and `key` the same in the file; others stand in the file only.
trtllm.flags = {
  { "tp", "--tp_size", "serve.py", key = "tensor_parallel_size" },
  { "pp", "--pp_size", "serve.py", key = "pipeline_parallel_size" },
  { "ep", "--ep_size", "serve.py", key = "moe_expert_parallel_size" },
  { "batch", "--max_batch_size", "serve.py: of each rank of attention_dp", key = "max_batch_size" },
  { "length", "--max_seq_len", "serve.py", key = "max_seq_len" },
  { "step_tokens", "--max_num_tokens", "serve.py", key = "max_num_tokens" },
  { "chunked", "--enable_chunked_prefill", "serve.py", key = "enable_chunked_prefill" },
  { "attention_dp", "enable_attention_dp", "llm_args.py enable_attention_dp" },
  { "dtype", "dtype", "llm_args.py dtype" },
  { "memory_fraction", "kv_cache_config.free_gpu_memory_fraction", "llm_args.py KvCacheConfig" },
  { "kv", "kv_cache_config.dtype", "llm_args.py KvCacheConfig" },
  { "prefix", "kv_cache_config.enable_block_reuse", "llm_args.py KvCacheConfig" },
  { "speculative", "speculative_config", "features/speculative-decoding.md" },
  { "in_turn", "disable_overlap_scheduler", "features/speculative-decoding.md: of two-model methods" },
  { "lora", "lora_config", "features/lora.md" },
}

local settings = {}
trtllm.settings = settings

function settings.tp(d) return d.group end
function settings.pp(d) return d.pp > 1 and d.pp end
function settings.ep(d) return d.ep > 1 and d.ep end
function settings.batch(d) return (d.batch + d.attention_dp - 1) // d.attention_dp end
function settings.length(d) return d.length end
function settings.step_tokens(d) return d.step_tokens end
function settings.memory_fraction(d) return d.memory_fraction end
function settings.kv(d) return precision.cache(d, trtllm) end
function settings.prefix(d) return d.stated.prefix end

--- A prompt that is longer than a step.
function settings.chunked(d) return d.step_tokens and d.request.isl > d.step_tokens end

function settings.attention_dp(d)
  if d.attention_dp == 1 then return nil end
  if d.attention_dp ~= d.group then
    refusal.raise("attention_dp", "attention_dp is %d; TensorRT-LLM shares attention by data over all ranks of a stage "
      .. "(%d) or none: use tp 1", d.attention_dp, d.group)
  end
  return true
end

--- The rest of its precision is as the checkpoint says.
function settings.dtype(d)
  precision.quantisation(d, trtllm)
  return precision.dtype(d, trtllm)
end

local methods = {
  mtp = function(s) return { { "decoding_type", "MTP" }, { "num_nextn_predict_layers", s.tokens } } end,
  eagle = function(s) return { { "decoding_type", "Eagle" }, { "max_draft_len", s.tokens } } end,
  draft = function(s) return { { "decoding_type", "DraftTarget" }, { "max_draft_len", s.tokens } } end,
  ngram = function(s)
    return { { "decoding_type", "NGram" }, { "max_draft_len", s.tokens }, { "max_matching_ngram_size", s.tokens } }
  end,
}

function settings.speculative(d)
  if not d.speculation then return nil end
  local list = methods[d.speculation.method](d.speculation)
  if d.draft then list[#list + 1] = { "speculative_model_dir", d.draft } end
  return { pairs = list }
end

function settings.in_turn(d)
  local method = d.speculation and d.speculation.method
  return method == "draft" or method == "ngram"
end

local modules = {
  qkv = { "attn_q", "attn_k", "attn_v" }, out = { "attn_dense" }, gate_up = { "mlp_gate", "mlp_h_to_4h" },
  up = { "mlp_h_to_4h" }, down = { "mlp_4h_to_h" },
}

function settings.lora(d)
  if not d.lora then return nil end
  local targets, paths = {}, {}
  for _, target in ipairs(d.lora.targets) do
    local names = modules[target] or refusal.raise("lora", "TensorRT-LLM has no module for the LoRA target %s", target)
    table.move(names, 1, #names, #targets + 1, targets)
  end
  local list = { { "lora_target_modules", targets }, { "max_lora_rank", d.lora.rank }, { "max_loras", d.lora.count } }
  for i, adapter in ipairs(d.lora_paths or {}) do paths[i] = adapter[2] end
  if d.lora_paths then
    table.insert(list, 1, { "lora_dir", paths })
  else
    d:note("adapters: name them with lora_paths, or each request names its own (lora_request)")
  end
  return { pairs = list }
end

--- The number of images is nothing the server is told.
function settings.images() return nil end

-- ---- launch -----------------------------------------------------------------

function trtllm.program(d) return { "trtllm-serve", d.checkpoint } end

trtllm.config_command = "trtllm-serve CHECKPOINT --config FILE.yaml"

--- Several nodes: one MPI job, a rank on each accelerator.
function trtllm.job(d)
  return {
    "srun", "--nodes", d.nodes, "--ntasks", d.gpus, "--ntasks-per-node", d.gpus_per_node, "--mpi=pmix",
    "trtllm-llmapi-launch",
  }
end

trtllm.on_kubernetes = "TensorRT-LLM over several nodes is one MPI job, which no plain manifest starts; emit the "
  .. "command, for Slurm"

return trtllm
