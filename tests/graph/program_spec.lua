-- Freezing: equal layers collapse, and nothing changes by it.

local core = require "mantile.core"
local support = require "support"

local function block(g)
  local x = core.input(g, 64)
  g:linear(g:glu(g:linear(x, 256, { name = "up" })), 64, { name = "down" })
end

--- A deployment over programs built by `emit(g)` on an accelerator of round numbers.
local function deploy(emit, options)
  local function program(phase)
    local g = core.graph { phase = phase, pp = options and options.pp }
    emit(g)
    return core.freeze(g)
  end
  return core.deployment {
    prefill = program "prefill", decode = program "decode",
    accelerator = {
      peak = { bf16 = 1e12 }, capacity = 1e9, bandwidth = 1e11,
      links = { { bandwidth = 1e10, latency = 1e-6 } },
    },
    host = options and options.host,
  }
end

local load = { batch = 4, isl = 100, osl = 10 }

describe("a frozen graph", function()
  it("keeps 80 equal layers as one with a count", function()
    local g = core.graph { phase = "prefill" }
    for _ = 1, 80 do
      core.begin_layer(g, "mlp", {})
      block(g)
      core.end_layer(g)
    end
    local ops = core.freeze(g):ops { tokens = 10, sequences = 1, context = 0 }
    assert.equal(3, #ops)
    for _, op in ipairs(ops) do assert.equal(80, op.times) end
  end)

  it("tells apart layers of other sizes, types and op names", function()
    local g = core.graph { phase = "prefill" }
    for i, name in ipairs { "a", "a", "b", "c" } do
      core.begin_layer(g, i == 3 and "other" or "mlp", {})
      g:linear(core.input(g, 64), name == "c" and 128 or 64, { name = name })
      core.end_layer(g)
    end
    local times = {}
    for i, op in ipairs(core.freeze(g):ops { tokens = 1, sequences = 1, context = 0 }) do times[i] = op.times end
    assert.same({ 2, 1, 1 }, times)
  end)

  it("costs the same repeated by a loop or by a count", function()
    local looped = deploy(function(g)
      for _ = 1, 12 do
        core.begin_layer(g, "mlp", {})
        block(g)
        core.end_layer(g)
      end
    end)
    local counted = deploy(function(g)
      core.begin_layer(g, "mlp", { times = 12, stage = 0 })
      block(g)
      core.end_layer(g)
    end)
    assert.same(counted:estimate(load), looped:estimate(load))
  end)

  it("needs work", function()
    local g = core.graph { phase = "prefill" }
    assert.has_error(function() core.freeze(g) end)
  end)
end)

describe("activations", function()
  it("peak where most is alive at once", function()
    -- bytes a token: x 128; up 512 (x dies after it); glu 256; down 128.
    -- up: 128 + 512; glu: 512 + 256 <- the peak; down: 256 + 128. Decode: 4 tokens.
    local memory = deploy(function(g)
      core.begin_layer(g, "mlp", {})
      block(g)
      core.end_layer(g)
    end):estimate(load).memory
    assert.equal((512 + 256) * 400, memory.activation_bytes)
  end)

  it("hold a residual until it is added", function()
    local memory = deploy(function(g)
      core.begin_layer(g, "mlp", {})
      local x = core.input(g, 64)
      local h = g:linear(g:glu(g:linear(x, 256)), 64)
      g:add(x, h)
      core.end_layer(g)
    end):estimate(load).memory
    assert.equal((128 + 512 + 256) * 400, memory.activation_bytes)
  end)

  it("keep a storage alive through its views", function()
    local memory = deploy(function(g)
      core.begin_layer(g, "mlp", {})
      local a, b = g:split(g:linear(core.input(g, 64), 256), 128, 128)
      g:linear(a, 512) -- the other half of the 512 bytes waits
      g:activation(b)
      core.end_layer(g)
    end):estimate(load).memory
    assert.equal((512 + 1024) * 400, memory.activation_bytes)
  end)
end)

describe("pipeline stages", function()
  local function staged(stages)
    return deploy(function(g)
      for stage, times in ipairs(stages) do
        core.begin_layer(g, "mlp", { times = times, stage = stage - 1 })
        block(g)
        core.end_layer(g)
      end
    end, { pp = #stages })
  end

  it("take one micro-batch through all stages, then the slowest for each other one", function()
    local even, single = staged { 3, 3 }, staged { 6 }
    local two = single:estimate { batch = 2, isl = 100, osl = 10 } -- one micro-batch of two
    local four = even:estimate(load)
    support.near(two.prefill.time_s * (1 + 1 / 2), four.prefill.time_s)
    support.near(two.decode.time_s, four.decode.time_s)
    support.near(two.prefill.flops * 2 / 2, four.prefill.flops) -- two micro-batches over two stages
  end)

  it("wait for the slowest stage in decode", function()
    local uneven = staged { 1, 5 }
    local step = staged { 6 }:estimate { batch = 2, isl = 100, osl = 10 }
    support.near(step.decode.time_s / 6 * 5 * 2, uneven:estimate(load).decode.time_s)
  end)

  it("are fewer micro-batches when the batch is small", function()
    local one = { batch = 1, isl = 100, osl = 10 }
    support.near(staged({ 6 }):estimate(one).decode.time_s, staged({ 2, 2, 2 }):estimate(one).decode.time_s)
    support.near(staged({ 6 }):estimate(one).prefill.time_s, staged({ 2, 2, 2 }):estimate(one).prefill.time_s)
  end)

  it("pay the engine's host time once a step", function()
    local function overhead(stages)
      return deploy(function(g)
        for stage, times in ipairs(stages) do
          core.begin_layer(g, "mlp", { times = times, stage = stage - 1 })
          block(g)
          core.end_layer(g)
        end
      end, { pp = #stages, host = { step_s = 1e-3 } }):estimate(load).decode.overhead_s
    end
    assert.equal(1e-3, overhead { 8 })
    assert.equal(1e-3, overhead { 2, 2, 2, 2 })
  end)

  it("report the fullest one's memory", function()
    local weights = (64 * 256 + 128 * 64) * 2
    assert.equal(5 * weights, staged({ 1, 5, 2 }):estimate(load).memory.weights_bytes)
  end)

  it("book all of the time to causes", function()
    for _, stages in ipairs { { 6 }, { 3, 3 }, { 1, 4, 2 } } do
      local report = staged(stages):estimate(load)
      for _, phase in ipairs { report.prefill, report.decode } do
        local sum = 0
        for _, cause in ipairs { "compute", "weights", "kv", "activations", "comm", "overhead" } do
          sum = sum + phase[cause .. "_s"]
        end
        support.near(phase.time_s, sum)
      end
    end
  end)
end)
