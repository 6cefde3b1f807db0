-- Ops over the pixels of images, by hand.

local core = require "mantile.core"
local support = require "support"

--- A graph with an image of 30 x 20 pixels, 8 wide, and its ops for 3 sequences.
local function scene(options)
  local g = support.graph(options)
  return g, core.image(g, { count = 1, height = 30, breadth = 20, width = 8 })
end

local function ops(g) return support.ops(g, 3, 3) end

describe("conv2d", function()
  it("slides a kernel over each image", function()
    local g, x = scene()
    local y = g:conv2d(x, 16, { kernel = 3, stride = 2, padding = 1, bias = true })
    assert.same({ 15, 10, 16 }, { y.height, y.breadth, y.width })
    local op = ops(g)[1]
    assert.equal(2 * 3 * 15 * 10 * 9 * 8 * 16, op.flops)
    assert.equal(2 * (9 * 8 * 16 + 16), op.weights_bytes)
    assert.equal(2 * 3 * (30 * 20 * 8 + 15 * 10 * 16), op.activation_bytes)
    assert.equal(9 * 8 * 16 + 16, op.parameters)
  end)

  it("has fewer weights and FLOPs in groups", function()
    local g, x = scene()
    g:conv2d(x, 8, { kernel = 5, padding = 2, groups = 8 })
    local op = ops(g)[1]
    assert.equal(25 * 8, op.parameters)
    assert.equal(2 * 3 * 600 * 25 * 8, op.flops)
  end)

  it("is transposed with upscale: each input pixel meets the whole kernel", function()
    local g, x = scene()
    local y = g:conv2d(x, 4, { kernel = 2, stride = 2, upscale = 2 })
    assert.same({ 60, 40 }, { y.height, y.breadth })
    assert.equal(2 * 3 * 600 * 4 * 8 * 4, ops(g)[1].flops)
  end)

  it("refuses what leaves nothing, and groups that do not divide", function()
    for _, wrong in ipairs { { kernel = 31 }, { kernel = 3, groups = 3 }, { kernel = 0 }, { kernel = 3, stride = 0 } } do
      local g, x = scene()
      assert.has_error(function() g:conv2d(x, 16, wrong) end)
    end
  end)
end)

describe("the rows of images", function()
  it("are as many as was said, of each", function()
    local g = support.graph()
    core.image(g, { count = 1, height = 512, breadth = 512, width = 3 })
    local second = core.image(g, { count = 2, height = 64, breadth = 32, width = 4 })
    assert.same({ 64, 32, 4 }, { second.height, second.breadth, second.width })
    g:norm(second)
    assert.equal(3 * 2 * 64 * 32, ops(g)[1].rows)
  end)

  it("are joined image by image", function()
    local g, x = scene()
    local text = core.image(g, { count = 1, height = 77, breadth = 1, width = 8 })
    local both = g:join(text, x)
    assert.same({ 677, 1 }, { both.height, both.breadth })
    assert.equal(2 * 2 * 3 * 677 * 8, ops(g)[1].activation_bytes)
  end)

  it("are joined for nothing where they were written in place", function()
    local g, x = scene()
    g:norm(g:join(x, x, { placed = true }), { bare = true })
    local all = ops(g)
    assert.equal(1, #all)
    assert.equal(3 * 1200, all[1].rows)
    assert.equal(0, all[1].parameters)
  end)

  it("are not joined with those of another number of images, or of another width", function()
    local g, x = scene()
    local two = core.image(g, { count = 2, height = 7, breadth = 1, width = 8 })
    assert.has_error(function() g:join(x, two) end)
    local wide = core.image(g, { count = 1, height = 7, breadth = 1, width = 9 })
    assert.has_error(function() g:join(x, wide) end)
  end)

  it("may be learned, the same for every image", function()
    local g, x = scene()
    local tokens = g:learned(x, 5)
    assert.same({ 5, 1, 8 }, { tokens.height, tokens.breadth, tokens.width })
    local op = ops(g)[1]
    assert.equal(40, op.parameters)
    assert.equal(80, op.weights_bytes)
    assert.equal(2 * 3 * 5 * 8, op.activation_bytes)
    for _, wrong in ipairs { { 0, 8 }, { 1.5, 8 }, { 1e10, 8 }, { 1, 0 }, { 0 / 0, 8 } } do
      g, x = scene()
      assert.has_error(function() g:learned(x, wrong[1], { width = wrong[2] }) end)
    end
    g = support.graph()
    assert.has_error(function() g:learned(core.input(g, 8), 1) end)
  end)

  it("are cropped and merged for nothing", function()
    local g, x = scene()
    local part = g:crop(x, 10, 4)
    assert.same({ 10, 4, 8 }, { part.height, part.breadth, part.width })
    local patches = g:merge(x, 2)
    assert.same({ 15, 10, 32 }, { patches.height, patches.breadth, patches.width })
    local pixels = g:merge(patches, 1 / 2)
    assert.same({ 30, 20, 8 }, { pixels.height, pixels.breadth, pixels.width })
    assert.has_error(function() g:crop(x, 31, 20) end)
    assert.has_error(function() g:crop(x, 0, 1) end)
    assert.has_error(function() g:crop(core.input(g, 8), 1, 1) end)
  end)

  it("are resized by reading and writing all", function()
    local g, x = scene()
    g:resize(x, 60, 40)
    assert.equal(2 * 3 * 8 * (600 + 2400), ops(g)[1].activation_bytes)
  end)

  it("stay an image through an embedding and a message between ranks", function()
    local g = support.graph { tp = 2, split = { tp = 2, cp = 1, attention_dp = 1, ep = 1 } }
    local ids = core.image(g, { count = 1, height = 77, breadth = 1, width = 1 })
    local x = g:all_reduce(g:embed(ids, 100, 16), "tp")
    assert.same({ 77, 1 }, { x.height, x.breadth })
  end)
end)

describe("attention over an image", function()
  it("sees the rows of that image only", function()
    local g = support.graph()
    local x = core.image(g, { count = 2, height = 10, breadth = 10, width = 64 })
    g:attention { q = x, k = x, v = x, heads = 4, qk_dim = 16, length = 100 }
    assert.equal(3 * 2 * 2 * 100 * 100 * 4 * 32, ops(g)[1].flops)
  end)

  it("crosses to the rows of another input", function()
    local g = support.graph()
    local x = core.image(g, { count = 2, height = 10, breadth = 10, width = 64 })
    local text = core.image(g, { count = 2, height = 77, breadth = 1, width = 64 })
    g:cross_attention { q = x, k = text, v = text, positions = 77, heads = 4, qk_dim = 16, length = 100 }
    local op = ops(g)[1]
    assert.equal(3 * 2 * 100 * 77 * 2 * 4 * 32, op.flops)
    assert.equal(2 * 3 * 2 * (2 * 100 * 64 + 2 * 77 * 64), op.activation_bytes)
  end)
end)
