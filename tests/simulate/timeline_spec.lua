-- A timeline in a bounded room, and as a trace that Perfetto opens.

local internal = require "mantile.internal"
local json = require "mantile.json"
local perfetto = require "mantile.report.perfetto"
local support = require "support"

local near = support.near

local function steps_of(timeline)
  local steps = {}
  for i = 1, (timeline:size()) do steps[i] = timeline:step(i) end
  return steps
end

--- `count` steps of 10 ms, one right after the other, of each replica.
local function run(timeline, replicas, count, from)
  for i = 0, count - 1 do
    for replica = 0, replicas - 1 do
      local start = (from or 0) + i * 0.010
      internal.add_step(timeline, { start = start, ["end"] = start + 0.010, replica = replica, prompts = 1,
        prompt_tokens = 100, decoding = i % 50, waiting = replica, kv_used = i % 9, kv_total = 1000 })
    end
  end
end

describe("a timeline", function()
  it("has every step while there is room", function()
    local timeline = internal.timeline(100, 10)
    run(timeline, 2, 50)
    local count, requests, resolution, every = timeline:size()
    assert.same({ 100, 0, 0, 1 }, { count, requests, resolution, every })
    assert.same({ start = 0.010, ["end"] = 0.020, busy = 0.010, steps = 1, prompts = 1, prompt_tokens = 100, replica = 1,
      decoding = 1, waiting = 1, kv_used = 1, kv_total = 1000 }, timeline:step(4))
  end)

  it("merges neighbours of a replica when there is none left", function()
    local timeline = internal.timeline(100, 10)
    run(timeline, 3, 100000)
    local count, _, resolution = timeline:size()
    assert.is_true(count > 25 and count <= 100, count)
    assert.is_true(resolution >= 3 * 1000 / 100 and resolution < 6 * 1000 / 33, resolution)
    local sums, last = { 0, 0, 0 }, {}
    for _, step in ipairs(steps_of(timeline)) do
      sums[step.replica + 1] = sums[step.replica + 1] + step.steps
      assert.equal(100 * step.steps, step.prompt_tokens)
      near(step.steps * 0.010, step.busy, 1e-9)
      near(step.busy, step["end"] - step.start, 1e-6)
      assert.is_true((last[step.replica] or 0) <= step.start + 1e-9)
      assert.equal(step.steps >= 50 and 49 or step.decoding, step.decoding)
      last[step.replica] = step["end"]
    end
    assert.same({ 100000, 100000, 100000 }, sums)
    for replica = 0, 2 do near(1000, last[replica], 1e-9) end
  end)

  it("leaves a long pause as one", function()
    local timeline = internal.timeline(10, 0)
    run(timeline, 1, 100)
    run(timeline, 1, 100, 3600)
    run(timeline, 1, 100, 7200)
    local busy = 0
    for _, step in ipairs(steps_of(timeline)) do
      assert.is_true(step["end"] - step.start < 1.01)
      busy = busy + step.busy
    end
    near(3, busy, 1e-9)
  end)

  it("has a step of each replica, even where there is less room", function()
    local timeline = internal.timeline(4, 0)
    run(timeline, 20, 200)
    assert.is_true(timeline:size() <= 40)
    local some = {}
    for _, step in ipairs(steps_of(timeline)) do some[step.replica] = (some[step.replica] or 0) + step.steps end
    for replica = 0, 19 do assert.equal(200, some[replica]) end
    local none = internal.timeline(0, 0)
    run(none, 2, 10)
    internal.add_request(none, 1, { arrived = 1 })
    assert.same({ 0, 0, 0, 1 }, { none:size() })
  end)

  it("keeps every so many-th request, in whichever order they end", function()
    local timeline = internal.timeline(0, 100)
    for i = 0, 9999 do internal.add_request(timeline, (i * 7919) % 10000, { arrived = i, finished = i + 1 }) end
    local _, count, _, every = timeline:size()
    assert.equal(128, every)
    assert.equal(79, count)
    for i = 1, count do assert.equal(0, timeline:request(i).number % 128) end
  end)

  it("is misused by name", function()
    local timeline = internal.timeline(5, 5)
    assert.error_matches(function() timeline:step(1) end, "none of that number")
    assert.error_matches(function() timeline:request(0) end, "none of that number")
  end)
end)

