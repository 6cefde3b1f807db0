-- steps.lua: what a step of an engine takes beside its kernels, from serving results: what fusion leaves of small
-- kernels, which launches show, and the host's work.

local core = require "mantile.core"
local serving = require "mantile.measured.serving"

local steps = {}

local LEAST = 1e-6 -- a share that is left of something
local SCALE = 0.1 -- relative errors above this count by their size (fit.h)

-- name, the most it can be (the least is 0), where the search starts
local parameters = {
  { "elementwise", 1, 0.3 }, { "norms", 1, 0.5 }, { "quantise", 1, 0.3 }, { "launches", 1, 0.7 }, { "host", 2e-3, 0.3 },
  { "sequence", 3e-5, 0.2 },
}
-- Of an accelerator whose kernels were not measured: how much longer they take, and how much of their launch shows.
local of_relative = { { "kernels", 4, 0.3 }, { "launches", 4, 0.25 }, { "host", 4e-3, 0.2 }, { "sequence", 6e-5, 0.2 } }

--- Errors of the TPOT of all rows that can be predicted, as ln(predicted / measured).
local function errors_of(rows)
  local errors = {}
  for _, row in ipairs(rows) do
    local predicted = serving.predict(row.request)
    if predicted then errors[#errors + 1] = math.log(predicted.tpot_s / row.measured.tpot_s) end
  end
  return errors
end

local function loss_of(errors)
  local sum = 0
  for _, e in ipairs(errors) do sum = sum + 2 * (math.sqrt(1 + (e / SCALE) ^ 2) - 1) end
  return sum / #errors
end

local function median_of(errors)
  local list = {}
  for i, e in ipairs(errors) do list[i] = math.abs(math.exp(e) - 1) end
  table.sort(list)
  return list[(#list + 1) // 2]
end

local function set(step, fitted, x)
  for i, p in ipairs(fitted) do step[p[1]] = math.max(x[i], LEAST) * p[2] end
end

--- Fits the table `step` of a calibration in use to serving rows, and adds `points` and `error`, the median of them;
--- nil where no row can be predicted. `relative`: the kernels are those of another accelerator.
function steps.fit(step, rows, effort, relative)
  if #errors_of(rows) == 0 then return nil end
  local start, fitted = {}, relative and of_relative or parameters
  for i, p in ipairs(fitted) do start[i] = p[3] end
  local best = core.minimise(function(...)
    set(step, fitted, { ... })
    return loss_of(errors_of(rows))
  end, start, effort)
  set(step, fitted, best)
  local errors = errors_of(rows)
  step.points, step.error = #errors, median_of(errors)
  return step
end

return steps
