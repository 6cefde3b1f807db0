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
    refused({ model = "no-such-model" }, "no-such-model")
  end)
end)
