-- Each op against its formula, computed by hand or by brute force.

local core = require "mantile.core"
local support = require "support"

describe("linear", function()
  it("multiplies m x k by k x n", function()
    local g = support.graph()
    g:linear(core.input(g, 512), 1024, { name = "up" })
    local op = support.ops(g, 10, 2)[1]
    assert.equal("up", op.name)
    assert.equal(2 * 10 * 512 * 1024, op.flops)
    assert.equal(2 * 512 * 1024, op.weights_bytes)
    assert.equal(2 * 10 * (512 + 1024), op.activation_bytes)
    assert.equal(10, op.m)
    assert.equal(512, op.k)
    assert.equal(1024, op.n)
  end)

  it("keeps a bias in the activations' type", function()
    local g = support.graph { weights = "int4" }
    g:linear(core.input(g, 512), 1024, { bias = true })
    assert.equal(512 * 1024 / 2 + 2 * 1024, support.ops(g, 1, 1)[1].weights_bytes)
  end)

  it("reads narrow inputs and writes 16 bit when activations are fp8", function()
    local g = support.graph { weights = "fp8", activations = "fp8" }
    g:linear(core.input(g, 512), 1024)
    local op = support.ops(g, 10, 1)[1]
    assert.equal(512 * 1024, op.weights_bytes)
    assert.equal(10 * (512 * 1 + 1024 * 2), op.activation_bytes)
  end)

  it("counts parameters once, bias included, and none when tied", function()
    local g = support.graph()
    local x = g:linear(core.input(g, 8), 16, { bias = true })
    g:linear(x, 4, { tied = true })
    assert.equal(8 * 16 + 16, (core.freeze(g):parameters()))
  end)

  it("refuses a width that is no whole number", function()
    local g = support.graph()
    local x = core.input(g, 8)
    for _, width in ipairs { 0, -1, 1.5, 1e10, 0 / 0, math.huge } do
      assert.has_error(function() g:linear(x, width) end)
    end
    assert.has_error(function() g:linear(x, g.tokens) end)
  end)

  it("names the nearest option", function()
    local g = support.graph()
    local ok, message = pcall(function() g:linear(core.input(g, 8), 8, { nmae = "x" }) end)
    assert.is_false(ok)
    assert.truthy(message:find("ops_spec.lua:%d+: linear has no option 'nmae'; did you mean 'name'?"))
  end)
end)

--- sum over the new queries of the keys each sees.
local function pairs_by_hand(new, cached, window)
  local sum = 0
  for i = 1, new do sum = sum + math.min(window or math.huge, cached + i) end
  return sum
end

local function attend(options, tokens, sequences, context)
  local g = support.graph { phase = options.phase, kv = options.kv }
  local q, k, v = core.input(g, 8 * 64), core.input(g, 2 * 64), core.input(g, 2 * 64)
  local cache = g:cache { width = 2 * 2 * 64, window = options.window }
  g:attention {
    q = q, k = k, v = v, cache = cache, heads = 8, kv_heads = 2, qk_dim = 64, v_dim = 64, causal = true,
    window = options.window,
  }
  return support.ops(g, tokens, sequences, context)[1]
end

