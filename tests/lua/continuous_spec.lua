-- Closed loops in closed form: what must hold of them whatever the figures.

local estimate = require "mantile.estimate"
local support = require "support"

local near = support.near

local function ask(changes)
  local values = { model = "llama-3.1-8b", hardware = "h100-sxm", mode = "continuous", cost_model = "roofline" }
  for key, value in pairs(changes) do values[key] = value end
  return assert(estimate.report(values))
end

local function refused(changes)
  local values = { model = "llama-3.1-8b", hardware = "h100-sxm", mode = "continuous", concurrency = 4 }
  for key, value in pairs(changes) do values[key] = value ~= "none" and value or nil end
  local report, message, field = estimate.report(values)
  assert.is_nil(report)
  return message, field
end

describe("a closed loop", function()
  it("of one request is that request, again and again", function()
    local loop = ask { concurrency = 1, engine = "ideal", osl = 512 }
    local alone = ask { mode = "static", batch = 1, engine = "ideal", osl = 512 }
    near(alone.tpot_s, loop.tpot_s, 0.05)
    assert.is_true(loop.ttft_s >= alone.ttft_s and loop.ttft_s < 1.5 * alone.ttft_s)
    assert.same({ 1, 1 }, { loop.loop.concurrency, loop.loop.running })
  end)

  it("keeps as many on their way as it is asked for", function()
    for _, concurrency in ipairs { 1, 4, 64, 256 } do
      local r = ask { concurrency = concurrency, engine = "vllm" }
      near(concurrency, r.throughput_tok_s / r.workload.osl * r.e2e_s, 1e-9) -- Little's law
      near(r.e2e_s, r.ttft_s + (r.workload.osl - 1) * r.tpot_s, 1e-9)
      near(r.cost_usd_per_mtok * r.throughput_tok_s, ask { concurrency = 1 }.assumptions.price.value / 3600 * 1e6, 1e-9)
      assert.is_true(r.loop.decoding <= concurrency * 1.0001 and r.loop.running == concurrency)
    end
  end)

  it("slows down as more join in, or prompts grow", function()
    local before
    for _, concurrency in ipairs { 1, 2, 8, 32, 128 } do
      local r = ask { concurrency = concurrency, engine = "trtllm" }
      if before then
        assert.is_true(r.tpot_s > before.tpot_s and r.ttft_s > before.ttft_s)
        assert.is_true(r.throughput_tok_s > before.throughput_tok_s)
        assert.is_true(r.loop.prefill_utilisation > before.loop.prefill_utilisation)
      end
      before = r
    end
    local short, long = ask { concurrency = 32, isl = 512 }, ask { concurrency = 32, isl = 4096 }
    assert.is_true(long.tpot_s > short.tpot_s and long.ttft_s > 4 * short.ttft_s)
  end)

  it("lets those wait that the memory does not hold", function()
    local r = ask { concurrency = 512, engine = "trtllm", isl = 8192, osl = 512 }
    assert.equal(r.loop.capacity, r.loop.running)
    assert.is_true(r.loop.capacity < 512 and r.memory.fits)
    assert.is_true(r.loop.memory_wait_s > r.loop.wait_s)
    near(512, r.throughput_tok_s / 512 * r.e2e_s, 1e-9)
    local less = ask { concurrency = 512, engine = "vllm", isl = 8192, osl = 512 } -- reserves half of the output
    assert.is_true(less.loop.capacity > r.loop.capacity)
  end)

  it("has a part of the first burst that more waves make smaller", function()
    local few, many = ask { concurrency = 64, waves = 2 }, ask { concurrency = 64, waves = 100 }
    assert.is_true(few.loop.burst_s > 10 * many.loop.burst_s)
    assert.is_true(few.ttft_s > many.ttft_s)
    local alike, spread = ask { concurrency = 64, engine = "sglang", spread = 0 }, ask { concurrency = 64, engine = "sglang" }
    assert.is_true(alike.ttft_s > spread.ttft_s)
    assert.is_true(ask { concurrency = 8, poll_steps = 30 }.ttft_s > ask { concurrency = 8 }.ttft_s)
  end)

  it("may hold prompts for others to come", function()
    local plain, held = ask { concurrency = 8 }, ask { concurrency = 8, hold_steps = 20 }
    local added = (held.ttft_s - plain.ttft_s) / plain.tpot_s
    assert.is_true(added > 12 and added < 22)
    local filled = ask { concurrency = 8, hold_steps = 20, hold_tokens = 1 }
    near(plain.ttft_s, filled.ttft_s, 1e-9)
  end)

  it("says how many requests the memory holds where they are too many", function()
    local few, many = ask { concurrency = 8 }, ask { concurrency = 4096, isl = 8192 }
    assert.is_nil(few.warnings)
    local warning = ("memory holds %d requests of these lengths"):format(many.loop.running)
    assert.truthy(table.concat(many.warnings, " "):find(warning, 1, true))
  end)

  it("takes smaller steps where it is told to", function()
    local small, large = ask { concurrency = 64, step_tokens = 1024 }, ask { concurrency = 64, step_tokens = 16384 }
    assert.is_true(small.memory.activation_bytes < large.memory.activation_bytes)
  end)

  it("is of one deployment's replicas, each with its share", function()
    local one, two = ask { concurrency = 32 }, ask { concurrency = 64, dp = 2 }
    near(one.tpot_s, two.tpot_s, 1e-9)
    near(one.ttft_s, two.ttft_s, 1e-9)
    near(2 * one.throughput_tok_s, two.throughput_tok_s, 1e-9)
  end)

  it("says where half of what is measured should lie", function()
    local r = ask { concurrency = 16, engine = "vllm", cost_model = "calibrated" }
    for _, key in ipairs { "tpot_s", "ttft_s" } do
      assert.is_true(r.bands[key].low < r[key] and r.bands[key].high > r[key])
    end
    assert.is_nil(ask { concurrency = 16, engine = "vllm" }.bands)
  end)

  it("of a single token has no generation", function()
    local r = ask { concurrency = 8, osl = 1 }
    assert.is_true(r.tpot_s > 0 and r.e2e_s == r.ttft_s)
  end)

  it("refuses what it cannot be", function()
    local cases = {
      { { concurrency = "none" }, "mode continuous needs a concurrency", "concurrency" },
      { { batch = 4 }, "mode continuous takes a concurrency and no batch", "batch" },
      { { mode = "static" }, "concurrency is for mode continuous or disagg; this is static", "concurrency" },
      { { mode = "static", concurrency = "none", waves = 3 }, "waves is for mode continuous or disagg; this is static", "waves" },
      { { slo = { ttft_s = 1 } }, "slo needs method simulate: the formula knows a closed loop only", "slo" },
      { { prefill = {} }, "prefill is for mode disagg; this is continuous", "prefill" },
      { { model = "bert-base-uncased" }, "mode is continuous, but bert-base-uncased makes no tokens", "mode" },
    }
    for _, case in ipairs(cases) do
      local message, field = refused(case[1])
      assert.same({ case[2], case[3] }, { message, field })
    end
  end)
end)

