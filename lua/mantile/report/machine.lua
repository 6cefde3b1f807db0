-- machine.lua: reports as JSON, the same keys as in Lua, in a fixed order.

local core = require "mantile.core"
local forward = require "mantile.forward"
local json = require "mantile.json"
local tables = require "mantile.tables"

local machine = {}

-- What a report holds besides its metrics, before and after them.
local before = {
  "model", "hardware", "gpus", "cost_model", "deployment", "engine", "tp", "cp", "attention_dp", "ep", "sp", "pp", "dp",
  "weights", "activations", "kv", "workload", "mode", "batch", "concurrency", "isl", "osl", "prefix",
  "parameters", "total", "active", "memory", "layer", "phase", "part", "stage", "times", "runs",
}
local after = {
  "bands", "loop", "simulation", "requests", "outcomes", "mean", "p50", "p90", "p95", "p99", "max", "itl_s", "queue_s",
  "span_s", "duration_s", "throughput_req_s", "input_tok_s", "goodput_req_s", "attainment", "slo", "pools", "count",
  "stages", "assumptions", "price", "power", "idle", "pue", "grid", "embodied", "lifetime", "value", "unit", "source",
  "reasons", "warnings", "layers",
}


-- What answers of sensitivity and whatif hold beside reports, before what they share with them.
local explored = {
  "of", "base", "metrics", "rungs", "name", "given", "now", "better", "change", "elasticity", "elasticity_below",
  "elasticity_above", "limit", "limit_change", "effect_from", "effect_till", "improved", "worsened", "factor", "cause",
  "changes", "from", "to", "gpus_kept", "fits", "memory_bytes", "bound_by", "of_base", "of_before", "not_measured",
  "figures", "without_effect", "sums", "rates", "latencies", "overhead", "formats", "degrees", "refused",
}

local function build_rank()
  local rank, next_rank = {}, 1
  local function add(key)
    if not rank[key] then
      rank[key] = next_rank
      next_rank = next_rank + 1
    end
  end
  for _, key in ipairs(before) do add(key) end
  for _, metrics in ipairs { core.metrics(), forward.metrics() } do
    for _, metric in ipairs(metrics) do
      for part in metric.key:gmatch("[^%.]+") do add(part) end
    end
  end
  for _, key in ipairs(after) do add(key) end
  return rank
end

local rank = build_rank()

local rank_explored = tables.merged(rank, { report = math.huge })
for i, key in ipairs(explored) do rank_explored[key] = rank[key] or i - #explored end

--- A report in which what has no value for a reason is null.
local function with_nulls(report)
  local copy = tables.merged(report)
  for key in pairs(report.reasons or {}) do
    local group, field = key:match("^(%w+)%.(.*)$")
    if group then
      copy[group] = tables.merged(copy[group])
      copy[group][field] = json.null
    else
      copy[key] = json.null
    end
  end
  return copy
end

--- A report as one line of JSON; what has no value for a reason is null.
function machine.encode(report) return json.encode(with_nulls(report), rank) end

--- Anything as one line of JSON, the keys that reports have in their order.
function machine.encode_any(value) return json.encode(value, rank_explored) end

--- A list of reports as one line of JSON.
function machine.encode_all(reports)
  local parts = {}
  for i, report in ipairs(reports) do parts[i] = machine.encode(report) end
  return "[" .. table.concat(parts, ",") .. "]"
end

--- An answer of fit.lua as one line of JSON.
function machine.encode_fit(answer) return json.encode(answer, rank) end

--- The rows of a list without what else it holds, each as `of` makes it.
local function rows_of(list, of)
  local plain = {}
  for i, row in ipairs(list) do plain[i] = of(row) end
  return plain[1] and plain or json.empty_list
end

local function same(value) return value end

--- A figure of the hardware: what it is has another name than the value of the metric.
local function figure_of(row)
  local copy = tables.merged(row)
  copy.point, copy.now, copy.value = nil, row.value, nil
  return copy
end

local function step_of(row)
  local copy = tables.merged(row)
  copy.point, copy.changes = nil, nil
  return copy
end

--- An answer of explore/sensitivity.lua as one line of JSON.
function machine.encode_sensitivity(s)
  return json.encode({
    report = with_nulls(s.report), of = s.of, value = s.value, unit = s.unit, bound_by = s.bound_by, step = s.step,
    figures = rows_of(s.figures, figure_of), without_effect = rows_of(s.without_effect, same), sums = s.sums,
    formats = rows_of(s.formats, step_of), degrees = rows_of(s.degrees, step_of), refused = rows_of(s.refused, same),
  }, rank_explored)
end

local function rung_of(row)
  local copy = tables.merged(row)
  copy.point, copy.report = nil, with_nulls(row.report)
  return copy
end

--- An answer of explore/whatif.lua as one line of JSON.
function machine.encode_whatif(w)
  return json.encode({
    base = rung_of(w.base), metrics = w.metrics, each = w.each, rungs = rows_of(w.rungs, rung_of),
  }, rank_explored)
end

local function try_of(step)
  return {
    rate = step.rate, replicas = step.replicas, gpus = step.report.gpus, holds = step.holds,
    simulation = step.report.simulation,
  }
end

--- An answer of capacity.lua as one line of JSON.
function machine.encode_capacity(answer)
  local found = answer.found
  return json.encode({
    rate = found and found.rate, replicas = found and found.replicas, gpus = found and found.report.gpus,
    slo = answer.slo, share = answer.share, stopped = answer.stopped, report = found and with_nulls(found.report),
    tries = rows_of(answer.tries, try_of),
  }, rank)
end

--- JSON has no infinity.
local function finite(value) return math.abs(value) < math.huge and value or nil end

local function plain_row(row)
  local copy = tables.merged(row)
  copy.value = copy.value and finite(copy.value)
  copy.binds = row.binds and {}
  for i, bound in ipairs(row.binds or {}) do
    copy.binds[i] = { limit = bound.limit, without = finite(bound.without) }
  end
  copy.request = tables.merged(row.request)
  for _, key in ipairs { "model", "hardware", "engine" } do
    local thing = copy.request[key]
    if type(thing) == "table" then copy.request[key] = thing.id or thing.name end
  end
  copy.point = nil
  return copy
end

local function plain_rows(list)
  local copies = {}
  for i, row in ipairs(list) do copies[i] = plain_row(row) end
  return copies
end

--- An answer of explore/search.lua as one line of JSON.
function machine.encode_search(found)
  return json.encode {
    best = plain_rows(found), front = plain_rows(found.front), points = found.points, deployments = found.deployments,
    refused = found.refused, exact = found.exact, sampled = found.sampled, bound = found.bound,
    confidence = found.confidence, interrupted = found.interrupted,
  }
end

--- What a failed request answers.
function machine.encode_error(message, field, line)
  return json.encode({ error = { code = "invalid_request", message = message, field = field }, line = line })
end

return machine
