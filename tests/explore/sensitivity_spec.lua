-- What a metric depends on, against shares of time and hand arithmetic.

local estimate = require "mantile.estimate"
local figure = require "mantile.explore.figure"
local json = require "mantile.json"
local sensitivity = require "mantile.explore.sensitivity"
local support = require "support"

local near = support.near

local function request(changes)
  local values = { model = "llama-3.1-8b", hardware = "h100-sxm" }
  for key, value in pairs(changes or {}) do values[key] = value end
  return values
end

local function found_of(changes, options) return assert(sensitivity.of(request(changes), options)) end

local function by_name(list)
  local rows = {}
  for _, row in ipairs(list) do rows[row.name] = row end
  return rows
end

local function at(changes, name, value)
  local h = assert(figure.derive(changes.hardware or "h100-sxm", { [name] = value }))
  local values = request(changes)
  values.hardware = h
  return support.report(values)
end

--- The sum of what `of(op)` is over all ops of a phase.
local function sum_of(values, phase, of)
  local sum = 0
  for _, op in ipairs(assert(estimate.explain(values)).ops) do
    if op.phase == phase then sum = sum + op.times * of(op) end
  end
  return sum
end

describe("the elasticity of a time with the roofline", function()
  it("is the share of the time that the figure binds", function()
    local values = { tp = 2, batch = 16, isl = 4096 }
    local found = found_of(values)
    local figures, d = by_name(found.figures), found.report.decode
    near(-(d.weights_s + d.kv_s + d.activations_s) / d.time_s, figures["memory.hbm.bandwidth"].elasticity, 1e-9)
    assert.is_nil(figures["links.2.bandwidth"])
    assert.equal(0, d.compute_s)
    assert.equal(0, figures["peak.bf16"].elasticity)
    -- 32 layers send twice, the embedding and the logits once: 66 messages of 2.9 us
    near(66 * 2.9e-6, sum_of(request(values), "decode", function(op) return op.latency_s or 0 end))
    near(66 * 2.9e-6 / d.time_s, figures["links.1.latency"].elasticity, 1e-9)
    near(-(d.comm_s - 66 * 2.9e-6) / d.time_s, figures["links.1.bandwidth"].elasticity, 1e-8)
  end)

  it("of a prefill is that of compute too", function()
    local found = found_of({ tp = 2, isl = 4096 }, { of = "ttft_s" })
    local figures, p = by_name(found.figures), found.report.prefill
    near(-p.compute_s / p.time_s, figures["peak.bf16"].elasticity, 1e-9)
    near(-(p.weights_s + p.kv_s + p.activations_s) / p.time_s, figures["memory.hbm.bandwidth"].elasticity, 1e-9)
    assert.equal("prefill", found.bound_by.phase)
    assert.equal("compute", found.bound_by.cause)
  end)

  it("sums to -1 over all rates, with latencies and overheads", function()
    for _, case in ipairs {
      { tp = 8, batch = 64 }, { tp = 4, pp = 2, batch = 7 }, { engine = "vllm", cost_model = "roofline", tp = 2 },
      { engine = "trtllm", cost_model = "roofline", tp = 16, batch = 3, model = "mixtral-8x7b", ep = 4 },
      { tp = 8, hardware = "dgx-h100", weights_in = "host" }, { weights = "fp8", kv = "fp8", hardware = "mi300x" },
    } do
      for _, of in ipairs { "tpot_s", "e2e_s" } do
        local sums = found_of(case, { of = of }).sums
        near(-1, sums.rates - sums.latencies - sums.overhead, 1e-9)
      end
    end
  end)

  it("accounts for the host of an engine", function()
    local found = found_of { engine = "vllm", cost_model = "roofline" }
    local d = found.report.decode
    near(d.overhead_s / d.time_s, found.sums.overhead)
    assert.is_true(d.overhead_s > 0)
    near(-1 + d.overhead_s / d.time_s, found.sums.rates, 1e-9)
  end)
end)