describe("attention", function()
  for _, window in ipairs { 0, 1, 5, 64, 1000 } do
    local w = window > 0 and window or nil
    it(("computes the causal pairs, window %s"):format(w or "none"), function()
      for _, new in ipairs { 1, 2, 7, 64, 65 } do
        for _, cached in ipairs { 0, 1, 4, 5, 63, 300 } do
          local op = attend({ window = w }, 3 * new, 3, cached)
          support.near(3 * 8 * 2 * (64 + 64) * pairs_by_hand(new, cached, w), op.flops)
        end
      end
    end)
  end

  it("reads each sequence's own cache once a kv head and writes the new tokens", function()
    local op = attend({ phase = "decode" }, 16, 16, 1000)
    assert.equal(16 * (1000 + 1) * 2 * 2 * 64 * 2, op.kv_bytes)
  end)

  it("reads no more than the window", function()
    local op = attend({ phase = "decode", window = 128 }, 16, 16, 1000)
    assert.equal(16 * (127 + 1) * 2 * 2 * 64 * 2, op.kv_bytes) -- with the new token the window is full
  end)

  it("keeps the cache in the kv dtype", function()
    local op = attend({ phase = "decode", kv = "fp8" }, 1, 1, 1000)
    assert.equal(1001 * 2 * 2 * 64, op.kv_bytes)
  end)

  it("refuses tensors that do not fit its heads", function()
    local g = support.graph()
    local q, k = core.input(g, 512), core.input(g, 128)
    local ok, message = pcall(function()
      g:attention { q = q, k = k, v = k, heads = 8, kv_heads = 4, qk_dim = 64, causal = true }
    end)
    assert.is_false(ok)
    assert.truthy(message:find("k of attention 'attention' is 128 wide; kv_heads (4) x qk_dim (64) is 256", 1, true))
  end)
end)

describe("grouped_linear", function()
  local function experts(tokens, ep)
    local g = support.graph { tp = ep, split = { tp = 1, ep = ep or 1 } }
    local routed = g:route(core.input(g, 32), { experts = 8, top_k = 2 })
    g:combine(g:grouped_linear(routed, 64))
    return support.ops(g, tokens, 1)
  end

  it("reads the experts that a batch is expected to touch", function()
    for _, tokens in ipairs { 1, 2, 16, 1000 } do
      local op = experts(tokens)[2]
      support.near(8 * (1 - (1 - 2 / 8) ^ tokens) * 32 * 64 * 2, op.weights_bytes)
      assert.equal(2 * (2 * tokens) * 32 * 64, op.flops)
    end
    support.near(2 * 32 * 64 * 2, experts(1)[2].weights_bytes) -- one token: top_k of them
  end)

  it("gives a rank its share of rows and experts", function()
    local op = experts(16, 2)[2]
    assert.equal(2 * (16 * 2 / 2) * 32 * 64, op.flops)
    support.near(4 * (1 - 0.75 ^ 16) * 32 * 64 * 2, op.weights_bytes)
  end)

  it("counts all experts as parameters, top_k as active", function()
    local g = support.graph()
    g:grouped_linear(g:route(core.input(g, 32), { experts = 8, top_k = 2 }), 64)
    local total, active = core.freeze(g):parameters()
    assert.equal(8 * 32 * 64, total)
    assert.equal(2 * 32 * 64, active)
  end)

  it("needs routed rows, and a linear needs unrouted ones", function()
    local g = support.graph()
    local x = core.input(g, 32)
    assert.has_error(function() g:grouped_linear(x, 64) end)
    assert.has_error(function() g:combine(x) end)
    assert.has_error(function() g:linear(g:route(x, { experts = 8, top_k = 2 }), 64) end)
    assert.has_error(function() g:route(x, { experts = 8, top_k = 9 }) end)
  end)
end)

describe("elementwise ops", function()
  it("move what they read and write", function()
    local g = support.graph()
    local x = core.input(g, 100)
    g:add(x, x, x)
    g:glu(x)
    g:activation(x)
    g:concat(x, x)
    local expected = { 400, 150, 200, 400 }
    for i, op in ipairs(support.ops(g, 7, 1)) do
      assert.equal(7 * 2 * expected[i], op.activation_bytes)
      assert.equal(0, op.flops)
    end
  end)

  it("refuse tensors that do not match", function()
    local g = support.graph()
    local x, y = core.input(g, 100), core.input(g, 99)
    assert.has_error(function() g:add(x, y) end)
    assert.has_error(function() g:glu(y) end)
    assert.has_error(function() g:norm(x, { group = 33 }) end)
    assert.has_error(function() g:split(x, 50, 49) end)
    assert.has_error(function() g:add(x, g:last_token(x)) end)
  end)

  it("norms weigh each element of a group", function()
    local g = support.graph()
    g:norm(core.input(g, 128), { group = 64 })
    g:norm(core.input(g, 128), { bias = true })
    local program = core.freeze(g)
    assert.equal(64 + 256, (program:parameters()))
  end)
end)

