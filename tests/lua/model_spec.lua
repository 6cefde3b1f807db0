-- Models: blocks, pipeline cuts, a forward of one's own, and imports.

local decoder = require "mantile.families.decoder"
local model = require "mantile.model"
local support = require "support"

local function tiny(layers)
  return decoder "tiny" { layers = layers, hidden = 64, heads = 4, intermediate = 128, vocab = 1000 }
end

--- Layers of a type per stage in the decode step of a pipeline.
local function cut(layers, pp)
  local degrees = { tp = 1, cp = 1, attention_dp = 1, ep = 1, pp = pp, dp = 1, layers = {} }
  local program = model.program(tiny(layers), "decode", support.options(degrees))
  local counts = {}
  for _, op in ipairs(program:ops { tokens = 1, sequences = 1, context = 0 }) do
    if op.name == "qkv" then counts[#counts + 1] = op.times end
  end
  return counts
end

describe("a pipeline", function()
  it("cuts the repeated blocks evenly", function()
    assert.same({ 2, 2, 2, 2 }, cut(8, 4))
    local counts = cut(10, 4)
    local sum = 0
    for _, count in ipairs(counts) do
      assert.is_true(count == 2 or count == 3)
      sum = sum + count
    end
    assert.equal(10, sum)
    assert.equal(4, #counts)
    assert.same({ 1, 1, 1 }, cut(3, 3))
  end)

  it("has at most as many stages as there are blocks", function()
    local _, message = require("mantile.estimate").report { model = tiny(3), hardware = "h100-sxm", pp = 4 }
    assert.equal("pp (4) must be at most 3, the number of repeated blocks", message)
  end)
end)

describe("a model", function()
  it("is checked when it is defined, at the script's line", function()
    local function message(make)
      local ok, text = pcall(make)
      assert.is_false(ok)
      assert.truthy(text:find("^tests/lua/model_spec.lua:%d+: model 'm': "), text)
      return text
    end
    assert.truthy(message(function() model "m" {} end):find("give either blocks or forward", 1, true))
    assert.truthy(message(function() model "m" { block = {} } end):find("did you mean 'blocks'", 1, true))
    assert.truthy(message(function() decoder "m" { layers = 3 } end):find("hidden is missing", 1, true))
    assert.truthy(message(function()
      decoder "m" { layers = 3, hidden = 64, heads = 4, kv_heads = 3, intermediate = 8, vocab = 9 }
    end):find("kv_heads (3) must divide heads (4)", 1, true))
    assert.truthy(message(function()
      decoder "m" { layers = 3, hidden = 64, heads = 4, experts = 3, intermediate = 8, vocab = 9 }
    end):find("top_k is missing", 1, true))
  end)

  it("may have a forward of its own, where equal layers collapse", function()
    local looped = model "looped" {
      forward = function(run, ids)
        local x = run:run("embedding", ids, { vocab = 1000, width = 64 })
        for _ = 1, 8 do
          x = run:add(x, run:run("attention", run:run("norm", x, {}), { heads = 4, kv_heads = 4, head_dim = 16 }))
          x = run:add(x, run:run("mlp", run:run("norm", x, {}), { intermediate = 128 }))
        end
        return run:run("lm_head", run:run("norm", x, {}), { vocab = 1000 })
      end,
    }
    local request = { hardware = "h100-sxm", tp = 2, batch = 3, isl = 50, osl = 5 }
    local function report(m)
      request.model = m
      local r = support.report(request)
      r.model = nil
      return r
    end
    assert.same(report(tiny(8)), report(looped))
    request.pp = 2
    request.model = looped
    local _, message = require("mantile.estimate").report(request)
    assert.truthy(message:find("cannot be cut into stages", 1, true))
  end)

  it("repeats groups inside groups", function()
    local nested = model "nested" {
      blocks = {
        { "embedding", vocab = 10, width = 8 },
        { times = 3, { times = 4, { residual = { { "mlp", intermediate = 16 } } } }, "norm" },
        { "lm_head", vocab = 10 },
      },
    }
    local total = support.report({ model = nested, hardware = "h100-sxm" }).parameters.total
    assert.equal(2 * 80 + 12 * 3 * 8 * 16 + 3 * 8, total)
  end)

  it("says which entry is no block", function()
    for _, wrong in ipairs { { 3 }, { {} }, { { "nothing" } }, { { "mlp", intermidiate = 3 } } } do
      local broken = model "broken" { blocks = wrong }
      local report, message = require("mantile.estimate").report { model = broken, hardware = "h100-sxm" }
      assert.is_nil(report)
      assert.is_string(message)
    end
  end)
end)

describe("a decoder", function()
  it("counts tied embeddings once", function()
    local function total(tied)
      local m = decoder "t" { layers = 1, hidden = 8, heads = 1, intermediate = 8, vocab = 100, tied = tied }
      local r = support.report { model = m, hardware = "h100-sxm" }
      return r.parameters.total, r.memory.weights_bytes
    end
    local untied, untied_bytes = total(false)
    local tied, tied_bytes = total(true)
    assert.equal(800, untied - tied)
    assert.equal(1600, untied_bytes - tied_bytes)
  end)
end)

describe("a group", function()
  it("is repeated a whole number of times", function()
    for _, times in ipairs { 0, -1, 2.5, "x", 1e9, 0 / 0, {} } do
      for _, blocks in ipairs {
        { { "embedding", vocab = 10, width = 8 }, { times = times, { "mlp", intermediate = 8 } } },
        { { "embedding", vocab = 10, width = 8 }, { times = 2, { times = times, { "mlp", intermediate = 8 } } } },
      } do
        local report, message =
          require("mantile.estimate").report { model = model "m" { blocks = blocks }, hardware = "h100-sxm" }
        assert.is_nil(report)
        assert.truthy(message:find("^times is .*; it must be a whole number from 1 to 100000$"), message)
      end
    end
  end)
end)