describe("what a step of a figure does", function()
  it("is the report with that figure", function()
    local values = { tp = 2, batch = 16 }
    for _, step in ipairs { "10%", "-10%", "*2", 25 } do
      local found = found_of(values, { step = step })
      for _, row in ipairs(found.figures) do
        local report = at(values, row.name, row.value * found.step)
        near(1 + row.change, report.tpot_s / found.value, 1e-12)
      end
    end
    near(1.25, found_of({}, { step = 25 }).step)
  end)

  it("is sorted by its effect, and what has none is named", function()
    local found, before = found_of { tp = 2, batch = 16 }, math.huge
    for i, row in ipairs(found.figures) do
      assert.is_true(math.abs(math.log(1 + row.change)) <= before + 1e-9)
      before = math.abs(math.log(1 + row.change))
      assert.equal(i, row.point)
    end
    local names = " " .. table.concat(found.without_effect, " ") .. " "
    for _, name in ipairs { "peak.fp8", "memory.hbm.capacity", "links.2.latency", "price", "power", "cache" } do
      assert.truthy(names:find(" " .. name .. " ", 1, true), name)
    end
  end)

  it("on other metrics is in proportion", function()
    local found = by_name(found_of({}, { of = "cost_usd_per_mtok" }).figures)
    near(1, found.price.elasticity, 1e-9)
    near(0.1, found.price.change, 1e-9)
    assert.equal(0, found.price.limit)
    assert.equal("less", found.price.better)
    near(1, by_name(found_of({}, { of = "energy_j_per_token" }).figures).power.elasticity, 1e-9)
    found = by_name(found_of({ price = 3 }, { of = "cost_usd_per_mtok" }).figures)
    assert.equal(3, found.price.value)
    -- a throughput grows without end where one figure binds all of it
    found = by_name(found_of({ batch = 1, isl = 1 }, { of = "tok_s_user" }).figures)
    near(1, found["memory.hbm.bandwidth"].elasticity, 1e-9)
  end)

  it("on whole numbers is that of the step", function()
    local found = by_name(found_of({}, { of = "memory.max_batch" }).figures)["memory.hbm.capacity"]
    local more = at({}, "memory.hbm.capacity", 88 * 2 ^ 30).memory.max_batch
    near(math.log(more / support.report(request()).memory.max_batch) / math.log(1.1), found.elasticity, 1e-9)
    assert.is_nil(found.improved)
    assert.is_nil(found.limit)
  end)

  it("counts processors and caches where kernels were measured", function()
    local found = by_name(found_of { engine = "vllm", tp = 2 }.figures)
    assert.equal("calibrated", found_of({ engine = "vllm" }).report.cost_model)
    assert.truthy(found.processors)
    local report = at({ engine = "vllm", tp = 2 }, "processors", 145)
    near(1 + found.processors.change, report.tpot_s / support.report(request { engine = "vllm", tp = 2 }).tpot_s)
    assert.is_true(found["memory.hbm.bandwidth"].elasticity < -0.3)
  end)
end)

describe("the next bottleneck", function()
  --- The report binds the metric by its first cause up to the factor, and by the other one from there on.
  local function expect_turn(values, found, name, turn)
    local now = by_name(found.figures)[name].value
    assert.equal(found.bound_by.cause, at(values, name, now * (1 + (turn.factor - 1) * (1 - 1e-9))).decode.bottleneck)
    assert.equal(turn.cause, at(values, name, turn.value).decode.bottleneck)
  end

  it("is where the report's changes", function()
    local values = { tp = 8, batch = 16 }
    local found = found_of(values)
    local count = 0
    for _, row in ipairs(found.figures) do
      for _, turn in ipairs { row.improved or false, row.worsened or false } do
        if turn then
          expect_turn(values, found, row.name, turn)
          count = count + 1
        end
      end
    end
    assert.is_true(count >= 3)
  end)

  it("is where messages take as long as weights, by hand", function()
    local found = found_of { tp = 2 }
    local d, latency = found.report.decode, by_name(found.figures)["links.1.latency"]
    local factor = 1 + (d.weights_s - d.comm_s) / (66 * 2.9e-6)
    near(factor, latency.worsened.factor, 1e-9)
    assert.equal("comm", latency.worsened.cause)
    near(factor * 2.9e-6, latency.worsened.value, 1e-9)
  end)

  --- The most compute for its memory traffic that an op of a phase has: how much less of the peak it could do with.
  local function ridge(changes, phase)
    local most = 0
    for _, op in ipairs(assert(estimate.explain(request(changes))).ops) do
      if op.phase == phase and op.times > 0 and op.memory_s > 0 then
        most = math.max(most, op.compute_s / op.memory_s)
      end
    end
    return most
  end

  it("begins where the first op is bound by what had no effect", function()
    near(ridge({ batch = 16 }, "decode"), by_name(found_of({ batch = 16 }).figures)["peak.bf16"].effect_from, 1e-6)
  end)

  it("is not beyond what nothing waits for", function()
    local found = by_name(found_of({}, { of = "ttft_s" }).figures)
    near(ridge({}, "prefill"), found["peak.bf16"].effect_till, 1e-4)
    near(found["peak.bf16"].limit, at({}, "peak.bf16", 989.4e12 * (found["peak.bf16"].effect_till + 0.01)).ttft_s)
  end)
end)

