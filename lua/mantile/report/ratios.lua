-- ratios.lua: one report over another one.

local core = require "mantile.core"
local forward = require "mantile.forward"
local grid = require "mantile.report.grid"
local tables = require "mantile.tables"
local format = require("mantile.units").format

local ratios = {}

local shown = tables.words("ttft_s tpot_s e2e_s latency_s tok_s_user throughput_tok_s throughput_tok_s_gpu items_s "
  .. "items_s_gpu cost_usd_per_mtok cost_usd_per_mitem energy_j_per_token energy_j_per_item power_w memory.total_bytes "
  .. "memory.weights_bytes memory.kv_cache_bytes memory.max_batch")

local function get(report, key)
  local group, name = key:match "^(%w+)%.(.*)$"
  if group then return report[group] and report[group][name] end
  return report[key]
end

local function short(value)
  if type(value) == "table" then return "a table" end
  return value == nil and "-" or tostring(value)
end

--- "weights fp8 over bf16": in what two reports differ.
local function differences(a, b)
  local parts = {}
  local function compare(x, y, keys)
    for _, key in ipairs(keys) do
      if type(x[key]) ~= "table" and type(y[key]) ~= "table" and x[key] ~= y[key] then
        parts[#parts + 1] = ("%s %s over %s"):format(key, short(x[key]), short(y[key]))
      end
    end
  end
  compare(a, b, { "model", "hardware", "gpus", "cost_model" })
  for _, group in ipairs { "deployment", "workload" } do
    local x, y = a[group] or {}, b[group] or {}
    compare(x, y, tables.keys(tables.merged(x, y)))
  end
  return table.concat(parts, ", ")
end

--- The ratio of each metric that both reports have, by its key, with those of groups in tables: memory.total_bytes.
--- Printed it shows the usual ones.
function ratios.of(a, b)
  local self, cells = {}, {}
  for _, metric in ipairs(a.forward and forward.metrics() or core.metrics()) do
    local x, y = get(a, metric.key), get(b, metric.key)
    if type(x) == "number" and type(y) == "number" and y ~= 0 then
      local group, name = metric.key:match "^(%w+)%.(.*)$"
      local into = self
      if group then
        self[group] = self[group] or {}
        into = self[group]
      end
      into[name or metric.key] = x / y
      cells[metric.key] = { metric.key, format(x, metric.unit), format(y, metric.unit), ("%.2fx"):format(x / y) }
    end
  end
  local rows = { { "", "this", "over", "ratio" } }
  for _, key in ipairs(shown) do rows[#rows + 1] = cells[key] end
  local heading = differences(a, b)
  local text = (heading ~= "" and heading .. "\n" or "") .. grid.format(rows, { false, true, true, true }) .. "\n"
  return setmetatable(self, { __name = "mantile.ratios", __tostring = function() return text end })
end

return ratios
