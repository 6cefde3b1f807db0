-- Ladders of changes.

local figure = require "mantile.explore.figure"
local json = require "mantile.json"
local support = require "support"
local whatif = require "mantile.explore.whatif"

local near = support.near

local function request(changes)
  local values = { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 16 }
  for key, value in pairs(changes or {}) do values[key] = value end
  return values
end

local ladder = { "memory.hbm.bandwidth=+20%", "memory.hbm.bandwidth=*2; weights=fp8", { tp = 2 } }

local function on(bandwidth)
  return assert(figure.derive("h100-sxm", { ["memory.hbm.bandwidth"] = bandwidth }))
end

describe("a ladder", function()
  it("has each rung on top of the one before", function()
    local found = assert(whatif.of(request(), ladder))
    local reports = {
      support.report(request()), support.report(request { hardware = on(3350e9 * 1.2) }),
      support.report(request { hardware = on(3350e9 * 2.4), weights = "fp8" }),
      support.report(request { hardware = on(3350e9 * 2.4), weights = "fp8", tp = 2 }),
    }
    assert.equal(3, #found.rungs)
    for i, row in ipairs(found.rungs) do
      local report = reports[i + 1]
      for _, key in ipairs { "ttft_s", "tpot_s", "throughput_tok_s_gpu", "cost_usd_per_mtok" } do
        near(report[key], row[key])
        near(report[key] / reports[1][key], row.of_base[key])
        near(report[key] / reports[i][key], row.of_before[key])
      end
      assert.equal(report.decode.bottleneck, row.bound_by.decode)
      assert.equal(report.prefill.bottleneck, row.bound_by.prefill)
      assert.equal(report.gpus, row.gpus)
    end
    assert.same({ name = "weights", given = "fp8", from = "bf16", to = "fp8" }, found.rungs[2].changes[2])
    assert.equal("memory.hbm.bandwidth=*2; weights=fp8", found.rungs[2].name)
    assert.equal("tp=2", found.rungs[3].name)
  end)

  it("has each alone where it is asked for", function()
    local found = assert(whatif.of(request(), ladder, { each = true }))
    near(support.report(request { tp = 2 }).tpot_s, found.rungs[3].tpot_s)
    near(support.report(request { hardware = on(6700e9), weights = "fp8" }).tpot_s, found.rungs[2].tpot_s)
    for _, row in ipairs(found.rungs) do assert.same(row.of_base, row.of_before) end
  end)

  it("shows the metrics asked for", function()
    local found = assert(whatif.of(request(), { "batch=*2" }, { of = "tpot_s, decode.bottleneck" }))
    assert.same({ "tpot_s", "decode.bottleneck" }, found.metrics)
    assert.equal("weights", found.rungs[1]["decode.bottleneck"])
    assert.truthy(tostring(found):find("decode.bottleneck", 1, true))
    assert.same({ "memory.max_batch" }, assert(whatif.of(request(), { "tp=2" }, { of = { "memory.max_batch" } })).metrics)
  end)

  it("is one of models without tokens, and of accelerators without a price, too", function()
    local found = assert(whatif.of({ model = "vit-l16", hardware = "gb200" }, { "batch=*8", "activations=fp8" }))
    assert.same({ "latency_s", "items_s_gpu", "memory.total_bytes" }, found.metrics)
    assert.equal("string", type(found.rungs[1].bound_by.forward))
    assert.truthy(tostring(found):find("latency_s", 1, true))
  end)

  it("sorts and filters as rows do", function()
    local found = assert(whatif.of(request(), ladder))
    assert.equal("tp=2", found.rungs:sort("tpot_s")[1].name)
    assert.equal(1, #found.rungs:filter(function(row) return row.gpus == 2 end))
  end)

  it("names the rung that is not legal", function()
    for _, case in ipairs {
      { { "tp=2", "tp=3" }, nil, "rung 2 (tp=3): layer 'attention': tp (3) must divide heads (32)" },
      { { "memory.hmb.bandwidth=*2" }, nil, "rung 1 (memory.hmb.bandwidth=*2): h100-sxm states no" },
      { { "tp" }, nil, "rung 1: 'tp' is no change" },
      { { "hardware=nothing" }, nil, "rung 1 (hardware=nothing): there is no hardware 'nothing'" },
      { { "batch=/3" }, nil, "rung 1 (batch=/3): batch is 5.33" },
      { {}, nil, "a ladder is a list of changes" }, { "tp=2", nil, "a ladder is a list of changes" },
      { { "tp=2" }, { of = "tpots" }, "there is no metric 'tpots'" }, { { "tp=2" }, { of = {} }, "of is a list" },
      { { "tp=2" }, { eech = true }, "unknown option 'eech'" }, { { "tp=2" }, 3, "options are a table" },
    } do
      local found, message = whatif.of(request(), case[1], case[2])
      assert.is_nil(found)
      assert(message:find(case[3], 1, true), message)
    end
    assert.is_nil((whatif.of(request { tp = 3 }, { "tp=2" })))
    assert.is_nil((whatif.of(request(), (function()
      local many = {}
      for i = 1, 1001 do many[i] = "batch=2" end
      return many
    end)())))
  end)
end)

describe("mantile whatif", function()
  it("prints a ladder, and the same as JSON", function()
    local arguments = "whatif llama-3.1-8b --on h100-sxm --batch 16 'memory.hbm.bandwidth=+20%' "
      .. "'memory.hbm.bandwidth=x2; weights=fp8' tp=2"
    local status, out, err = support.cli(arguments)
    assert.equal(0, status, err)
    for _, expected in ipairs {
      "1  + memory.hbm.bandwidth=+20%  3.35 TB/s -> 4.02 TB/s\n", "weights=fp8                bf16 -> fp8\n",
      "tp=2                       1 -> 2                  1 -> 2 accelerators\n",
    } do
      assert(out:find(expected, 1, true), out)
    end
    for line in out:gmatch "[^\n]+" do assert(utf8.len(line) <= 100, line) end
    local _, text = support.cli(arguments .. " --json")
    local found = json.decode(text)
    assert.equal(3, #found.rungs)
    near(assert(whatif.of(request(), ladder)).rungs[3].of_base.tpot_s, found.rungs[3].of_base.tpot_s, 1e-12)
    assert.is_false(found.each)
    assert.equal("fp8", found.rungs[2].report.deployment.weights)
    _, out = support.cli(arguments .. " --each")
    assert.is_nil(out:find("of before", 1, true))
  end)

  it("answers no with status 1, and misuse with 2", function()
    assert.equal(1, (support.cli "whatif llama-3.1-8b --on h100-sxm batch=*999"))
    assert.equal(1, (support.cli "whatif llama-3.1-70b --on h100-sxm tp=2"))
    for arguments, expected in pairs {
      ["tp=2"] = "name a model", ["llama-3.1-8b tp=2"] = "name the hardware",
      ["llama-3.1-8b --on h100-sxm"] = "say what changes", ["llama-3.1-8b --on h100-sxm tp=0"] = "rung 1 (tp=0): tp is 0",
      ["a b --on h100-sxm tp=2"] = "one model is enough",
    } do
      local status, out, err = support.cli("whatif " .. arguments)
      assert.equal(2, status)
      assert.equal("", out)
      assert(err:find("^mantile: [^\n]+\n$") and err:find(expected, 1, true), err)
    end
  end)
end)
