-- Sparse, chunked and cross-attention, recurrences, convolutions: each against
-- its formula, by hand or by brute force.

local core = require "mantile.core"
local support = require "support"

--- The last op that was emitted, with its figures.
local function last(g, tokens, sequences, context, prompt)
  local ops = core.freeze(g):ops { tokens = tokens, sequences = sequences, context = context or 0, prompt = prompt }
  return ops[#ops]
end

local function attend(g, more)
  local width = more.heads * more.qk_dim
  local x = core.input(g, 3 * width)
  local q, k, v = g:split(x, width, width, width)
  local args = { q = q, k = k, v = v, causal = true, cache = g:cache { width = 2 * width } }
  for key, value in pairs(more) do args[key] = value end
  g:attention(args)
end

describe("attention that selects keys", function()
  it("sees at most top_k of them", function()
    for _, case in ipairs { { 1, 0 }, { 7, 0 }, { 40, 0 }, { 5, 14 }, { 40, 90 } } do
      local new, cached = case[1], case[2]
      local g = support.graph()
      attend(g, { heads = 2, qk_dim = 8, top_k = 16 })
      local op, seen = last(g, 3 * new, 3, cached), 0
      for i = 1, new do seen = seen + math.min(16, cached + i) end
      assert.equal("sparse_attention", op.kind)
      assert.equal(3 * 2 * seen * 2 * (8 + 8), op.flops)
      assert.equal(3 * (cached + new) * 32 * 2, op.kv_bytes) -- a prefill's queries together read all
    end
  end)

  it("does the cheaper of masking and working on compressed rows", function()
    local heads, qk, v, rank, rope, top_k = 2, 8, 6, 12, 4, 16
    for _, case in ipairs { { 1, 0 }, { 40, 0 }, { 500, 0 }, { 1, 200 }, { 40, 7 }, { 400, 90 } } do
      local new, cached = case[1], case[2]
      local g = support.graph()
      local q, k, values = g:split(core.input(g, heads * (2 * qk + v)), heads * qk, heads * qk, heads * v)
      g:attention {
        q = q, k = k, v = values, causal = true, cache = g:cache { width = rank + rope }, heads = heads, qk_dim = qk,
        v_dim = v, top_k = top_k, rank = rank,
      }
      local all, selected = 0, 0
      for i = 1, new do all, selected = all + cached + i, selected + math.min(top_k, cached + i) end
      local masked = all * (qk + v) + cached * rank * (qk - rope + v)
      assert.equal(3 * 2 * heads * math.min(masked, selected * (2 * rank + rope)), last(g, 3 * new, 3, cached).flops)
    end
  end)

  it("refuses a rank that its cache does not keep", function()
    for _, rank in ipairs { 17, 5 } do
      local g = support.graph()
      local q, k, v = g:split(core.input(g, 24), 8, 8, 8)
      assert.has_error(function()
        g:attention { q = q, k = k, v = v, cache = g:cache { width = 16 }, heads = 1, qk_dim = 8, top_k = 4, rank = rank }
      end)
    end
  end)

  it("reads just those in a decode step", function()
    local g = support.graph { phase = "decode" }
    attend(g, { heads = 2, qk_dim = 8, top_k = 16 })
    assert.equal(3 * (15 + 1) * 32 * 2, last(g, 3, 3, 1000).kv_bytes)
  end)

  it("computes scores alone where v_dim is 0", function()
    local g = support.graph { phase = "decode" }
    local q, k = g:split(core.input(g, 5 * 8), 4 * 8, 8)
    g:attention { q = q, k = k, cache = g:cache { width = 8 }, heads = 4, kv_heads = 1, qk_dim = 8, v_dim = 0, causal = true }
    local op = last(g, 3, 3, 99)
    assert.equal(3 * 2 * 100 * 4 * 8, op.flops)
    assert.equal(3 * 100 * 8 * 2, op.kv_bytes)
  end)

  it("sees one row for `stride` tokens", function()
    local g = support.graph { phase = "decode" }
    local q, k = g:split(core.input(g, 5 * 8), 4 * 8, 8)
    local cache = g:cache { width = 8, stride = 4 }
    g:attention { q = q, k = k, v = k, cache = cache, heads = 4, kv_heads = 1, qk_dim = 8, causal = true, stride = 4 }
    local op = last(g, 3, 3, 99)
    assert.equal(3 * 2 * 25 * 4 * 16, op.flops)
    assert.equal(3 * 25 * 8 * 2, op.kv_bytes)
  end)
end)

describe("attention in chunks", function()
  it("sees its own chunk only", function()
    for _, case in ipairs { { 1, 0 }, { 7, 0 }, { 40, 0 }, { 5, 14 }, { 40, 90 }, { 16, 16 } } do
      local new, cached = case[1], case[2]
      local g = support.graph()
      attend(g, { heads = 2, qk_dim = 8, chunk = 16 })
      local seen = 0
      for i = 1, new do seen = seen + (cached + i - 1) % 16 + 1 end
      support.near(3 * 2 * seen * 2 * 16, last(g, 3 * new, 3, cached).flops, 1e-12)
    end
  end)
end)

describe("cross-attention", function()
  local function cross(g, positions, cached)
    local q = core.input(g, 2 * 8)
    local args = { q = q, positions = positions, heads = 2, qk_dim = 8, cache = g:cache { width = 32 } }
    if not cached then args.k, args.v = core.rows(g, positions, 16), core.rows(g, positions, 16) end
    g:cross_attention(args)
  end

  it("sees all positions of the other sequence", function()
    local g = support.graph()
    cross(g, 1500)
    local op = last(g, 12, 3)
    assert.equal(2 * 12 * 1500 * 2 * 16, op.flops)
    assert.equal(3 * 1500 * 32 * 2, op.kv_bytes) -- kept
    assert.equal(12 * 2 * 16 * 2 + 3 * 1500 * 32 * 2, op.activation_bytes)
  end)

  it("reads what is kept of them in a decode step", function()
    local g = support.graph { phase = "decode" }
    cross(g, g.prompt, true)
    local op = last(g, 3, 3, 700, 500)
    assert.equal(2 * 3 * 500 * 2 * 16, op.flops)
    assert.equal(3 * 500 * 32 * 2, op.kv_bytes)
    assert.equal(3 * 2 * 16 * 2, op.activation_bytes)
  end)
end)

describe("a scan", function()
  local function scan(g, inside)
    local options = { heads = 4, key_dim = 16, value_dim = 8, products = 3, chunk = 64, inside = inside }
    g:scan(core.input(g, 100), options)
  end

  it("takes its products for each element of the state, and reads and writes it", function()
    local g = support.graph { phase = "decode" }
    scan(g)
    local op = last(g, 5, 5, 10)
    assert.equal(5 * 2 * 3 * 4 * 16 * 8, op.flops)
    assert.equal(5 * 2 * 4 * 16 * 8 * 4, op.kv_bytes) -- fp32
    assert.equal(5 * (100 + 32) * 2, op.activation_bytes)
  end)

  it("adds the products inside a chunk in a prefill", function()
    local g = support.graph()
    scan(g)
    assert.equal(500 * (2 * 3 * 4 * 16 * 8 + 4 * 64 * (16 + 8)), last(g, 500, 5).flops)
  end)

  it("has no chunks longer than the sequences", function()
    local g = support.graph()
    scan(g)
    assert.equal(200 * (2 * 3 * 4 * 16 * 8 + 4 * 40 * (16 + 8)), last(g, 200, 5).flops)
  end)

  it("multiplies as much inside a chunk as it is told", function()
    local g = support.graph()
    scan(g, 7)
    assert.equal(500 * (2 * 3 * 4 * 16 * 8 + 64 * 7), last(g, 500, 5).flops)
  end)
end)

describe("conv2d", function()
  local function image(g, width) return core.image(g, { height = 9, breadth = 7, width = width }) end

  it("slides over an image", function()
    local g = support.graph()
    local y = g:conv2d(image(g, 6), 4, { kernel = 3, stride = 2, padding = 1, bias = true })
    assert.equal(5, y.height)
    assert.equal(4, y.breadth)
    local op = last(g, 1, 2)
    assert.equal(2 * 20 * 2 * 9 * 6 * 4, op.flops)
    assert.equal(2 * (9 * 6 * 4 + 4), op.weights_bytes)
    assert.equal(2 * 2 * (63 * 6 + 20 * 4), op.activation_bytes)
    assert.equal(9 * 6 * 4 + 4, op.parameters)
  end)

  it("works in groups", function()
    local g = support.graph()
    g:conv2d(image(g, 6), 6, { kernel = 3, padding = 1, groups = 6 })
    assert.equal(2 * 63 * 9 * 6, last(g, 1, 1).flops)
  end)

  it("makes more pixels when transposed", function()
    local g = support.graph()
    local y = g:conv2d(image(g, 6), 4, { kernel = 2, upscale = 2 })
    assert.equal(18, y.height)
    assert.equal(2 * 63 * 4 * 6 * 4, last(g, 1, 1).flops)
  end)

  it("looks back over tokens", function()
    local g = support.graph()
    g:conv2d(core.input(g, 6), 6, { kernel = 4, groups = 6 })
    assert.equal(10 * 2 * 4 * 6, last(g, 10, 2).flops)
  end)

  it("refuses what leaves nothing, or does not divide", function()
    for _, options in ipairs { { kernel = 20 }, { kernel = 0 }, { kernel = 3, groups = 5 }, { kernel = 3, stride = 0 }, {} } do
      local g = support.graph()
      assert.has_error(function() g:conv2d(image(g, 6), 4, options) end)
    end
  end)
end)

describe("views of images", function()
  it("merge neighbouring pixels, and undo it", function()
    local g = support.graph()
    local x = core.image(g, { height = 8, breadth = 6, width = 5 })
    local merged = g:merge(x, 2)
    assert.equal(20, merged.width)
    assert.equal(4, merged.height)
    local back = g:merge(merged, 0.5)
    assert.equal(5, back.width)
    assert.equal(6, back.breadth)
  end)

  it("join rows", function()
    local g = support.graph()
    local a, b = core.input(g, 8), core.image(g, { height = 3, breadth = 2, width = 8 })
    g:join(a, b)
    local op = last(g, 10, 2)
    assert.equal(2 * 2 * (10 + 12) * 8, op.activation_bytes)
    assert.equal(22, op.rows)
  end)
end)

describe("a layer that runs several times", function()
  local function program(runs)
    local g = core.graph { phase = "forward" }
    core.begin_layer(g, "a", { runs = runs, times = 2, part = "loop" })
    g:linear(core.input(g, 8), 8)
    core.end_layer(g)
    core.begin_layer(g, "b", {})
    g:norm(core.input(g, 8))
    core.end_layer(g)
    return core.freeze(g)
  end

  it("holds its weights once", function()
    for _, runs in ipairs { 0, 1, 50 } do
      local parts = program(runs):parts()
      assert.equal("loop", parts[1].part)
      assert.equal(2 * 64, parts[1].parameters)
      assert.equal(2 * 2 * 64, parts[1].weights_bytes)
      assert.equal(2 * runs, program(runs):ops({ tokens = 1, sequences = 1, context = 0 })[1].times)
    end
  end)

  it("keeps formats of single ops apart", function()
    local g = core.graph { phase = "forward", weights = "bf16" }
    for _, none in ipairs { 0, -1, 65, 0 / 0, "fp7" } do
      assert.error_matches(function() core.begin_layer(g, "a", { formats = { up = none } }) end, "a dtype, or up to 64 bits")
    end
    core.begin_layer(g, "a", { formats = { up = "fp8", down = 4.5 } })
    local x = g:linear(core.input(g, 64), 32, { name = "up", bias = true })
    g:linear(g:linear(x, 64, { name = "down", bias = true }), 64, { name = "other" })
    core.end_layer(g)
    local ops = core.freeze(g):ops { tokens = 1, sequences = 1, context = 0 }
    assert.equal(64 * 32 + 2 * 32, ops[1].weights_bytes)
    assert.equal((32 * 64 + 64) * 4.5 / 8, ops[2].weights_bytes)
    assert.equal(2 * 64 * 64, ops[3].weights_bytes)
  end)
end)

describe("experts of the busiest rank", function()
  it("get so many more rows", function()
    local function experts(imbalance)
      local r = support.report { model = "mixtral-8x7b", hardware = "h100-sxm", tp = 8, ep = 8, batch = 64, imbalance = imbalance }
      return r.prefill.flops
    end
    local expert = 1024 * 64 * 32 * 2 * 2 * 3 * 4096 * 14336 / 8
    support.near(0.5 * expert, experts(1.5) - experts(1), 1e-9)
  end)
end)
