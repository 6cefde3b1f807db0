-- What starts a deployment: options, refusals, shell and YAML.

local core = require "mantile.core"
local emit = require "mantile.emit"
local engine = require "mantile.engine"
local model = require "mantile.model"
local shell = require "mantile.shell"
local support = require "support"
local tables = require "mantile.tables"

local function text(values)
  local what, message = emit.text(values)
  assert(what, message)
  return what
end

local function refused(values, expected, field)
  local what, message, of = emit.text(values)
  assert.is_nil(what, what)
  assert.truthy(message:find(expected, 1, true), message)
  assert.falsy(message:find "\n")
  if field then assert.equal(field, of) end
end

local function has(what, ...)
  for _, expected in ipairs { ... } do
    assert(what:find(expected, 1, true), ("no '%s' in\n%s"):format(expected, what))
  end
end

local function has_not(what, unexpected)
  assert(not what:find(unexpected, 1, true), ("'%s' in\n%s"):format(unexpected, what))
end

--- A request of a dense model on eight H100, or of a mixture.
local function dense(changes)
  return tables.merged({ model = "llama-3.1-70b", hardware = "dgx-h100", gpus = 8, batch = 64, isl = 4096, osl = 512 },
    changes)
end

local function mixture(changes)
  return tables.merged({ model = "deepseek-v3", hardware = "h200-sxm", gpus = 8, batch = 64 }, changes)
end

-- A GGUF file is all that llama-server loads.
local function of_engine(name, changes)
  return tables.merged({ engine = name, checkpoint = name == "llama.cpp" and "org/model-GGUF" or nil }, changes)
end

