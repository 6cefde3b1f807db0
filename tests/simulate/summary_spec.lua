-- What requests came to, against values computed by hand and by sorting.

local internal = require "mantile.internal"
local support = require "support"

local near = support.near

--- A finished request.
local function finished(arrived, started, first, last, osl, more)
  local record = { arrived = arrived, started = started, first = first, finished = last, isl = 100, osl = osl }
  for key, value in pairs(more or {}) do record[key] = value end
  return record
end

describe("quantiles", function()
  it("lie on the line between neighbours", function()
    -- numpy.percentile([15, 20, 35, 40, 50], [50, 90, 95, 99])
    local of = internal.distribution { 40, 15, 50, 35, 20 }
    assert.equal(32, of.mean)
    assert.equal(35, of.p50)
    near(46, of.p90)
    near(48, of.p95)
    near(49.6, of.p99)
    assert.equal(50, of.max)
    assert.equal(2.5, internal.distribution({ 4, 1, 3, 2 }).p50)
  end)

  it("of one value are that value, and of none are not there", function()
    assert.same({ mean = 7, p50 = 7, p90 = 7, p95 = 7, p99 = 7, max = 7 }, internal.distribution { 7 })
    assert.same({}, internal.distribution {})
  end)

  it("are those of sorted values, in whichever order they come", function()
    local orders = {
      up = function(i) return i end,
      down = function(i) return -i end,
      same = function() return 3 end,
      saw = function(i) return i % 7 end,
      mixed = function(i) return (i * 7919) % 1009 + (i % 3) / 3 end,
    }
    for name, order in pairs(orders) do
      for _, count in ipairs { 2, 3, 10, 100, 101, 5000 } do
        local values, sorted = {}, {}
        for i = 1, count do values[i], sorted[i] = order(i), order(i) end
        table.sort(sorted)
        local of = internal.distribution(values)
        for key, q in pairs { p50 = 0.5, p90 = 0.9, p95 = 0.95, p99 = 0.99, max = 1 } do
          local place = q * (count - 1)
          local k = math.floor(place)
          local expected = sorted[k + 1] + (place - k) * ((sorted[k + 2] or 0) - sorted[k + 1])
          assert(math.abs(of[key] - expected) < 1e-9, ("%s %d %s: %g, %g"):format(name, count, key, of[key], expected))
        end
      end
    end
  end)
end)

describe("a summary", function()
  local records = {
    finished(0, 1, 2, 6, 5, { cached = 50 }), -- TTFT 2, TPOT 1, 6 in all, waited 1
    finished(1, 1, 2, 11, 10, { preemptions = 2, group = 1 }), -- 1, 1, 10, 0
    finished(2, 4, 5, 5, 1), -- 3, none, 3, 2
    { arrived = 3, outcome = "too_long", isl = 9000, osl = 5, group = 1 },
    { arrived = 4, started = 5, first = 7, outcome = "running", isl = 100, osl = 50, cached = 30 },
    { arrived = 5, outcome = "lost", retries = 3, isl = 100, osl = 5 },
  }

  it("is of what finished", function()
    local all = internal.summarise(records, {})
    assert.equal(6, all.requests)
    assert.same({ running = 1, finished = 3, too_long = 1, too_large = 0, lost = 1 }, all.outcomes)
    near(2, all.ttft_s.mean)
    near(2, all.ttft_s.p50)
    near(2.8, all.ttft_s.p90)
    assert.equal(3, all.ttft_s.max)
    assert.same({ mean = 1, p50 = 1, p90 = 1, p95 = 1, p99 = 1, max = 1 }, all.tpot_s)
    near(19 / 3, all.e2e_s.mean)
    near(1, all.queue_s.mean)
    assert.equal(11, all.span_s)
    near(3 / 11, all.throughput_req_s)
    near(16 / 11, all.throughput_tok_s)
    near(300 / 11, all.input_tok_s)
    near(80 / 400, all.cached_share)
    assert.equal(2, all.preemptions)
    assert.equal(3, all.retries)
  end)

  it("counts what keeps to all limits", function()
    local function attained(limits)
      local all = internal.summarise(records, limits)
      near(all.goodput_req_s * 11, all.attainment * 5)
      return all.attainment * 5 -- all but the one that runs
    end
    near(3, attained {})
    near(2, attained { ttft_s = 2 })
    near(2, attained { e2e_s = 6 })
    near(1, attained { ttft_s = 2, e2e_s = 6 })
    near(1, attained { tpot_s = 0.9 }) -- of a single token there is none to keep to
    assert.equal(0, attained { ttft_s = 0.5 })
  end)

  it("leaves out the first ones on request", function()
    local all = internal.summarise(records, { warmup = 2 })
    assert.equal(4, all.requests)
    assert.equal(3, all.span_s)
    near(1 / 3, all.throughput_req_s)
    assert.same({}, all.tpot_s)
    local none = internal.summarise(records, { warmup = 100 })
    assert.equal(0, none.requests)
    assert.is_nil(none.throughput_tok_s)
    assert.is_nil(none.attainment)
  end)

  it("is made of each group", function()
    local groups = internal.summarise(records, { groups = 3 })
    assert.same({ 4, 2, 0 }, { groups[1].requests, groups[2].requests, groups[3].requests })
    assert.equal(2, groups[1].outcomes.finished)
    assert.equal(10, groups[2].e2e_s.mean)
    assert.same({}, groups[3].e2e_s)
    assert.equal(1, internal.summarise(records, { groups = 2, warmup = 3 })[2].requests)
    assert.equal(4, internal.summarise(records, { groups = 1 })[1].requests)
    assert.same(internal.summarise({ records[2], records[4] }, {}), groups[2])
  end)
end)

describe("a histogram of times", function()
  it("is off by less than 1 %", function()
    for _, scale in ipairs { 1e-8, 1e-3, 0.7, 3e3 } do
      local histogram, values = internal.histogram(), {}
      for i = 1, 2000 do
        values[i] = scale * (1 + (i * 7919 % 2000) / 100) ^ 2
        histogram:add(values[i])
      end
      table.sort(values)
      for _, q in ipairs { 0.01, 0.5, 0.9, 0.99 } do
        near(values[math.ceil(q * 2000)], histogram:quantile(q), 0.0079)
      end
      assert.equal(values[2000], histogram:known().max)
    end
  end)

  it("counts tokens, and knows their mean", function()
    local histogram = internal.histogram()
    histogram:add(0.010, 98)
    histogram:add(0.500, 2)
    local known = histogram:known()
    near(0.0198, known.mean)
    near(0.010, known.p50, 0.0079)
    near(0.010, known.p95, 0.0079)
    near(0.500, known.p99, 0.0079)
    assert.equal(0.500, known.max)
  end)

  it("of nothing says nothing; no time is one too, and so is more than it has bins for", function()
    local histogram = internal.histogram()
    assert.same({}, histogram:known())
    histogram:add(0, 9)
    assert.equal(0, histogram:known().p50)
    histogram:add(1e12, 90)
    assert.equal(1e12, histogram:known().p50)
    assert.equal(0, histogram:quantile(0.05))
  end)

  it("is joined with others", function()
    local one, other, both = internal.histogram(), internal.histogram(), internal.histogram()
    for i = 1, 100 do
      one:add(i * 1e-3, 2)
      both:add(i * 1e-3, 2)
    end
    for i = 1, 50 do
      other:add(i * 1e-1, 3)
      both:add(i * 1e-1, 3)
    end
    one:join(other)
    local expected, joined = both:known(), one:known()
    for key, value in pairs(expected) do near(value, joined[key]) end
  end)
end)
