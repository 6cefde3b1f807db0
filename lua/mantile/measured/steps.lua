-- steps.lua: what an engine adds to its kernels, from serving results: what fusion leaves of small kernels, which
-- launches show, kernels that no graph lists, the host's work, and what a prompt waits for before any step.

local core = require "mantile.core"
local deviations = require "mantile.measured.deviations"
local serving = require "mantile.measured.serving"

local steps = {}

local LEAST = 1e-6 -- a share that is left of something
local SCALE, TTFT_SCALE = 0.1, 0.3 -- relative errors above this count by their size (fit.h)
local ARRIVAL_EFFORT, ARRIVAL_ROWS = 100, 120 -- rows that are simulated to fit arrivals
local POOLS_EFFORT, POOLS_ROWS, POOLS_CONCURRENCY = 60, 60, 2048
-- A parameter that hardly any of the rows tell of stays near where the search starts: what it costs to leave that by
-- WIDTH, against the mean over rows.
local WAITS_MOST = 0.5 -- of the time that its answer takes
local PRIOR, WIDTH = 0.02, 0.3

-- name, the most it can be, where the search starts from the least to that, the least (0 if absent)
local of_steps = {
  { "elementwise", 1, 0.3 }, { "norms", 1, 0.5 }, { "quantise", 4, 0.1 }, { "launches", 1, 0.7 },
  { "skew", 4, 0.25 },
  { "latent", 60e-6, 0.2 }, { "selection", 80e-6, 0.2 }, { "scan", 60e-6, 0.2 }, { "mixture", 40e-6, 0.1 },
  { "host", 2e-3, 0.3 }, { "sequence", 3e-5, 0.2 }, { "prompt_step", 0.1, 0.1 },
}
-- Of an accelerator whose kernels were not measured: how much longer they take (no less, as those that stand for them
-- reach what the datasheet leaves), and how much of their launch shows.
local of_relative = {
  { "kernels", 4, 0.05, 1 }, { "quantise", 4, 0.1 }, { "launches", 4, 0.25 }, { "skew", 4, 0.25 },
  { "latent", 60e-6, 0.2 }, { "host", 4e-3, 0.2 },
  { "sequence", 6e-5, 0.2 }, { "prompt_step", 0.1, 0.1 },
}
-- What a prompt waits for before any step.
local of_arrival = {
  { "arrival", 0.2, 0.1 }, { "prompt_token", 2e-5, 0.15 }, { "place", 2e-3, 0.1 }, { "burst", 0.08, 0.05 },
  { "warmup", 4, 0.02 },
}

local function set(step, fitted, x)
  for i, p in ipairs(fitted) do
    local least = p[4] or LEAST * p[2]
    step[p[1]] = math.max(least, (p[4] or 0) + x[i] * (p[2] - (p[4] or 0)))
  end
end

--- What a parameter is charged for leaving where the search starts.
local function prior_of(fitted, x)
  local sum = 0
  for i, p in ipairs(fitted) do sum = sum + ((x[i] - p[3]) / WIDTH) ^ 2 end
  return PRIOR * sum
end

--- Sets those parameters where `errors`, which are ln(predicted / measured) of all rows, are least.
local function fit(step, fitted, errors, scale, effort)
  local start = {}
  for i, p in ipairs(fitted) do start[i] = p[3] end
  local best = core.minimise(function(...)
    local x = { ... }
    set(step, fitted, x)
    return deviations.loss(errors(), scale) + prior_of(fitted, x)
  end, start, effort, true)
  set(step, fitted, best)
  return errors()
end

-- Runs that contradict others of the same engine: they are validated against, and not fitted to. Patterns of columns.
local misleading = {
  -- faster on 4 accelerators than on 8, with curves that cross: tokens are drafted, it seems
  { framework = "^sglang$", model = "^Qwen3%.5", image_or_version = "v0%.5%.9%-cu130$" },
  { framework = "^sglang$", model = "^DeepSeek", gpu = "^B300$", tp = "^4$" }, -- 3 s for each prompt
  { framework = "^vllm$", model = "^MiniMax", dp_attn = "^2$" }, -- as fast as half of the accelerators, to 1 %
  { framework = "^trtllm$", model = "^gpt%-oss", gpu = "^H200$" }, -- a development build, 20 to 40 % slow
  { source_group = "experimental" }, -- prompts 5 to 10 times as slow as in all others
}

local function misleads(fields)
  for _, run in ipairs(misleading) do
    local all = true
    for column, pattern in pairs(run) do all = all and (fields[column] or ""):find(pattern) ~= nil end
    if all then return true end
  end
end

