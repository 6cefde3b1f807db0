-- saturated.lua: a batch whose places take in one request after the other, as saturated benchmarks run.

local estimate = require "mantile.estimate"
local tables = require "mantile.tables"

local saturated = {}

--- Seconds a token and output tokens a second and accelerator of a batch of requests that follow one another
--- (src/metrics/loop.h). nil and a sentence.
function saturated.predict(request)
  local values = tables.merged(request, { mode = "continuous", concurrency = request.batch })
  values.batch = nil
  local report, message = estimate.report(values)
  if not report then return nil, message end
  return {
    tpot_s = report.tpot_s, throughput_tok_s_gpu = request.batch / report.tpot_s / report.gpus, report = report,
  }
end

return saturated