describe("emit writes", function()
  it("every option of a request as vLLM's", function()
    local what = text(dense {
      engine = "vllm", gpus = 16, pp = 2, weights = "fp8", activations = "fp8", kv = "fp8", prefix = 1024,
      speculative = "ngram", draft_tokens = 5, lora = { rank = 20, adapters = 3, targets = "qkv+out" }, hardware = "h100-sxm",
      gpus_per_node = 16, lora_paths = "a=org/a,b=/adapters/b", name = "chat", port = 81,
    })
    has(what, "vllm serve meta-llama/Meta-Llama-3.1-70B", "--tensor-parallel-size 8", "--pipeline-parallel-size 2",
      "--max-num-seqs 64", "--max-model-len 4608", "--max-num-batched-tokens 8192", "--gpu-memory-utilization 0.9",
      "--quantization fp8", "--kv-cache-dtype fp8", "--enable-prefix-caching",
      [[--speculative-config '{"method": "ngram", "num_speculative_tokens": 5}']], "--enable-lora", "--max-loras 3",
      "--max-lora-rank 32", "--lora-target-modules qkv_proj o_proj", "--lora-modules a=org/a b=/adapters/b",
      "--served-model-name chat", "--port 81")
    has_not(what, "note:")
  end)

  it("mixtures with attention by data", function()
    local vllm = text(mixture { engine = "vllm", attention_dp = 8, ep = 8, speculative = "mtp", batch = 60 })
    has(vllm, "--tensor-parallel-size 1", "--data-parallel-size 8", "--enable-expert-parallel", "--max-num-seqs 8",
      [["method": "mtp"]])
    local sglang = text(mixture { engine = "sglang", attention_dp = 8, ep = 8, speculative = "mtp", draft_tokens = 3 })
    has(sglang, "--tp-size 8", "--attn-dp-size 8", "--ep-size 8", "--moe-dense-tp-size 1", "--enable-dp-lm-head",
      "--max-running-requests 64", "--speculative-algorithm NEXTN", "--speculative-num-steps 3",
      "--speculative-eagle-topk 1", "--speculative-num-draft-tokens 4")
    local trtllm = text(mixture { engine = "trtllm", attention_dp = 8, ep = 4, speculative = "mtp", isl = 9000 })
    has(trtllm, "--tp_size 8", "--ep_size 4", "enable_attention_dp: true", "--max_batch_size 8", "decoding_type: MTP",
      "num_nextn_predict_layers: 1", "--enable_chunked_prefill")
  end)

  it("dense layers as SGLang splits them", function()
    local usual = mixture { engine = "sglang", attention_dp = 2, ep = 8 }
    has(text(usual), "note: dense layers are estimated with tp 4; SGLang splits them over all 8 ranks (mlp.tp=8)")
    usual.layers = { mlp = { tp = 8 }, lm_head = { tp = 8 } }
    has_not(text(usual), "note:")
    has_not(text(usual), "--enable-dp-lm-head")
  end)

  it("context parallelism as vLLM's two degrees of one size", function()
    local what = text(dense { engine = "vllm", cp = 2 })
    has(what, "--tensor-parallel-size 4", "--prefill-context-parallel-size 2", "--decode-context-parallel-size 2")
  end)

  it("weights in the host's memory as GiB of each accelerator", function()
    local request = dense { engine = "vllm", weights_in = "host" }
    local bytes = support.report(request).memory.weights_bytes
    has(text(request), ("--cpu-offload-gb %d"):format(math.ceil(bytes / (1 << 30))))
  end)

  it("GGUF files for llama-server", function()
    local request = {
      model = "llama-3.1-8b", hardware = "rtx-4090", engine = "llama.cpp", weights = "q4_k", kv = "q8_0", batch = 4,
      checkpoint = "org/llama-GGUF",
    }
    has(text(request), "llama-server", "--hf-repo org/llama-GGUF:Q4_K_M", "--n-gpu-layers all", "--parallel 4",
      "--ctx-size 5120", "--cache-type-k q8_0", "--cache-type-v q8_0", "note: weights are estimated in q4_k")
    request.checkpoint = "/models/a b.gguf"
    has(text(request), "--model '/models/a b.gguf'")
    request.checkpoint, request.tp = "org/llama-GGUF:UD-Q4_K_XL", 2
    has(text(request), "--hf-repo org/llama-GGUF:UD-Q4_K_XL", "--split-mode tensor", "--tensor-split 1,1")
    request.tp, request.pp = 1, 2
    has(text(request), "--split-mode layer")
    request.speculative, request.draft_model, request.draft_checkpoint = "draft", "qwen3-0.6b", "/models/small.gguf"
    has(text(request), "--spec-type draft-simple", "--spec-draft-model /models/small.gguf", "--spec-draft-n-max 4")
  end)

  it("what drafts, and what it is called", function()
    local small = text(dense { engine = "sglang", speculative = "draft", draft_model = "llama-3.2-3b" })
    has(small, "--speculative-algorithm STANDALONE", "--speculative-draft-model-path meta-llama/Llama-3.2-3B-Instruct")
    local head = text(dense { engine = "trtllm", speculative = "eagle", draft_checkpoint = "org/head" })
    has(head, "decoding_type: Eagle", "max_draft_len: 3", "speculative_model_dir: org/head")
    refused(dense { engine = "vllm", speculative = "eagle" }, "name the checkpoint of its head", "draft_checkpoint")
    refused(dense { engine = "vllm", draft_checkpoint = "org/head" }, "for speculative draft and eagle")
  end)

  it("replicas as far as one server has them", function()
    local two = { hardware = "h100-sxm", gpus = 8, dp = 2 }
    has(text(dense(tables.merged(two, { engine = "vllm" }))), "--tensor-parallel-size 4", "--data-parallel-size 2")
    has(text(dense(tables.merged(two, { engine = "sglang" }))), "--tp-size 4", "--dp-size 2", "--max-running-requests 32")
    has(text(dense(tables.merged(two, { engine = "trtllm" }))), "note: dp 2: start it 2 times, each on 4 accelerators")
    has(text(mixture { engine = "vllm", gpus = 16, dp = 2 }), "note: dp 2: start it 2 times, each on 8 accelerators")
  end)

  it("several nodes as each engine documents it", function()
    local large = { gpus = 16, hardware = "h200-sxm" }
    has(text(mixture(tables.merged(large, { engine = "vllm" }))), '--nnodes 2', '--node-rank "$NODE_RANK"',
      '--master-addr "$MASTER_ADDR"', "--headless")
    has(text(mixture(tables.merged(large, { engine = "sglang" }))), '--dist-init-addr "$MASTER_ADDR:20000"')
    has(text(mixture(tables.merged(large, { engine = "trtllm" }))),
      "srun --nodes 2 --ntasks 16 --ntasks-per-node 8 --mpi=pmix trtllm-llmapi-launch")
    has(text(mixture { gpus = 16, engine = "vllm", attention_dp = 16, ep = 16 }), "--data-parallel-size-local 8",
      '--data-parallel-start-rank "$((NODE_RANK * 8))"')
    has(text(mixture { hardware = "gb200", engine = "sglang" }), "--nnodes 2")
    has_not(text(mixture { hardware = "gb200", engine = "sglang", gpus_per_node = 8 }), "--nnodes")
    refused({
      model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm", mode = "disagg", concurrency = 4,
      prefill = { tp = 1 }, decode = { tp = 1 },
    }, "two pools are two deployments", "mode")
    refused(mixture { gpus = 16, engine = "vllm", tp = 8, attention_dp = 2, ep = 16, gpus_per_node = 4 }, "whole ranks")
    refused(dense { hardware = "h100-sxm", gpus = 16, pp = 16, engine = "llama.cpp", checkpoint = "a/b" }, "on one node")
    refused(mixture { gpus = 12, tp = 4, pp = 3, engine = "vllm" }, "no whole number of nodes of 8", "gpus_per_node")
  end)

  it("what a model's own files are, as they are", function()
    local folder = support.folder()
    support.write(folder .. "/config.json", [[{ "model_type": "llama", "num_hidden_layers": 2, "hidden_size": 256,
      "num_attention_heads": 4, "num_key_value_heads": 4, "intermediate_size": 512, "vocab_size": 1000,
      "max_position_embeddings": 512 }]])
    for _, path in ipairs { folder, folder .. "/config.json" } do
      local what = text { model = path, hardware = "h100-sxm", engine = "vllm", isl = 1000 }
      has(what, "vllm serve " .. folder .. " ", "note: isl + osl is 1256, but ")
    end
    support.clean()
  end)
end)

