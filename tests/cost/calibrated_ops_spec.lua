-- The cost model calibrated: ops take the times of their forms, at the shapes that they have.

local core = require "mantile.core"
local support = require "support"

--- An op of one layer under entries, on an accelerator with units for bf16 and fp8: its prefill and decode steps.
local function phases(emit, entries, options)
  options = options or {}
  local function program(phase)
    local g = core.graph { phase = phase, weights = options.weights, activations = options.activations, kv = options.kv, tp = options.tp }
    core.begin_layer(g, "test", { tp = options.tp or 1 })
    emit(g)
    core.end_layer(g)
    return core.freeze(g)
  end
  return core.deployment({
    prefill = program "prefill", decode = program "decode", cost_model = options.cost_model or "calibrated",
    calibration = entries and core.calibration(entries), fusion = options.fusion,
    accelerator = {
      peak = { bf16 = 1e15, fp8 = 2e15 }, capacity = 1e12, bandwidth = 3e12, processors = 100, cache = 5e7,
      links = options.links or { { bandwidth = 4e11, latency = 1e-6, domain = 8 } },
    },
  }):estimate { batch = options.batch or 1, isl = options.isl or 1, osl = 1 }
end

local function step(...) return phases(...).decode end

local function linear(g) g:linear(core.input(g, 4096), 4096) end
local function norm(g) g:norm(core.input(g, 4096)) end

describe("the cost model calibrated", function()
  it("takes the time of the form", function()
    local parameters = { launch = 1e-5, compute = 0.5, memory = 0.6, near = 0.5 }
    local found = step(linear, { { form = "linear", parameters = parameters } }, { batch = 64 })
    local shape = { 1e15, 3e12, 100, 5e7, 64, 4096, 4096, 2, 2, 0 }
    support.near(core.form_seconds("linear", parameters, shape), found.time_s, 1e-9)
    support.near(1e-5, found.overhead_s)
  end)

  it("finds no weights in a large cache, as a benchmark does", function()
    local function small(g) g:linear(core.input(g, 1024), 1024) end
    local parameters = { memory = 0.5, near = 4, copies = 0.5, serial = 1e-11, tile = 0 }
    local found = step(small, { { form = "linear", parameters = parameters } })
    local warm = core.form_seconds("linear", parameters, { 1e15, 3e12, 100, 5e7, 1, 1024, 1024, 2, 2, 0 })
    assert.is_true(found.time_s - found.overhead_s >= 2 * 1024 * 1024 / (3e12 * 0.5))
    assert.is_true(warm < found.time_s)
    parameters.near = 0.1 -- few bytes in flight, which a model has too
    assert.is_true(step(small, { { form = "linear", parameters = parameters } }).time_s > 1.5 * found.time_s)
  end)

  it("prices with the entry of the nearest format", function()
    local entries = {
      { form = "linear", weights = "bf16", rate = "bf16", parameters = { launch = 1e-5 } },
      { form = "linear", weights = "fp8", rate = "fp8", parameters = { launch = 2e-5 } },
      { form = "linear", weights = "int4_g128", rate = "bf16", parameters = { launch = 3e-5 } },
    }
    local cases = {
      { 1e-5, "bf16", "bf16" }, { 2e-5, "fp8", "fp8" }, { 3e-5, "int4_g128", "bf16" }, { 3e-5, "int8", "bf16" },
      { 2e-5, "fp8_b128", "fp8" }, { 2e-5, "int8", "int8" }, { 2e-5, "nvfp4", "nvfp4" },
    }
    for _, case in ipairs(cases) do
      local found = step(linear, entries, { weights = case[2], activations = case[3] })
      support.near(case[1], found.overhead_s, 1e-9)
    end
  end)

  it("prices each kind of small kernel by its own entry, and leaves of it what fusion does", function()
    local entries = {
      { form = "rows", op = "elementwise", parameters = { launch = 1e-5 } },
      { form = "rows", op = "norm", parameters = { launch = 2e-5 } },
    }
    support.near(2e-5, step(norm, entries).overhead_s)
    local whole = step(norm, entries)
    local half = step(norm, entries, { fusion = { norms = 0.5 } })
    support.near(whole.time_s / 2, half.time_s, 1e-9)
    support.near(1e-5, step(function(g) g:activation(core.input(g, 4096)) end, entries).overhead_s)
    support.near(4e-6, step(norm, entries, { fusion = { launches = 0.2 } }).overhead_s)
    support.near(2 * whole.time_s, step(norm, entries, { fusion = { kernels = 2 } }).time_s, 1e-9)
  end)

  it("is the roofline where nothing was measured of an op", function()
    local roofline = step(linear, nil, { cost_model = "roofline" })
    support.near(roofline.time_s, step(linear, {}).time_s)
    support.near(roofline.time_s, step(linear, { { form = "rows", parameters = {} } }).time_s)
    assert.is_true(step(linear, { { form = "linear", parameters = {} } }).time_s > roofline.time_s)
  end)

  it("refuses entries that are none", function()
    local cases = {
      { "there is no form 'nothing'", { form = "nothing", parameters = {} } }, { "there is no form ''", { parameters = {} } },
      { "there is no dtype 'int3'", { form = "linear", weights = "int3", parameters = {} } },
      { "there is no op 'nothing'", { form = "rows", op = "nothing", parameters = {} } },
      { "parameters of linear are a nil", { form = "linear" } },
      { "compute of linear is 2.0", { form = "linear", parameters = { compute = 2 } } }, { "table expected", 5 },
    }
    for _, case in ipairs(cases) do
      local ok, message = pcall(step, linear, { case[2] })
      assert.is_false(ok, case[1])
      assert.truthy(tostring(message):find(case[1], 1, true), message)
    end
    local list = {}
    for power = 0, 61 do list[1 << power] = { form = "rows", parameters = {} } end
    assert.has_error(function() core.calibration(list) end) -- its length may be what it says
    for _, fusion in ipairs { { norms = -1 }, { kernels = 0 }, { launches = 0 / 0 }, { elementwise = "all" } } do
      assert.has_error(function() step(linear, {}, { fusion = fusion }) end)
    end
  end)
end)

