-- Pictures of requests and runs: what is drawn, and that it is.

local axis = require "mantile.picture.axis"
local estimate = require "mantile.estimate"
local picture = require "mantile.picture"
local placing = require "mantile.picture.placing"
local simulate = require "mantile.simulate"
local support = require "support"
local terminal = require "mantile.picture.terminal"

local has_gnuplot = os.execute "gnuplot --version >/dev/null 2>&1"
local drawing = has_gnuplot and it or pending

local request = { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 16 }

local function sum(list)
  local total = 0
  for _, value in ipairs(list) do total = total + value end
  return total
end

describe("a roofline", function()
  it("has every op with FLOPs, none above its ceilings", function()
    local data = assert(picture.roofline(request)).data
    local shares = { prefill = data.left_out.prefill or 0, decode = data.left_out.decode or 0 }
    for _, point in ipairs(data.points) do
      shares[point.phase] = shares[point.phase] + point.share
      assert.is_true(point.rate <= data.peaks[1].rate * (1 + 1e-9))
      assert.is_true(point.rate <= point.intensity * data.tiers[1].bandwidth * (1 + 1e-9))
    end
    support.near(1, shares.prefill, 1e-9)
    support.near(1, shares.decode, 1e-9)
    assert.equal("fp8, int8", data.peaks[1].name)
    assert.same({ { name = "hbm", bandwidth = 3.35e12 } }, data.tiers)
  end)

  it("agrees with the formula of an op", function()
    local data = assert(picture.roofline(request, { phase = "decode" })).data
    for _, point in ipairs(data.points) do
      assert.equal("decode", point.phase)
      if point.op == "mlp.down" then
        -- docs/explain.md: 1.879 GFLOP; 117440512 + 36864 * 16 bytes
        support.near(1879048192 / (117440512 + 36864 * 16), point.intensity, 1e-9)
        assert.equal(32, point.times)
      end
    end
  end)

  it("has all tiers of a memory", function()
    local hardware = require "mantile.hardware"
    local h = hardware.derive("h100-sxm", { memory = { host = { capacity = 1e12, bandwidth = 1e11 } } }, "two-tiers")
    local of = assert(picture.roofline { model = "gpt2", hardware = h })
    assert.same({ "hbm", "host" }, { of.data.tiers[1].name, of.data.tiers[2].name })
    assert.matches("'host 100 GB/s'", of.of.script(of.data, "svg", 900, 600), 1, true)
  end)

  it("says what is refused", function()
    assert.matches("must divide heads", select(2, picture.roofline { model = "gpt2", hardware = "l4", tp = 7 }), 1, true)
    assert.matches("no op has FLOPs in a phase 'x'", select(2, picture.roofline(request, { phase = "x" })), 1, true)
    assert.matches("a table, not 3", select(2, picture.roofline(request, 3)), 1, true)
    assert.is_nil((picture.roofline(3)))
  end)

  drawing("is drawn for models of all kinds", function()
    for _, model in ipairs { "resnet-50", "deepseek-v2-lite", "mamba-2.8b", "stable-diffusion-1.5", "whisper-large-v3" } do
      assert.matches("</svg>", assert(assert(picture.roofline { model = model, hardware = "l40s" }):svg()), 1, true)
    end
  end)
end)