describe("embed", function()
  it("gathers rows and reads no table", function()
    local g = support.graph()
    g:embed(core.input(g), 1000, 64)
    local program = core.freeze(g)
    local op = program:ops({ tokens = 5, sequences = 1, context = 0 })[1]
    assert.equal(0, op.weights_bytes)
    assert.equal(5 * 64 * (2 + 2), op.activation_bytes)
    assert.equal(64000, (program:parameters()))
  end)
end)

describe("last_token", function()
  it("leaves one row a sequence, for a prefill", function()
    local g = support.graph()
    g:linear(g:last_token(core.input(g, 8)), 100)
    local ops = support.ops(g, 30, 3)
    assert.equal(3, ops[2].m)
  end)

  it("is nothing in a decode step", function()
    local g = support.graph { phase = "decode" }
    g:linear(g:last_token(core.input(g, 8)), 100)
    assert.equal(1, #support.ops(g, 3, 3))
  end)
end)

describe("work", function()
  it("takes expressions and counts its weights", function()
    local g = support.graph()
    local x = core.input(g, 16)
    local y = g:work { x = x, width = 32, flops = 3 * g.tokens, read = g.tokens * 5, write = 7, weights = 11, name = "w" }
    assert.equal(32, y.width)
    local program = core.freeze(g)
    local op = program:ops({ tokens = 4, sequences = 1, context = 0 })[1]
    assert.same({ 12, 27, 22 }, { op.flops, op.activation_bytes, op.weights_bytes })
    assert.equal(11, (program:parameters()))
  end)

  it("refuses negative and endless amounts", function()
    local g = support.graph()
    assert.has_error(function() g:work { flops = -1 } end)
    assert.has_error(function() g:work { read = 0 / 0 } end)
    assert.has_error(function() g:work { flops = math.huge } end)
    assert.has_error(function() g:work { weights = -5 } end)
  end)
end)

describe("collectives", function()
  it("carry the full tensor's bytes, and nothing on an axis of degree 1", function()
    local g = support.graph { tp = 4, split = { tp = 4 } }
    local x = core.input(g, 100)
    assert.equal(100, g:all_reduce(x, "tp").width)
    assert.equal(400, g:all_gather(x, "tp").width)
    assert.equal(25, g:reduce_scatter(x, "tp").width)
    g:all_reduce(x, "pp")
    local ops = support.ops(g, 3, 1)
    assert.equal(3, #ops)
    assert.same({ 600, 2400, 600 }, { ops[1].message_bytes, ops[2].message_bytes, ops[3].message_bytes })
    assert.equal(4, ops[1].ranks)
  end)

  it("know their axes", function()
    local g = support.graph()
    assert.has_error(function() g:all_reduce(core.input(g, 1), "xp") end)
  end)
end)

describe("ops", function()
  it("remember the script's file and line", function()
    local g = support.graph()
    local line = debug.getinfo(1, "l").currentline + 1
    g:linear(core.input(g, 8), 8)
    assert.truthy(support.ops(g, 1, 1)[1].where:find("ops_spec.lua:" .. line, 1, true))
  end)

  it("belong to a layer and to an open graph", function()
    local g = core.graph { phase = "decode" }
    local x = core.input(g, 8)
    assert.has_error(function() g:linear(x, 8) end)
    core.begin_layer(g, "a", {})
    assert.has_error(function() core.begin_layer(g, "b", {}) end)
    assert.has_error(function() core.begin_layer(g, "b", { times = 1, stage = 7 }) end)
    g:linear(x, 8)
    core.freeze(g)
    assert.has_error(function() g:linear(x, 8) end)
    assert.has_error(function() return x.width end)
  end)

  it("do not mix graphs", function()
    local g, other = support.graph(), support.graph()
    assert.has_error(function() g:linear(core.input(other, 8), 8) end)
    assert.has_error(function() g:linear("x", 8) end)
  end)
end)