local CHIP = { 1e15, 3e12, 100, 5e7 }

local function shape(...)
  local list = { table.unpack(CHIP) }
  for _, value in ipairs { ... } do list[#list + 1] = value end
  return list
end

local function attention(more)
  return function(g)
    local q, k, v = g:split(core.input(g, 64 * 48), 64 * 32, 64 * 8, 64 * 8)
    local args = {
      q = q, k = k, v = v, cache = g:cache { width = 64 * 16, window = more and more.window }, heads = 32, kv_heads = 8,
      qk_dim = 64, v_dim = 64, causal = true,
    }
    for key, value in pairs(more or {}) do args[key] = value end
    g:attention(args)
  end
end

describe("attention, calibrated", function()
  local prefill, decode = { launch = 2e-5, compute = 0.5 }, { launch = 1e-5, memory = 0.5, near = 0.5 }
  local entries = { { form = "prefill", parameters = prefill }, { form = "decode", parameters = decode } }

  it("takes a prompt's form for prompts, and that of single queries for few", function()
    local found = phases(attention(), entries, { batch = 4, isl = 4096 })
    local prompt = core.form_seconds("prefill", prefill, shape(4, 4096, 0, 32, 8, 64, 64, 0, 1, 2, 256))
    support.near(prompt, found.prefill.time_s, 1e-9)
    local single = core.form_seconds("decode", decode, shape(4, 1, 4096, 32, 8, 64, 64, 0, 1, 2, 256))
    support.near(single, found.decode.time_s, 1e-3)
    support.near(1e-5, found.decode.overhead_s)
  end)

  it("finds no keys and values in the cache, where tables of measurements do", function()
    local warm = { { form = "decode", parameters = { near = 10, memory = 0.5 } }, { form = "prefill", parameters = {} } }
    local found = phases(attention(), warm, { batch = 4, isl = 4096 })
    local cold = core.form_seconds("decode", { near = 0.5, memory = 0.5 }, shape(4, 1, 4096, 32, 8, 64, 64, 0, 1, 2, 256))
    support.near(cold, found.decode.time_s, 1e-3)
  end)

  it("takes the kernel for the width of its heads and its window, else that of any", function()
    local prompts = {
      { form = "prefill", parameters = { launch = 1e-5 } }, { form = "prefill", variant = "64", parameters = { launch = 2e-5 } },
      { form = "prefill", variant = "128", parameters = { launch = 3e-5 } },
    }
    local singles = {
      { form = "prefill", parameters = { launch = 1e-4 } }, { form = "decode", parameters = { launch = 4e-5 } },
      { form = "decode", variant = "64_window", parameters = { launch = 5e-5 } },
    }
    support.near(2e-5, phases(attention(), prompts).prefill.overhead_s)
    support.near(1e-5, phases(attention { window = 512 }, prompts).prefill.overhead_s)
    support.near(4e-5, phases(attention(), singles).decode.overhead_s)
    support.near(5e-5, phases(attention { window = 512 }, singles).decode.overhead_s)
    assert.has_error(function() core.calibration { { form = "decode", variant = "63", parameters = {} } } end,
      "calibration: there is no variant '63'")
  end)

  it("reads a window, or the keys that are selected", function()
    local windowed = phases(attention { window = 512 }, entries, { batch = 64, isl = 65536 })
    support.near(core.form_seconds("decode", decode, shape(64, 1, 65536, 32, 8, 64, 64, 512, 1, 2, 256)),
      windowed.decode.time_s, 1e-3)
    local all = phases(attention(), entries, { batch = 64, isl = 65536 })
    local selected = phases(attention { top_k = 512 }, entries, { batch = 64, isl = 65536 })
    assert.is_true(selected.decode.time_s < all.decode.time_s / 20)
    assert.is_true(selected.prefill.time_s < all.prefill.time_s / 4)
  end)

  it("prices latent caches by entries of their own", function()
    local two = {
      { form = "decode", parameters = { launch = 1e-5 } }, { form = "decode", latent = true, parameters = { launch = 3e-5 } },
      { form = "prefill", parameters = { launch = 1e-4 } },
      { form = "prefill", latent = true, parameters = { launch = 1e-4 } },
    }
    local function latent(g)
      local q, k, v = g:split(core.input(g, 33 * 576 + 512), 32 * 576, 576, 512)
      g:attention {
        q = q, k = k, v = v, cache = g:cache { width = 576 }, heads = 32, kv_heads = 1, qk_dim = 576, v_dim = 512, causal = true,
      }
    end
    support.near(3e-5, step(latent, two).overhead_s)
    support.near(1e-5, step(attention(), two).overhead_s)
  end)
end)

describe("messages, calibrated", function()
  local parameters = { launch = 5e-6, share = 0.5 }
  local entries = { { form = "message", op = "all_reduce", parameters = parameters } }
  local function reduce(g) g:all_reduce(core.input(g, 8192), "tp") end

  it("take the form on the innermost level of links", function()
    local found = step(reduce, entries, { tp = 8, batch = 16 })
    support.near(core.form_seconds("message", parameters, { 4e11, 8, 16 * 8192 * 2, 1.75 }), found.comm_s, 1e-9)
  end)

  it("take the datasheet's time further out", function()
    local options = {
      tp = 8, batch = 16,
      links = { { bandwidth = 4e11, latency = 1e-6, domain = 4 }, { bandwidth = 5e10, latency = 5e-6 } },
    }
    local found = step(reduce, entries, options)
    options.cost_model = "roofline"
    local bytes = 16 * 8192 * 2
    local outside = step(reduce, nil, options).comm_s - (1e-6 + 1.5 * bytes / 4e11)
    support.near(core.form_seconds("message", parameters, { 4e11, 4, bytes, 1.5 }) + outside, found.comm_s, 1e-9)
  end)
end)

describe("messages through the host, calibrated", function()
  local through = { launch = 2e-5, share = 0.25, shared = 1 }
  local switched = { form = "message", op = "all_reduce", parameters = {} }
  local hosted = { form = "message", op = "all_reduce", host = true, parameters = through }
  local bytes = 16 * 8192 * 2
  local function reduce(g) g:all_reduce(core.input(g, 8192), "tp") end
  local function time(entries, links, cost_model)
    return step(reduce, entries, { tp = 8, batch = 16, links = links, cost_model = cost_model }).comm_s
  end

  it("have entries of their own, which price no other links", function()
    local host = { { bandwidth = 3e10, latency = 1e-6, domain = 8, host = true } }
    support.near(core.form_seconds("message", through, { 3e10, 8, bytes, 1.75 }), time({ switched, hosted }, host), 1e-9)
    support.near(time(nil, host, "roofline"), time({ switched }, host), 1e-9)
    local link = { { bandwidth = 3e10, latency = 1e-6, domain = 8 } }
    support.near(core.form_seconds("message", {}, { 3e10, 8, bytes, 1.75 }), time({ switched, hosted }, link), 1e-9)
    support.near(time(nil, link, "roofline"), time({ hosted }, link), 1e-9)
  end)

  it("hold up what is faster below them", function()
    local bridges = { { bandwidth = 3e11, domain = 2 }, { bandwidth = 3e10, domain = 8, host = true } }
    support.near(core.form_seconds("message", through, { 3e10, 8, bytes, 1.75 }), time({ hosted }, bridges), 1e-9)
  end)
end)

describe("recurrences, calibrated", function()
  local chunks = { launch = 2e-5, step = 3e-6, compute = 0.1 }
  local tokens = { launch = 5e-6, step = 1e-6, memory = 0.5, near = 10 }
  local entries = {
    { form = "scan", scan = "gdn", parameters = chunks }, { form = "scan", scan = "gdn", decodes = true, parameters = tokens },
    { form = "scan", scan = "kda", decodes = true, parameters = { launch = 7e-6 } },
    { form = "scan", scan = "mamba2", parameters = { launch = 9e-6 } },
  }
  local function scan(changes)
    return function(g)
      local options = { heads = 4, key_dim = 128, value_dim = 128, products = 3, chunk = 64 }
      for name, value in pairs(changes or {}) do options[name] = value end
      g:scan(core.input(g, 1536), options)
    end
  end

  it("go chunk by chunk through prompts, and token by token where few are new", function()
    local both = phases(scan(), entries, { batch = 16, isl = 1024 })
    local state = 4 * 128 * 128
    local moved = 16 * (1536 + 512) * 2
    local one = { 1e15, 3e12, 100, 1, 16 * 2 * 3 * state, moved, 16 * 8 * state, 64, 1, 1 } -- nothing is in a cache
    support.near(core.form_seconds("scan", tokens, one), both.decode.time_s, 1e-9)
    local flops = 16 * 1024 * (2 * 3 * state + 64 * 4 * (128 + 128))
    local all = { 1e15, 3e12, 100, 1, flops, 1024 * moved, 16 * 8 * state, 64, 1024, 64 }
    support.near(core.form_seconds("scan", chunks, all), both.prefill.time_s, 1e-9)
  end)

  it("are told apart by their products and decays", function()
    support.near(7e-6, step(scan { decays = 128 }, entries).overhead_s)
    support.near(9e-6, phases(scan { products = 2 }, { entries[1], entries[4] }, { isl = 64 }).prefill.overhead_s)
    assert.has_error(function() core.calibration { { form = "scan", scan = "rwkv", parameters = {} } } end)
  end)

  it("keep the roofline of prompts where they have no chunks", function()
    local roofline = phases(scan { chunk = 0 }, nil, { isl = 4096, cost_model = "roofline" }).prefill
    local found = phases(scan { chunk = 0 }, entries, { isl = 4096 }).prefill
    support.near(roofline.time_s, found.time_s - found.overhead_s, 1e-9)
  end)
end)

describe("mixtures, calibrated", function()
  it("are two products with half a launch each, and the rows between", function()
    local parameters = { launch = 4e-5, compute = 0.5, expert = 1e-6, token = 1e-6 }
    local function experts(g)
      local routed = g:route(core.input(g, 4096), { experts = 8, top_k = 2 })
      g:combine(g:grouped_linear(g:grouped_linear(routed, 2048), 4096))
    end
    local entries = { { form = "mixture", parameters = parameters } }
    local found = step(experts, entries, { batch = 4096 })
    support.near(4e-5, found.overhead_s)
    local whole = core.form_seconds("mixture", parameters, shape(4096, 4096, 2048, 2, 8, 1, 1, 0, 1, 2, 2))
    support.near(whole, found.time_s, 0.2) -- rows are moved in another way
    parameters.expert = 2e-6
    support.near(8e-6, step(experts, entries, { batch = 4096 }).time_s - found.time_s, 1e-6)
  end)
end)

describe("quantised products, calibrated", function()
  it("quantise what they read, but for what fusion leaves", function()
    local entries = { { form = "linear", weights = "fp8", rate = "fp8", parameters = { quantise = 2e-5, quantised = 0.1 } } }
    local eight = { weights = "fp8", activations = "fp8", batch = 64 }
    local whole = step(linear, entries, eight).time_s
    eight.fusion = { quantise = 0 }
    support.near(2e-5 + 64 * 4096 * 3 / 3e11, whole - step(linear, entries, eight).time_s, 1e-6)
  end)
end)
