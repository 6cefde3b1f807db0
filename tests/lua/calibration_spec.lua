-- Calibrations: which one prices a request, what its bases and relatives add, what is refused, what reports say.

local calibration = require "mantile.calibration"
local estimate = require "mantile.estimate"
local find = require "mantile.find"
local hardware = require "mantile.hardware"
local stand_in = require "mantile.measured.stand_in"
local support = require "support"

--- A folder of calibrations: name -> what its table holds.
local function files(list)
  local folder = support.folder()
  for name, text in pairs(list) do
    support.write(("%s/%s.lua"):format(folder, name), ("return calibration %q { %s }"):format(name, text))
  end
  return folder
end

--- Calls `f` where those files are found.
local function with(list, f, ...) return find.within(files(list), f, ...) end

--- An accelerator that nothing was measured of, but for what tests state.
local function chip(id, architecture, changes)
  local definition = {
    name = id, architecture = architecture, processors = 100, cache = 5e7, peak = { bf16 = 1e15, fp8 = 2e15 },
    memory = { hbm = { capacity = 80e9, bandwidth = 3e12 } },
    links = { { name = "link", bandwidth = 4e11, latency = 1e-6, domain = 8 } },
  }
  for key, value in pairs(changes or {}) do definition[key] = value end
  return hardware.accelerator(id)(definition)
end

local function entry(found, form, key)
  return assert(found.forms[form] and found.forms[form][key], form .. "." .. key)
end

