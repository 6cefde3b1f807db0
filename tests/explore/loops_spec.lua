-- Sweeps over closed loops: every row is what one estimate reports, to the last bit.

local estimate = require "mantile.estimate"
local kind = require "mantile.explore.kind"
local probe = require "mantile.explore.probe"
local space = require "mantile.explore.space"
local sweep = require "mantile.explore.sweep"
local tables = require "mantile.tables"

require "support" -- where models are

local function swept(values, mode)
  return assert(sweep.run(tables.merged(values, { columns = kind.tokens:all(mode), unfit = true })))
end

--- Every metric of every row against the report of its request; how many rows.
local function check_rows(values, mode)
  local rows = swept(values, mode)
  for _, row in ipairs(rows) do
    local report = assert(estimate.report(assert(space.point(rows.space, row.point))))
    for _, name in ipairs(kind.tokens:all(mode)) do
      local expected = probe.get(report, name)
      assert(expected == row[name], ("%s of point %d: %s in the report, %s in the row"):format(name, row.point,
        tostring(expected), tostring(row[name])))
    end
    assert.equal(report.gpus, row.gpus or report.gpus)
  end
  return #rows
end

describe("a sweep over closed loops", function()
  it("has the figures of estimate, in one pool", function()
    assert.equal(48, check_rows({
      model = "llama-3.1-8b", hardware = { "h100-sxm", "mi300x" }, engine = { "vllm", "sglang", "trtllm", "ideal" },
      mode = "continuous", concurrency = { 1, 7, 2000 }, dp = 2, isl = { 100, 20000 },
    }, "continuous"))
    assert.equal(32, check_rows({
      model = "deepseek-v3", hardware = "h200-sxm", engine = "sglang", mode = "continuous", concurrency = { 3, 640 },
      gpus = 16, attention_dp = { 1, 8 }, ep = { 1, 16 }, osl = { 1, 300 }, isl = 3000, prefix = { 0, 2000 },
      spread = 0.1, waves = 3, poll_steps = 8,
    }, "continuous"))
  end)

  it("has them with draft tokens, images and figures of the hardware", function()
    assert.equal(8, check_rows({
      model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm", mode = "continuous", concurrency = { 4, 64 },
      speculative = "eagle", acceptance = { 0.5, 0.9 }, ["memory.hbm.bandwidth"] = { "3 TB/s", "8 TB/s" },
    }, "continuous"))
    assert.equal(2, check_rows({
      model = "gemma-3-4b", hardware = "h100-sxm", mode = "continuous", concurrency = { 4, 64 }, inputs = { images = 1 },
    }, "continuous"))
  end)

  it("has them in two pools, whose degrees and hardware are axes", function()
    assert.equal(96, check_rows({
      model = "llama-3.1-70b", hardware = "h100-sxm", engine = { "vllm", "trtllm" }, mode = "disagg",
      concurrency = { 1, 33, 1000 }, isl = { 500, 9000 }, decode = { tp = 8 }, ["prefill.tp"] = { 2, 4 },
      ["prefill.count"] = { 1, 3 }, ["decode.hardware"] = { "h100-sxm", "h200-sxm" },
    }, "disagg"))
    assert.equal(4, check_rows({
      model = "deepseek-v3", hardware = "gb200", engine = "trtllm", mode = "disagg", concurrency = { 64, 512 },
      prefill = { tp = 8, ep = 8, count = 2 }, ["decode.attention_dp"] = { 8, 16 }, ["decode.ep"] = 8,
      spread = 0.2, waves = 4,
    }, "disagg"))
  end)

  it("keeps the best and the front of them, the same with any number of threads", function()
    local function best(threads)
      return assert(sweep.run {
        model = "llama-3.1-70b", hardware = "h100-sxm", engine = "trtllm", mode = "disagg", concurrency = "1..512*2",
        ["prefill.tp"] = { 2, 4, 8 }, ["decode.tp"] = { 4, 8 }, ["prefill.count"] = "1..4", threads = threads,
        pareto = { "tok_s_user", "throughput_tok_s_gpu" }, where = "loop.prefill_utilisation < 0.9, prefill.count < 4",
      })
    end
    local one = best(1)
    assert.is_true(#one > 3)
    assert.equal(one:csv(), best(3):csv())
    assert.equal("not loop.prefill_utilisation < 0.9", one.refused[1].reason)
  end)

  it("knows concurrency in formulas, and loops in static batches nowhere", function()
    local values = { model = "llama-3.1-8b", hardware = "h100-sxm", columns = { "concurrency", "loop.running", "batch" } }
    local loops = assert(sweep.run(tables.merged(values, { mode = "continuous", concurrency = "1..8*2", where = "concurrency > 2" })))
    assert.same({ 4, 8 }, { loops[1].concurrency, loops[2].concurrency })
    assert.same({ 8, 8 }, { loops[2].batch, loops[2]["loop.running"] })
    local batches = assert(sweep.run(tables.merged(values, { batch = 2 })))
    assert.same({ nil, nil, 2 }, { batches[1].concurrency, batches[1]["loop.running"], batches[1].batch })
  end)

  it("gives functions of rows all figures of a loop", function()
    local rows = assert(sweep.run {
      model = "llama-3.1-8b", hardware = "h100-sxm", mode = "continuous", concurrency = { 1, 8, 64 },
      where = function(row) return row["loop.decoding"] > 4 end,
    })
    assert.same({ 8, 64 }, { rows[1].concurrency, rows[2].concurrency })
  end)

  it("refuses what is no loop", function()
    local cases = {
      { { concurrency = "none" }, "mode 'continuous' needs a concurrency" },
      { { batch = 4 }, "mode 'continuous' takes a concurrency and no batch" },
      { { mode = { "continuous", "static" } }, "a sweep has one mode; ask for others apart" },
      { { mode = "disagg", ["prefill.tpp"] = 2 }, "prefill: unknown key 'tpp'; did you mean 'tp'?" },
      { { mode = "disagg", ["decode.hardware"] = { "h100-sxm", "h10" } }, "there is no hardware 'h10'" },
    }
    for _, case in ipairs(cases) do
      local values = tables.merged({
        model = "llama-3.1-8b", hardware = "h100-sxm", mode = "continuous", concurrency = 4,
      }, case[1])
      if values.concurrency == "none" then values.concurrency = nil end
      local rows, message = sweep.run(values)
      assert.is_nil(rows)
      assert.equal(case[2], message:sub(1, #case[2]))
    end
  end)

  it("counts as refused what no deployment can be", function()
    local function reason(changes)
      local rows = assert(sweep.run(tables.merged({
        model = "llama-3.1-8b", hardware = "h100-sxm", mode = "continuous", concurrency = 4,
      }, changes)))
      assert.equal(0, #rows)
      return rows.refused[1].reason
    end
    local rows, message = sweep.run { model = "bert-base-uncased", hardware = "h100-sxm", mode = "continuous", concurrency = 4 }
    assert.is_nil(rows)
    assert.equal("mode is of models that make tokens, and these make items", message)
    assert.equal("mode disagg needs pools prefill and decode; decode is missing",
      reason { mode = "disagg", ["prefill.tp"] = 2 })
    assert.equal("prefill is for mode disagg; this is continuous", reason { ["prefill.tp"] = 2 })
  end)
end)
