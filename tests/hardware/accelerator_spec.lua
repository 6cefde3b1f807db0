-- Accelerators: rates, link levels, and the files of hardware/.

local find = require "mantile.find"
local hardware = require "mantile.hardware"
local internal = require "mantile.internal"
local core = require "mantile.core"
local support = require "support"

describe("dtypes", function()
  it("run a matmul in the wider of its operands", function()
    assert.equal("bf16", internal.wider("int4", "bf16"))
    assert.equal("fp8", internal.wider("fp8", "int4"))
    assert.equal("fp16", internal.wider("fp16", "int8"))
    assert.equal("tf32", internal.wider("bf16", "fp16")) -- neither holds the other
    assert.equal("fp32", internal.wider("fp32", "fp8"))
    assert.equal("bf16", internal.wider("bf16", "nvfp4"))
    assert.equal("fp8", internal.wider("fp8", "mxfp4"))
    assert.equal("fp8", internal.wider("nvfp4", "mxfp4")) -- neither unit takes the other
    assert.equal("fp8", internal.wider("fp8", "fp8_e5m2"))
    assert.equal("nvfp4", internal.wider("nvfp4", "nvfp4"))
  end)

  it("fall back to the next wider type an accelerator has", function()
    local v100 = { fp32 = 15.7e12, fp16 = 125e12 }
    assert.equal(125e12, internal.rate(v100, "fp8"))
    assert.equal(125e12, internal.rate(v100, "int4"))
    assert.equal(15.7e12, internal.rate(v100, "bf16")) -- fp16 has not its range
    assert.equal(0, internal.rate({ fp8 = 1 }, "bf16"))
    local b200 = { bf16 = 2250, fp8 = 4500, nvfp4 = 9000, mxfp4 = 9000, int8 = 4500 }
    assert.same({ 9000, 9000, 4500, 4500, 4500 }, {
      internal.rate(b200, "nvfp4"), internal.rate(b200, "mxfp4"), internal.rate(b200, "mxfp8"),
      internal.rate(b200, "fp8_e5m2"), internal.rate(b200, "int4"),
    })
    assert.equal(4500, internal.rate({ bf16 = 2250, fp8 = 4500 }, "nvfp4")) -- as on Hopper
  end)

  it("store what no accelerator has units for", function()
    assert.equal("bf16", internal.wider("q4_k", "bf16"))
    assert.equal("fp16", internal.wider("fp16", "int4_g128"))
    assert.equal("int8", internal.wider("q4_k", "int8"))
    assert.equal("int8", internal.wider("q4_0", "q8_0"))
    assert.equal("fp16", internal.wider("q6_k", "fp8"))
    assert.equal("fp8", internal.wider("int4_g128", "fp8"))
    assert.equal("int8", internal.wider("int4_g32", "int4")) -- its zeros take it out of the range of int4
    assert.equal(990, internal.rate({ bf16 = 990 }, "iq2_xxs"))
    for i, name in ipairs(core.dtypes()) do
      assert.equal(name, core.dtype(name))
      if i > #core.units() then assert.not_equal(name, internal.wider(name, name)) end
    end
  end)

  it("have other names", function()
    assert.same({ "fp8", "fp16", "fp32" }, { core.dtype "fp8_e4m3", core.dtype "f16", (core.dtype "f32") })
    assert.is_nil(core.dtype "q4_k_m")
  end)

  it("count their block scales", function()
    local bytes = { fp32 = 4, tf32 = 4, bf16 = 2, fp16 = 2, mxfp8 = 8.25 / 8, fp8 = 1, fp8_e5m2 = 1, int8 = 1,
      fp8_b128 = 1 + 4 / 128 / 128, nvfp4 = 4.5 / 8, mxfp4 = 4.25 / 8, int4 = 0.5,
      -- GPTQ and AWQ: 16 bits of scale and 4 of zero for each group
      int4_g32 = (4 + 20 / 32) / 8, int4_g64 = (4 + 20 / 64) / 8, int4_g128 = 4.15625 / 8,
      -- ggml-common.h states the bits per weight of most of its blocks
      q8_k = 9.125 / 8, q8_1 = 9 / 8, q8_0 = 8.5 / 8, q6_k = 6.5625 / 8, q5_1 = 6 / 8, q5_k = 5.5 / 8, q5_0 = 5.5 / 8,
      q4_1 = 5 / 8, q4_k = 4.5 / 8, q4_0 = 4.5 / 8, iq4_nl = 4.5 / 8, iq4_xs = 4.25 / 8, q3_k = 3.4375 / 8,
      iq3_s = 3.4375 / 8, iq3_xxs = 3.0625 / 8, q2_k = 2.625 / 8, iq2_s = 2.5625 / 8, iq2_xs = 2.3125 / 8,
      q2_0 = 2.25 / 8, iq2_xxs = 2.0625 / 8, tq2_0 = 2.0625 / 8, iq1_m = 1.75 / 8, tq1_0 = 1.6875 / 8,
      iq1_s = 1.5625 / 8, q1_0 = 1.125 / 8 }
    local count = 0
    for dtype, each in pairs(bytes) do
      local g = support.graph { weights = dtype }
      g:linear(core.input(g, 1024), 64)
      assert.equal(1024 * 64 * each, support.ops(g, 1, 1)[1].weights_bytes)
      count = count + 1
    end
    assert.equal(count, #core.dtypes())
  end)
end)

describe("a group of ranks", function()
  it("spreads over link levels by its size and stride", function()
    assert.same({ 8, 1 }, internal.spread({ 8, 0 }, 8, 1))
    assert.same({ 8, 2 }, internal.spread({ 8, 0 }, 16, 1))
    assert.same({ 2, 2 }, internal.spread({ 8, 0 }, 4, 4)) -- pipeline of tp 4 groups
    assert.same({ 1, 4 }, internal.spread({ 8, 0 }, 4, 8))
    assert.same({ 4, 2, 3 }, internal.spread({ 4, 8, 0 }, 24, 1))
  end)

  it("must be reachable", function()
    assert.is_nil(internal.spread({ 8 }, 16, 1))
    assert.is_nil(internal.spread({}, 2, 1))
    assert.same({ 1 }, internal.spread({ 8 }, 1, 1))
  end)
end)

describe("hardware/", function()
  it("holds every accelerator with the source of each figure", function()
    local names = find.names "hardware"
    assert.is_true(#names >= 8)
    for _, name in ipairs(names) do
      local h = assert(find.load("hardware", name))
      assert.equal(name, h.id)
      for _, field in ipairs { "peak", "memory" } do assert.is_string(h.sources[field], name) end
      if #h.links > 0 then assert.is_string(h.sources.links, name) end
      if h.price then assert.is_string(h.sources.price, name) end
    end
  end)

  it("states dense rates, one-way links and binary gigabytes", function()
    local h100 = assert(find.load("hardware", "h100-sxm"))
    assert.equal(989.4e12, h100.peak.bf16)
    assert.equal(450e9, h100.links[1].bandwidth)
    assert.equal(80 * 2 ^ 30, h100.memory.hbm.capacity)
  end)
end)

describe("derive", function()
  it("merges tables and replaces figures", function()
    local variant = hardware.derive("h100-sxm", { memory = { hbm = { bandwidth = 8e12 } } })
    assert.equal(8e12, variant.memory.hbm.bandwidth)
    assert.equal(80 * 2 ^ 30, variant.memory.hbm.capacity)
    assert.equal("h100-sxm*", variant.id)
    assert.equal(3.35e12, assert(find.load("hardware", "h100-sxm")).memory.hbm.bandwidth)
    local again = hardware.derive(variant, { power = 1 }, "mine")
    assert.equal(8e12, again.memory.hbm.bandwidth)
    assert.equal("mine", again.id)
  end)

  it("names what is wrong", function()
    local function message(changes)
      local ok, text = pcall(hardware.derive, "h100-sxm", changes)
      assert.is_false(ok)
      return text
    end
    assert.truthy(message({ memroy = {} }):find("did you mean 'memory'", 1, true))
    assert.truthy(message({ memory = { hbm = { bandwith = 1 } } }):find("did you mean 'bandwidth'", 1, true))
    assert.truthy(message({ peak = { bf17 = 1 } }):find("did you mean 'bf16'", 1, true))
    assert.truthy(message({ memory = { hbm = { bandwidth = -1 } } }):find("must be a number above 0", 1, true))
    assert.truthy(message({ memory = { hbm = { bandwidth = 0 / 0 } } }):find("must be a number above 0", 1, true))
    assert.truthy(message({ links = { { bandwidth = 1, domain = 8 }, { bandwidth = 1, domain = 8 } } })
      :find("links[2] must reach further", 1, true))
    assert.truthy(message("x"):find("table of changes", 1, true))
    local ok, text = pcall(hardware.derive, "h100-sxn", {})
    assert.is_false(ok)
    assert.truthy(text:find("did you mean 'h100-sxm'", 1, true))
  end)
end)

describe("an accelerator's file", function()
  after_each(support.clean)

  it("is found in the script's folder and read like the others", function()
    local folder = support.folder()
    support.write(folder .. "/mine.lua", [[
      return accelerator "mine" {
        name = "Mine", peak = { bf16 = 100 * TFLOPS },
        memory = { dram = { capacity = 64 * GiB, bandwidth = 1 * TB / s } },
      }]])
    local status, out = support.cli("estimate llama-3.1-8b --on ./mine.lua --json", { folder = folder })
    assert.equal(0, status)
    assert.truthy(out:find('"hardware":"mine"', 1, true))
    status, out = support.cli("hardware mine", { folder = folder, environment = "MANTILE_PATH=" .. folder })
    assert.equal(0, status)
    assert.truthy(out:find("100 TFLOP/s", 1, true))
  end)
end)

describe("an accelerator in YAML", function()
  after_each(support.clean)

  it("is written and read back the same, for every file of hardware/", function()
    local folder = support.folder()
    for _, name in ipairs(find.names "hardware") do
      local h = assert(find.load("hardware", name))
      local path = support.write(folder .. "/" .. name .. ".yaml", hardware.yaml(h))
      local back = hardware.read_yaml(path)
      assert.same(h.definition, back.definition)
      assert.equal(h.id, back.id)
    end
  end)

  it("takes quantities with their units", function()
    local folder = support.folder()
    support.write(folder .. "/mine.yaml", [[
name: Mine
peak: { bf16: 989.4 TFLOPS }
memory:
  hbm: { capacity: 80 GiB, bandwidth: 3.35 TB/s }
links:
  - { name: NVLink 4, bandwidth: 450 GB/s, latency: 2.9 us, domain: 8 }
power: 700 W
price: 2.95 USD/hour
]])
    local status, out = support.cli("estimate llama-3.1-8b --on mine.yaml --tp 2 --json", { folder = folder })
    assert.equal(0, status)
    local json = require "mantile.json"
    local _, same = support.cli "estimate llama-3.1-8b --on h100-sxm --tp 2 --json"
    local a, b = json.decode(out), json.decode(same)
    a.hardware, b.hardware, a.assumptions, b.assumptions = nil, nil, nil, nil
    assert.same(b, a)
  end)

  it("is refused with its file and place", function()
    local folder = support.folder()
    for text, expected in pairs {
      ["name: [x"] = "x.yaml: line 2", ["- 1"] = "x.yaml: unknown key", ["name: x\npeek: 3"] = "did you mean 'peak'",
      ["name: x\npeak: {bf16: 3 parsecs}\nmemory: {a: {capacity: 1, bandwidth: 1}}"] = "peak: bf16 is '3 parsecs'",
      ["text"] = "a map is needed",
    } do
      support.write(folder .. "/x.yaml", text)
      local status, _, err = support.cli("estimate llama-3.1-8b --on ./x.yaml", { folder = folder })
      assert.equal(2, status)
      assert.truthy(err:find(expected, 1, true), err)
    end
  end)
end)
