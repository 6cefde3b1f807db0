-- forward.lua: the report of a model that makes no tokens. The core sees a
-- prefill with one token of output; a user sees items: images, texts, meshes.

local core = require "mantile.core"

local forward = {}

-- what a report of tokens calls it -> what one of items does, and its unit there
local renamed = {
  ttft_s = { "latency_s", "s" }, throughput_tok_s = { "items_s", "item/s" },
  throughput_tok_s_gpu = { "items_s_gpu", "item/s" }, energy_j_per_token = { "energy_j_per_item", "j/item" },
  cost_usd_per_mtok = { "cost_usd_per_mitem", "usd/mitem" }, carbon_g_per_mtok = { "carbon_g_per_mitem", "g/mitem" },
}

local of_tokens = {
  tpot_s = true, e2e_s = true, tok_s_user = true, decode_tok_s = true, ["memory.kv_cache_bytes"] = true,
  ["memory.kv_bytes_per_token"] = true, ["memory.max_context"] = true,
}

--- The metrics of a report of items, { key =, kind =, unit =, core = the core's key } in their order.
function forward.metrics()
  local list = {}
  for _, row in ipairs(core.metrics()) do
    local new = renamed[row.key]
    if not of_tokens[row.key] and not row.key:find("^decode%.") then
      list[#list + 1] = {
        key = new and new[1] or row.key:gsub("^prefill%.", "forward."), unit = new and new[2] or row.unit,
        kind = row.kind, core = row.key,
      }
    end
  end
  return list
end

local causes = { "compute_s", "weights_s", "kv_s", "activations_s", "comm_s", "overhead_s" }

local function longest(stage)
  local most = causes[1]
  for _, cause in ipairs(causes) do
    if stage[cause] > stage[most] then most = cause end
  end
  return (most:gsub("_s$", ""))
end

--- The time of each part of the model that runs, in the order they do.
local function stages_of(layers)
  local stages, by_name = {}, {}
  for _, entry in ipairs(layers) do
    local stage = by_name[entry.part]
    if not stage and entry.runs > 0 then
      stage = { stage = entry.part, time_s = 0, flops = 0, bytes = 0, comm_bytes = 0, runs = entry.runs }
      for _, cause in ipairs(causes) do stage[cause] = 0 end
      by_name[entry.part] = stage
      stages[#stages + 1] = stage
    end
    if stage then
      for _, key in ipairs { "time_s", "flops", "bytes", "comm_bytes" } do stage[key] = stage[key] + entry[key] end
      for _, cause in ipairs(causes) do stage[cause] = stage[cause] + entry[cause] end
      stage.runs = math.max(stage.runs, entry.runs)
    end
  end
  for _, stage in ipairs(stages) do
    stage.runs, stage.bottleneck = math.tointeger(stage.runs) or stage.runs, longest(stage)
  end
  return stages
end

local function rename(values, from, to) values[to], values[from] = values[from], nil end

--- Turns a report of tokens into one of items. `layers` are those of the forward step.
function forward.report(report, layers)
  local reasons = report.reasons or {}
  for from, to in pairs(renamed) do
    rename(report, from, to[1])
    rename(reasons, from, to[1])
  end
  for key in pairs(of_tokens) do
    report[key], reasons[key] = nil, nil
    report.memory[key:gsub("^memory%.", "")] = nil
  end
  rename(report, "prefill", "forward")
  report.decode, report.reasons = nil, next(reasons) and reasons
  report.stages = stages_of(layers)
  return report
end

return forward
