-- Ops priced in blocks against their forms, one shape after the other, and against formulas written out.

local core = require "mantile.core"
local support = require "support"

local CHIP = { peak = { bf16 = 989e12, fp8 = 1979e12 }, bandwidth = 3.35e12, processors = 132, cache = 50e6 }

--- The parameters of a form: their start unless stated.
local function parameters_of(name, stated)
  local parameters = {}
  for _, form in ipairs(core.forms()) do
    for _, p in ipairs(form.name == name and form.parameters or {}) do parameters[p.name] = stated[p.name] or p.start end
  end
  return parameters
end

--- A deployment of one op, priced by entries { form =, parameters =, op = }.
local function priced(emit, entries, options)
  local function program(phase)
    local g = core.graph { phase = phase, tp = options.tp, weights = options.weights, activations = options.weights }
    core.begin_layer(g, "test", { tp = options.tp or 1 })
    emit(g)
    core.end_layer(g)
    return core.freeze(g)
  end
  return core.deployment {
    prefill = program "prefill", decode = program "decode", cost_model = "calibrated",
    calibration = core.calibration(entries), fusion = options.fusion,
    accelerator = {
      peak = CHIP.peak, bandwidth = CHIP.bandwidth, processors = CHIP.processors, cache = CHIP.cache, capacity = 1e15,
      links = { { bandwidth = 450e9, latency = 1e-6 } },
    },
  }
end

-- More than two blocks and a part of one; small ones, those about whole tiles, and large ones.
local batches, ones, isls, osls = {}, {}, {}, {}
for i = 1, 150 do
  batches[i] = i <= 40 and i or i <= 100 and 128 * (i - 40) + i % 3 - 1 or i * i * 7
  ones[i], isls[i], osls[i] = 1, 1 + (i * 7919) % 20000, 2 * (i * 31 % 500)
end

--- Every lane of `metric` is `expected(i)`.
local function agrees(deployment, metric, lengths, expected)
  local times = deployment:evaluate(batches, lengths, metric == "tpot_s" and osls or ones, metric)
  for i in ipairs(batches) do support.near(expected(i), times[i], 1e-9) end
end

local function chip(rate) return { rate, CHIP.bandwidth, CHIP.processors, CHIP.cache } end

