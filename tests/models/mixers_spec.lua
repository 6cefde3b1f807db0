-- What recurrences do in a prefill, from their papers.

local estimate = require "mantile.estimate"
local support = require "support"

--- FLOPs for each token of the scans of one layer, in a prefill of 5 sequences of 1,000 tokens.
local function scan_flops(model)
  local built = assert(estimate.whole(model))
  local ops = built.prefill:ops { tokens = 5000, sequences = 5, context = 0, prompt = 1000 }
  for _, op in ipairs(ops) do
    if op.kind == "scan" then return op.flops / 5000 end
  end
end

--- A config.json with these fields.
local function config(fields)
  local path = support.folder() .. "/config.json"
  return support.write(path, fields)
end

describe("latent attention with an indexer", function()
  it("masks a short prompt and works on compressed rows in a long one", function()
    local built = assert(estimate.whole "deepseek-v3.2")
    for _, case in ipairs {
      { 4096, 4096 * 4097 / 2 * 320 },
      { 32768, (2048 * 2049 / 2 + (32768 - 2048) * 2048) * (2 * 512 + 64) },
    } do
      local new = case[1]
      for _, op in ipairs(built.prefill:ops { tokens = 3 * new, sequences = 3, context = 0, prompt = new }) do
        assert.is_true(op.name ~= "cached_kv_up")
        if op.kind == "sparse_attention" then assert.equal(3 * 2 * 128 * case[2], op.flops) end
      end
    end
  end)
end)

describe("an indexer", function()
  it("keeps its keys in FP8 with a scale of 4 bytes, and scores in FP8", function()
    local r = support.report { model = "deepseek-v3.2", hardware = "b200", tp = 8 }
    assert.equal(61 * (2 * (512 + 64) + 128 + 4), r.memory.kv_bytes_per_token)
    local _, text = support.cli "explain deepseek-v3.2 --on b200 --dtype bf16 --metric ttft_s --op index.scores"
    assert.is_truthy(text:find("the fp8 peak of b200", 1, true))
  end)
end)

describe("a scan", function()
  it("makes the scores of a chunk once a group in Mamba-2", function()
    local state, scores, values = 4 * 80 * 64 * 128, 256 * 1 * 128, 256 * 80 * 64
    assert.equal(state + scores + values, scan_flops "mamba2-2.7b")
  end)

  it("inverts what a chunk's keys are to each other in a gated delta net", function()
    local keys, inverse, values = 64 * 2 * 128, 64 * (128 + 128), 64 * 128
    assert.equal(32 * (6 * 128 * 128 + keys + inverse + values), scan_flops "qwen3-next-80b-a3b")
  end)

  it("removes and adds with keys of their own in RWKV-7", function()
    local path = config [[{ "model_type": "rwkv7", "hidden_size": 512, "num_hidden_layers": 2, "head_dim": 64,
      "decay_low_rank_dim": 64, "a_low_rank_dim": 64, "v_low_rank_dim": 32, "gate_low_rank_dim": 128,
      "intermediate_size": 2048, "vocab_size": 65536 }]]
    assert.equal(8 * (8 * 64 * 64 + 64 * 64 * (5 + 4)), scan_flops(path))
    support.clean()
  end)

  it("keeps three numbers for each channel of RWKV-4", function()
    local path = config [[{ "model_type": "rwkv", "hidden_size": 768, "attention_hidden_size": 768,
      "num_hidden_layers": 12, "vocab_size": 50277, "torch_dtype": "float32" }]]
    local r = support.report { model = path, hardware = "l4", batch = 2, isl = 1000, osl = 100 }
    assert.equal(2 * 12 * (3 + 2) * 768 * 4, r.memory.kv_cache_bytes) -- and the token before, of both mixers
    support.clean()
  end)

  it("runs at 16 bits where matmuls have fewer", function()
    local _, text = support.cli "explain qwen3-next-80b-a3b --on b200 --dtype fp8 --metric ttft_s --op scan"
    assert.is_truthy(text:find("the bf16 peak of b200", 1, true))
  end)
end)
