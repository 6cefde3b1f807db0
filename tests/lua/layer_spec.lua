-- Layer types: what a user's file may get wrong, and the trace check.

local find = require "mantile.find"
local layer = require "mantile.layer"
local model = require "mantile.model"
local structure = require "mantile.structure"
local support = require "support"
local trace = require "mantile.trace"

local options = support.options

local function define(definition) return layer "mine" (definition) end

local bf16 = { weights = "bf16", activations = "bf16", kv = "bf16" }

--- A model around one layer.
local function around(l, params)
  local entry = { l }
  for key, value in pairs(params or {}) do entry[key] = value end
  return model "around" { blocks = { { "embedding", vocab = 1000, width = 64 }, entry, { "lm_head", vocab = 1000 } } }
end

--- A model around one layer of images, whose second input is another one.
local function around_image(l, params)
  return model "around" {
    generates = false, image = { height = 16, breadth = 16, channels = 64 },
    forward = function(m, x)
      local memory = m:image { count = 1, height = 8, breadth = 8, width = 64 }
      return m:run("norm", m:run(l, x, params, memory), {})
    end,
  }
end

local function degrees(own)
  local all = { tp = 1, cp = 1, attention_dp = 1, ep = 1, sp = false, pp = 1, dp = 1, layers = {} }
  for axis, degree in pairs(own or {}) do all[axis] = degree end
  return all
end

local one = degrees()

describe("a layer", function()
  it("is checked when it is defined, at the script's line", function()
    local function message(definition)
      local ok, text = pcall(function()
        local made = layer "mine" (definition) -- no tail call, which has no line
        return made
      end)
      assert.is_false(ok)
      assert.truthy(text:find("^tests/lua/layer_spec.lua:%d+: layer 'mine': "), text)
      return text
    end
    local function forward() end
    assert.truthy(message({ doc = "x" }):find("forward is missing", 1, true))
    assert.truthy(message({ doc = "x", foward = forward }):find("did you mean 'forward'", 1, true))
    assert.truthy(message({ doc = "x", forward = 3 }):find("must be a function", 1, true))
    assert.truthy(message({ doc = "x", forward = forward, axes = { "xp" } }):find("the axes of a layer are tp cp attention_dp ep", 1, true))
    assert.truthy(message({ doc = "x", forward = forward, params = { n = "cuont" } }):find("kind 'cuont'", 1, true))
    assert.truthy(message({ doc = "x", forward = forward, params = { "n" } }):find("kinds by name", 1, true))
  end)

  it("says what its parameters mean", function()
    local l = define { doc = "x", forward = function() end, params = {
      heads = "count: query heads: how many", bias = "flag?", n = { kind = "count", default = 3, help = "of them" },
    } }
    assert.same({ { "bias", "flag?" }, { "heads", "count", help = "query heads: how many" },
      { "n", "count", default = 3, help = "of them" } }, l.params)
  end)

  it("has its parameters checked", function()
    local l = define { doc = "x", params = { heads = "count", bias = "flag?", n = { kind = "count", default = 3 } },
      forward = function() end }
    assert.same({ heads = 4, n = 3 }, layer.params(l, { heads = 4 }))
    assert.equal("integer", math.type(layer.params(l, { heads = 4.0 }).heads))
    for _, wrong in ipairs { {}, { heads = 0 }, { heads = "4" }, { heads = 1, bias = 1 }, { haeds = 1 } } do
      assert.is_nil((layer.params(l, wrong)))
    end
  end)

  it("is refused without the second input that it needs", function()
    local second = define { doc = "x", params = { fit = "flag?" }, second_input = "fit", forward = function(g, x) return g:norm(x) end }
    local function message(l, params) return select(2, pcall(structure.of, around(l, params), options(one, bf16))) end
    assert.is_table(message(second, {}))
    assert.is_table(message(second, { fit = false }))
    local expected = "layer 'mine' needs a second input: m:given(...), or an encoder of the model"
    assert.equal(expected, message(second, { fit = true }))
    assert.equal(expected:gsub("mine", "join"), message("join", {}))
  end)

  it("has parameters that belong together stated together", function()
    local function rule(name, params) return layer.refusal(assert(find.load("layer", name)), params, { tp = 1 }) end
    local p = { heads = 4, kv_heads = 4 }
    assert.is_nil(rule("attention", p))
    p.index_top_k = 64
    assert.equal("index_top_k is stated, so index_heads is needed too", rule("attention", p))
    p.index_heads, p.index_dim = 2, 8
    assert.is_nil(rule("attention", p))
    assert.equal("version 6 needs mix_rank", rule("rwkv", { version = 6 }))
  end)

  it("lists the legal degrees", function()
    local l = define {
      doc = "x", axes = { "tp" }, check = function(_, par) layer.divides(par.tp, 12, "tp", "heads") end,
      forward = function() end,
    }
    assert.equal("tp (5) must divide heads (12): 1 2 3 4 6 12", layer.refusal(l, {}, { tp = 5 }))
    assert.is_nil(layer.refusal(l, {}, { tp = 4 }))
  end)

  it("sees the axes it declares only", function()
    local l = define { doc = "x", axes = { "tp" }, forward = function() end }
    local par = layer.degrees(l, { tp = 2, cp = 3 })
    assert.equal(2, par.tp)
    local ok, message = pcall(function() return par.cp end)
    assert.is_false(ok)
    assert.truthy(message:find("uses the axis cp, which it does not declare", 1, true))
  end)
end)