describe("two pools", function()
  local function pooled(changes)
    local values = {
      mode = "disagg", concurrency = 64, engine = "trtllm", isl = 4096, prefill = { count = 2 }, decode = { tp = 2 },
    }
    for key, value in pairs(changes or {}) do values[key] = value end
    return ask(values)
  end

  it("count all accelerators and what each pool does", function()
    local r = pooled()
    assert.equal(4, r.gpus)
    assert.same({ 2, 2, 1, 1, 2, 2 }, {
      r.pools.prefill.count, r.pools.prefill.gpus, r.pools.prefill.deployment.tp, r.pools.decode.count,
      r.pools.decode.gpus, r.pools.decode.deployment.tp,
    })
    near(r.throughput_tok_s / 4, r.throughput_tok_s_gpu, 1e-9)
    near(r.loop.requests_s * r.workload.osl, r.throughput_tok_s, 1e-9)
    assert.is_true(r.power_w > 0 and r.carbon_g_per_mtok > 0)
    near(r.assumptions.price.value * 4 / 3600 / r.throughput_tok_s * 1e6, r.cost_usd_per_mtok, 1e-9)
  end)

  it("serve no more than the prefill pool, and wait for it", function()
    local narrow, wide = pooled { prefill = { count = 1 }, concurrency = 256 }, pooled { prefill = { count = 8 } }
    assert.is_true(narrow.loop.requests_s <= narrow.pools.prefill.requests_s)
    assert.is_true(narrow.pools.prefill.utilisation > 0.95 and wide.pools.prefill.utilisation < 0.5)
    assert.is_true(narrow.ttft_s > 10 * wide.ttft_s)
    near(8 * narrow.pools.prefill.requests_s, wide.pools.prefill.requests_s, 1e-6)
  end)

  it("decode without prompts in between", function()
    local r, alone = pooled { prefill = { count = 16 } }, ask { concurrency = 64, engine = "trtllm", isl = 4096, tp = 2 }
    assert.is_true(r.tpot_s < alone.tpot_s)
  end)

  it("may be of other hardware, and send caches over slower links", function()
    local near_by, far = pooled(), pooled { decode = { tp = 8, count = 2 } }
    assert.is_true(far.loop.transfer_s > 5 * near_by.loop.transfer_s) -- 18 accelerators are in no one node
    local mixed = pooled { prefill = { hardware = "h200-sxm" } }
    assert.same({ "h200-sxm", "h100-sxm" }, { mixed.pools.prefill.hardware, mixed.pools.decode.hardware })
  end)

  it("refuse what they cannot be", function()
    local function no(changes)
      changes.mode = "disagg"
      return refused(changes)
    end
    local cases = {
      { { decode = {} }, "mode disagg needs pools prefill and decode; prefill is missing", "prefill" },
      { { prefill = {}, decode = { counts = 3 } }, "decode: unknown key 'counts'; did you mean", "decode" },
      { { prefill = { count = 0 }, decode = {} }, "prefill: count is 0; it must be a whole number", "prefill" },
      { { prefill = { tp = 3 }, decode = {} }, "prefill: layer 'attention': tp (3) must divide heads", nil },
      { { prefill = {}, decode = {}, dp = 2 }, "prefill: a pool has a count and no dp", "prefill" },
    }
    for _, case in ipairs(cases) do
      local message, field = no(case[1])
      assert.truthy(message:find(case[2], 1, true), message)
      assert.equal(case[3], field)
    end
    local text = support.cli("explain llama-3.1-8b --on h100-sxm --mode disagg --concurrency 4 --prefill tp=1 --decode tp=1")
    assert.equal(2, text)
  end)
end)

