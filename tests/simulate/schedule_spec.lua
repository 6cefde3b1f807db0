-- When a simulated engine sees requests, and when they may start.

local calibration = require "mantile.calibration"
local hardware = require "mantile.hardware"
local simulate = require "mantile.simulate"
local support = require "support"
local tables = require "mantile.tables"

local ALONE = { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "ideal", cost_model = "roofline" }

--- What became of requests { seconds, isl, osl }, and seconds of a step of the first one.
local function run(rows, changes)
  local lines = { "arrived_s,isl,osl" }
  for _, row in ipairs(rows) do lines[#lines + 1] = table.concat(row, ",") end
  local path = support.write(support.folder() .. "/trace.csv", table.concat(lines, "\n"))
  local report, done = assert(simulate.run(tables.merged(tables.merged(ALONE, { traffic = { trace = path } }), changes)))
  local list = {}
  for i in ipairs(rows) do list[i] = done:request(i) end
  return list, report
end

--- Steps of the first request until the other one starts.
local function steps_until(first, other)
  return (other.started - first.first) / ((first.finished - first.first) / (first.osl - 1))
end

describe("a simulated engine", function()
  after_each(support.clean)

  it("looks for requests at every n-th step of decoding", function()
    for _, at in ipairs { 0.1, 0.5, 1.1 } do
      local list = run({ { 0, 100, 1000 }, { at, 10, 2 } }, { poll_steps = 50 })
      local steps = steps_until(list[1], list[2])
      support.near(50 * math.floor(steps / 50 + 0.5), steps, 0.01)
      assert.is_true(list[2].started >= at and list[2].started < at + 51 * 0.01)
    end
    local at_once = run { { 0, 100, 1000 }, { 0.5, 10, 2 } }
    assert.is_true(at_once[2].started - 0.5 < 0.01)
  end)

  it("looks after a step of prompts, and while it has nothing to do", function()
    local list = run({ { 0, 2000, 1000 }, { 0.001, 2000, 100 }, { 100, 2000, 10 } },
      { poll_steps = 100, step_tokens = 2048 })
    support.near(list[1].first, list[2].started, 1e-9)
    support.near(100, list[3].started, 1e-9)
  end)

  it("lets prompts wait for others, so many steps at most", function()
    local hold = { hold_steps = 40 }
    local list = run({ { 0, 100, 1000 }, { 0.5, 10, 2 }, { 0.55, 10, 2 } }, hold)
    local step = (list[1].finished - list[1].first) / 999
    assert.is_true(math.abs(list[2].started - 0.5 - 40 * step) < 1.1 * step)
    assert.equal(list[2].started, list[3].started)
    local lone = run({ { 0, 100, 10 } }, hold)
    assert.equal(0, lone[1].started)
  end)

  it("lets them wait no longer than until they fill a step", function()
    local rows = { { 0, 100, 1000 }, { 0.5, 100, 2 }, { 0.55, 100, 2 } }
    local list = run(rows, { hold_steps = 400, hold_tokens = 200 })
    assert.is_true(list[3].started - 0.55 < 0.01)
    assert.equal(list[2].started, list[3].started)
    local full = run(rows, { hold_steps = 400, step_tokens = 128 })
    assert.is_true(full[2].started - 0.55 < 0.01)
  end)
end)

describe("a request's way to the engine", function()
  local step = calibration.of(hardware.of "h100-sxm", "vllm").step
  local LOOP = {
    model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm", mode = "continuous", concurrency = 32, isl = 128,
  }
  local keys = { "arrival", "prompt_token", "place", "burst", "warmup" }

  --- What is added to TTFT, by both methods, where those are so many seconds.
  local function added(seconds)
    local before, ttft = {}, { {}, {} }
    for _, key in ipairs(keys) do before[key], step[key] = rawget(step, key), 0 end
    for i = 1, 2 do
      for _, method in ipairs { "formula", "simulate" } do
        ttft[i][method] = support.report(tables.merged(LOOP, { method = method })).ttft_s
      end
      for key, value in pairs(seconds) do step[key] = value end
    end
    for _, key in ipairs(keys) do step[key] = before[key] end
    return ttft[2].formula - ttft[1].formula, ttft[2].simulate - ttft[1].simulate
  end

  it("is longer for each, for its tokens, and for others on their way", function()
    for _, case in ipairs { { { arrival = 0.02 }, 0.02 }, { { prompt_token = 1e-4 }, 0.0128 }, { { place = 1e-3 }, 0.031 } } do
      local formula, simulated = added(case[1])
      support.near(case[2], formula, 0.05)
      support.near(case[2], simulated, 0.3)
    end
  end)

  it("is longer for the first ones, a tenth of ten waves", function()
    local formula, simulated = added { warmup = 1 }
    support.near(0.1, formula, 0.01)
    support.near(0.1, simulated, 0.05)
    formula, simulated = added { burst = 0.05 }
    assert.is_true(formula > 0.05 and formula < 0.1 * 31 / 2 * 0.05 and simulated > 0.04)
  end)
end)