describe("emit drops nothing", function()
  -- Each changes what is asked of a deployment; an engine has an option for it, says a sentence, or refuses.
  local asked = {
    { pp = 2 }, { cp = 2 }, { attention_dp = 2 }, { sp = true }, { dp = 2 }, { kv = "fp8" }, { kv = "q8_0" },
    { weights = "fp8" }, { weights = "int4_g128" }, { weights = "q4_k" }, { weights = "fp16" }, { activations = "fp8" },
    { dtype = "fp8" }, { weights_in = "host" }, { kv_in = "host" }, { weights_in = "nvme" }, { kv_in = "nvme" },
    { speculative = "ngram" }, { speculative = "eagle", draft_checkpoint = "a/b" },
    { speculative = "draft", draft_model = "llama-3.2-3b" }, { lora = { rank = 8 } }, { lora = { rank = 1000 } },
    { lora = { rank = 8, targets = "qkv" } }, { prefix = 100 }, { layers = { attention = { tp = 2 } } },
    { layers = { lm_head = { dtype = "fp16" } } }, { layers = { attention = { kv = "fp8" } } }, { batch = 3 }, { osl = 7 },
    { name = "chat" }, { port = 99 }, { image = "x/y" }, { lora_paths = "a=b" },
  }

  for _, name in ipairs(emit.engines) do
    it("with " .. name, function()
      for _, changes in ipairs(asked) do
        local base = text(dense(of_engine(name)))
        local what, message = emit.text(dense(of_engine(name, changes)))
        local body = what and what:gsub("^[^\n]*\n[^\n]*\n", "")
        local key = next(changes)
        assert(what or message and not message:find "\n", key)
        assert(not what or body ~= base:gsub("^[^\n]*\n[^\n]*\n", ""), ("%s drops %s"):format(name, key))
      end
    end)

    it("and its page names each flag of " .. name, function()
      local file = assert(io.open(support.root .. "/docs/emit.md"))
      local page = file:read "a"
      file:close()
      for _, row in ipairs(emit.engine(name).flags) do has(page, "`" .. row[2] .. "`") end
      for _, field in ipairs(emit.fields) do has(page, "`--" .. field[1] .. "`") end
    end)

    it("and has a setting for each flag of " .. name .. ", with its source", function()
      local e = emit.engine(name)
      for _, row in ipairs(e.flags) do
        assert.equal("function", type(e.settings[row[1]]), row[1])
        assert.equal("string", type(row[3]), row[2])
      end
      assert.truthy(e.version and e.source and e.title)
    end)
  end
end)