describe("the limit of a figure", function()
  it("is what the other figures leave", function()
    local found = found_of { tp = 2, batch = 16 }
    local figures, d = by_name(found.figures), found.report.decode
    near(d.flops / 989.4e12 + d.comm_s, figures["memory.hbm.bandwidth"].limit, 1e-9)
    near(d.time_s - 66 * 2.9e-6, figures["links.1.latency"].limit, 1e-9)
    local p = found_of({ tp = 2, batch = 16 }, { of = "ttft_s" })
    near(p.report.prefill.bytes / 3350e9 + p.report.prefill.comm_s, by_name(p.figures)["peak.bf16"].limit, 1e-9)
  end)

  it("leaves what is in the fastest memory there", function()
    local found = by_name(found_of { hardware = "dgx-h100", tp = 8, weights_in = "host" }.figures)
    assert.truthy(found["memory.host.bandwidth"])
    assert.is_nil(found["memory.host.bandwidth"].limit)
    assert.is_true(found["memory.host.bandwidth"].elasticity < -0.5)
  end)
end)

describe("formats and degrees", function()
  it("are the reports of the requests that they name", function()
    local found = found_of { tp = 2, batch = 16 }
    local formats, degrees = by_name(found.formats), by_name(found.degrees)
    for name, changes in pairs {
      ["weights=fp8"] = { weights = "fp8" }, ["kv=int8"] = { kv = "int8" }, ["weights=fp32"] = { weights = "fp32" },
      ["weights=fp8; activations=fp8"] = { weights = "fp8", activations = "fp8" },
    } do
      changes.tp, changes.batch = 2, 16
      local report = support.report(request(changes))
      assert.equal(report.tpot_s, formats[name].value)
      assert.equal(report.memory.total_bytes, formats[name].memory_bytes)
      assert.is_true(formats[name].gpus_kept)
    end
    for name, changes in pairs {
      ["tp=4"] = { tp = 4 }, ["tp=1"] = { tp = 1 }, ["pp=2"] = { tp = 2, pp = 2 }, ["tp=1; dp=2"] = { tp = 1, dp = 2 },
      ["tp=1; attention_dp=2"] = { tp = 1, attention_dp = 2 },
    } do
      changes.batch = 16
      local report = support.report(request(changes))
      assert.equal(report.tpot_s, degrees[name].value)
      assert.equal(report.gpus, degrees[name].gpus)
      assert.equal(report.gpus == 2, degrees[name].gpus_kept)
      near(report.tpot_s / found.value, 1 + degrees[name].change)
    end
    assert.is_nil(degrees["ep=2"]) -- nothing in it has experts
  end)

  it("keep experts spread over the whole group", function()
    local degrees = by_name(found_of({ model = "mixtral-8x7b", tp = 4, ep = 4, batch = 64 }).degrees)
    assert.equal(8, degrees["tp=8; ep=8"].gpus)
    assert.equal(4, degrees["tp=2; ep=2; dp=2"].gpus)
    assert.is_true(degrees["ep=2"].gpus_kept)
    assert.truthy(degrees["tp=2; attention_dp=2"])
  end)

  it("that are not legal are named with the reason", function()
    local found = found_of { hardware = "m2-ultra" }
    for _, row in ipairs(found.degrees) do assert.truthy(row.name:find "dp=2") end -- what sends nothing
    assert.truthy(found.refused[1].reason:find("states no link", 1, true))
    found = found_of { model = "llama-3.1-8b", hardware = "dgx-h100", tp = 8 }
    local reason
    for _, entry in ipairs(found.refused) do reason = entry.name == "pp=2" and entry.reason or reason end
    assert.equal("gpus is 16; dgx-h100 has 8 accelerators", reason)
  end)

  it("step through the formats of files, and say what was not measured", function()
    local names = by_name(found_of({ weights = "q4_k" }).formats)
    assert.truthy(names["weights=q5_k"] and names["weights=q3_k"] and names["kv=fp8"])
    assert.is_nil(names["activations=q8_0"])
    names = by_name(found_of({ weights = "iq4_xs", kv = "q8_0" }).formats)
    assert.truthy(names["weights=q4_k"] and names["weights=q3_k"] and names["kv=bf16"] and names["kv=q6_k"])
    for _, row in ipairs(found_of({ engine = "vllm" }).formats) do
      local report = assert(estimate.report(request { engine = "vllm", weights = row.changes[1][1] == "weights"
        and row.changes[1][2] or nil }, { providers = true }))
      assert(row.not_measured == nil or (report.providers.roofline or 0) >= 0)
    end
  end)
end)

