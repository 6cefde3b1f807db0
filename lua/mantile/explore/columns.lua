-- columns.lua: what is kept of the points of a sweep, and which way each is better.

local core = require "mantile.core"
local forward = require "mantile.forward"

local columns = {}

local metric_of, causes = {}, core.causes()
for _, metric in ipairs(core.metrics()) do metric_of[metric.key] = metric end
for _, metric in ipairs(forward.metrics()) do metric_of[metric.key] = metric end
for _, metric in ipairs(core.loop_metrics()) do metric_of[metric.key] = metric end

-- Of these more is better; of all others less.
local more = {
  tok_s_user = true, throughput_tok_s = true, throughput_tok_s_gpu = true, decode_tok_s = true,
  ["memory.max_batch"] = true, ["memory.max_context"] = true, ["prefill.mfu"] = true, ["decode.mfu"] = true,
  ["prefill.mbu"] = true, ["decode.mbu"] = true, ["forward.mfu"] = true, ["forward.mbu"] = true, items_s = true,
  items_s_gpu = true, ["loop.running"] = true, ["loop.decoding"] = true, ["loop.capacity"] = true,
  ["loop.requests_s"] = true, ["loop.prefill_requests_s"] = true,
}

--- The formula that is least where `text` is best.
function columns.least(text) return more[text] and "-" .. text or text end

--- Whether a column is a metric of reports, and no formula or figure of the hardware.
function columns.is_metric(text) return metric_of[text] ~= nil end

--- A column's unit for units.format; "" where it is a formula.
function columns.unit(text) return metric_of[text] and metric_of[text].unit or "" end

--- What a column's numbers stand for, from 0 on; nil where they are numbers.
function columns.choices(text)
  local kind = metric_of[text] and metric_of[text].kind
  return kind == "flag" and { false, true } or kind == "cause" and causes or nil
end

--- A value as reports have it: whether, a cause, or a number; nil where it is not known or has no limit.
function columns.value(text, number)
  local kind = metric_of[text] and metric_of[text].kind
  if number ~= number or math.abs(number) == math.huge then return nil end
  if kind == "flag" then return number ~= 0 end
  if kind == "cause" then return causes[number + 1] end
  return number
end

return columns
