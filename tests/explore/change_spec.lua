-- Changes as text: figures of hardware, keys of requests, what layers do otherwise.

local change = require "mantile.explore.change"
local figure = require "mantile.explore.figure"
local find = require "mantile.find"
local hardware = require "mantile.hardware"
local sweep = require "mantile.explore.sweep"
local support = require "support"

local near = support.near

local h100 = assert(find.load("hardware", "h100-sxm"))

local function base(changes)
  local values = { model = "llama-3.1-8b", hardware = "h100-sxm", tp = 2, batch = 16 }
  for key, value in pairs(changes or {}) do values[key] = value end
  return values
end

local function applied(text, changes)
  local list = assert(change.list(text))
  return assert(change.apply(base(changes), list))
end

local function refused(text, expected, changes)
  local list, message = change.list(text)
  if list then list, message = change.apply(base(changes), list) end
  assert.is_nil(list, text)
  assert(message:find(expected, 1, true), ("%s: %s"):format(text, message))
end

describe("a figure", function()
  it("has a name for all that an accelerator states", function()
    local names = table.concat(figure.names(h100), " ")
    assert.equal("peak.fp32 peak.tf32 peak.bf16 peak.fp16 peak.fp8 peak.int8 memory.hbm.bandwidth memory.hbm.capacity "
      .. "links.1.bandwidth links.1.latency links.2.bandwidth links.2.latency power price processors cache", names)
    for _, name in ipairs(figure.names(h100)) do assert.equal("number", type(figure.of(h100, name))) end
    assert.equal(50e9, figure.of(h100, "links.2.bandwidth"))
    for _, name in ipairs { "", "memory", "links.3.latency", "links.x.latency", "name", "memory.hbm.bandwidth.x" } do
      assert.is_nil(figure.of(h100, name))
    end
  end)

  it("is told from a key of a request, the price among them", function()
    for _, name in ipairs { "memory.hbm.bandwidth", "power", "peak.bf16", "cache" } do
      assert.is_true(figure.is(name))
    end
    for _, name in ipairs { "price", "tp", "attention.tp", "", "." } do assert.is_false(figure.is(name)) end
  end)

  it("takes factors and quantities of its own kind", function()
    for text, factor in pairs {
      ["+20%"] = 1.2, ["-20 %"] = 0.8, ["*2"] = 2, x2 = 2, ["/4"] = 0.25, ["* 1e-3"] = 1e-3, [" +0% "] = 1,
    } do
      near(factor, figure.factor(text), 1e-15)
    end
    for _, text in ipairs { "20%", "2", "+%", "fp8", "8 TB/s", "x", "*", "+1.2.3%", "*1..2" } do
      assert.is_nil(figure.factor(text), text)
    end
    for name, texts in pairs {
      ["memory.hbm.bandwidth"] = { "8 TB/s", "8000GB/s" }, ["memory.hbm.capacity"] = { "141 GiB", "1.5e2 GB" },
      ["links.1.latency"] = { "2 us" }, ["peak.bf16"] = { "1 PFLOPS", "989.4 TFLOP/s" }, power = { "1 kW" },
      price = { "2.5 USD/hour" },
    } do
      for _, text in ipairs(texts) do assert(figure.quantity(name, text), text) end
    end
    for name, text in pairs {
      ["memory.hbm.bandwidth"] = "8 TB", ["memory.hbm.capacity"] = "8 TB/s", ["links.1.latency"] = "2 W",
      ["peak.bf16"] = "3 TB/s", power = "3 TFLOPS", price = "3 USD", processors = "3 W",
    } do
      local value, message = figure.quantity(name, text)
      assert.is_nil(value)
      assert(message:find("it must be a number or a quantity, like ", 1, true), message)
    end
  end)

  it("makes a variant that keeps its name and its calibration", function()
    local h = assert(figure.derive("h100-sxm", { ["links.1.bandwidth"] = "+50%", ["memory.hbm.capacity"] = "141 GiB" }))
    assert.equal("h100-sxm*", h.id)
    assert.equal(675e9, h.links[1].bandwidth)
    assert.equal(50e9, h.links[2].bandwidth)
    near(2.9e-6, h.links[1].latency)
    assert.equal(141 * 2 ^ 30, h.memory.hbm.capacity)
    assert.equal(3350e9, h.memory.hbm.bandwidth)
    assert.equal(450e9, h100.links[1].bandwidth)
    assert.equal("h100-sxm*", assert(figure.derive(h, { processors = "+10%" })).id)
    assert.equal(145, assert(figure.derive(h, { processors = "+10%" })).processors)
    local report = support.report { model = "llama-3.1-8b", hardware = figure.derive(h, { power = 500 }), engine = "vllm" }
    assert.equal("itself", report.calibration.of)
  end)

  it("is an axis of a sweep, relative too", function()
    local rows = assert(sweep.run {
      model = "llama-3.1-8b", hardware = "h100-sxm", tp = 2, ["links.1.bandwidth"] = { "450 GB/s", "+50%", "*2" },
      columns = { "tpot_s" }, power = 500,
    })
    assert.equal(3, #rows)
    for i, bandwidth in ipairs { 450e9, 675e9, 900e9 } do
      local h = hardware.derive("h100-sxm", { links = { [1] = { bandwidth = bandwidth } } })
      assert.equal(support.report { model = "llama-3.1-8b", hardware = h, tp = 2 }.tpot_s, rows[i].tpot_s)
    end
  end)
end)

describe("a change", function()
  it("is read from texts and tables", function()
    assert.same({ { "tp", "8" }, { "hardware", "b200" } }, change.list " tp = 8;; on=b200 ;")
    assert.same({ { "hardware", "b200" }, { "tp", 8 }, { "memory.hbm.bandwidth", "*2" } },
      change.list { tp = 8, ["memory.hbm.bandwidth"] = "*2", on = "b200" })
    for _, wrong in ipairs { "", ";", "tp", "=8", "tp=", "tp=8; 9", {}, { 8 }, 3, true, ("tp=8;"):rep(101) } do
      local list, message = change.list(wrong)
      assert.is_nil(list)
      assert.equal("string", type(message))
    end
  end)

  it("is made one after the other", function()
    local values, done = applied "memory.hbm.bandwidth=+20%; memory.hbm.bandwidth=*2; batch=/2; weights=fp8"
    near(3350e9 * 2.4, values.hardware.memory.hbm.bandwidth)
    assert.equal(8, values.batch)
    assert.equal("fp8", values.weights)
    near(3350e9 * 1.2, done[2].from)
    assert.same({ name = "batch", given = "/2", from = 16, to = 8 }, done[3])
    assert.equal(16, base().batch)
  end)

  it("of hardware replaces all of its figures", function()
    local values, done = applied "memory.hbm.bandwidth=*9; hardware=b200; links.1.latency=0"
    assert.equal("b200*", values.hardware.id)
    assert.equal(find.load("hardware", "b200").memory.hbm.bandwidth, values.hardware.memory.hbm.bandwidth)
    assert.equal("h100-sxm*", done[2].from)
  end)

  it("of a degree moves gpus, and of gpus moves tp", function()
    local stated = { gpus = 2 }
    assert.is_nil(applied("pp=2", stated).gpus)
    assert.equal(2, applied("pp=2", { gpus = 4, pp = 2, tp = false or nil }).tp)
    assert.equal(4, support.report(applied("pp=2", stated)).gpus)
    assert.equal(8, support.report(applied("gpus=*4", stated)).deployment.tp)
    assert.equal(2, support.report(applied("tp=1; pp=2", stated)).gpus)
    assert.equal(4, support.report(applied("gpus=8; pp=2", stated)).deployment.tp)
  end)

  it("of a price is in USD an hour, whatever states it", function()
    near(2.95 * 1.1, applied("price=+10%").price)
    near(2, applied("price=2 USD/hour").price)
    near(2, applied("price=2").price)
    near(6, applied("price=*3", { price = 2 }).price)
    near(1.25 * 1.2, applied("pue=+20%").pue)
  end)

  it("reaches into tables", function()
    local given = { layers = { mlp = { tp = 2 } } }
    local values, done = applied("attention.dtype=fp8; mlp.tp=*1; lm_head.tp=/1", given)
    assert.same({ mlp = { tp = 2 }, attention = { dtype = "fp8" }, lm_head = { tp = 2 } }, values.layers)
    assert.is_nil(given.layers.attention)
    assert.equal(2, done[3].from)
    assert.equal(3, applied("inputs.images=3").inputs.images)
    assert.is_false(applied("sp=false", { sp = true }).sp)
  end)

  it("that makes no sense is refused by name", function()
    refused("wieghts=fp8", "there is no figure or key 'wieghts'; did you mean 'weights'?")
    refused("link.1.bandwidth=*2", "did you mean 'links.1.bandwidth'?")
    refused("memory.hmb.bandwidth=+20%", "h100-sxm states no memory.hmb.bandwidth; did you mean 'memory.hbm.bandwidth'?")
    refused("links.3.bandwidth=1 GB/s", "h100-sxm states no links.3.bandwidth")
    refused("idle=+20%", "h100-sxm states no idle; ")
    refused("peak.nvfp4=*2", "h100-sxm states no peak.nvfp4; ")
    refused("memory.hbm=3", "h100-sxm states no memory.hbm")
    refused("memory.hbm.bandwidth=8 TB", "memory.hbm.bandwidth is '8 TB'; it must be")
    refused("memory.hbm.bandwidth=-100%", "it must be a number above 0")
    refused({ ["memory.hbm.bandwidth"] = {} }, "memory.hbm.bandwidth is a table; it must be")
    refused({ power = true }, "power is true; it must be")
    refused("links.1.domain=/9", "links[1]: domain is 0.8")
    refused("weights=*2", "weights is no number; write what it becomes")
    refused("acceptance=*2", "acceptance is not stated; write what it becomes")
    refused("layers=3", "layers is a table; change one of it, like attention.tp=4")
    refused("price=3 EUR", "price is '3 EUR'; it must be")
    refused("hardware=h999; power=3", "there is no hardware 'h999'")
    refused("tp=8", "batch is 0", { batch = 0 })
  end)
end)
