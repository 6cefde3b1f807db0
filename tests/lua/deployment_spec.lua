-- deployment_spec.lua: deployments as values.

local estimate = require "mantile.estimate"
local hardware = require "mantile.hardware"
local mantile = require "mantile"
local model = require "mantile.model"
local support = require "support"

local REQUEST = { model = "llama-3.1-8b", hardware = "h100-sxm", gpus = 2, tp = 2, batch = 8, isl = 2048, osl = 128 }

local function deployed() return model "llama-3.1-8b":on "2x h100-sxm" { tp = 2, batch = 8, isl = 2048, osl = 128 } end

local function message_of(f)
  local ok, message = pcall(f)
  assert.is_false(ok)
  return message
end

describe("a deployment", function()
  it("reads like the report of its request", function()
    local a, r = deployed(), assert(estimate.report(REQUEST))
    for _, key in ipairs { "tpot_s", "ttft_s", "gpus", "hardware", "cost_usd_per_mtok" } do assert.equal(r[key], a[key]) end
    assert.same(r.memory, a.memory)
    assert.is_nil(a.loop)
    assert.equal(mantile.text(r), tostring(a))
    assert.equal(mantile.json(r), mantile.json(a))
    assert.same(REQUEST, a.request)
  end)

  it("takes hardware as a name, with a count, or itself", function()
    local m, h = mantile.model "llama-3.1-8b", assert(hardware.named "h100-sxm")
    local faster = h:derive({ memory = { hbm = { bandwidth = 6.7e12 } } }, "faster")
    assert.equal(m:on "h100-sxm".tpot_s, m:on(h).tpot_s)
    assert.equal("faster", m:on(faster).hardware)
    assert.is_true(m:on(faster).tpot_s < m:on(h).tpot_s)
    assert.equal(8, m:on " 8 x h100-sxm " {}.gpus)
    assert.matches("like \"8x h100%-sxm\", not on nothing", message_of(function() m:on() end))
  end)

  it("is of a model that is defined, too", function()
    local m = model "tiny" {
      blocks = { { "embedding", vocab = 100, width = 64 }, { "lm_head", vocab = 100 } },
    }
    assert.equal("tiny", m:on "h100-sxm" {}.model)
  end)

  it("never changes: variants are others", function()
    local a = deployed()
    local b = a:with { weights = "fp8", ["memory.hbm.bandwidth"] = "+20%" }
    assert.is_true(b.tpot_s < a.tpot_s)
    assert.same(REQUEST, a.request)
    assert.equal(4, a:with { tp = 4 }.gpus)
    assert.equal(16, a { batch = 16 }.workload.batch)
    assert.equal("fp8", a:with { layers = { mlp = { weights = "fp8" } } }.deployment.layers.mlp.weights)
    assert.equal("fp8", a:with("weights=fp8").deployment.weights)
    assert.matches("never changes", message_of(function() a.tpot_s = 1 end))
    assert.matches("never changes", message_of(function() assert(hardware.named "h100-sxm").power = 1 end))
    assert.matches("never changes", message_of(function() model "llama-3.1-8b".dtype = "fp8" end))
    local request = a.request
    request.batch = 5
    assert.equal(8, a.request.batch)
  end)

  it("raises at the caller's line what is refused", function()
    local a = deployed()
    for text, f in pairs {
      ["gpus is 2, but tp"] = function() local _ = model "llama-3.1-8b":on "2x h100-sxm" { tp = 3 } end,
      ["there is no model 'llama-3.1-9b'"] = function() local _ = model "llama-3.1-9b":on "h100-sxm".tpot_s end,
      ["there is no hardware 'h100-sxn'"] = function() local _ = model "llama-3.1-8b":on "h100-sxn".tpot_s end,
      ["did you mean 'tpot_s'"] = function() local _ = a.tpot end,
      ["unknown key 'bach'"] = function() local _ = a { bach = 3 } end,
      ["no figure or key 'bach'"] = function() local _ = a:with { bach = 3 } end,
      ["changes are a table or a text"] = function() local _ = a:with(5) end,
      ["there is no metric 'tpoot'"] = function() local _ = a:explain "tpoot" end,
      ["a deployment is divided by"] = function() local _ = a / 2 end,
      ["call it with a colon"] = function() local _ = a.with { tp = 1 } end,
    } do
      local message = message_of(f)
      assert.truthy(message:find(text, 1, true), message)
      assert.truthy(message:find("deployment_spec.lua:", 1, true), message)
    end
  end)

  it("is divided by another one", function()
    local a = deployed()
    local ratios = a:with { weights = "fp8" } / a
    support.near(a:with { weights = "fp8" }.tpot_s / a.tpot_s, ratios.tpot_s)
    assert.is_true(ratios.memory.weights_bytes < 0.6)
    assert.matches("^weights fp8 over bf16\n", tostring(ratios))
    assert.matches("tpot_s .* 0%.%d%dx", tostring(ratios))
    assert.equal(1, (a / assert(estimate.report(REQUEST))).ttft_s)
  end)

  it("answers what can be asked of its request", function()
    local a = deployed()
    assert.matches("^tpot_s = decode.time_s", a:explain "tpot")
    assert.matches("qkv.*bound by memory", a:explain("tpot_s", "qkv"))
    assert.falsy(a:explain("tpot", "qkv"):find("mlp.down", 1, true))
    support.near(1 / 1.2, a:whatif { ["memory.hbm.bandwidth"] = "+20%" }.rungs[1].of_base.tpot_s, 0.1)
    assert.equal(2, #a:whatif({ "tp=4", "weights=fp8" }).rungs)
    assert.matches("tpot_s is", tostring(a:sensitivity "tpot"))
    assert.equal(3, #a:sweep { batch = { 1, 2, 4 } })
    assert.matches("^# llama", a:with { engine = "vllm" }:emit())
  end)

  it("lays every op against its roof", function()
    local list = deployed():roofline()
    local sums = { prefill = 0, decode = 0 }
    for _, row in ipairs(list) do
      sums[row.phase] = sums[row.phase] + row.time_s
      assert.truthy(not row.of_roof or row.of_roof <= 1 + 1e-12)
      if row.op == "qkv" then assert.equal(row.phase == "decode" and "memory" or "compute", row.bound_by) end
    end
    support.near(deployed().ttft_s, sums.prefill, 1e-9)
    support.near(deployed().tpot_s, sums.decode, 1e-9)
    assert.equal("forward", (model "resnet-50":on "h100-sxm":roofline())[1].phase)
  end)

  it("is simulated", function()
    local a = deployed():with { engine = "vllm" }
    local s = a:simulate { rate = 10, requests = 50, isl = 512, osl = 32 }
    assert.equal(50, s.simulation.requests)
    assert.truthy(s.run:request(50))
    assert.is_nil(s.run:request(51))
    assert.is_number((s / a).tpot_s)
    assert.equal(8, a:simulate { requests = 20 }.workload.concurrency)
    assert.is_true(a:capacity { slo = { tpot_s = 0.05 }, isl = 256, osl = 16 }.found.rate > 1)
  end)
end)

describe("references", function()
  it("stand for names wherever a request is taken", function()
    local m, h = model "llama-3.1-8b", assert(hardware.named "h100-sxm")
    local request = { model = m, hardware = h, tp = 2, batch = 8 }
    assert.equal("llama-3.1-8b", assert(mantile.estimate(request)).model)
    assert.equal(4, #assert(mantile.sweep { model = { m, m }, hardware = { h, "b200" }, batch = 1 }))
    assert.equal("fp8", mantile.derive(h, { power = 500 }).peak.fp8 and "fp8")
    assert.equal("llama-3.1-8b", tostring(m))
  end)

  it("are no things of files", function()
    local folder = support.folder()
    support.write(folder .. "/again.lua", 'return model "again"')
    local report, message = estimate.report { model = folder .. "/again.lua", hardware = "h100-sxm" }
    assert.is_nil(report)
    assert.matches("does not return a model", message)
    support.clean()
  end)
end)