describe("a breakdown of latency", function()
  it("has bars that are as long as the steps, by cause and by layer", function()
    local values = { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm", batch = 16 }
    local report = assert(estimate.report(values, { layers = true }))
    for _, by in ipairs { "cause", "layer" } do
      local panels = assert(picture.latency({ report, request }, { by = by == "cause" and by or nil })).data.panels
      assert.equal(2, #panels[1].bars)
      if by == "layer" then panels = assert(picture.latency(report, { by = by })).data.panels end
      support.near(report.ttft_s, sum(panels[1].bars[1].values), 1e-6)
      support.near(report.tpot_s, sum(panels[2].bars[1].values), 1e-6)
    end
  end)

  it("as text needs no gnuplot, and keeps to its width", function()
    local text = assert(picture.latency { request, { model = "llama-3.1-8b", hardware = "l4" } }):text(60)
    assert.matches("1  llama-3.1-8b on 1x h100-sxm", text, 1, true)
    assert.matches("w weights", text, 1, true)
    for line in text:gmatch "[^\n]+" do assert.is_true(utf8.len(line) <= 60, line) end
  end)

  it("is of models that make no tokens too", function()
    local data = assert(picture.latency({ model = "resnet-50", hardware = "l4" }, { by = "layer" })).data
    assert.equal("the whole batch", data.panels[1].title)
  end)

  it("says what is refused", function()
    local report = assert(estimate.report(request))
    for sentence, words in pairs {
      ["by is 'time'"] = { request, { by = "time" } }, ["phase is 3"] = { request, { phase = 3 } },
      ["report 1 has no layers"] = { report, { by = "layer" } }, ["no report has a phase 'forward'"] = { request, { phase = "forward" } },
      ["2: there is no model"] = { { request, { model = "llamma", hardware = "l4" } } },
      ["13 reports are too many"] = { { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 } }, ["not 'x'"] = { "x" },
    } do
      local none, message = picture.latency(words[1], words[2])
      assert.is_nil(none)
      assert.matches(sentence, message, 1, true)
    end
  end)

  drawing("without any time is drawn, and one with NaN", function()
    local report = assert(estimate.report(request))
    for _, cause in ipairs { "compute", "weights", "kv", "activations" } do report.decode[cause .. "_s"] = 0 / 0 end
    assert.truthy(assert(picture.latency(report)):svg())
    assert.truthy(assert(picture.latency(report)):text())
  end)
end)

describe("a picture of memory", function()
  it("has what the report says, and its capacity", function()
    local report = assert(estimate.report { model = "llama-3.1-70b", hardware = "h100-sxm" })
    local bar = assert(picture.memory(report)).data.panels[1].bars[1]
    support.near(report.memory.total_bytes, bar.total, 1e-9)
    assert.equal(report.memory.capacity_bytes, bar.mark)
    assert.matches("does not fit", bar.name, 1, true)
    assert.matches("|", picture.memory(report):text(), 1, true)
  end)
end)

describe("a timeline", function()
  local values = {
    model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm", traffic = { rate = 20, requests = 200, seed = 3 },
  }

  it("has as much running and waiting as the simulation says", function()
    local report, run = assert(simulate.run(values, { timeline = true }))
    local data = assert(picture.timeline(run)).data
    local function mean_of(panel, series)
      local total = 0
      for _, point in ipairs(data.panels[panel].series[series].points) do total = total + point[2] end
      return total / #data.panels[panel].series[series].points
    end
    local sim = report.simulation
    support.near(sim.pools[1].kv_utilisation, mean_of(3, 1), 0.05)
    -- Little's law
    local rate = 200 / data.until_s
    support.near(rate * sim.queue_s.mean, mean_of(2, 1), 1e-6)
    support.near(rate * (sim.ttft_s.mean - sim.queue_s.mean), mean_of(1, 1), 1e-6)
    support.near(rate * (sim.e2e_s.mean - sim.ttft_s.mean), mean_of(1, 2), 1e-6)
  end)

  it("has a line for each of two pools", function()
    local data = assert(picture.timeline {
      model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm", mode = "disagg", prefill = { count = 2 }, decode = { tp = 2 },
      traffic = { rate = 10, requests = 100 },
    }).data
    assert.same({ "pool of prefill", "pool of decode" }, { data.panels[3].series[1].name, data.panels[3].series[2].name })
  end)

  it("says where there is none", function()
    local _, run = assert(simulate.run(values))
    assert.matches("simulate with { timeline = true }", select(2, picture.timeline(run)), 1, true)
    assert.matches("a run is needed", select(2, picture.timeline(3)), 1, true)
    assert.matches("needs a concurrency", select(2, picture.timeline { model = "gpt2", hardware = "l4" }), 1, true)
  end)

  drawing("is drawn as text of three parts", function()
    local text = assert(assert(picture.timeline(values)):text(80, 30))
    for _, title in ipairs { "requests running", "requests waiting", "KV cache used" } do
      assert.matches(title, text, 1, true)
    end
    assert.is_nil(text:find "\f")
  end)
end)

describe("a picture", function()
  after_each(support.clean)

  it("is told from other tables, and has a text", function()
    local memory = assert(picture.memory(request))
    assert.is_true(picture.is(memory))
    assert.is_false(picture.is {})
    assert.equal(memory:text(), tostring(memory) .. "\n")
  end)

  it("is of a size that can be drawn", function()
    local memory = assert(picture.memory(request))
    assert.matches("width is 3; it must be from 40", select(2, memory:text(3)), 1, true)
    assert.matches("height is 1e+300", select(2, memory:svg(600, 1e300)), 1, true)
    assert.matches("width is 'x'", select(2, memory:svg "x"), 1, true)
  end)

  it("is saved by its ending", function()
    local memory, path = assert(picture.memory(request)), support.folder() .. "/m"
    for ending, start in pairs(has_gnuplot and { png = "\x89PNG", svg = "<?xml", txt = "memory" } or { txt = "memory" }) do
      assert.is_true(assert(memory:save(path .. "." .. ending)))
      local file <close> = io.open(path .. "." .. ending, "rb")
      assert.equal(start, file:read(#start))
    end
    for _, wrong in ipairs { "m.pdf", "m", "", 3, false } do
      assert.matches("must end in .png, .svg or .txt", select(2, memory:save(wrong)), 1, true)
    end
    assert.matches("/no/such/folder", select(2, memory:save "/no/such/folder/m.txt"), 1, true)
    if io.open("/dev/full", "wb") then os.execute(("ln -s /dev/full '%s.full.txt'"):format(path)) end
    assert.is_nil((memory:save(path .. ".full.txt")))
  end)

  drawing("of a model with a hostile name is drawn", function()
    local report = assert(estimate.report(request))
    report.model = "</text><script>alert(1)</script>'\"`id`\n\27]0;x\7"
    for _, kind in ipairs { "latency", "memory" } do
      local svg = assert(assert(picture[kind](report)):svg())
      assert.is_nil(svg:find("<script", 1, true))
      assert.is_nil(svg:find "[\27\7]")
    end
  end)
end)

describe("names beside points", function()
  local frame = { left = 0, right = 200, bottom = 0, top = 100 }

  it("keep clear of each other, of points and of the frame", function()
    local names = placing.names({
      { x = 50, y = 50, text = "first" }, { x = 56, y = 50, text = "second" }, { x = 195, y = 50, text = "at the right" },
    }, frame, 6)
    assert.equal(3, #names)
    assert.same({ "left", "right" }, { names[2].side, names[3].side })
    assert.equal(0, #placing.names({ { x = 50, y = 50, text = ("long"):rep(20) } }, frame, 6))
  end)

  it("are written over lines only where there is no other place", function()
    local crowd = { { x = 100, y = 50, text = "name" } }
    for x = 0, 200, 5 do crowd[#crowd + 1] = { x = x, y = 50, size = 1, line = true } end
    assert.is_true(math.abs(placing.names(crowd, frame, 6)[1].y - 50) > 7)
    for y = 0, 100, 5 do
      for x = 0, 200, 5 do crowd[#crowd + 1] = { x = x, y = y, size = 1, line = true } end
    end
    assert.equal(1, #placing.names(crowd, frame, 6))
  end)
end)

describe("ticks", function()
  it("are round, and within the axis", function()
    assert.same({ 0, 20, 40, 60, 80, 100 }, axis.ticks(0, 100, false, 6))
    assert.same({ 1, 10, 100, 1000 }, axis.ticks(1, 1000, true))
    assert.same({ 2, 5, 10, 20 }, axis.ticks(2, 30, true))
    for _, ends in ipairs { { 0, 1e-300 }, { -5, 5 }, { 1e300, 1.7e308 }, { 3, 3.0000001 } } do
      local list = axis.ticks(ends[1], ends[2], false, 6)
      assert.is_true(#list <= 7)
    end
    assert.is_true(#axis.ticks(1e-30, 1e30, true) <= 10)
  end)

  it("have units", function()
    local cases = {
      { 0.0025, "s", "2.5 ms" }, { 0, "s", "0" }, { 4e10, "bytes", "40 GB" }, { 0.25, "fraction", "25 %" }, { 1500, "tok/s", "1.5k" },
      { 1e15, "flop/s", "1 PFLOP/s" }, { 20, "s", "20 s" }, { 0.5, "tok/s", "0.5" }, { 7200, "s", "7200 s" },
    }
    for _, case in ipairs(cases) do assert.equal(case[3], axis.text(case[1], case[2])) end
    assert.equal("tok_s_user (tok/s)", axis.named("tok_s_user", "tok/s"))
    assert.equal("ttft_s", axis.named("ttft_s", "s"))
  end)

  it("leave room around what is drawn", function()
    for _, ends in ipairs { { 0, 0 }, { 5, 5 }, { 1, 2 } } do
      local low, high = axis.range(ends[1], ends[2])
      assert.is_true(low <= ends[1] and ends[2] < high)
    end
    local low, high = axis.range(7, 7, true)
    assert.is_true(low < 7 and 7 < high)
  end)
end)

describe("a terminal", function()
  it("says whether it draws sixels", function()
    assert.is_true(terminal.says_sixel "\27[?62;4;22c")
    for _, answer in ipairs { "\27[?62;22c", "", "\27[?64;42;14c", "4", "\27[?" } do assert.is_false(terminal.says_sixel(answer)) end
  end)
end)