describe("emit refuses", function()
  it("what an engine cannot do, with the field", function()
    refused(dense { engine = "sglang", cp = 2 }, "SGLang keeps the whole KV cache on every rank", "cp")
    refused(dense { engine = "trtllm", sp = true }, "TensorRT-LLM 1.2.1 has no option for sp; leave it out", "sp")
    refused(dense { engine = "vllm", kv = "q8_0" }, "vLLM keeps no KV cache in q8_0", "kv")
    refused(dense { engine = "vllm", weights = "int4_g128" },
      "vLLM makes no int4_g128 of meta-llama/Meta-Llama-3.1-70B, which is bf16, as it loads; name a checkpoint", "weights")
    refused(dense { engine = "sglang", attention_dp = 2 }, "has no experts, so use dp", "attention_dp")
    refused(mixture { engine = "vllm", ep = 2 }, "vLLM spreads the experts over all ranks", "ep")
    refused(mixture { engine = "trtllm", attention_dp = 2 }, "use tp 1", "attention_dp")
    refused(dense { engine = "vllm", layers = { attention = { tp = 2 } } }, "attention.tp=2", "layers")
    refused(dense { engine = "vllm", lora = { rank = 600 } }, "of a rank up to 512", "lora")
    refused(dense { engine = "llama.cpp", checkpoint = "a/b", lora = { rank = 8 } }, "name their files with lora_paths")
    refused(dense { engine = "llama.cpp" }, "llama-server loads GGUF files", "checkpoint")
    refused(dense { engine = "llama.cpp", checkpoint = "a/b", as = "yaml" }, "from the command line", "as")
    refused(dense { engine = "vllm", checkpoint = "x.gguf" }, "loads no GGUF file", "checkpoint")
  end)

  it("what is no deployment of an engine", function()
    refused(dense {}, "it is not known how engine 'ideal' is started; known are vllm sglang trtllm llama.cpp", "engine")
    refused({ model = "resnet-50", hardware = "h100-sxm", engine = "vllm" }, "is no decoder of tokens", "model")
    refused({ model = "whisper-large-v3", hardware = "h100-sxm", engine = "vllm" }, "is no decoder of tokens", "model")
    refused(dense { hardware = "mi300x", gpus = 8, engine = "trtllm" }, "accelerators of NVIDIA", "engine")
    refused(dense { gpus = 1, engine = "vllm" }, "it does not fit: llama-3.1-70b needs", "fit")
    refused(dense { engine = "vllm", image = "a/b" }, "image is for a manifest", "image")
    refused(dense { engine = "vllm", as = "json" }, "as is 'json'; it must be one of command yaml kubernetes", "as")
    refused(dense { engine = "vllm", port = 70000 }, "port", "port")
    refused(dense { engine = "vllm", tp = 3 }, "gpus is 8", "gpus")
    refused(dense { engine = "vllm", checkpoint = "--help" }, "a name cannot begin with -", "checkpoint")
    refused({ model = "opt-175b", hardware = "h100-sxm", gpus = 8, engine = "vllm" }, "names no checkpoint", "checkpoint")
    refused(3, "a request is a table")
  end)

  it("names that no text of YAML is", function()
    refused(dense { engine = "vllm", as = "yaml", checkpoint = "\xff\xfe" }, "no text that YAML can hold")
  end)

  it("nothing of an engine of one's own that has the name", function()
    local own = engine "vllm" { doc = "ours", memory_fraction = 0.8, step_tokens = 1000 }
    has(text(dense { engine = own }), "--gpu-memory-utilization 0.8", "--max-num-batched-tokens 1000")
  end)
end)

