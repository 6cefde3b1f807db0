-- forward.lua: the report of a model that makes no tokens. The core sees a
-- prefill with one token of output; a user sees items: images, texts, meshes.

local forward = {}

--- The time of each part of the model, in the order they run.
local function stages_of(layers)
  local stages, by_name = {}, {}
  for _, entry in ipairs(layers) do
    local stage = by_name[entry.part]
    if not stage then
      stage = { stage = entry.part, time_s = 0, flops = 0, bytes = 0, runs = entry.runs }
      by_name[entry.part] = stage
      stages[#stages + 1] = stage
    end
    for _, key in ipairs { "time_s", "flops", "bytes" } do stage[key] = stage[key] + entry[key] end
    stage.runs = math.max(stage.runs, entry.runs)
  end
  return stages
end

-- what a report of tokens calls it -> what one of items does
local renamed = {
  ttft_s = "latency_s", throughput_tok_s = "items_s", throughput_tok_s_gpu = "items_s_gpu",
  energy_j_per_token = "energy_j_per_item", cost_usd_per_mtok = "cost_usd_per_mitem",
  carbon_g_per_mtok = "carbon_g_per_mitem", prefill = "forward",
}

local of_tokens = { "tpot_s", "e2e_s", "tok_s_user", "decode_tok_s", "decode" }

--- Turns a report of tokens into one of items. `layers` are those of the forward step.
function forward.report(report, layers)
  for from, to in pairs(renamed) do
    report[to], report[from] = report[from], nil
    if report.reasons and report.reasons[from] then
      report.reasons[to], report.reasons[from] = report.reasons[from], nil
    end
  end
  for _, key in ipairs(of_tokens) do report[key] = nil end
  for _, key in ipairs { "kv_cache_bytes", "kv_bytes_per_token", "max_context" } do
    report.memory[key] = nil
    if report.reasons then report.reasons["memory." .. key] = nil end
  end
  report.stages = stages_of(layers)
  return report
end

return forward
