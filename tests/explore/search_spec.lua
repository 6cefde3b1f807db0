-- Searches against all points looked at one by one.

local estimate = require "mantile.estimate"
local request = require "mantile.request"
local search = require "mantile.explore.search"
local support = require "support"

local question = {
  model = "llama-3.1-70b", hardware = { "h100-sxm", "b200" }, engine = "vllm", weights = { "bf16", "fp8" }, isl = 2048,
  osl = 256, gpus = "1..8*2", batch = "1..256*4", where = "ttft_s < 2, tpot_s < 30 ms",
}

local function asked(changes)
  local values = {}
  for key, value in pairs(question) do values[key] = value end
  for key, value in pairs(changes or {}) do values[key] = value end
  return assert(search.run(values))
end

--- Every legal request of the question, with its report.
local function everything()
  local list = {}
  for _, hardware in ipairs(question.hardware) do
    for _, weights in ipairs(question.weights) do
      for _, tp in ipairs { 1, 2, 4, 8 } do
        for _, pp in ipairs { 1, 2, 4, 8 } do
          for _, dp in ipairs { 1, 2, 4, 8 } do
            for _, batch in ipairs { 1, 4, 16, 64, 256 } do
              local values = {
                model = question.model, hardware = hardware, engine = "vllm", weights = weights, tp = tp, pp = pp, dp = dp,
                batch = batch, isl = 2048, osl = 256,
              }
              if tp * pp * dp <= 8 then list[#list + 1] = assert(estimate.report(values)) end
            end
          end
        end
      end
    end
  end
  return list
end

local function holds(r) return r.memory.fits and r.ttft_s < 2 and r.tpot_s < 0.03 end

describe("a search", function()
  it("finds what looking at every request finds", function()
    local best = 0
    for _, r in ipairs(everything()) do
      if holds(r) then best = math.max(best, r.throughput_tok_s_gpu) end
    end
    local found = asked()
    support.near(best, found[1].value)
    support.near(best, estimate.report(found[1].request).throughput_tok_s_gpu)
    for i = 2, #found do assert.is_true(found[i].value <= found[i - 1].value) end
  end)

  it("minimises any formula", function()
    local least = math.huge
    for _, r in ipairs(everything()) do
      if holds(r) then least = math.min(least, r.tpot_s * r.gpus) end
    end
    support.near(least, asked({ minimise = "tpot_s * gpus" })[1].value)
  end)

  it("says which limits bind, and what a limit costs", function()
    local first = asked({ best = 1 })[1]
    assert.is_true(#first.binds > 0)
    for _, bound in ipairs(first.binds) do
      assert.is_true(bound.without > first.value)
      local free = asked({
        best = 1, where = bound.limit == "ttft_s < 2" and "tpot_s < 30 ms" or "ttft_s < 2", gpus = first.request.gpus,
        hardware = first.request.hardware, weights = first.request.weights, tp = first.request.tp,
        pp = first.request.pp, dp = first.request.dp,
      })[1]
      if bound.limit ~= "memory.fits" then support.near(free.value, bound.without) end
    end
  end)

  it("says what a runner-up spends more of", function()
    local found = asked({ best = 12 })
    assert.is_nil(found[1].lost)
    for _, row in ipairs(found) do
      assert.equal(row.value < found[1].value, row.lost ~= nil)
      if row.lost then assert.is_true(row.lost.seconds > row.lost.best) end
    end
  end)

  it("carries a load with the fewest accelerators", function()
    local rate, fewest = 12, math.huge
    for _, r in ipairs(everything()) do
      if holds(r) and r.deployment.dp == 1 then
        fewest = math.min(fewest, math.ceil(rate * 256 / r.throughput_tok_s) * r.gpus)
      end
    end
    local first = asked({ load = rate })[1]
    assert.equal(fewest, first.needed)
    local report = estimate.report(first.request)
    assert.equal(fewest, report.gpus)
    assert.is_true(report.throughput_tok_s / 256 >= rate * (1 - 1e-9))
  end)

  it("gives the same bits on any number of threads", function()
    local one, two = asked({ threads = 1 }), asked({ threads = 3 })
    assert.equal(#one, #two)
    for i, row in ipairs(one) do
      assert.equal(row.point, two[i].point)
      assert.equal(row.value, two[i].value)
    end
  end)

  it("keeps the best so far where it is stopped", function()
    local calls = 0
    local found = asked { stop = function()
      calls = calls + 1
      return calls > 20
    end }
    assert.is_true(found.interrupted)
    assert.is_false(found.exact)
    assert.truthy(#found > 0 and found.points < asked().points)
    assert.truthy(found[1].emit and found[1].request.tp)
    found = asked { points = 40, stop = function() return true end }
    assert.equal(0, #found)
    assert.is_true(found.interrupted)
    assert.is_nil(asked().interrupted)
  end)

  it("spreads experts where there are some", function()
    local found = assert(search.run {
      model = "mixtral-8x7b", hardware = "h100-sxm", gpus = 8, isl = 1024, osl = 256, batch = { 8, 64 }, best = 3,
    })
    assert.is_true(found.deployments > 40)
    for _, row in ipairs(found) do assert.is_true(request.check(row.request) ~= nil) end
  end)

  it("spreads experts of any of several models", function()
    local function most_ep(model)
      local found = assert(search.run {
        model = model, hardware = "h100-sxm", gpus = 8, isl = 1024, osl = 256, batch = 8, best = 100,
      })
      local most = 1
      for _, row in ipairs(found) do most = math.max(most, row.request.ep) end
      return most
    end
    assert.equal(1, most_ep "llama-3.1-8b")
    assert.equal(8, most_ep { "llama-3.1-8b", "mixtral-8x7b" })
    local found, message = search.run { model = { "llama-3.1-8b", "resnet-50" }, hardware = "h100-sxm" }
    assert.is_nil(found)
    assert.matches("llama-3.1-8b makes tokens and resnet-50 makes items", message, 1, true)
  end)

  it("keeps the degrees that a question states", function()
    for _, row in ipairs(asked({ tp = 4 })) do assert.equal(4, row.request.tp) end
  end)

  --- The front of reports by figures that are made small, as texts of those.
  local function front_of(list, figures)
    local points = {}
    for i, r in ipairs(list) do points[i] = figures(r) end
    local texts, seen = {}, {}
    for _, point in ipairs(points) do
      local beaten, text = false, ("%.12g "):rep(#point):format(table.unpack(point))
      for _, other in ipairs(points) do
        local covers, better = true, false
        for f, value in ipairs(point) do covers, better = covers and other[f] <= value, better or other[f] < value end
        beaten = beaten or covers and better
      end
      if not beaten and not seen[text] then texts[#texts + 1] = text end
      seen[text] = true
    end
    table.sort(texts)
    return texts
  end

  local function kept()
    local list = {}
    for _, r in ipairs(everything()) do
      if holds(r) then list[#list + 1] = r end
    end
    return list
  end

  local function figures(row) return { -row.throughput_tok_s_gpu, -row.tok_s_user } end
  local function three(row) return { -row.tok_s_user, row.ttft_s, row.cost_usd_per_mtok } end

  it("gives the front of what keeps the limits, of two or three figures", function()
    local all = kept()
    local found = asked()
    assert.same(front_of(all, figures), front_of(found.front, figures))
    assert.equal(#front_of(all, figures), #found.front)
    for i = 2, #found.front do assert.is_true(figures(found.front[i])[1] > figures(found.front[i - 1])[1]) end
    support.near(found[1].value, found.front[1].throughput_tok_s_gpu)
    for _, pareto in ipairs { "tok_s_user, ttft_s, cost_usd_per_mtok", { "tok_s_user", "ttft_s", "cost_usd_per_mtok" } } do
      local own = asked({ pareto = pareto, best = 1, threads = 1 })
      assert.same(front_of(all, three), front_of(own.front, three))
      support.near(found[1].value, own[1].value)
    end
    local row = found.front[#found.front]
    support.near(row.tok_s_user, estimate.report(row.request).tok_s_user)
  end)

  it("keeps a front where what decides is not known, and the best where the front is not", function()
    local found = asked({ hardware = "b300", minimise = "cost_usd_per_mtok" }) -- which states no price
    assert.equal(0, #found)
    assert.is_true(#found.front > 0)
    found = asked({ hardware = "b300", pareto = "cost_usd_per_mtok,ttft_s" })
    assert.is_true(#found > 0)
    assert.equal(0, #found.front)
  end)

  it("has an empty answer where no point keeps the limits", function()
    local found = asked({ where = "tpot_s < 1 ns" })
    assert.equal(0, #found + #found.front)
    assert.is_true(found.exact)
    assert.equal(0, #asked({ where = "tpot_s < 0 / 0" }))
  end)

  it("gives rows that sort, filter, group and start", function()
    local found = asked({ best = 30, columns = { "tpot_s", "2 * ttft_s" } })
    assert.is_nil(found[1].ttft_s)
    local sorted = found:sort "tpot_s"
    assert.is_true(sorted.exact and sorted.front == found.front)
    for i = 2, #sorted do assert.is_true(sorted[i].tpot_s >= sorted[i - 1].tpot_s) end
    local groups, names = found:group "hardware"
    local count = 0
    for _, name in ipairs(names) do count = count + #groups[name] end
    assert.equal(#found, count)
    assert.equal(#found - 1, #found:filter(function(row) return row ~= found[1] end))
    assert.matches("2 * ttft_s", found:top(1):csv(), 1, true)
    assert.matches("vllm serve", found[1]:emit(), 1, true)
    assert.matches("kind: Deployment", found:top(1)[1]:emit { as = "kubernetes" }, 1, true)
    assert.matches("vllm serve", found.front[1]:emit(), 1, true)
    assert.matches("vllm serve", require("mantile.emit").text(found[1].request), 1, true)
    local text, message = found[1]:emit { as = "nonsense" }
    assert.is_nil(text)
    assert.matches("as is 'nonsense'", message, 1, true)
    text, message = found[1]:emit(3)
    assert.is_nil(text)
    assert.matches("a table, not 3", message, 1, true)
  end)

  it("answers for models that make no tokens in their own figures", function()
    local found = assert(search.run {
      model = { "resnet-50", "vit-b16" }, hardware = { "h100-sxm", "l40s" }, gpus = { 1, 2 }, where = "latency_s < 5 ms",
    })
    local most = 0
    for _, model in ipairs { "resnet-50", "vit-b16" } do
      for _, hardware in ipairs { "h100-sxm", "l40s" } do
        for power = 0, 12 do
          local r = assert(estimate.report { model = model, hardware = hardware, batch = 1 << power })
          if r.latency_s < 0.005 then most = math.max(most, r.items_s_gpu) end
        end
      end
    end
    support.near(most, found[1].value)
    support.near(most, estimate.report(found[1].request).items_s_gpu)
    assert.same({ "items_s_gpu", "latency_s" }, found.front.figures)
    for _, row in ipairs(found.front) do
      support.near(estimate.report(row.request).latency_s, row.latency_s)
      assert.is_nil(row.tpot_s)
    end
    local carried = assert(search.run { model = "vit-b16", hardware = "l40s", gpus = 1, load = 1e5 })
    local report = estimate.report(carried[1].request)
    assert.equal(carried[1].needed, report.gpus)
    assert.is_true(report.items_s >= 1e5 * (1 - 1e-9))
  end)

  local function refused(changes, sentence)
    local values = {}
    for key, value in pairs(question) do values[key] = value end
    for key, value in pairs(changes) do values[key] = value end
    local found, message = search.run(values)
    assert.is_nil(found)
    assert.matches(sentence, message, 1, true)
  end

  it("refuses what is no question", function()
    refused({ where = "tpott_s < 1" }, "did you mean 'tpot_s'?")
    refused({ where = "ttft_s <" }, "cannot be read")
    refused({ maximise = "tpot_s", minimise = "ttft_s" }, "one of them")
    refused({ load = -1 }, "requests per second")
    refused({ load = 3, minimise = "tpot_s" }, "fewest accelerators")
    refused({ gpus = 0 }, "gpus is 0")
    refused({ gpus = 1.5 }, "gpus is 1.5")
    refused({ gpus = 7, tp = 2 }, "no number of gpus")
    refused({ isl = "1..65536", osl = "1..65536" }, "points")
    refused({ best = 0 }, "best is 0")
    refused({ best = "many" }, "best is 'many'")
    refused({ threads = 0 }, "threads")
    refused({ where = { 3 } }, "a formula is a text, not 3")
    refused({ where = true }, "a formula is a text, not true")
    refused({ maximise = 3 }, "maximise: a formula is a text, not 3")
    refused({ minimise = {} }, "minimise: a formula is a text")
    refused({ maximise = "tok_s_usr" }, "maximise: 'tok_s_usr': there is no figure 'tok_s_usr'; did you mean 'tok_s_user'?")
    refused({ load = 0 / 0 }, "load is")
    refused({ load = {} }, "load is")
    refused({ pareto = "tok_s_user" }, "pareto is 'tok_s_user'; it takes two or three figures")
    refused({ pareto = { "tok_s_user", "ttft_s", "tpot_s", "e2e_s" } }, "two or three")
    refused({ pareto = { "tok_s_user", "ttft_s", "tpots" } }, "there is no figure 'tpots'; did you mean 'tpot_s'?")
    refused({ pareto = { "tok_s_user", 0 / 0 } }, "a formula is a text")
    refused({ pareto = { "tok_s_user", "ttft_s, tpot_s" } }, "is 2 formulas")
    refused({ pareto = 3 }, "pareto is 3")
    refused({ pareto = "tok_s_user,latency_s" }, "'latency_s' is of models that make items")
    refused({ columns = { "nonsense" } }, "there is no figure 'nonsense'")
    refused({ columns = { 3 } }, "columns has 3; it takes texts")
    refused({ tp = 0 }, "tp is 0; it must be a whole number")
    refused({ tp = 0 / 0 }, "tp is")
    refused({ load = 5, dp = 2 }, "leave out dp")
    refused({ bacth = 3 }, "did you mean 'batch'?")
    refused({ hardware = { "h100-sxm", "h101" } }, "there is no hardware 'h101'")
    refused({ degrees = { { tp = 1 } } }, "degrees is for a sweep")
    refused({ progress = 3 }, "progress is 3; it is a function")
    refused({ points = 0 }, "points is 0; it is a whole number")
    refused({ points = 0 / 0 }, "points is")
    refused({ points = "x" }, "points is 'x'")
    refused({ seed = 1.5 }, "seed is 1.5")
    refused({ model = "resnet-50" }, "'ttft_s' is of models that make tokens")
    refused({ model = "resnet-50", where = "latency_s < 1" }, "osl is of models that make tokens")
    refused({ model = 3 }, "model")
    refused({ model = "no-such-model" }, "no-such-model")
  end)
end)
