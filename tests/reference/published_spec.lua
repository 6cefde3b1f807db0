-- Figures that others published, in tables of this folder, each row with its source. No fit has seen them: TensorRT-LLM's
-- and gpt-fast's are of whole runs, where only kernels were fitted, and of Apple's chips those that `calibrate` keeps
-- back to state its error. The bounds are what holds, not what we wish for.

local read = require "mantile.measured.read"
local support = require "support"
local validation = require "mantile.measured.validation"

-- table -> metric -> the most its median error may be
local bounds = {
  llama_cpp_apple = { decode_tok_s = 0.12, prompt_tok_s = 0.12 },
  gpt_fast = { decode_tok_s = 0.15 },
  trtllm_overview = { throughput_tok_s_gpu = 0.15, ttft_s = 0.35 },
}
local FACTOR = 3 -- no single figure is further off

local function predictions(name)
  local found = assert(read.files { ("%s/tests/reference/%s.csv"):format(support.root, name) })
  assert.same({}, found.skipped)
  local list, refused = validation.predict(found)
  assert.same({}, refused)
  return list
end

describe("published figures", function()
  for _, name in ipairs { "gpt_fast", "llama_cpp_apple", "trtllm_overview" } do
    it(("of %s are predicted within their bounds"):format(name), function()
      local groups = validation.groups(predictions(name), {})
      for _, group in ipairs(groups) do
        local bound = bounds[name][group.metric]
        assert.equal(1, group.coverage)
        assert(group.median_ape <= bound, ("%s: median error %.3f of %d rows, not %.2f"):format(group.metric,
          group.median_ape, group.rows, bound))
      end
    end)

    it(("of %s are all of the right size"):format(name), function()
      for _, row in ipairs(predictions(name)) do
        local off = row.predicted / row.measured
        assert(off < FACTOR and off > 1 / FACTOR, ("%s: predicted %g, measured %g"):format(row.what, row.predicted,
          row.measured))
      end
    end)
  end
end)