describe("the trace check", function()
  local splits = { {}, { tp = 8 }, { tp = 2, pp = 3, dp = 2 }, { tp = 4, sp = true }, { tp = 2, cp = 2, attention_dp = 2 } }
  local image_splits = { { tp = 8, attention_dp = 2 }, { tp = 2, dp = 2 } }
  local narrow = { weights = "nvfp4", activations = "fp8", kv = "fp8" }

  -- Every model whole, and the splits in turn: each is checked with many models.
  it("passes every model of models/ at several degrees and precisions", function()
    for i, name in ipairs(find.names "model") do
      local m = assert(find.load("model", name))
      local function check(split, precision)
        local all = options(degrees(split), precision)
        all.inputs = structure.defaults(m).inputs
        local ok, message = pcall(trace.check, m, all)
        if not ok then assert.truthy(message:find "must divide" or message:find "not split over", name .. ": " .. message) end
        return ok
      end
      assert.is_true(check({}, bf16), name)
      local of = m.image and image_splits or splits
      check(of[i % #of + 1], narrow)
    end
  end)

  it("passes every installed layer with all its parameters", function()
    local params = {
      attention = {
        heads = 16, kv_heads = 4, head_dim = 8, window = 100, qk_norm = true, qkv_bias = true, sinks = true,
        gate = "element", index_heads = 2, index_dim = 8, index_top_k = 64,
      },
      mla = {
        heads = 16, kv_rank = 32, q_rank = 48, nope_dim = 8, rope_dim = 4, v_dim = 8, index_heads = 2, index_dim = 8,
        index_top_k = 64,
      },
      compressed_attention = {
        heads = 16, head_dim = 8, q_rank = 16, out_groups = 8, out_rank = 4, window = 100, ratio = 4, index_heads = 2,
        index_dim = 8, index_top_k = 64,
      },
      mamba = { inner = 128, state = 16, kernel = 4, rank = 4, norms = true },
      mamba2 = { heads = 16, head_dim = 8, groups = 8, state = 16, kernel = 4, conv_bias = true },
      gated_delta_net = { key_heads = 8, value_heads = 16, key_dim = 8, value_dim = 8, kernel = 4 },
      kda = { heads = 16, head_dim = 8, kernel = 4 },
      rwkv = { heads = 8, head_dim = 8, decay_rank = 4, in_rank = 4, value_rank = 4, gate_rank = 4 },
      rwkv_channel = { intermediate = 128, receptance = true }, hyper_in = { streams = 4 }, hyper_out = { streams = 1 },
      spread = { streams = 1 }, positions = { rows = 100 }, scale = {}, project = { width = 64, bias = true },
      side_embedding = { width = 8, layers = 2, vocab = 100 }, side_input = { width = 8 },
      embedding = { vocab = 1000, width = 64 }, norm = { bias = true }, mlp = { intermediate = 256, bias = true },
      moe = { intermediate = 64, experts = 8, top_k = 2, shared_experts = 1, latent = 32, router_bias = true },
      draft_input = { width = 64 }, lm_head = { vocab = 1000 },
      encoder_attention = { heads = 8, kv_heads = 2, head_dim = 16, qk_norm = true, qkv_bias = true, buckets = 32 },
      encoder_mlp = { intermediate = 256, gated = true, bias = true }, pooler = { width = 32 },
      decoder_attention = { heads = 8, head_dim = 16, encoded = true, qkv_bias = true, k_bias = false, buckets = 32 },
    }
    local of_images = {
      attention_pooling = { heads = 8, head_dim = 8, intermediate = 128 }, bottleneck = { width = 32, stride = 2 },
      class_and_mean = {}, cross_attention = { heads = 8, head_dim = 8, qkv_bias = true, k_bias = false },
      patch_merger = { width = 64, norm = "joined", aside = true },
      class_tokens = { count = 5, mask = true }, conv = { width = 32, kernel = 5, stride = 2, groups = 4, norm = true },
      crop = { height = 3, breadth = 2 }, dit_block = { heads = 8, head_dim = 8, intermediate = 128, qk_norm = true },
      dit_out = { width = 16 }, join = {}, learned_tokens = { height = 4, breadth = 4, width = 32 },
      memory_attention = { heads = 8, head_dim = 8, out_bias = true },
      mmdit_block = { heads = 8, head_dim = 8, intermediate = 128, text = 7, qk_norm = true }, pad = { multiple = 7 },
      patch_embedding = { patch = 4, width = 32, bias = true }, pool = { kernel = 3 }, resnet_block = { width = 32, time = true },
      similarity = { bias = true }, triplane_mlp = { width = 16, layers = 2 }, unpatch = { patch = 2 },
      upsample = { fit = true },
    }
    for _, name in ipairs(find.names "layer") do
      local l = assert(find.load("layer", name))
      assert.is_table(params[name] or of_images[name], name)
      if name ~= "embedding" and name ~= "lm_head" then
        local m = params[name] and around(l, params[name]) or around_image(l, of_images[name])
        for _, tp in ipairs { 1, 2, 8 } do trace.check(m, options(degrees { tp = tp }, bf16)) end
      end
    end
  end)

  it("takes a mixture split over two layers", function()
    local route = define { doc = "x", forward = function(g, x) return g:route(x, { experts = 8, top_k = 2 }) end }
    local experts = define { doc = "x", forward = function(g, x) return g:combine(g:grouped_linear(x, 64)) end }
    trace.check(model "split" {
      blocks = { { "embedding", vocab = 100, width = 64 }, route, experts, { "lm_head", vocab = 100 } },
    }, options(one, bf16))
  end)

  local function problem(definition)
    local ok, message = pcall(trace.check, around(define(definition)), options(one, bf16))
    assert.is_false(ok)
    return message
  end

  it("finds a symbol compared with ==", function()
    local message = problem {
      doc = "x",
      forward = function(g, x)
        if g.tokens == 1 then return g:linear(x, 32) end
        return g:linear(x, 64)
      end,
    }
    assert.truthy(message:find("layer_spec.lua:%d+: layer 'mine' does other work"), message)
    assert.truthy(message:find("for 1 tokens", 1, true))
  end)

  it("finds a symbol used as a table key", function()
    problem {
      doc = "x",
      forward = function(g, x) return g:linear(x, ({ 8, 16 })[g.sequences] or 64) end,
    }
  end)

  it("finds work below zero", function()
    assert.truthy(problem({
      doc = "x",
      forward = function(g, x) return g:work { x = x, flops = g.tokens - 5 } end,
    }):find("layer_spec.lua:%d+: flops of op 'work' is %-4; it must be a finite number of at least 0"))
  end)

  it("finds a declared axis that is never used", function()
    assert.truthy(problem({ doc = "x", axes = { "tp" }, forward = function(g, x) return g:linear(x, 8) end })
      :find("declares the axis tp in axes but never uses par.tp", 1, true))
  end)

  it("lets honest arithmetic on symbols pass", function()
    local dim = require("mantile.core").dim
    trace.check(around(define {
      doc = "x",
      forward = function(g, x)
        local chunks = dim.ceil_div(g.tokens, 64)
        return g:work { x = x, flops = chunks * 64 * 100, read = dim.select(g.tokens, "==", 1, 10, 20) }
      end,
    }), options(one, bf16))
  end)
end)

describe("a layer file beside a model", function()
  after_each(support.clean)

  local tiny = [[
    return model "tiny" {
      blocks = { { "embedding", vocab = 100, width = 64 }, { times = 4, { "lowrank", rank = 8 } }, { "lm_head", vocab = 100 } },
    }]]

  local function estimate(source)
    local folder = support.folder()
    support.write(folder .. "/tiny.lua", tiny)
    support.write(folder .. "/lowrank.lua", source)
    return support.cli("estimate tiny.lua --on h100-sxm --json", { folder = folder })
  end

  it("runs like an installed one", function()
    local status, out, err = estimate [[
      return layer "lowrank" {
        doc = "x", params = { rank = "width" },
        forward = function(g, x, p) return g:linear(g:linear(x, p.rank, { name = "a" }), x.width, { name = "b" }) end,
      }]]
    assert.equal("", err)
    assert.equal(0, status)
    assert.truthy(out:find(('"total":%d'):format(2 * 100 * 64 + 4 * 2 * 64 * 8), 1, true), out)
  end)

  it("is blamed by file and line when it breaks", function()
    for _, case in ipairs {
      { "return layer 'lowrank' { doc = 'x', params = { rank = 'width' },\n forward = function(g, x, p)\n return g:liner(x, 3)\n end }", "lowrank.lua:3: a graph has no 'liner'" },
      { "return layer 'lowrank' { doc = 'x', params = { rank = 'width' },\n forward = function(g, x, p)\n return g:linear(x, p.rnak)\n end }", "lowrank.lua:3:" },
      { "return layer 'lowrank' { doc = 'x', params = { rank = 'width' },\n forward = function(g, x, p)\n if g.tokens > 3 then return x end\n end }", "lowrank.lua:3:" },
      { "return layer 'lowrank' {", "lowrank.lua:1:" },
      { "return layer 'lowrank' { doc = 'x', params = { rank = 'width' }, forward = function() end }", "returns no tensor" },
      { "return 3", "does not return a layer" },
      { "return layer 'lowrank' { doc = 'x' }", "lowrank.lua: layer 'lowrank': forward is missing" },
      { "return layer 'lowrank' { doc = 'x', params = { rank = 'width' },\n forward = function(g, x)\n if g.tokens == 1 then x = g:linear(x, 9) end\n return g:linear(x, 8) end }", "does other work for" },
      { "return layr 'lowrank' {}", "there is no name 'layr' here; did you mean 'layer'?" },
    } do
      local status, out, err = estimate(case[1])
      assert.equal(2, status)
      assert.equal("", out)
      assert.truthy(err:find(case[2], 1, true), err)
      assert.equal(1, select(2, err:gsub("\n", "")), err)
    end
  end)

  it("hides an installed one, and that is told", function()
    local folder = support.folder()
    support.write(folder .. "/tiny.lua", (tiny:gsub("lowrank\", rank = 8", "mlp\", intermediate = 8")))
    support.write(folder .. "/mlp.lua", [[
      return layer "mlp" { doc = "x", params = { intermediate = "width" }, forward = function(g, x) return g:activation(x) end }]])
    local status, out, err = support.cli("estimate ./tiny.lua --on h100-sxm --json", { folder = folder })
    assert.equal(0, status)
    assert.truthy(out:find('"total":12800', 1, true))
    assert.truthy(err:find("note: layer 'mlp' from ./mlp.lua hides the one in", 1, true))
  end)
end)