describe("a shell reads back", function()
  --- The arguments of `vllm` in a script.
  local function arguments(script)
    local path = os.tmpname()
    support.write(path, "vllm() { for word; do printf '%s\\0' \"$word\"; done; }\n" .. script)
    local pipe = assert(io.popen("sh " .. path))
    local out = pipe:read "a"
    pipe:close()
    os.remove(path)
    local list = {}
    for word in out:gmatch "([^\0]*)\0" do list[#list + 1] = word end
    return list
  end

  local hostile = { "a b", "it's", '$(touch /tmp/x) `id` "q" \\', "a;b&c|d>e<f", "*?[x]~#!", "=x", "ünï", "", "a\\'b", "%s" }

  it("any word as it was", function()
    for _, word in ipairs(hostile) do assert.same({ word }, arguments("vllm " .. shell.quoted(word) .. "\n")) end
  end)

  it("hostile names in their places", function()
    for _, name in ipairs(hostile) do
      if name ~= "" then
        local list = arguments(text(dense { engine = "vllm", checkpoint = name, name = name }))
        assert.equal(name, list[2])
        assert.truthy(tables.has(list, "--served-model-name"))
        assert.equal(name, list[#list])
      end
    end
  end)
end)

describe("a file of options", function()
  --- What is under the comments, read back.
  local function read(values) return assert(core.yaml_decode(text(values))) end

  it("of vLLM reads back with every option", function()
    local options = read(dense {
      engine = "vllm", as = "yaml", kv = "fp8", speculative = "ngram", lora = { rank = 8 }, lora_paths = "a=b", name = "x y",
      port = 9,
    })
    assert.same({
      model = "meta-llama/Meta-Llama-3.1-70B", ["tensor-parallel-size"] = 8, ["max-num-seqs"] = 64,
      ["max-model-len"] = 4608, ["max-num-batched-tokens"] = 8192, ["gpu-memory-utilization"] = 0.9,
      ["kv-cache-dtype"] = "fp8", ["speculative-config"] = { method = "ngram", num_speculative_tokens = 3 },
      ["enable-lora"] = true, ["max-loras"] = 1, ["max-lora-rank"] = 8, ["lora-modules"] = { "a=b" },
      ["served-model-name"] = "x y", port = 9,
    }, options)
  end)

  it("of SGLang and TensorRT-LLM too", function()
    local sglang = read(dense { engine = "sglang", as = "yaml" })
    assert.equal("meta-llama/Meta-Llama-3.1-70B", sglang["model-path"])
    assert.equal(8, sglang["tp-size"])
    local trtllm = read(mixture { engine = "trtllm", as = "yaml", attention_dp = 8, ep = 8, kv = "fp8", prefix = 8 })
    assert.same({
      tensor_parallel_size = 8, moe_expert_parallel_size = 8, max_batch_size = 8, max_seq_len = 1280, max_num_tokens = 8192,
      enable_attention_dp = true,
      kv_cache_config = { free_gpu_memory_fraction = 0.9, dtype = "fp8", enable_block_reuse = true },
    }, trtllm)
  end)

  it("is of one node", function()
    refused(mixture { gpus = 16, engine = "vllm", as = "yaml" }, "a file of options is of one node", "as")
  end)

  it("holds names that look like YAML", function()
    for _, name in ipairs { "a: b", "# x", "null", "[", "x\u{2028}y: z", "'", "1.5" } do
      assert.equal(name, read(dense { engine = "vllm", as = "yaml", checkpoint = name }).model)
    end
  end)
end)

describe("a model", function()
  it("names a checkpoint", function()
    local m = model "tiny" { checkpoint = "org/tiny", blocks = { "norm" } }
    assert.equal("org/tiny", m.checkpoint)
    assert.has_error(function() model "tiny" { checkpoint = "a\nb", blocks = { "norm" } } end)
  end)
end)