describe("a calibration", function()
  after_each(support.clean)

  it("states what its bases do not", function()
    local found = with({
      ["chain-a"] = [[base = "chain-b", step = { norms = 0.1 },
        linear = { bf16 = { compute = 0.5, points = 10, error = 0.1 } }]],
      ["chain-b"] = [[base = "chain-c", step = { norms = 0.2, launches = 0.3 },
        linear = { bf16 = { compute = 0.6, memory = 0.7, points = 100, error = 0.2 } }]],
      ["chain-c"] = [[step = { launches = 0.9, host = 1e-3, elementwise = 0.4 },
        linear = { bf16 = { memory = 0.8, launch = 5e-6 }, fp8 = { compute = 0.4, points = 30, error = 0.02 } },
        rows = { norm = { near = 2 } }]],
    }, calibration.named, "chain-a")
    assert.equal("chain-a", found.from)
    local product = entry(found, "linear", "bf16")
    assert.same({ 0.5, 0.7, 5e-6 }, { product.compute, product.memory, product.launch })
    assert.equal(0.4, entry(found, "linear", "fp8").compute)
    assert.equal(2, entry(found, "rows", "norm").near)
    assert.same({ norms = 0.1, launches = 0.3, elementwise = 0.4 }, calibration.fusion(found.step))
    assert.equal(1e-3, found.step.host)
    assert.equal(40, found.points)
    support.near((10 * 0.1 + 30 * 0.02) / 40, found.error)
  end)

  it("has entries for versions of an engine up to one, beside the newest", function()
    local list = { ["all_reduce"] = {}, ["all_reduce until 0.5.10"] = {}, ["all_reduce until 0.5.9"] = {} }
    local expected = {
      ["0.5.14"] = "all_reduce", ["0.5.11rc1"] = "all_reduce", ["0.5.10"] = "all_reduce until 0.5.10",
      ["0.5.10rc2"] = "all_reduce until 0.5.10", ["0.5.9.post1"] = "all_reduce until 0.5.10", ["0.5.9"] = "all_reduce until 0.5.9",
      ["0.4"] = "all_reduce until 0.5.9", ["dev"] = "all_reduce", [""] = "all_reduce",
    }
    for version, name in pairs(expected) do assert.equal(name, calibration.name_of(list, "all_reduce", version), version) end
    assert.equal("all_reduce", calibration.name_of(list, "all_reduce", nil))
    assert.is_nil(calibration.name_of(list, "all_gather", "0.5.9"))
    assert.is_false(calibration.before("1.3.0", "1.3.0rc20"))
    assert.is_true(calibration.before("1.3.0rc9", "1.3.0rc10"))
    local found = with({ ["until-a"] = [[message = { ["all_reduce until 1.2"] = { launch = 1e-6 } }]] }, calibration.named, "until-a")
    assert.equal(1e-6, entry(found, "message", "all_reduce until 1.2").launch)
  end)

  it("is of the accelerator, then of its architecture, then of a relative", function()
    local h = chip("order-chip", "hopper")
    local list = {
      ["order-chip.order"] = "linear = { bf16 = { compute = 0.3 } }",
      ["hopper.order"] = "linear = { bf16 = { compute = 0.4 } }",
      ["blackwell.order"] = "linear = { bf16 = { compute = 0.5 } }",
      ["ampere.order"] = "linear = { bf16 = { compute = 0.6 } }",
    }
    local expected = {
      { "order-chip.order", "itself", 0.3 }, { "hopper.order", "its architecture", 0.4 },
      { "blackwell.order", "a relative", 0.5 }, { "ampere.order", "a relative", 0.6 },
    }
    for i, case in ipairs(expected) do
      local engine = "order" .. i -- what was found stays in use
      local renamed = {}
      for name, text in pairs(list) do renamed[name .. i] = text end
      local found = with(renamed, calibration.of, h, engine)
      assert.same({ case[1] .. i, case[2], case[3] }, { found.from, found.is, entry(found, "linear", "bf16").compute })
      list[case[1]] = nil
    end
    assert.is_nil(with(list, calibration.of, h, "order5"))
    assert.is_nil(calibration.of(chip("lone-chip"), "vllm"))
  end)

  it("has entries of other kernels, which state what differs from its own", function()
    local found = with({
      ["kernels-a"] = [[base = "kernels-b", mixture = { bf16 = { memory = 0.6, kernels = { one = { launch = 3e-5 } } } }]],
      ["kernels-b"] = [[mixture = { bf16 = { memory = 0.5, compute = 0.4, points = 9, error = 0.1, kernel = "all",
        kernels = { one = { compute = 0.3, points = 5, error = 0.2 }, two = { memory = 0.2 } } } }]],
    }, calibration.named, "kernels-a")
    local product = entry(found, "mixture", "bf16")
    assert.same({ memory = 0.6, compute = 0.4 }, calibration.parameters(product))
    assert.same({ memory = 0.6, compute = 0.4 }, calibration.parameters(product, "all"))
    assert.same({ memory = 0.6, compute = 0.3, launch = 3e-5 }, calibration.parameters(product, "one"))
    assert.same({ memory = 0.2, compute = 0.4 }, calibration.parameters(product, "two"))
    assert.equal(9, found.points)
    local base = entry(calibration.named "kernels-b", "mixture", "bf16") -- keeps its own
    assert.same({ memory = 0.5, compute = 0.3 }, calibration.parameters(base, "one"))
  end)

  it("stands for an engine, a format and an accelerator that nothing was measured of", function()
    local h = chip("stand-chip", "ampere")
    local list = {
      ["stand-chip.stand"] = "linear = { bf16 = { compute = 0.1 } }",
      ["ampere.stand"] = "linear = { fp8 = { compute = 0.2 }, bf16 = { compute = 0.9 } }",
      ["stand-chip.sglang"] = "linear = { nvfp4 = { compute = 0.3 } }, mixture = { bf16 = { compute = 0.4 } }",
    }
    local function found_for(of, engine, form, key)
      return stand_in.entry { hardware = of, engine = engine, form = form, key = key }
    end
    local function compute(...) return assert(with(list, found_for, h, ...)).compute end
    assert.equal(0.1, compute("stand", "linear", "bf16"))
    assert.equal(0.2, compute("stand", "linear", "fp8")) -- of a relative
    assert.equal(0.3, compute("stand", "linear", "nvfp4")) -- of another engine
    assert.equal(0.2, compute("stand", "linear", "mxfp4_a8")) -- of another format
    assert.equal(0.4, compute("nobody", "mixture", "bf16"))
    assert.is_table(found_for(chip("stand-alone"), "nobody", "linear", "bf16"))
    assert.is_nil(found_for(h, "stand", "linear", "unknown"))
    assert.is_nil(found_for(h, "stand", "unknown", "bf16"))
    local found, message = with({ ["stand-chip.wrong"] = "linear = 5" }, found_for, h, "wrong", "linear", "bf16")
    assert.is_nil(found)
    assert.truthy(message:find("linear is 5", 1, true), message)
  end)

  it("is that of the datasheet's accelerator, where a request changes it", function()
    local h = hardware.derive("h100-sxm", { memory = { hbm = { capacity = 80e9, bandwidth = 4e12 } } })
    local own, derived = calibration.of(hardware.of "h100-sxm", "vllm"), calibration.of(h, "vllm")
    assert.equal(own.from, derived.from)
  end)

  it("borrows forms that nothing was measured of, and says only what it was measured of", function()
    local h = chip("borrow-chip", "blackwell")
    local list = { ["borrow-chip.vllm"] = "linear = { bf16 = { points = 5, error = 0.01 } }" }
    local found = with(list, calibration.of, h, "vllm")
    assert.same({ "borrow-chip.vllm", 5, 0.01 }, { found.from, found.points, found.error })
    local request = { model = "llama-3.1-8b", hardware = h, engine = "vllm", gpus = 2, tp = 2 }
    local r = assert(with(list, estimate.report, request))
    request.cost_model = "roofline"
    local limit = assert(with(list, estimate.report, request))
    assert.is_true(r.decode.comm_s > 1.05 * limit.decode.comm_s)
    assert.equal(5, r.calibration.points)
    assert.is_nil(found.forms.message)
  end)

  it("borrows kernels of rows one by one: what prices nothing does not stand for the others", function()
    local function seconds(name, rows)
      local list = { [name .. ".vllm"] = "linear = { bf16 = {} }, rows = { " .. rows .. " }" }
      local request = { model = "llama-3.1-8b", hardware = chip(name, "blackwell"), engine = "vllm" }
      return assert(with(list, estimate.report, request)).decode.time_s
    end
    local without = seconds("rows-of-none", "")
    support.near(without, seconds("rows-beside", "quantise = {}"), 1e-12)
    assert.is_true(seconds("rows-of-norms", "norm = { launch = 9e-5 }") > without)
  end)

  it("of another accelerator stands for one that is like it", function()
    local list = {
      ["liked-chip.like"] = "linear = { bf16 = { compute = 0.5 } }", ["blackwell.like"] = "linear = { bf16 = { compute = 0.6 } }",
    }
    local found = with(list, calibration.of, chip("like-chip", "blackwell", { like = "liked-chip" }), "like")
    assert.same({ "liked-chip.like", "its architecture" }, { found.from, found.is })
    local other = chip("like-other", "blackwell", { like = "nothing-measured" })
    assert.equal("blackwell.like", with(list, calibration.of, other, "like").from)
  end)

  it("expects twice the error of a relative, and none that is not stated", function()
    assert.equal(0.05, calibration.expected_error { step = {}, error = 0.05, is = "itself" })
    assert.equal(0.08, calibration.expected_error { step = { error = 0.08 }, error = 0.05, is = "its architecture" })
    assert.equal(0.1, calibration.expected_error { step = {}, error = 0.05, is = "a relative" })
    assert.is_nil(calibration.expected_error { step = {}, is = "a relative" })
  end)

  it("is refused in a sentence", function()
    local long = {}
    for i = 1, 12 do long["long-" .. i] = ('base = "long-%d"'):format(i + 1) end
    local cases = {
      { "linear.bf16.compute is 1.5; it must be a number from 0.02 to 1", "linear = { bf16 = { compute = 1.5 } }" },
      { "linear.bf16.compute is -1; it must be", "linear = { bf16 = { compute = -1 } }" },
      { "linear.bf16.memory is inf; it must be", "linear = { bf16 = { memory = 1e999 } }" },
      { "linear.bf16.memory is .*nan; it must be", "linear = { bf16 = { memory = 0 / 0 } }", true },
      { "linear.bf16.launch is '1'; it must be", "linear = { bf16 = { launch = '1' } }" },
      { "linear.bf16.launch is function.*; it must be", "linear = { bf16 = { launch = function() end } }", true },
      { "linear.bf16.menu is 0.5; it must be a whole number from 0 to 3", "linear = { bf16 = { menu = 0.5 } }" },
      { "linear.bf16: unknown key 'computer'; did you mean", "linear = { bf16 = { computer = 1 } }" },
      { "linear.bf16: unknown key '1'", "linear = { bf16 = { 0.5 } }" },
      { "linear.bf16: points is 'many'; it must be", "linear = { bf16 = { points = 'many' } }" },
      { "linear.bf16: error is -1; it must be", "linear = { bf16 = { error = -1 } }" },
      { "linear.bf16: kernel is a table; it must be", "linear = { bf16 = { kernel = {} } }" },
      { "linear.bf16: kernels is 5; it must be", "linear = { bf16 = { kernels = 5 } }" },
      { "linear.bf16.kernels.a must be a table of parameters", "linear = { bf16 = { kernels = { a = 5 } } }" },
      { "linear.bf16.kernels.a.compute is 2; it must be", "linear = { bf16 = { kernels = { a = { compute = 2 } } } }" },
      { "linear.bf16.kernels.a cannot have kernels", "linear = { bf16 = { kernels = { a = { kernels = {} } } } }" },
      { "linear: there is no format 'bf17'; there are absorbed_bf16 absorbed_fp8 bf16 fp8", "linear = { bf17 = {} }" },
      { "linear: there is no format 1", "linear = { {} }" },
      { "linear.bf16 must be a table of parameters", "linear = { bf16 = 0.5 }" },
      { "linear is 0.5; it must be a table", "linear = 0.5" },
      { "unknown key 'linaer'; did you mean 'linear'?", "linaer = {}" },
      { "step: norms is 2; it must be a number from 0 to 1", "step = { norms = 2 }" },
      { "step: host is inf; it must be", "step = { host = 1e999 }" }, { "step: unknown key 'hosts'", "step = { hosts = 1 }" },
      { "step is 'none'; it must be a table", "step = 'none'" }, { "base is a table; it must be a name", "base = {}" },
      { "there is no calibration 'refuse-none'", "base = 'refuse-none'" },
      { "has more than 7 bases, or is one of its own", "base = 'refuse-26'" },
      { "has more than 7 bases, or is one of its own", "base = 'refuse-self'" },
      { "states calibration 'refuse-other'; it must be called 'refuse-named', as its file is", "base = 'refuse-named'" },
    }
    local list = { ["refuse-26"] = "base = 'refuse-27'", ["refuse-27"] = "base = 'refuse-26'", ["refuse-self"] = "base = 'refuse-self'" }
    for i, case in ipairs(cases) do list["refuse" .. i] = case[2] end
    local folder = files(list)
    support.write(folder .. "/refuse-named.lua", "return calibration 'refuse-other' {}")
    for i, case in ipairs(cases) do
      local found, message = find.within(folder, calibration.named, "refuse" .. i)
      assert.is_nil(found, case[2])
      assert.truthy(message:find(case[1], 1, not case[3]), message)
      assert.is_nil(message:find "\n")
    end
    local found, message = with(long, calibration.named, "long-1")
    assert.is_nil(found)
    assert.truthy(message:find "more than 7 bases", message)
  end)

  it("names the same problem whatever the order of its tables", function()
    for _ = 1, 5 do
      local ok, message = pcall(function()
        calibration "many" { rows = { norm = { near = -1 } }, decode = { fp8 = { x = 1 }, bf16 = { y = 1 } }, linear = { z = {} } }
      end)
      assert.is_false(ok)
      assert.truthy(message:find("decode.bf16: unknown key 'y'", 1, true), message)
    end
  end)

  it("keeps no hold of the tables it was given", function()
    local product = setmetatable({ compute = 0.5 }, { __index = function() error "asked" end })
    local given = calibration "given" { linear = { bf16 = { compute = 0.5 } } }
    assert.equal(0.5, given.linear.bf16.compute)
    assert.has_error(function() calibration "asking" { linear = { bf16 = product } } end)
    local rounded = calibration "rounded" { linear = { bf16 = { heat = 100 * 1e-6 } } } -- a little less than 1e-4
    assert.equal(1e-4, rounded.linear.bf16.heat)
  end)

  it("of every file loads, and can price", function()
    for _, name in ipairs(find.names "calibration") do
      local found = assert(calibration.named(name))
      assert.truthy(next(found.forms), name)
    end
  end)
end)

