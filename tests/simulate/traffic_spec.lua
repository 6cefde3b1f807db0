-- Requests over time: who sends them and when, and what they have in common.

local core = require "mantile.core"
local internal = require "mantile.internal"
local support = require "support"

--- Takes all requests that come; each is done `seconds(request)` after it came, in the order of that.
local function run(terms, seconds)
  local traffic, list, on_way = core.traffic(terms), {}, {}
  local function first_done()
    local best
    for i, one in ipairs(on_way) do
      if not best or one.done < on_way[best].done then best = i end
    end
    return best
  end
  while true do
    local i, at = first_done(), traffic:next()
    if not i and at == math.huge then return list end
    if i and on_way[i].done <= at then
      local one = table.remove(on_way, i)
      traffic:done(one.place, one.done)
    else
      local request = traffic:take()
      assert.equal(at, request.at)
      request.done = at + seconds(request, #list + 1)
      list[#list + 1], on_way[#on_way + 1] = request, request
    end
  end
end

local function always(seconds) return function() return seconds end end

local function column(list, key)
  local values = {}
  for i, row in ipairs(list) do values[i] = row[key] end
  return values
end

local LOGNORMAL = { kind = "lognormal", mean = 500, sigma = 1 }

describe("a closed loop", function()
  it("sends as many at once as there are users, and then one for each that is done", function()
    local list = run({ users = 3, requests = 7, isl = 10, osl = 5 }, function(_, i) return i end)
    assert.same({ 0, 0, 0, 1, 2, 3, 5 }, column(list, "at"))
  end)

  it("ends after a time", function()
    local list = run({ users = 2, duration_s = 10 }, always(3))
    assert.same({ 0, 0, 3, 3, 6, 6, 9, 9 }, column(list, "at"))
  end)

  it("has fewer requests than users where that is asked", function()
    assert.equal(4, #run({ users = 100, requests = 4 }, always(1)))
  end)

  it("sends the same lengths whatever becomes of its requests", function()
    local terms = { users = 8, requests = 500, isl = LOGNORMAL, osl = LOGNORMAL, seed = 7 }
    local one, other = run(terms, always(1)), run(terms, function(request, i) return request.osl * (i % 7) end)
    for _, key in ipairs { "isl", "osl" } do assert.same(column(one, key), column(other, key)) end
  end)
end)

describe("a seed", function()
  local terms = { rate = 3, burstiness = 0.5, requests = 200, isl = LOGNORMAL, osl = LOGNORMAL, groups = { 1, 2 } }

  local function of(seed)
    local own = { seed = seed }
    for key, value in pairs(terms) do own[key] = value end
    return run(own, always(1))
  end

  it("gives the same requests again, another one others", function()
    assert.same(of(5), of(5))
    assert.not_same(column(of(5), "at"), column(of(6), "at"))
    assert.not_same(column(of(5), "isl"), column(of(6), "isl"))
  end)

  it("gives the same on every machine", function()
    local list = of(42)
    assert.same({ 32, 1469, 26, 414, 309 }, { table.unpack(column(list, "isl"), 1, 5) })
    assert.equal("76.395046965502829", ("%.17g"):format(list[200].at))
  end)

  it("draws each thing for itself: one of them more changes no other", function()
    local one, other = run({ rate = 3, requests = 50, isl = LOGNORMAL }, always(1)), run({
      rate = 3, requests = 50, isl = LOGNORMAL, osl = LOGNORMAL, groups = { 1, 1 }, priorities = { { 1, 1 }, { 5, 2 } },
    }, always(1))
    assert.same(column(one, "isl"), column(other, "isl"))
    assert.same(column(one, "at"), column(other, "at"))
  end)
end)

describe("shares", function()
  it("of groups and priorities are those asked for", function()
    local list = run({
      rate = 1000, requests = 20000, groups = { 0.7, 0.2, 0.1 }, priorities = { { -3, 9 }, { 10, 1 } },
    }, always(0))
    local groups, high = { [0] = 0, 0, 0 }, 0
    for _, request in ipairs(list) do
      groups[request.group] = groups[request.group] + 1
      high = high + (request.priority == 10 and 1 or 0)
      assert.is_true(request.priority == 10 or request.priority == -3)
    end
    support.near(14000, groups[0], 0.02)
    support.near(4000, groups[1], 0.06)
    support.near(2000, groups[2], 0.08)
    support.near(2000, high, 0.08)
  end)

  it("by Zipf's law fall with the rank", function()
    local list, seen = run({ rate = 1000, requests = 50000, groups = { count = 50, zipf = 1 } }, always(0)), {}
    for g = 0, 49 do seen[g] = 0 end
    for _, request in ipairs(list) do seen[request.group] = seen[request.group] + 1 end
    local harmonic = 0
    for rank = 1, 50 do harmonic = harmonic + 1 / rank end
    for g = 0, 49 do
      local expected = 50000 / harmonic / (g + 1)
      assert.is_true(math.abs(seen[g] - expected) < 4.5 * math.sqrt(expected), ("rank %d"):format(g + 1))
    end
  end)
end)

describe("a shared prefix", function()
  local function list_of(terms)
    for key, value in pairs { rate = 10, requests = 400, isl = 100, seed = 3 } do terms[key] = terms[key] or value end
    return run(terms, always(1))
  end

  it("stands before the prompt, the same for all of its kind", function()
    local seen, count = {}, 0
    for _, request in ipairs(list_of { prefix = { tokens = 50, shares = { count = 4 } } }) do
      assert.equal(150, request.isl)
      assert.equal(2, #request.segments)
      assert.equal(50, request.segments[1].tokens)
      assert.same({ id = 0, tokens = 100 }, request.segments[2])
      local id = request.segments[1].id
      assert.not_equal(0, id)
      count = count + (seen[id] and 0 or 1)
      seen[id] = (seen[id] or 0) + 1
    end
    assert.equal(4, count)
  end)

  it("is not shared among groups", function()
    local groups = {}
    for _, request in ipairs(list_of { prefix = { tokens = 50 }, groups = { 1, 1, 1 } }) do
      local id = request.segments[1].id
      assert.is_true(groups[id] == nil or groups[id] == request.group)
      groups[id] = request.group
    end
  end)

  it("is not there where none is asked for: prompts are like no other", function()
    for _, request in ipairs(list_of {}) do assert.is_nil(request.segments) end
  end)
end)

describe("conversations", function()
  local function turns_of(terms, seconds)
    local list, by_first = run(terms, seconds or always(2)), {}
    for _, request in ipairs(list) do
      local id = request.segments[1].id
      by_first[id] = by_first[id] or {}
      table.insert(by_first[id], request)
    end
    return by_first, list
  end

  local TERMS = {
    rate = 0.5, requests = 600, turns = { kind = "uniform", least = 2, most = 6 }, isl = LOGNORMAL, osl = LOGNORMAL,
    think_s = 3, seed = 11,
  }

  it("send prompts that hold all prompts and outputs before", function()
    local conversations = turns_of(TERMS)
    local whole = 0
    for _, turns in pairs(conversations) do
      for i = 2, #turns do
        local before, now = turns[i - 1], turns[i]
        for s, segment in ipairs(before.segments) do assert.same(segment, now.segments[s]) end
        assert.equal(#before.segments + 2, #now.segments)
        assert.same({ id = before.output, tokens = before.osl }, now.segments[#before.segments + 1])
        assert.equal(before.done + 3, now.at)
      end
      for _, turn in ipairs(turns) do
        local sum = 0
        for _, segment in ipairs(turn.segments) do sum = sum + segment.tokens end
        assert.equal(sum, turn.isl)
      end
      whole = whole + (turns[#turns].output == 0 and 1 or 0)
      assert.is_true(#turns <= 6 or turns[1].segments[1].id == 0)
    end
    assert.is_true(whole > 100)
  end)

  it("have the same turns whatever becomes of them", function()
    local one, other = turns_of(TERMS), turns_of(TERMS, function(_, i) return i % 5 * 10 end)
    local compared = 0
    for id, turns in pairs(one) do
      for i, turn in ipairs(other[id] or {}) do
        if turns[i] and id ~= 0 then
          assert.same(turns[i].segments, turn.segments)
          compared = compared + 1
        end
      end
    end
    assert.is_true(compared > 400)
  end)

  it("follow one another where the loop is closed", function()
    local _, list = turns_of({ users = 2, turns = 2, think_s = 1, isl = 10, osl = 5, requests = 8 }, always(2))
    assert.same({ 0, 0, 3, 3, 5, 5, 8, 8 }, column(list, "at"))
    assert.same({ 10, 10, 25, 25, 10, 10, 25, 25 }, column(list, "isl"))
  end)

  it("end where a turn is refused", function()
    local traffic = core.traffic { users = 1, turns = 5, isl = 10, osl = 5 }
    local first = traffic:take()
    traffic:refused(first.place, 1)
    local next_one = traffic:take()
    assert.equal(1, next_one.at)
    assert.equal(10, next_one.isl)
    assert.not_equal(first.segments[1].id, next_one.segments[1].id)
  end)

  it("end where a prompt would be longer than any", function()
    local traffic, longest = core.traffic { users = 1, turns = 65536, isl = 1 << 29, osl = 1 << 29 }, 0
    for i = 1, 5 do
      local request = traffic:take()
      longest = math.max(longest, request.isl)
      traffic:done(request.place, i)
    end
    assert.equal((1 << 30) + (1 << 29), longest)
  end)

  it("keep nothing of those that are over", function()
    local traffic, places = core.traffic { users = 3, turns = 2, prefix = { tokens = 7 } }, {}
    for i = 1, 1000 do
      local request = traffic:take()
      places[request.place] = true
      traffic:done(request.place, i)
    end
    assert.is_true(#places <= 2) -- places 0 to 2
  end)
end)

describe("a trace", function()
  local function three()
    local trace = core.trace()
    trace:add(0, 100, 10)
    trace:add(1, 1200, 20, 5, -2, { 7, 8, 9 }, 512)
    trace:add(1, 600, 30, nil, nil, { 7 }, 512)
    return trace
  end

  it("is sent as it came", function()
    local list = run({ trace = three() }, always(100))
    assert.same({ 0, 1, 1 }, column(list, "at"))
    assert.same({ 100, 1200, 600 }, column(list, "isl"))
    assert.same({ 10, 20, 30 }, column(list, "osl"))
    assert.same({ 0, 5, 0 }, column(list, "group"))
    assert.same({ 0, -2, 0 }, column(list, "priority"))
    assert.is_nil(list[1].segments)
    assert.same({ 512, 512, 176 }, column(list[2].segments, "tokens"))
    assert.same({ 512, 88 }, column(list[3].segments, "tokens"))
    assert.equal(list[2].segments[1].id, list[3].segments[1].id)
    assert.equal(0, list[3].segments[2].id)
  end)

  it("may come faster, and end before its end", function()
    assert.same({ 0, 0.25, 0.25 }, column(run({ trace = three(), speed = 4 }, always(1)), "at"))
    assert.equal(2, #run({ trace = three(), requests = 2 }, always(1)))
    assert.equal(1, #run({ trace = three(), duration_s = 1 }, always(1)))
    assert.equal(0, #run({ trace = core.trace() }, always(1)))
  end)

  it("takes groups and priorities where they are asked for", function()
    for _, request in ipairs(run({ trace = three(), groups = { 0, 1 }, priorities = { { 4, 1 } } }, always(1))) do
      assert.same({ 1, 4 }, { request.group, request.priority })
    end
  end)

  it("knows its size", function()
    assert.same({ 3, 1 }, { three():count() })
    assert.same({ 0, 0 }, { core.trace():count() })
  end)

  it("refuses rows that make no sense", function()
    for _, case in ipairs {
      { "a request comes at 0.5 s, before the one before it (1 s)", 0.5, 1, 1 },
      { "from 0 to 1e12", 0 / 0, 1, 1 },
      { "from 0 to 1e12", math.huge, 1, 1 },
      { "tokens are from 1 to 2^30", 2, 0, 1 },
      { "tokens are from 1 to 2^30", 2, 1, -1 },
      { "tokens are from 1 to 2^30", 2, 1, 1 << 40 },
      { "number has no integer representation", 2, 1.5, 1 },
      { "groups are from 0 to 2^20 - 1", 2, 1, 1, -1 },
      { "priorities have 32 bits", 2, 1, 1, 0, 1 << 40 },
      { "the parts are longer than the prompt", 2, 512, 1, 0, 0, { 1, 2 }, 512 },
      { "parts are whole numbers from 0 to 2^60 - 1", 2, 512, 1, 0, 0, { -1 }, 512 },
      { "parts are whole numbers from 0 to 2^60 - 1", 2, 512, 1, 0, 0, { "x" }, 512 },
      { "number expected, got no value", 2, 512, 1, 0, 0, { 1 } },
    } do
      local trace = three()
      assert.error_matches(function() trace:add(table.unpack(case, 2)) end, case[1], 1, true)
      assert.equal(3, (trace:count()))
    end
  end)
end)

describe("traffic", function()
  it("is refused where it makes no sense", function()
    for sentence, terms in pairs {
      ["one of users, rate and trace is needed"] = {},
      ["one of users, rate and trace is needed "] = false,
      ["users is 0; it must be a whole number from 1 to 1073741824"] = { users = 0 },
      ["users is 1.5"] = { users = 1.5 },
      ["users is 1e+300"] = { users = 1e300 },
      ["users is not a number (NaN)"] = { users = 0 / 0 },
      ["users must be a plain number, not a string"] = { users = "3" },
      ["has no option 'user'; did you mean 'users'?"] = { user = 3 },
      ["trace must be what core.trace made"] = { trace = {} },
      ["mantile.trace expected"] = { trace = io.stdout },
      ["speed is 0; it must be from 1e-9 to 1e9"] = { trace = core.trace(), speed = 0 },
      ["lengths: the trace is empty"] = { users = 1, pairs = core.trace() },
      ["turns are from 1 to 100000; 1 to 65536 are possible"] = { users = 1, turns = 100000 },
      ["turns is 0"] = { users = 1, turns = 0 },
      ["think_s is -1; it must be from 0"] = { users = 1, think_s = -1 },
      ["requests is 0"] = { users = 1, requests = 0 },
      ["requests is -5"] = { users = 1, requests = -5 },
      ["the duration is 0 s"] = { users = 1, duration_s = 0 },
      ["seed is -1"] = { users = 1, seed = -1 },
      ["seed is 0.5"] = { users = 1, seed = 0.5 },
      ["prefix: tokens is 0"] = { users = 1, prefix = {} },
      ["prefix: tokens is 10000000000"] = { users = 1, prefix = { tokens = 1e10 } },
      ["prefix: count is 1e+18"] = { users = 1, prefix = { tokens = 5, shares = { count = 1e18 } } },
      ["zipf is -1; it must be from 0 to 100"] = { users = 1, groups = { count = 3, zipf = -1 } },
      ["all shares are 0"] = { users = 1, groups = { 0, 0 } },
      ["groups: a list is needed, not a number"] = { users = 1, groups = 3 },
      ["priorities: a list of {priority, share} is needed"] = { users = 1, priorities = { 1 } },
      ["priorities: a number is needed, not a nil"] = { users = 1, priorities = { { 1 } } },
      ["priorities: 1e+10 has more than 32 bits"] = { users = 1, priorities = { { 1e10, 1 } } },
    } do
      terms = terms or { users = 1, rate = 1 }
      assert.error_matches(function() core.traffic(terms) end, (sentence:gsub(" $", "")), 1, true)
    end
  end)

  it("gives a request only when one is to come, and is told only of those that it gave", function()
    local traffic = core.traffic { users = 1, requests = 2 }
    assert.error_matches(function() traffic:done(0, 0) end, "no request of that place is on its way")
    local request = traffic:take()
    assert.equal(math.huge, traffic:next())
    assert.error_matches(function() traffic:take() end, "no request is to come now")
    assert.error_matches(function() traffic:done(-1, 0) end, "no request of that place")
    assert.error_matches(function() traffic:done(request.place, 0 / 0) end, "seconds from 0 are needed")
    traffic:done(request.place, 1)
    assert.error_matches(function() traffic:done(request.place, 1) end, "no request of that place")
    local turn = core.traffic { users = 2, turns = 3 }
    local first = turn:take()
    turn:done(first.place, 1)
    assert.error_matches(function() turn:refused(first.place, 1) end, "no request of that place")
    assert.error_matches(function() turn:done(77, 1) end, "no request of that place")
  end)

  it("of a million requests costs no time to speak of", function()
    local start = os.clock()
    local count, tokens = internal.drain(core.traffic {
      rate = 100, burstiness = 0.5, requests = 1e6, isl = LOGNORMAL, osl = LOGNORMAL,
    }, 10)
    assert.equal(1000000, count)
    support.near(500, tokens / count, 0.01)
    assert.equal(1000000, (internal.drain(core.traffic { users = 1000, requests = 1e6 }, 10)))
    assert.equal(1000000, (internal.drain(core.traffic {
      rate = 100, requests = 1e6, turns = 5, prefix = { tokens = 9, shares = { count = 1000, zipf = 1 } },
    }, 10)))
    assert.is_true(os.clock() - start < 20) -- a second; more where everything is watched
  end)
end)
