-- A GGUF file becomes a model: its parameters and its bytes are those of its tensors, to the digit.

local estimate = require "mantile.estimate"
local gguf = require "mantile.import.gguf"
local huggingface = require "mantile.import.huggingface"
local model = require "mantile.model"
local models = require "import.gguf_models"
local support = require "support"
local tables = require "mantile.tables"
local writer = require "formats.gguf_writer"

local folder

local function write(f, name) return support.write(("%s/%s.gguf"):format(folder, name or "x"), (writer.header(f))) end

--- Elements and bytes of the tensors, by the block sizes of the writer.
local function sums(tensors)
  local elements, bytes = 0, 0
  for _, tensor in ipairs(tensors) do
    local count = 1
    for i = 3, #tensor do count = count * tensor[i] end
    elements, bytes = elements + count, bytes + writer.bytes(tensor)
  end
  return elements, bytes
end

--- The windows of all attention layers in order, false where there is none.
local function windows(m)
  local list = {}
  local function visit(entries, times)
    for _, entry in ipairs(entries) do
      if entry[1] == "attention" then
        for _ = 1, times do list[#list + 1] = entry.window or false end
      elseif type(entry) == "table" then
        visit(entry.residual or entry.parallel or entry, times * (entry.times or 1))
      end
    end
  end
  visit(m.blocks, 1)
  return list
end

--- Those of the prediction layers: the last block of a file that has some.
local function split_off(tensors, predicting)
  local main, apart = {}, {}
  for _, tensor in ipairs(tensors) do
    local list = predicting and tensor[1]:find("blk." .. predicting .. ".", 1, true) and apart or main
    list[#list + 1] = tensor
  end
  return main, apart
end

local function is_predicting(f)
  for _, entry in ipairs(f.metadata) do
    if entry[1]:find "nextn_predict_layers" then return 4 end
  end
end

describe("a model of a GGUF file", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  for _, f in ipairs(models) do
    it("of " .. f.name .. " has the parameters and bytes of its tensors", function()
      local m = assert(gguf.load(write(f)))
      local main, apart = split_off(f.tensors, is_predicting(f))
      local elements, bytes = sums(main)
      local report = support.report { model = m, hardware = "h100-sxm", batch = 3, isl = 100, osl = 10 }
      assert.equal(elements - f.constants, report.parameters.total)
      assert.equal(bytes, report.memory.weights_bytes)
      assert.is_nil(m.warnings)
      if #apart > 0 then
        local more, more_bytes = sums(apart)
        assert.equal(more, report.parameters.mtp)
        local speculative = support.report { model = m, hardware = "h100-sxm", speculative = "mtp", draft_tokens = 1 }
        assert.equal(bytes + more_bytes, speculative.memory.weights_bytes)
      end
      if f.windows then assert.same(f.windows, windows(m)) end
    end)

    if f.config then
      it("of " .. f.name .. " is that of its config.json", function()
        local by_config = model "c" (assert(huggingface.describe(f.config)))
        local m = assert(gguf.load(write(f)))
        assert.same(estimate.whole(by_config).parameters, estimate.whole(m).parameters)
        local request = { hardware = "h100-sxm", dtype = "bf16", batch = 5, isl = 1000, osl = 100 }
        request.model = m
        local by_gguf = support.report(request)
        request.model = by_config
        local expected = support.report(request)
        for _, phase in ipairs { "prefill", "decode" } do
          assert.equal(expected[phase].flops, by_gguf[phase].flops)
        end
        assert.equal(expected.memory.kv_cache_bytes, by_gguf.memory.kv_cache_bytes)
      end)
    end
  end
end)

-- ---- what else a file says ----------------------------------------------------

local by_name = {}
for _, f in ipairs(models) do by_name[f.name] = f end

--- A copy of the model of that name; `change` gets it and may change it.
local function changed(name, change)
  local f = tables.copied(by_name[name])
  if change then change(f) end
  return f
end

--- States a metadata key otherwise, or not at all.
local function state(f, key, kind, value)
  for i = #f.metadata, 1, -1 do
    if f.metadata[i][1] == key then table.remove(f.metadata, i) end
  end
  if kind then f.metadata[#f.metadata + 1] = { key, kind, value } end
end

local function tensor(f, name)
  for i, candidate in ipairs(f.tensors) do
    if candidate[1] == name then return candidate, i end
  end
end

local function load(f) return gguf.load(write(f)) end

local function refused(expected, name, change)
  local m, message = load(changed(name, change))
  assert.is_nil(m)
  assert.truthy(message:find("^/.*x%.gguf: "), message)
  assert.truthy(message:find(expected, 1, true), message)
  assert.is_nil(message:find "\n")
end

describe("a GGUF file", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("says what its quantisation is called, its main dtype and its name", function()
    local m = assert(gguf.load(write(by_name.llama, "Some-Model-Q4_K_M")))
    assert.same({ "Some-Model-Q4_K_M", "Q4_K", "q4_k", "fp16", "llama", 4096 },
      { m.name, m.quantisation, m.weights, m.dtype, m.family, m.max_positions })
    m = assert(load(changed("llama", function(f) state(f, "general.file_type", "uint32", 15) end)))
    assert.equal("Q4_K_M", m.quantisation)
    m = assert(load(changed("llama", function(f)
      for _, t in ipairs(f.tensors) do t[2] = "bf16" end
    end)))
    assert.same({ "bf16", "bf16" }, { m.dtype, m.weights })
    assert.is_nil(m.quantisation)
  end)

  it("says in its doc what holds no parameters", function()
    local m = assert(load(by_name["llama, tied, with frequencies"]))
    assert.truthy(m.doc:find("x.gguf; 1 tensor of 128 B (rope_freqs.weight) holds no parameters and counts as bytes only", 1, true),
      m.doc)
  end)

  it("in parts is called as they are", function()
    local f = by_name.llama
    local half = #f.tensors // 2
    for i, tensors in ipairs { { table.unpack(f.tensors, 1, half) }, { table.unpack(f.tensors, half + 1) } } do
      local metadata = { { "split.no", "uint16", i - 1 }, { "split.count", "uint16", 2 } }
      for _, entry in ipairs(i == 1 and f.metadata or {}) do metadata[#metadata + 1] = entry end
      write({ metadata = metadata, tensors = tensors }, ("tiny-Q4_K_M-%05d-of-00002"):format(i))
    end
    local m = assert(gguf.load(folder .. "/tiny-Q4_K_M-00002-of-00002.gguf"))
    assert.equal("tiny-Q4_K_M", m.name)
    assert.equal(select(2, sums(f.tensors)), support.report({ model = m, hardware = "h100-sxm" }).memory.weights_bytes)
  end)

  it("is split over accelerators", function()
    local m = assert(load(by_name.qwen3moe))
    local whole = support.report { model = m, hardware = "h100-sxm" }
    local split = support.report { model = m, hardware = "h100-sxm", tp = 2 }
    assert.is_true(split.memory.weights_bytes < 0.6 * whole.memory.weights_bytes)
    local staged = support.report { model = m, hardware = "h100-sxm", pp = 2 }
    assert.is_true(staged.memory.weights_bytes < whole.memory.weights_bytes)
  end)

  it("gives way to a request's precision", function()
    local m = assert(load(by_name.llama))
    local report = support.report { model = m, hardware = "h100-sxm", dtype = "bf16" }
    assert.equal(2 * report.parameters.total, report.memory.weights_bytes)
  end)

  it("of an unknown architecture is read as its tensors say, with a warning", function()
    local m = assert(load(changed("qwen3moe", function(f)
      for _, entry in ipairs(f.metadata) do
        entry[1] = entry[1]:gsub("^qwen3moe", "newest")
        if entry[3] == "qwen3moe" then entry[3] = "newest" end
      end
    end)))
    assert.truthy(m.warnings[1]:find("general.architecture 'newest' is not known: read as its tensors say", 1, true))
    local elements, bytes = sums(by_name.qwen3moe.tensors)
    local report = support.report { model = m, hardware = "h100-sxm" }
    assert.same({ elements, bytes }, { report.parameters.total, report.memory.weights_bytes })
  end)

  it("warns of tensors that are no part of it, with their bytes", function()
    local m = assert(load(changed("llama", function(f)
      f.tensors[#f.tensors + 1] = { "blk.1.novelty.weight", "f32", 10 }
      f.tensors[#f.tensors + 1] = { "blk.1." .. ("x"):rep(60000), "f32", 10 }
    end)))
    assert.equal(("2 tensors of 80 B (blk.1.novelty.weight, blk.1.%s...) belong to no layer that is known and are left out")
      :format(("x"):rep(54)), m.warnings[1])
    local _, bytes = sums(by_name.llama.tensors)
    assert.equal(bytes, support.report({ model = m, hardware = "h100-sxm" }).memory.weights_bytes)
  end)

  it("warns where a few elements more or less are there, and keeps its bytes", function()
    local bytes
    local m = assert(load(changed("llama", function(f)
      tensor(f, "blk.2.ffn_norm.weight")[3] = 255
      bytes = select(2, sums(f.tensors))
    end)))
    assert.equal("parameters differ from the tensors by 1: layer 2 norm (255 instead of 256)", m.warnings[1])
    assert.equal(bytes, support.report({ model = m, hardware = "h100-sxm" }).memory.weights_bytes)
  end)

  it("is refused when it is no decoder", function()
    refused("general.architecture is nothing; it must be a name like llama", "llama", function(f) state(f, "general.architecture") end)
    for architecture, kind in pairs { clip = "a projector", ["nomic-bert"] = "an encoder" } do
      refused(("general.architecture '%s' is %s"):format(architecture, kind), "llama", function(f)
        state(f, "general.architecture", "string", architecture)
      end)
    end
    for _, kind in ipairs { "adapter", "one: model or two" } do
      refused(("its general.type is '%s', not a model"):format(kind), "llama", function(f)
        state(f, "general.type", "string", kind)
      end)
    end
    refused("general.architecture is '" .. ("x"):rep(100) .. "...'; it must be a name", "llama", function(f)
      state(f, "general.architecture", "string", ("x"):rep(5000))
    end)
    refused("general.architecture is '??a'; it must be a name like llama", "llama", function(f)
      state(f, "general.architecture", "string", "\255\254a")
    end)
    refused("(kda.head_dim in GGUF) is missing", "kimi-linear", function(f) state(f, "kimi-linear.kda.head_dim") end)
    refused("general.architecture is '?[2J'; it must be a name like llama", "llama", function(f)
      state(f, "general.architecture", "string", "\27[2J")
    end)
  end)

  it("is refused when its metadata are no sizes of its tensors", function()
    for _, case in ipairs {
      { "block_count", 0, "block_count is 0; it must be a whole number from 1" },
      { "block_count", 1 << 31, "block_count is 2147483648; the most is 1000" },
      { "block_count", 5, "block_count is 5, but there are no tensors of blk.4" },
      { "block_count", 3, "block_count is 3, but there are tensors of 4 blocks" },
      { "embedding_length", 3, "token_embd.weight has 179200 elements, which is no multiple of the embedding_length (3)" },
      { "attention.head_count", 0, "attention.head_count states no heads for blk.0, which has attention" },
      { "attention.head_count", 3, "attention.head_count (3) does not divide the embedding_length (256)" },
      { "attention.head_count", 1 << 40, "attention.head_count is 1099511627776; it must be a whole number" },
      { "attention.head_count_kv", 1, "the sizes that it states do not fit its tensors: layer 0 attention.qkv (131,072 instead of 98,304)" },
      { "attention.head_count_kv", 1 << 31, "width of op 'qkv' is 2.74878e+11; it must be a whole number from 1 to 1e9" },
      { "nextn_predict_layers", 4, "nextn_predict_layers is 4, but there are 4 blocks" },
    } do
      refused(case[3], "llama", function(f) state(f, "llama." .. case[1], "uint64", case[2]) end)
    end
    local many = {}
    for i = 1, 5000 do many[i] = 4 end
    for count, shown in pairs { [2] = "2", [5000] = "5000" } do
      refused(("llama.attention.head_count has %s values, but there are 4 blocks"):format(shown), "llama", function(f)
        state(f, "llama.attention.head_count", "array", { "uint32", { table.unpack(many, 1, count) } })
      end)
    end
    refused("llama.attention.head_count[0] is true; it must be a whole number", "llama", function(f)
      state(f, "llama.attention.head_count", "array", { "bool", { true, true, true, true } })
    end)
    refused("gemma2.attention.sliding_window_pattern has 3 values, but there are 4 blocks", "gemma2", function(f)
      state(f, "gemma2.attention.sliding_window_pattern", "array", { "bool", { true, true, false } })
    end)
    refused("blk.0: how many of its experts a token uses is not stated", "mixtral", function(f) state(f, "llama.expert_used_count") end)
    refused("top_k (9) must be at most experts (8)", "mixtral", function(f) state(f, "llama.expert_used_count", "uint32", 9) end)
    refused("blk.0: ffn_down_exps has 524288 elements, which is no multiple of 7", "mixtral", function(f)
      state(f, "llama.expert_count", "uint32", 7)
    end)
    refused("do not describe latent attention", "deepseek2, lite", function(f)
      state(f, "deepseek2.rope.dimension_count", "uint32", 96)
    end)
  end)

  it("is refused when tensors are missing", function()
    for name, expected in pairs {
      ["token_embd.weight"] = "token_embd.weight is missing", ["blk.0.attn_q.weight"] = "blk.0: it has attn_output, but no attn_q",
      ["blk.1.attn_v.weight"] = "blk.1: it has attn_q, but no attn_v",
      ["blk.2.attn_output.weight"] = "blk.2: it has attn_q, but no attn_output",
      ["blk.3.ffn_up.weight"] = "blk.3: it has ffn_down, but no ffn_up",
      ["blk.1.ffn_gate.weight"] = "layer 0 has the tensors attn_norm ffn_norm ffn_gate and layer 1 attn_norm ffn_norm: some are missing",
      ["blk.3.ffn_norm.weight"] = "and layer 3 attn_norm ffn_gate: some are missing",
    } do
      refused(expected, "llama", function(f) table.remove(f.tensors, select(2, tensor(f, name))) end)
    end
    refused("no tensor is there for layer 2 mamba.conv", "mamba", function(f)
      for _, part in ipairs { "weight", "bias" } do
        table.remove(f.tensors, select(2, tensor(f, "blk.2.ssm_conv1d." .. part)))
      end
    end)
    refused("blk.1: it has attn_kv_a_mqa, but no attn_v_b", "deepseek2, split", function(f)
      table.remove(f.tensors, select(2, tensor(f, "blk.1.attn_v_b.weight")))
    end)
    refused("llama.block_count is 4, but there are no tensors of blk.0", "llama", function(f) f.tensors = {} end)
    refused("llama.block_count is 4, but there are no tensors of blk.4", "llama", function(f)
      f.tensors[#f.tensors + 1] = { "blk.9.attn_q.weight", "f32", 8 }
    end)
    refused("which hold 4.40 TB for 256 parameters", "llama", function(f) tensor(f, "blk.1.ffn_norm.weight")[3] = 1 << 40 end)
  end)
end)