describe("a sensitivity", function()
  it("is one of models without tokens, too", function()
    local found = found_of { model = "vit-l16" }
    assert.equal("latency_s", found.of)
    assert.equal("forward", found.bound_by.phase)
    near(-1, found.sums.rates - found.sums.latencies - found.sums.overhead, 1e-9)
    assert.is_nil(by_name(found.formats)["kv=fp8"])
    assert.truthy(tostring(found):find("latency_s is", 1, true))
  end)

  it("sorts, filters and groups as rows do", function()
    local found = found_of { tp = 2 }
    assert.equal("links.1.bandwidth", found.figures:sort("elasticity")[2].name)
    assert.equal(1, #found.figures:filter(function(row) return row.elasticity < -0.5 end))
    local groups = found.degrees:group "gpus_kept"
    assert.is_true(#groups[true] > 0 and #groups[false] > 0)
  end)

  it("refuses what it cannot answer in a sentence", function()
    for _, case in ipairs {
      { {}, { of = "tpots" }, "there is no metric 'tpots'; did you mean 'tpot_s'?" },
      { {}, { of = "memory.fits" }, "memory.fits is true; it must be a number" },
      { {}, { of = "decode.comm_s" }, "decode.comm_s is 0 here" },
      { { hardware = "gb200" }, { of = "cost_usd_per_mtok" }, "gb200 states no price" },
      { {}, { of = 3 }, "of is the key of a metric" },
      { {}, { off = "tpot_s" }, "unknown option 'off'" },
      { {}, 3, "options are a table" },
      { {}, { step = "a lot" }, "step is 'a lot'; it must be a change like 10%" },
      { {}, { step = "+0%" }, "step is '+0%'" }, { {}, { step = "-100%" }, "step is '-100%'" },
      { {}, { step = "*1e9" }, "step is '*1e9'" }, { {}, { step = {} }, "step is a table" },
      { { tp = 3 }, nil, "tp (3) must divide heads" }, { { hardware = "nothing" }, nil, "there is no hardware 'nothing'" },
    } do
      local found, message = sensitivity.of(request(case[1]), case[2])
      assert.is_nil(found)
      assert(message:find(case[3], 1, true), message)
    end
    assert.is_nil((sensitivity.of(3)))
    assert.is_nil((sensitivity.of(nil)))
  end)
end)

describe("mantile sensitivity", function()
  it("prints at most 100 columns of the table, and the same as JSON", function()
    local arguments = "sensitivity llama-3.1-70b --on h100-sxm --tp 8 --batch 16"
    local status, out, err = support.cli(arguments)
    assert.equal(0, status, err)
    for line in out:gmatch "[^\n]+" do assert(utf8.len(line) <= 100 or line:find "not possible", line) end
    assert.truthy(out:find("10 %% more +now +tpot_s +elasticity +limit +next"))
    local _, text = support.cli(arguments .. " --json")
    local found = json.decode(text)
    local own = found_of { model = "llama-3.1-70b", tp = 8, batch = 16 }
    assert.equal(#own.figures, #found.figures)
    for i, row in ipairs(own.figures) do
      assert.equal(row.name, found.figures[i].name)
      near(row.value, found.figures[i].now, 1e-12)
    end
    near(own.sums.rates, found.sums.rates, 1e-12)
    assert.equal("llama-3.1-70b", found.report.model)
    assert.equal(#own.degrees, #found.degrees)
  end)

  it("answers no with status 1, and misuse with 2", function()
    local no, text = support.cli "sensitivity llama-3.1-70b --on h100-sxm"
    assert.equal(1, no)
    assert.truthy(text:find("; it does not fit in memory\n", 1, true))
    for arguments, expected in pairs {
      [""] = "name a model", ["llama-3.1-8b"] = "name the hardware", ["llama-3.1-8b --on h100-sxm --of x"] = "no metric 'x'",
      ["llama-3.1-8b --on h100-sxm --step -5"] = "step is '-5'", ["llama-3.1-8b --onn h100-sxm"] = "there is no flag",
    } do
      local status, out, err = support.cli("sensitivity " .. arguments)
      assert.equal(2, status)
      assert.equal("", out)
      assert(err:find("^mantile: [^\n]+\n$") and err:find(expected, 1, true), err)
    end
  end)
end)
