-- closed_loop.lua: a batch whose places take in one request after the other, as saturated benchmarks run.

local estimate = require "mantile.estimate"
local tables = require "mantile.tables"

local closed_loop = {}

--- Seconds a token and output tokens a second and accelerator: while a request decodes, each place takes in one further
--- prompt, so that the prefill of all is spread over its tokens. nil and a sentence.
function closed_loop.predict(request)
  local report, message = estimate.report(request)
  if not report then return nil, message end
  local one
  one, message = estimate.report(tables.merged(request, { batch = 1, osl = 1 }))
  if not one then return nil, message end
  local tpot = report.tpot_s + request.batch * one.ttft_s / request.osl
  return { tpot_s = tpot, throughput_tok_s_gpu = request.batch / tpot / report.gpus, report = report }
end

return closed_loop