describe("a trace for Perfetto", function()
  local function written(timeline, names)
    local path = support.folder() .. "/trace.json"
    assert.is_true(perfetto.write(path, timeline, names))
    local file <close> = assert(io.open(path, "rb"))
    local text = file:read "a"
    return assert(json.decode(text)), text
  end

  local function some_timeline()
    local timeline = internal.timeline(100, 100)
    run(timeline, 2, 3)
    internal.add_step(timeline, { start = 0.5, ["end"] = 0.75, replica = 1, decoding = 8 })
    internal.add_request(timeline, 7, { arrived = 0.1, started = 0.2, first = 0.3, finished = 0.6, isl = 100, osl = 5,
      cached = 16, replica = 1, group = 2 })
    internal.add_request(timeline, 8, { arrived = 0.1, started = 0.2, outcome = "running", isl = 100, osl = 5 })
    internal.add_request(timeline, 9, { arrived = 0.1, outcome = "too_long", isl = 100000, osl = 5 })
    return timeline
  end

  after_each(support.clean)

  it("has what the format asks of each kind of event", function()
    local needed = {
      M = { "name", "pid", "args" },
      X = { "name", "cat", "pid", "tid", "ts", "dur", "args" },
      C = { "name", "pid", "ts", "args" },
      b = { "name", "cat", "id", "pid", "ts" },
      e = { "name", "cat", "id", "pid", "ts" },
      n = { "name", "cat", "id", "pid", "ts" },
    }
    local counts = {}
    for _, event in ipairs(written(some_timeline())) do
      for _, key in ipairs(assert(needed[event.ph], event.ph)) do assert.is_not_nil(event[key], key) end
      counts[event.ph] = (counts[event.ph] or 0) + 1
    end
    assert.same({ M = 6, X = 7, C = 13, b = 9, e = 9, n = 1 }, counts)
  end)

  it("has steps as slices of their replicas", function()
    local events, slices = written(some_timeline(), { "prefill 0", 'the "other"' }), {}
    local names = {}
    for _, event in ipairs(events) do
      if event.ph == "X" then slices[#slices + 1] = event end
      if event.name == "process_name" then names[event.pid] = event.args.name end
    end
    assert.same({ "requests", "prefill 0", 'the "other"' }, names)
    assert.same({ ph = "X", cat = "step", name = "prefill", pid = 2, tid = 2, ts = 0, dur = 10000,
      args = { steps = 1, busy_s = 0.01, prompts = 1, prompt_tokens = 100, decoding = 0, waiting = 0 } }, slices[1])
    local last = slices[#slices]
    assert.same({ "decode", 3, 500000, 250000 }, { last.name, last.pid, last.ts, last.dur })
    assert.equal("mixed", slices[3].name)
  end)

  it("has requests as spans that contain one another", function()
    local seen = {}
    for _, event in ipairs(written(some_timeline())) do
      local id = event.id
      if id then
        local open = seen[id] or { names = {}, ends = {} }
        seen[id] = open
        if event.ph == "b" then
          open.names[#open.names + 1], open.ends[#open.ends + 1] = event.name, event.name
        elseif event.ph == "e" then
          assert.equal(table.remove(open.ends), event.name)
        end
        assert.is_true(event.ts >= (open.at or 0) or event.name == "request")
        open.at, open.last = event.ts, event
      end
    end
    assert.same({ "request", "queued", "prefill", "decode" }, seen["7"].names)
    assert.same({ "request", "queued", "prefill" }, seen["8"].names)
    assert.equal(750000, seen["8"].last.ts) -- it ran to the end
    assert.same({ "request", "queued" }, seen["9"].names)
    for _, open in pairs(seen) do assert.same({}, open.ends) end
  end)

  it("of nothing is a list too; what cannot be written is named", function()
    assert.equal(2, #written(internal.timeline(1, 1)))
    local done, problem = perfetto.write("/no/such/folder/trace.json", internal.timeline(1, 1))
    assert.is_nil(done)
    assert.truthy(problem:find("/no/such/folder/trace.json cannot be written", 1, true), problem)
    done, problem = perfetto.write("/dev/full", some_timeline())
    assert.is_nil(done)
    assert.truthy(problem:find("/dev/full cannot be written", 1, true), problem)
  end)

  it("is the same text each time", function()
    local _, once = written(some_timeline())
    local _, again = written(some_timeline())
    assert.equal(once, again)
  end)
end)
