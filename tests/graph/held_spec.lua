-- What each op holds and moves, in the details that sums over a model hide.

local core = require "mantile.core"
local decoder = require "mantile.families.decoder"
local support = require "support"

--- The ops and the memory of one layer emitted by `emit(g)`, 8 sequences of 10 + 6 tokens.
local function report(emit, options)
  options = options or {}
  local function program(phase)
    local g = core.graph {
      phase = phase, weights = options.weights, activations = options.activations, kv = options.kv, pp = options.pp,
    }
    for stage = 0, (options.pp or 1) - 1 do
      core.begin_layer(g, "test", { times = 1, stage = stage })
      emit(g)
      core.end_layer(g)
    end
    return core.freeze(g)
  end
  local deployment = core.deployment {
    prefill = program "prefill", decode = program "decode", host = options.host,
    accelerator = {
      peak = options.peak or { bf16 = 1e12 }, capacity = 1e12, bandwidth = 1e11, links = { { bandwidth = 1e10 } },
    },
  }
  return deployment:estimate { batch = options.batch or 8, isl = options.isl or 10, osl = 6 }, program
end

describe("weights", function()
  it("of all experts are held, whatever a step reads", function()
    local r = report(function(g)
      g:combine(g:grouped_linear(g:route(core.input(g, 32), { experts = 8, top_k = 2 }), 64))
    end)
    assert.equal(8 * 32 * 64 * 2, r.memory.weights_bytes)
  end)

  it("of Mixtral are 93.4 GB", function()
    assert.equal(2 * 46702792704, support.report({ model = "mixtral-8x7b", hardware = "b200" }).memory.weights_bytes)
  end)

  it("that are tied are held again only on another stage", function()
    local tied = decoder "tied" { layers = 2, hidden = 64, heads = 4, intermediate = 64, vocab = 5000, tied = true }
    local block = 4 * 64 * 64 + 3 * 64 * 64 + 2 * 64
    local one = support.report({ model = tied, hardware = "h100-sxm" }).memory.weights_bytes
    local two = support.report({ model = tied, hardware = "h100-sxm", pp = 2 }).memory.weights_bytes
    assert.equal(2 * (5000 * 64 + 2 * block + 64), one)
    assert.equal(2 * (5000 * 64 + block + 64), two) -- the last stage has the norm too
  end)
end)

describe("bytes", function()
  it("of routed rows are read and written; combining reads top_k and writes one", function()
    local g = support.graph()
    g:combine(g:route(core.input(g, 100), { experts = 8, top_k = 2 }))
    local ops = support.ops(g, 7, 1)
    assert.equal(2 * 7 * 2 * 100 * 2, ops[1].activation_bytes)
    assert.equal((2 + 1) * 7 * 100 * 2, ops[2].activation_bytes)
  end)

  it("of an embedding row have the weights' type", function()
    local g = support.graph { weights = "int8" }
    g:embed(core.input(g), 1000, 64)
    assert.equal(5 * 64 * (1 + 2), support.ops(g, 5, 1)[1].activation_bytes)
  end)
end)

describe("rates", function()
  local peak = { bf16 = 1e12, fp8 = 2e12 }

  local function attend(g)
    local q, k = core.input(g, 512), core.input(g, 512)
    local cache = g:cache { width = 1024 }
    g:attention { q = q, k = k, v = k, cache = cache, heads = 8, qk_dim = 64, causal = true }
  end

  it("of attention follow the wider of activations and kv", function()
    local wide = report(attend, { peak = peak, isl = 4000, activations = "fp8", kv = "bf16" })
    local narrow = report(attend, { peak = peak, isl = 4000, activations = "fp8", kv = "fp8" })
    support.near(wide.prefill.compute_s / 2, narrow.prefill.compute_s)
  end)

  it("of mfu follow the wider of weights and activations", function()
    local function linear(g) g:linear(core.input(g, 2000), 2000) end
    local r = report(linear, { peak = peak, isl = 4000, weights = "fp8" })
    support.near(r.prefill.flops / (r.prefill.time_s * 1e12), r.prefill.mfu)
  end)
end)

describe("memory of a step", function()
  local function up(g) g:linear(core.input(g, 64), 1024) end

  it("is that of a micro-batch in a pipeline", function()
    local row = 2 * (64 + 1024)
    assert.equal(8 * 10 * row, report(up).memory.activation_bytes)
    local two = report(up, { pp = 2 }).memory.activation_bytes
    assert.equal(4 * 10 * row, two)
  end)

  it("counts the sequences that end in it", function()
    local function head(g) g:linear(g:last_token(core.input(g, 64)), 100000) end
    -- 20 tokens a step: two prompts of 10 end in one
    local bounded = report(head, { host = { step_tokens = 20 } }).memory.activation_bytes
    local decode = 8 * 2 * (64 + 100000)
    assert.equal(decode, bounded) -- all 8 sequences decode at once
    local whole = report(head, { batch = 2, host = { step_tokens = 20 } }).memory.activation_bytes
    assert.equal(2 * (2 * (64 + 100000)), whole)
  end)

  it("pays the host for the sequences of a micro-batch", function()
    local r = report(up, { pp = 2, host = { sequence_s = 1e-3 } })
    support.near(4e-3, r.decode.overhead_s)
  end)
end)

describe("main memory", function()
  it("is the fastest tier, of equal ones the larger", function()
    local hardware = require "mantile.hardware"
    local function tiers(memory)
      return hardware.main_memory(hardware.accelerator "t" { name = "t", peak = { bf16 = 1 }, memory = memory })
    end
    local tier, name = tiers { a = { capacity = 9, bandwidth = 1 }, b = { capacity = 1, bandwidth = 2 } }
    assert.equal("b", name)
    assert.equal(1, tier.capacity)
    for _ = 1, 20 do
      local _, largest = tiers {
        a = { capacity = 1, bandwidth = 2 }, b = { capacity = 3, bandwidth = 2 }, c = { capacity = 2, bandwidth = 2 },
      }
      assert.equal("b", largest)
    end
  end)
end)
