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
  "bands", "loop", "pools", "count", "stages", "assumptions", "price", "power", "idle", "pue", "grid", "embodied",
  "lifetime", "value", "unit", "source", "reasons", "warnings", "layers",
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

--- A report as one line of JSON; what has no value for a reason is null.
function machine.encode(report)
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
  return json.encode(copy, rank)
end

--- A list of reports as one line of JSON.
function machine.encode_all(reports)
  local parts = {}
  for i, report in ipairs(reports) do parts[i] = machine.encode(report) end
  return "[" .. table.concat(parts, ",") .. "]"
end

--- An answer of fit.lua as one line of JSON.
function machine.encode_fit(answer) return json.encode(answer, rank) end

--- What a failed request answers.
function machine.encode_error(message, field, line)
  return json.encode({ error = { code = "invalid_request", message = message, field = field }, line = line })
end

return machine
