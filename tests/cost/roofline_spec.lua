-- Prices: each op's time is its bound, booked to what binds it.

local core = require "mantile.core"
local support = require "support"

--- One decode step of one op on an accelerator of 1e12 FLOP/s and 1e11 B/s.
local function step(emit, options)
  options = options or {}
  local function program(phase)
    local g = core.graph { phase = phase, tp = options.tp, weights = options.weights, activations = options.activations }
    core.begin_layer(g, "test", { tp = options.tp or 1 })
    emit(g)
    core.end_layer(g)
    return core.freeze(g)
  end
  local deployment = core.deployment {
    prefill = program "prefill", decode = program "decode",
    accelerator = {
      peak = options.peak or { bf16 = 1e12 }, capacity = 1e9, bandwidth = 1e11, links = options.links,
    },
    host = options.host,
  }
  return deployment:estimate { batch = options.batch or 1, isl = 1, osl = 1 }.decode
end

local function linear(g) g:linear(core.input(g, 1000), 1000) end

describe("roofline", function()
  it("is bound by weights for one row", function()
    local decode = step(linear)
    assert.equal("weights", decode.bottleneck)
    support.near((2 * 1e6 + 2 * 2000) / 1e11, decode.time_s)
    support.near(decode.time_s, decode.weights_s)
  end)

  it("is bound by compute for many rows", function()
    local decode = step(linear, { batch = 1000 })
    assert.equal("compute", decode.bottleneck)
    support.near(2 * 1e9 / 1e12, decode.time_s)
    support.near(1, decode.mfu)
  end)

  it("is bound by activations for an elementwise op", function()
    local decode = step(function(g) g:activation(core.input(g, 1000)) end)
    assert.equal("activations", decode.bottleneck)
    support.near(4000 / 1e11, decode.activations_s)
    support.near(1, decode.mbu)
  end)

  it("runs a matmul at the rate of its wider operand", function()
    local peak = { bf16 = 1e12, fp8 = 2e12 }
    local both = step(linear, { batch = 1000, peak = peak, weights = "fp8", activations = "fp8" })
    local weights_only = step(linear, { batch = 1000, peak = peak, weights = "fp8" })
    support.near(2e9 / 2e12, both.time_s)
    support.near(2e9 / 1e12, weights_only.time_s)
    assert.equal(1e6 + 1000 * 4000, weights_only.bytes)
  end)

  it("adds the engine's host time to each step", function()
    local decode = step(linear, { batch = 10, host = { step_s = 1e-3, sequence_s = 1e-5 } })
    support.near(1e-3 + 10 * 1e-5, decode.overhead_s)
    assert.equal("overhead", decode.bottleneck)
  end)

  it("hides the engine's share of messages behind other work, and no more than there is", function()
    local links = { { bandwidth = 1e9, latency = 0 } }
    local function both(g) g:all_reduce(g:linear(core.input(g, 1000), 1000), "tp") end
    local plain = step(both, { batch = 100, tp = 4, links = links })
    local half = step(both, { batch = 100, tp = 4, links = links, host = { overlap = 0.5 } })
    local all = step(both, { batch = 100, tp = 4, links = links, host = { overlap = 1 } })
    local busy = plain.time_s - plain.comm_s
    assert.is_true(busy < plain.comm_s)
    support.near(plain.comm_s - math.min(0.5 * plain.comm_s, busy), half.comm_s)
    support.near(plain.comm_s - busy, all.comm_s)
    support.near(busy + half.comm_s, half.time_s)
    assert.has_error(function() step(both, { tp = 4, links = links, host = { overlap = 2 } }) end)
  end)

  it("needs a rate for the dtype", function()
    local ok, message = pcall(step, linear, { peak = { fp8 = 1e12 } })
    assert.is_false(ok)
    assert.truthy(message:find("no peak rate for bf16 or a wider type", 1, true))
  end)
end)

describe("collectives", function()
  local two_levels = {
    { bandwidth = 1e10, latency = 1e-6, domain = 8 }, { bandwidth = 1e9, latency = 5e-6 },
  }

  local function message(kind, tp, batch)
    return step(function(g) g[kind](g, core.input(g, 1000), "tp") end, { tp = tp, batch = batch, links = two_levels })
  end

  it("cost 2(n-1)/n of the tensor for all_reduce", function()
    local decode = message("all_reduce", 4, 100)
    support.near(1e-6 + 2 * 3 / 4 * 200000 / 1e10, decode.comm_s)
    support.near(2 * 3 / 4 * 200000, decode.comm_bytes)
    assert.equal("comm", decode.bottleneck)
  end)

  it("cost (n-1)/n of the full tensor for the others", function()
    support.near(1e-6 + 3 / 4 * 800000 / 1e10, message("all_gather", 4, 100).comm_s)
    support.near(1e-6 + 3 / 4 * 200000 / 1e10, message("reduce_scatter", 4, 100).comm_s)
    support.near(1e-6 + 3 / 4 * 200000 / 1e10, message("all_to_all", 4, 100).comm_s)
  end)

  it("cross a slower level with what is left after the inner one", function()
    local by_hand = 6e-6 + 2 * 7 / 8 * 200000 / 1e10 + 2 * 1 / 2 * (200000 / 8) / 1e9
    support.near(by_hand, message("all_reduce", 16, 100).comm_s)
    -- all_to_all: 7 of 16 shares to peers inside, 8 of 16 outside
    support.near(6e-6 + 7 / 16 * 200000 / 1e10 + 8 / 16 * 200000 / 1e9, message("all_to_all", 16, 100).comm_s)
  end)

  it("need a link", function()
    local ok, problem = pcall(step, function(g) g:all_reduce(core.input(g, 8), "tp") end, { tp = 2 })
    assert.is_false(ok)
    assert.truthy(problem:find("states no link", 1, true))
  end)
end)

describe("more hardware", function()
  local base = { model = "llama-3.1-70b", tp = 8, batch = 8, isl = 2048, osl = 128 }

  local function report(changes, request)
    local hardware = require "mantile.hardware"
    local values = { hardware = hardware.derive("h100-sxm", changes) }
    for key, value in pairs(base) do values[key] = value end
    for key, value in pairs(request or {}) do values[key] = value end
    return support.report(values)
  end

  it("is never slower", function()
    local plain = report {}
    for _, changes in ipairs {
      { memory = { hbm = { bandwidth = 5e12 } } },
      { peak = { bf16 = 2e15 } },
      { links = { { bandwidth = 900e9, latency = 1e-6, domain = 8 } } },
    } do
      local better = report(changes)
      assert.is_true(better.ttft_s <= plain.ttft_s and better.tpot_s <= plain.tpot_s)
    end
  end)

  it("never needs more memory a rank when there are more ranks", function()
    local last
    for _, tp in ipairs { 1, 2, 4, 8 } do
      local total = report({}, { tp = tp }).memory.total_bytes
      assert.is_true(last == nil or total <= last)
      last = total
    end
  end)

  it("conserves the work: the ranks' FLOPs sum to the unsplit model's", function()
    local whole = report({}, { tp = 1 })
    for _, split in ipairs { { tp = 2 }, { tp = 8 }, { tp = 2, pp = 4 } } do
      local part = report({}, split)
      local ranks = split.tp * (split.pp or 1)
      support.near(whole.prefill.flops, part.prefill.flops * ranks, 1e-9)
      support.near(whole.decode.flops, part.decode.flops * ranks, 1e-9)
    end
  end)
end)