--- The chip and then `shape`.
local function shape_of(rate, shape) return table.move(shape, 1, #shape, 5, chip(rate)) end

local function waves(units, whole)
  local u = units / CHIP.processors
  return u < 1 and 1 or (1 - whole) * u + whole * math.ceil(u)
end

local function soft(a, b, loss)
  local longer, shorter = math.max(a, b), math.min(a, b)
  return longer + loss * shorter * (shorter / longer)
end

local TILES = { { 64, 64 }, { 64, 128 }, { 64, 256 }, { 128, 64 }, { 128, 128 }, { 128, 256 }, { 256, 128 }, { 256, 256 } }

--- A product in bf16 of menu 2, k split, as form_matmul.h says.
local function product_seconds(p, m, k, n)
  local best = math.huge
  for _, tile in ipairs(TILES) do
    for _, parts in ipairs { 1, 2, 4, 8 } do
      local steps = math.ceil(k / parts / 64) * 64
      local flops = 2 * tile[1] * tile[2] * steps * CHIP.processors / (CHIP.peak.bf16 * p.compute)
      local time = soft(flops, steps * p.serial, p.loss) + p.tile
      local units = math.ceil(m / tile[1]) * math.ceil(n / tile[2]) * parts
      local sum = parts > 1 and p.join + m * n * 4 * (parts + 1) / (2 * CHIP.bandwidth) or 0
      best = math.min(best, waves(units, p.whole) * time + sum)
    end
  end
  local rows = 2 * m * (k + n / p.written)
  local bytes, near = 2 * k * n + rows, 1 / (1 + ((2 * k * n * p.copies + rows) / CHIP.cache) ^ 6)
  local time = soft(best, bytes / CHIP.bandwidth * ((1 - near) / p.memory + near / p.near), p.loss)
  return p.launch + time * (1 + p.throttle * time / (time + p.heat))
end

--- A grouped product of k = n = width in bf16, as form_mixture.c says.
local function grouped_seconds(p, rows, touched, width)
  local best = math.huge
  for _, height in ipairs { 8, 16, 32, 64, 128, 256 } do
    local flops = 2 * (height + p.pad) * 128 * width * CHIP.processors / (CHIP.peak.bf16 * p.compute)
    local time = soft(flops, width * p.serial, p.loss) + p.tile
    local tiles = math.max(rows / touched / height + 0.5, 1)
    best = math.min(best, waves(touched * tiles * (width // 128), p.whole) * time)
  end
  local bytes = 2 * (touched * width * width + rows * width)
  return soft(best, bytes / (CHIP.bandwidth * p.memory), p.loss)
end

local SIZES = { { 1, 1 }, { 64, 8448 }, { 4096, 4096 }, { 8192, 3584 }, { 5120, 33 }, { 28672, 8192 } }

local function each_size(form, parameters, weights, expected)
  for _, size in ipairs(SIZES) do
    local k, n = size[1], size[2]
    local entry = { form = form, weights = weights, rate = weights, parameters = parameters }
    local deployment = priced(function(g) g:linear(core.input(g, k), n) end, { entry }, { weights = weights })
    agrees(deployment, "tpot_s", isls, function(i) return expected(batches[i], k, n) end)
  end
end

describe("the cost model calibrated", function()
  for menu = 0, 2 do
    for split = 0, 1 do
      it(("prices products by their form, menu %d, split %d"):format(menu, split), function()
        for _, whole in ipairs { 0, 0.3, 1 } do
          local p = parameters_of("linear", { menu = menu, split = split, whole = whole })
          each_size("linear", p, "fp8", function(m, k, n)
            return core.form_seconds("linear", p, shape_of(CHIP.peak.fp8, { m, n, k, 1, 1, 1 }))
          end)
        end
      end)
    end
  end

  it("prices products by the formula of their form", function()
    for _, whole in ipairs { 0, 0.3, 1 } do
      local p = parameters_of("linear", { menu = 2, split = 1, whole = whole })
      each_size("linear", p, "bf16", function(m, k, n) return product_seconds(p, m, k, n) end)
    end
  end)

  it("prices the products of mixtures by the formula of their form", function()
    local width, experts = 2048, 64
    for _, whole in ipairs { 0, 0.3, 1 } do
      local p = parameters_of("mixture", { whole = whole, expert = 1e-8, launch = 1e-5, pad = 16 })
      local function mixture(emit)
        return priced(function(g)
          local routed = g:route(core.input(g, width), { experts = experts, top_k = 2 })
          g:combine(emit(g, routed))
        end, { { form = "mixture", parameters = p } }, {})
      end
      local without = mixture(function(_, routed) return routed end):evaluate(batches, isls, osls, "tpot_s")
      agrees(mixture(function(g, routed) return g:grouped_linear(routed, width) end), "tpot_s", isls, function(i)
        local rows, touched = 2 * batches[i], experts * (1 - (1 - 2 / experts) ^ batches[i])
        return without[i] + (p.expert * experts + p.launch + p.token * rows / CHIP.processors) / 2
          + grouped_seconds(p, rows, touched, width)
      end)
    end
  end)

  it("prices norms by their form", function()
    local p = parameters_of("rows", {})
    for _, width in ipairs { 8, 4096, 16384 } do
      local deployment = priced(function(g) g:norm(core.input(g, width)) end,
        { { form = "rows", op = "norm", parameters = p } }, {})
      agrees(deployment, "tpot_s", isls, function(i)
        local bytes = deployment:estimate { batch = batches[i], isl = 1, osl = 1 }.decode.bytes
        return core.form_seconds("rows", p, shape_of(CHIP.peak.bf16, { batches[i], bytes }))
      end)
    end
  end)

  it("prices messages by their form", function()
    for one_shot = 0, 1 do
      local p = parameters_of("message", { one_shot = one_shot, limit = 1e6 })
      local deployment = priced(function(g) g:all_reduce(core.input(g, 4096), "tp") end,
        { { form = "message", op = "all_reduce", parameters = p } }, { tp = 8 })
      agrees(deployment, "tpot_s", isls, function(i)
        return core.form_seconds("message", p, { 450e9, 8, batches[i] * 4096 * 2, 2 * 7 / 8 })
      end)
    end
  end)

  local function attend(window)
    return function(g)
      local q, k, v = core.input(g, 32 * 128), core.input(g, 8 * 128), core.input(g, 8 * 128)
      local cache = g:cache { width = 2 * 8 * 128, window = window }
      g:attention {
        q = q, k = k, v = v, cache = cache, heads = 32, kv_heads = 8, qk_dim = 128, v_dim = 128, causal = true,
        window = window,
      }
    end
  end

  for _, window in ipairs { 0, 1000 } do
    it(("prices attention by the forms of prompts and of single queries, window %d"):format(window), function()
      local p, d = parameters_of("prefill", { launch = 5e-6 }), parameters_of("decode", { launch = 8e-6, near = 0.5 })
      local deployment = priced(attend(window > 0 and window or nil),
        { { form = "prefill", parameters = p }, { form = "decode", parameters = d } }, {})
      local function seconds(form, parameters, sequences, queries, context)
        local shape = { sequences, queries, context, 32, 8, 128, 128, window, 1, 2, 512 }
        return core.form_seconds(form, parameters, shape_of(CHIP.peak.bf16, shape))
      end
      agrees(deployment, "tpot_s", isls, function(i)
        return seconds("decode", d, batches[i], 1, isls[i] + osls[i] / 2)
      end)
      local long = {}
      for i in ipairs(isls) do long[i] = 16 + isls[i] end
      agrees(deployment, "ttft_s", long, function(i) return seconds("prefill", p, batches[i], long[i], 0) end)
    end)
  end

  it("keeps the roofline of what was not measured, and the shares that fusion leaves of the rest", function()
    local p = parameters_of("rows", { launch = 2e-6 })
    local function times(op, fusion)
      return priced(function(g) g:norm(core.input(g, 4096)) end, { { form = op and "rows" or "linear", op = op,
        parameters = op and p or {} } }, { fusion = fusion }):estimate { batch = 16, isl = 1, osl = 1 }.decode
    end
    local plain, half = times "norm", times("norm", { norms = 0.5, launches = 0.2 })
    support.near(2e-6, plain.overhead_s)
    support.near(0.5 * 0.2 * 2e-6, half.overhead_s)
    support.near(0.5 * (plain.time_s - plain.overhead_s), half.time_s - half.overhead_s)
    local roofline = times(nil)
    support.near(roofline.bytes / CHIP.bandwidth, roofline.time_s)
  end)

  it("refuses a calibration that is none", function()
    assert.has_error(function() core.calibration { { form = "lines" } } end)
    assert.has_error(function() core.calibration { { form = "rows", parameters = { launch = -1 } } } end)
    assert.has_error(function() core.calibration { { form = "rows", op = "nrom", parameters = {} } } end)
    assert.has_error(function() core.calibration { 1 } end)
  end)
end)
