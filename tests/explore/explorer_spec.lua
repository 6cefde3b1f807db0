-- The explorer: all threads come to the same, and whatever ends it early does no harm. The selection against brute
-- force.

local core = require "mantile.core"
local formula = require "mantile.explore.formula"
local placement = require "mantile.placement"
local request = require "mantile.request"
local support = require "support"

local function terms(tp)
  return assert(placement.prepare(assert(request.check { model = "llama-3.1-8b", hardware = "h100-sxm", tp = tp }))).terms
end

local batches, isls = {}, {}
for i = 1, 60 do batches[i] = i * 3 end
for i = 1, 20 do isls[i] = i * 100 end
local SIZE = 60 * 20

local function explorer(options)
  local all = {
    grid = { batch = batches, isl = isls, osl = { 64 }, prefix = { 0 } }, limits = {},
    columns = assert(formula.each { "tpot_s" }),
  }
  for key, value in pairs(options or {}) do all[key] = value end
  return core.explorer(all)
end

--- Everything an explorer says of four deployments, in jobs of `size` points.
local function explored(options, size)
  local one <close> = explorer(options)
  local said, number = {}, 0
  local function take() said[#said + 1] = one:take() end
  for _, tp in ipairs { 1, 2, 4, 8 } do
    local own = terms(tp)
    for from = 0, SIZE - 1, size do
      if not one:has_room() then take() end
      one:put(own, { gpus = tp, tp = tp }, number, from, math.min(SIZE, from + size))
    end
    number = number + SIZE
  end
  repeat
    local before = #said
    take()
  until #said == before
  if not options.keep or options.keep == "all" then return said end
  return said, one:best()
end

--- All points of a keep = "all" run as rows { point, column, ... }.
local function all_points(said)
  local rows = {}
  for _, job in ipairs(said) do
    for i, point in ipairs(job.found.points) do
      local row = { point }
      for c, values in ipairs(job.found) do row[c + 1] = values[i] end
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function before(a, b, objectives)
  for o = 2, objectives + 1 do
    if a[o] ~= b[o] then return a[o] < b[o] end
  end
  return a[1] < b[1]
end

local function brute_best(rows, most)
  table.sort(rows, function(a, b) return before(a, b, 1) end)
  return table.move(rows, 1, math.min(most, #rows), 1, {})
end

local function dominates(a, b, objectives)
  local better = a[1] < b[1]
  for o = 2, objectives + 1 do
    if a[o] > b[o] then return false end
    better = better or a[o] < b[o]
  end
  return better
end

local function brute_front(rows, objectives)
  local front = {}
  for _, row in ipairs(rows) do
    local beaten = false
    for _, other in ipairs(rows) do beaten = beaten or other ~= row and dominates(other, row, objectives) end
    if not beaten then front[#front + 1] = row end
  end
  table.sort(front, function(a, b) return before(a, b, objectives) end)
  return front
end

local function points_of(rows)
  local list = {}
  for i, row in ipairs(rows) do list[i] = row[1] end
  return list
end

describe("the explorer", function()
  it("gives every point in order, whatever the jobs", function()
    local rows = all_points(explored({ threads = 2 }, 97))
    assert.equal(4 * SIZE, #rows)
    for i, row in ipairs(rows) do assert.equal(i - 1, row[1]) end
    assert.same(rows, all_points(explored({ threads = 2 }, SIZE)))
  end)

  it("gives the figures of a report", function()
    local rows = all_points(explored({ threads = 1 }, SIZE))
    local r = support.report {
      model = "llama-3.1-8b", hardware = "h100-sxm", tp = 2, batch = batches[8], isl = isls[5], osl = 64,
    }
    assert.equal(r.tpot_s, rows[SIZE + 7 * 20 + 4 + 1][2])
  end)

  it("gives the same bits with 1, 2 and 5 threads", function()
    for _, options in ipairs {
      { limits = assert(formula.each { "tpot_s < 10 ms" }) },
      { keep = "best", objectives = 1, most = 30, columns = assert(formula.each { "ttft_s * gpus" }) },
      { keep = "front", objectives = 2, columns = assert(formula.each { "tpot_s", "-throughput_tok_s_gpu" }) },
    } do
      local first
      for _, threads in ipairs { 1, 2, 5 } do
        options.threads, options.room = threads, 3 * threads
        local said, best = explored(options, 101)
        first = first or { said, best }
        assert.same(first, { said, best })
      end
    end
  end)

  it("keeps the best of all, ties by number", function()
    for _, text in ipairs { "min(batch, 30)", "tpot_s", "-min(isl, 500)", "3" } do
      for _, most in ipairs { 1, 7, 500 } do
        local columns = assert(formula.each { text })
        local rows = all_points(explored({ threads = 2, columns = columns }, 333))
        local _, best = explored({ threads = 3, columns = columns, keep = "best", objectives = 1, most = most }, 333)
        assert.same(points_of(brute_best(rows, most)), best.points)
      end
    end
  end)

  it("keeps the front of all, ties by number", function()
    for _, texts in ipairs {
      { "tpot_s", "-throughput_tok_s_gpu" }, { "min(batch, 30)", "-isl" }, { "1", "2" },
      { "ceil(batch / 20)", "ceil(isl / 300)", "-batch * isl" },
    } do
      local columns = assert(formula.each(texts))
      local rows = all_points(explored({ threads = 2, columns = columns }, 333))
      local _, front = explored({ threads = 3, columns = columns, keep = "front", objectives = #texts }, 50)
      assert.same(points_of(brute_front(rows, #texts)), front.points)
    end
  end)

  it("keeps a front beside the best, of the columns after its objectives", function()
    local best_of = "ttft_s * gpus"
    for _, texts in ipairs { { "tpot_s", "-throughput_tok_s_gpu" }, { "-batch", "isl", "ttft_s" } } do
      local _, front = explored({ threads = 1, columns = assert(formula.each(texts)), keep = "front", objectives = #texts }, SIZE)
      local _, best = explored({ threads = 1, columns = assert(formula.each { best_of }), keep = "best", objectives = 1, most = 5 }, SIZE)
      for _, each in ipairs { 0, 1 } do
        for threads = 1, 3 do
          local _, both, beside = explored({
            threads = threads, columns = assert(formula.each { best_of, table.unpack(texts) }), keep = "best",
            objectives = 1, most = 5, front = #texts, each = each,
          }, 101)
          assert.same(front, beside)
          if each == 0 then assert.same(best.points, both.points) end
        end
      end
    end
    local _, best, front = explored({ -- each is kept where the other is not known
      threads = 2, columns = assert(formula.each { "0 / 0", "tpot_s", "0 / 0" }), keep = "best", objectives = 1, front = 1,
    }, SIZE)
    assert.same({ 0, 1 }, { #best.points, #front.points })
    _, best, front = explored({
      threads = 2, columns = assert(formula.each { "tpot_s", "isl", "0 / 0" }), keep = "best", objectives = 1, front = 2,
    }, SIZE)
    assert.same({ 1, 0 }, { #best.points, #front.points })
    for _, count in ipairs { 2, -1, 0.5 } do
      local ok, message = pcall(explorer, { keep = "best", objectives = 0, front = count })
      assert.is_false(ok)
      assert.matches("front must be a whole number", message, 1, true)
    end
  end)

  it("counts what is refused, and never keeps what is not known", function()
    local said, best = explored({
      threads = 2, keep = "best", objectives = 1, most = 10, columns = assert(formula.each { "(0 / 0) * batch" }),
      limits = assert(formula.each { "batch > 30", "isl < 500" }),
    }, SIZE)
    assert.same({}, best.points)
    for _, job in ipairs(said) do
      assert.equal(10 * 20, job.refused[1])
      assert.equal(50 * 16, job.refused[2])
      assert.equal(50 * 4, job.refused.unknown)
      assert.equal(SIZE, job.points)
    end
  end)

  it("refuses a cached prefix that is the whole prompt", function()
    local one <close> = explorer { grid = { batch = { 1 }, isl = { 10, 20 }, osl = { 5 }, prefix = { 0, 10, 15 } } }
    one:put(terms(1), {}, 0, 0, 6)
    local result = one:take()
    assert.equal(2, result.refused.prefix)
    assert.same({ 0, 3, 4, 5 }, result.found.points)
  end)

  it("closes early, with jobs in work", function()
    for _, threads in ipairs { 1, 2, 5 } do
      local one = explorer { threads = threads, room = 20 }
      local own = terms(1)
      for i = 0, 19 do one:put(own, {}, i * SIZE, 0, SIZE) end
      one:take()
      one:close()
      one:close()
      assert.is_false((pcall(one.take, one)))
    end
  end)

  it("outlives the terms of its jobs, which are collected in the middle", function()
    local one <close> = explorer { threads = 3, room = 12 }
    for i = 0, 11 do
      one:put(terms(1 << i % 4), { tp = 1 << i % 4 }, i * SIZE, 0, SIZE)
      collectgarbage()
    end
    local expected = explored({ threads = 1 }, SIZE)
    for i = 0, 11 do
      collectgarbage()
      local found = one:take().found
      assert.same(expected[1 + i % 4].found[1], found[1])
    end
  end)

  it("is collected with jobs in work", function()
    for _ = 1, 5 do
      local one = explorer { threads = 2, room = 8 }
      for i = 0, 7 do one:put(terms(2), {}, i * SIZE, 0, SIZE) end
      one = nil -- luacheck: ignore
      collectgarbage()
      collectgarbage()
    end
  end)

  it("ends with a Lua state that closes while jobs are in work", function()
    local script = support.write(os.tmpname(), [[
      local core, formula = require "mantile.core", require "mantile.explore.formula"
      require("mantile.find").root = os.getenv "MANTILE_ROOT" or "."
      local request = assert(require("mantile.request").check { model = "llama-3.1-8b", hardware = "h100-sxm" })
      local batches = {}
      for i = 1, 20000 do batches[i] = i end
      kept = core.explorer { grid = { batch = batches, isl = { 512 }, osl = { 64 }, prefix = { 0 } }, limits = {},
        columns = formula.each { "tpot_s" }, threads = 3, room = 6 }
      for i = 0, 5 do
        kept:put(require("mantile.placement").prepare(request).terms, {}, i * 20000, 0, 20000)
      end]])
    assert.is_true(os.execute(("'%s/host' '%s'"):format(support.build, script)))
    os.remove(script)
  end)

  it("refuses what it was not made for", function()
    local one <close> = explorer { threads = 1, room = 1 }
    local own = terms(1)
    assert.is_false((pcall(one.put, one, own, {}, 0, 0, SIZE + 1)))
    assert.is_false((pcall(one.put, one, own, {}, 0, 5, 4)))
    assert.is_false((pcall(one.put, one, {}, {}, 0, 0, 1)))
    assert.is_false((pcall(one.put, one, own, 3, 0, 0, 1)))
    one:put(own, {}, 0, 0, SIZE)
    assert.is_false((pcall(one.put, one, own, {}, 0, 0, SIZE)))
    for _, options in ipairs {
      { threads = 0 }, { threads = 1e9 }, { room = 0 }, { keep = "most" }, { keep = "best" }, { keep = "front", objectives = 9 },
      { grid = {} }, { grid = { batch = { 1.5 }, isl = { 1 }, osl = { 1 }, prefix = { 0 } } },
      { grid = { batch = {}, isl = { 1 }, osl = { 1 }, prefix = { 0 } } }, { limits = 3 }, { columns = { 3 } },
    } do
      assert.is_false((pcall(explorer, options)))
    end
  end)
end)