--- The rows that tell of an engine: each run once, in one pool, and none that waited long for a place.
local function telling(rows)
  local list, known = {}, {}
  for _, row in ipairs(rows) do
    local m, r = row.measured, row.request
    local run = ("%s %s %.9g %.9g"):format(r.model, r.hardware, m.tpot_s, m.ttft_s or 0)
    local one_pool = r.mode == "continuous" -- two would mix two deployments
    local served = (m.ttft_s or 0) < WAITS_MOST * m.tpot_s * r.osl
    if one_pool and served and not known[run] and not misleads(row.row) then list[#list + 1] = row end
    known[run] = true
  end
  return list
end

--- Errors of the time per token of all rows that can be predicted.
local function tpot_errors(rows)
  local errors = {}
  for _, row in ipairs(rows) do
    local predicted = serving.predict(row.request)
    if predicted then errors[#errors + 1] = math.log(predicted.tpot_s / row.measured.tpot_s) end
  end
  return errors
end

--- At most so many of them, evenly chosen.
local function sample(rows, most)
  local list, every = {}, math.max(1, #rows / most)
  for i = 1, math.min(#rows, most) do list[i] = rows[1 + math.floor((i - 1) * every)] end
  return list
end

--- What those tell of the time to the first token: the closed form's mean and the simulation's, and the simulation's
--- median where a row states one.
local function ttft_errors(rows)
  local errors, medians = {}, {}
  for _, row in ipairs(rows) do
    local formula, simulated = serving.predict(row.request), serving.predict(row.request, "simulate")
    local measured, median = row.measured.ttft_s, row.measured.ttft_p50_s
    if simulated and simulated.simulation.outcomes.finished == 0 then simulated = nil end -- too large for the memory
    if formula and simulated then
      errors[#errors + 1] = math.log(formula.ttft_s / measured)
      errors[#errors + 1] = math.log(simulated.ttft_s / measured)
    end
    if simulated and median then medians[#medians + 1] = math.log(simulated.simulation.ttft_s.p50 / median) end
  end
  return errors, medians
end

local function fit_arrival(step, rows)
  local list = {}
  for _, row in ipairs(rows) do
    if row.measured.ttft_s then list[#list + 1] = row end
  end
  list = sample(list, ARRIVAL_ROWS)
  if #list == 0 then return nil end
  local errors = fit(step, of_arrival, function()
    local errors, medians = ttft_errors(list)
    return table.move(medians, 1, #medians, #errors + 1, errors)
  end, TTFT_SCALE, ARRIVAL_EFFORT)
  return deviations.median(errors)
end

-- What pools add: how much longer prompts take, and seconds until one is handed over.
local of_pools = { { "pooled_prompt", 3, 0.1, 1 }, { "handover", 2, 0.05 } }

--- Those rows in two pools that can be predicted, and how much longer their tokens took than is predicted, sorted.
local function pooled_rows(rows)
  local list, ratios = {}, {}
  for _, row in ipairs(rows) do
    local predicted = row.request.mode == "disagg" and serving.predict(row.request)
    if predicted then
      ratios[#ratios + 1] = row.measured.tpot_s / predicted.tpot_s
      list[#list + 1] = row
    end
  end
  table.sort(ratios)
  return list, ratios
end

--- Those whose time to the first token can be fitted to: simulations of more requests take long.
local function fitted_pools(rows)
  local list = {}
  for _, row in ipairs(rows) do
    if row.measured.ttft_s and row.request.concurrency <= POOLS_CONCURRENCY then list[#list + 1] = row end
  end
  return sample(list, POOLS_ROWS)
end

--- What pools add: the median of how much longer their steps take, at least none; and what prompts wait for.
local function fit_pools(step, rows)
  step.pooled, step.pooled_prompt, step.handover = 1, 1, 0
  local pooled, ratios = pooled_rows(rows)
  if #ratios == 0 then
    step.pooled, step.pooled_prompt, step.handover = nil, nil, nil
    return
  end
  step.pooled = math.max(1, ratios[(#ratios + 1) // 2])
  local left = {}
  for i, ratio in ipairs(ratios) do left[i] = math.log(step.pooled / ratio) end
  step.error_pools = deviations.median(left)
  local fitted = fitted_pools(pooled)
  if #fitted == 0 then return end
  local errors = fit(step, of_pools, function() return (ttft_errors(fitted)) end, TTFT_SCALE, POOLS_EFFORT)
  step.error_pools_ttft = deviations.median(errors)
end

--- Fits the table `step` of a calibration in use to serving rows, and adds `points` and `error`, the median of them;
--- nil where no row can be predicted. `relative`: the kernels are those of another accelerator.
function steps.fit(step, all, effort, relative)
  local rows = telling(all)
  if #tpot_errors(rows) == 0 then return nil end
  local left = fit(step, relative and of_relative or of_steps, function() return tpot_errors(rows) end, SCALE, effort)
  step.points, step.error, step.error_ttft = #left, deviations.median(left), fit_arrival(step, rows)
  fit_pools(step, all)
  return step
end

return steps