local function report(changes)
  local request = { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm", isl = 1024, osl = 128 }
  for key, value in pairs(changes or {}) do request[key] = value end
  return support.report(request)
end

describe("a calibrated report", function()
  after_each(support.clean)

  it("is the default where kernels were measured, else a roofline", function()
    local r = report()
    assert.equal("calibrated", r.cost_model)
    local found = calibration.of(hardware.of "h100-sxm", "vllm")
    assert.same({
      from = found.from, of = found.is, engine = "vllm", points = found.points,
      expected_error = calibration.expected_error(found),
    }, r.calibration)
    assert.is_true(r.calibration.points > 100 and r.calibration.expected_error > 0 and r.calibration.expected_error < 1)
    local other = report { hardware = "m4-max" }
    assert.equal("roofline", other.cost_model)
    assert.is_nil(other.calibration)
    assert.equal("roofline", report({ cost_model = "roofline" }).cost_model)
    assert.is_nil(report({ cost_model = "roofline" }).calibration)
    assert.same(r, report { cost_model = "calibrated" })
  end)

  it("is refused where nothing was measured", function()
    local r, message, field = estimate.report {
      model = "llama-3.1-8b", hardware = "m4-max", engine = "vllm", cost_model = "calibrated",
    }
    assert.is_nil(r)
    assert.equal("cost_model", field)
    assert.truthy(message:find("no kernels of vllm were measured on m4-max", 1, true), message)
    assert.truthy(message:find("mantile calibrate", 1, true), message)
  end)

  it("is refused where a calibration is wrong, and not where another cost model is asked for", function()
    local request = { model = "llama-3.1-8b", hardware = chip("wrong-chip"), engine = "vllm" }
    local list = { ["wrong-chip.vllm"] = "linear = { bf16 = { compute = 7 } }" }
    local r, message = with(list, estimate.report, request)
    assert.is_nil(r)
    assert.truthy(message:find("wrong-chip.vllm.lua: calibration 'wrong-chip.vllm': linear.bf16.compute is 7", 1, true), message)
    request.cost_model = "roofline"
    assert.is_table(with(list, estimate.report, request))
  end)

  it("is printed where its error is not stated", function()
    local request = { model = "llama-3.1-8b", hardware = chip("plain-chip"), engine = "vllm" }
    local r = assert(with({ ["plain-chip.vllm"] = "linear = { bf16 = { compute = 0.7 } }" }, estimate.report, request))
    assert.same({ from = "plain-chip.vllm", of = "itself", engine = "vllm", points = 0 }, r.calibration)
    local text = require("mantile.report.text").report(r)
    assert.truthy(text:find("calibrated (plain-chip.vllm, error not stated)", 1, true), text)
  end)

  it("prices attention by that of a relative's engine, where only latent vectors were measured", function()
    local h = hardware.derive("a100-sxm-80", {}, "plain-a100")
    local function decode_of(list, key)
      return with(list, function()
        local found = assert(calibration.of(h, "mine"))
        for _, one in ipairs(calibration.entries(h, found)) do
          if one.label == key then return one.parameters.memory end
        end
      end)
    end
    local own = "decode = { latent_bf16 = { memory = 0.3 } }"
    local relative = "decode = { bf16 = { memory = 0.7 }, latent_bf16 = { memory = 0.8 } }"
    local list = { ["plain-a100.mine"] = own, ["ada.mine"] = relative }
    assert.equal(0.7, decode_of(list, "decode.bf16"))
    assert.equal(0.3, decode_of(list, "decode.latent_bf16"))
  end)

  it("takes what its causes take, and no less than the datasheet allows", function()
    for _, engine in ipairs { "vllm", "trtllm", "sglang" } do
      for _, batch in ipairs { 1, 32, 256 } do
        local r = report { engine = engine, batch = batch, gpus = batch > 32 and 2 or 1, tp = batch > 32 and 2 or 1 }
        local limit = report {
          engine = engine, batch = batch, gpus = batch > 32 and 2 or 1, tp = batch > 32 and 2 or 1, cost_model = "roofline",
        }
        for _, phase in ipairs { "prefill", "decode" } do
          local p, sum = r[phase], 0
          for _, cause in ipairs { "compute", "weights", "kv", "activations", "comm", "overhead" } do
            assert.is_true(p[cause .. "_s"] >= 0)
            sum = sum + p[cause .. "_s"]
          end
          support.near(p.time_s, sum, 1e-9)
          local what = ("%s of %s at %d: %g, %g"):format(phase, engine, batch, p.time_s, limit[phase].time_s)
          assert.is_true(p.time_s >= limit[phase].time_s, what)
          assert.equal(limit[phase].flops, p.flops)
        end
        assert.is_true(r.tpot_s >= limit.tpot_s and r.ttft_s >= limit.ttft_s)
      end
    end
  end)

  it("prices no dense model below its roofline, whatever stands for kernels that were not measured", function()
    for _, place in ipairs { "h100-sxm vllm", "b200 sglang", "gb300 trtllm", "mi355x sglang", "mi355x atom", "mi300x sglang" } do
      local accelerator, engine = place:match "(%S+) (%S+)"
      for _, model in ipairs { "llama-3.1-8b", "llama-3.1-405b", "gemma-2-27b" } do
        local request = { model = model, hardware = accelerator, engine = engine, tp = 8, batch = 8, isl = 1024, osl = 64 }
        local calibrated = support.report(request)
        request.cost_model = "roofline"
        local bound = support.report(request)
        assert.is_true(calibrated.tpot_s >= bound.tpot_s, place .. " " .. model)
        assert.is_true(calibrated.ttft_s >= bound.ttft_s, place .. " " .. model)
      end
    end
  end)
end)