describe("steps of serving results", function()
  it("touch fewer experts where some are picked more often", function()
    local core = require "mantile.core"
    local find = require "mantile.find"
    local hardware = require "mantile.hardware"
    local structure = require "mantile.structure"
    local m, h = find.load("model", "mixtral-8x7b"), hardware.of "h100-sxm"
    local built = structure.of(m, structure.defaults(m))
    local entry = { form = "mixture", weights = "bf16", rate = "bf16", parameters = {} }
    local function step(fusion, batch)
      local deployment = core.deployment {
        prefill = built.prefill, decode = built.decode, accelerator = assert(hardware.facts(h, {})), host = {},
        footprint = {}, cost_model = "calibrated", calibration = core.calibration { entry }, fusion = fusion,
      }
      return deployment:estimate({ batch = batch, isl = 64, osl = 64 }).decode
    end
    assert.equal(step({}, 1).time_s, step({ skew = 0 }, 1).time_s)
    assert.is_true(step({ skew = 1 }, 8).time_s < 0.9 * step({}, 8).time_s)
    near(step({}, 512).time_s, step({ skew = 0.05 }, 512).time_s, 0.01) -- all are touched
    near(step({}, 8).time_s, step({ skew = 1e-9 }, 8).time_s, 1e-3)
    local with = step({ mixture = 10e-6 }, 8).overhead_s - step({}, 8).overhead_s
    near(32 * 10e-6, with, 1e-9)
  end)
end)
