-- What fuzzing found in the C core, one test a finding.

local core = require "mantile.core"

local function build(phase, emit, degrees)
  local g = core.graph { phase = phase, tp = degrees and degrees.tp }
  core.begin_layer(g, "layer", degrees)
  emit(g)
  core.end_layer(g)
  return core.freeze(g)
end

local function some_work(g) g:work { flops = 1e6 * g.tokens, read = 8 * g.tokens } end

--- A deployment of `emit` on plain hardware with changes to accelerator, host and degrees.
local function deploy(emit, accelerator, host, degrees)
  local facts = { peak = { bf16 = 1e15 }, capacity = 80e9, bandwidth = 3e12 }
  for key, value in pairs(accelerator or {}) do facts[key] = value end
  return core.deployment {
    prefill = build("prefill", emit, degrees), decode = build("decode", emit, degrees), accelerator = facts, host = host,
  }
end

local function refused(words, ...)
  local ok, message = pcall(...)
  assert.is_false(ok)
  assert.truthy(tostring(message):find(words, 1, true), message)
end

describe("the core", function()
  it("refuses an op without tensors", function()
    local g = core.graph { phase = "prefill" }
    core.begin_layer(g, "layer", {})
    for _, method in ipairs { "concat", "add", "mul", "activation", "glu" } do
      refused("mantile.tensor expected", g[method], g)
    end
  end)

  it("refuses tensors and work below zero", function()
    local function emits(emit) return function() build("prefill", emit) end end
    refused("-5", emits(function(g) g:work { flops = -5 * g.tokens } end))
    refused("-5", emits(function(g) g:work { x = core.input(g), width = -5 } end))
    refused("inf", emits(function(g) g:work { x = core.input(g), width = math.huge } end))
  end)

  it("refuses degrees whose product is too large to number the ranks", function()
    refused("the degrees multiply to", core.graph, { phase = "decode", tp = 1 << 20, pp = 1 << 20 })
    assert.truthy(core.graph { phase = "decode", tp = 1 << 20 })
  end)

  it("refuses hardware and engines whose facts make no sense", function()
    refused("bandwidths", deploy, some_work, { bandwidth = 5e-324 })
    refused("bandwidths", deploy, some_work, { others = { { capacity = 1, bandwidth = 5e-324 } }, kv_in = 1 })
    refused("latencies", deploy, some_work, { links = { { bandwidth = 1, latency = -1 } } })
    refused("memory_fraction is 50", deploy, some_work, nil, { memory_fraction = 50 })
    refused("step_tokens is 0", deploy, some_work, nil, { step_tokens = 0 })
  end)

  it("takes a list's own length", function()
    local reduce = function(g) g:all_reduce(core.input(g), "tp") end
    local links = setmetatable({}, { __len = function() return -1 end })
    refused("states no link", deploy, reduce, { links = links }, nil, { tp = 2 })
  end)

  it("keeps no text that a metamethod made", function()
    local options = setmetatable({}, { __index = function(_, key) return key == "name" and ("x"):rep(99) or nil end })
    local program = build("prefill", function(g) g:linear(core.input(g), 8, options) end)
    assert.equal("linear", program:ops({ tokens = 1, sequences = 1, context = 0 })[1].name)
  end)

  it("books an infinite time to its cause and nothing to the others", function()
    local held = function(g) g:work { flops = g.tokens, weights = 1e6 } end
    local prefill = deploy(held, { bandwidth = 1e-306 }):estimate({ batch = 1, isl = 1, osl = 1 }).prefill
    assert.is_nil(prefill.weights_s) -- infinite is no number of a report
    assert.equal(0, prefill.kv_s)
    assert.equal(0, prefill.activations_s)
  end)
end)
