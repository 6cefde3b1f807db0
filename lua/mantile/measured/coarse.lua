-- coarse.lua: a calibration from whole runs alone, where no kernel of an engine was measured: what speeds of prompts
-- and answers can tell. One accelerator in four is not fitted, and gives the error.

local calibration = require "mantile.calibration"
local core = require "mantile.core"
local tables = require "mantile.tables"

local coarse = {}

local SCALE = 0.1 -- relative errors above this count by their size (fit.h)
local HELD = 4 -- one accelerator in so many
local ALL_HELD_OUT = 3 -- accelerators below which none is

-- form, key, parameter, the least and the most it can be, where the search starts (0 to 1 on a logarithmic scale)
local parameters = {
  { "linear", "bf16", "compute", 0.02, 1, 0.8 }, { "linear", "bf16", "memory", 0.1, 1, 0.9 },
  { "linear", "int8", "compute", 0.02, 1, 0.8 }, { "linear", "int8", "memory", 0.1, 1, 0.9 },
  { "linear", "int4_i8", "compute", 0.02, 1, 0.8 }, { "linear", "int4_i8", "memory", 0.1, 1, 0.9 },
  { "prefill", "bf16", "exponents", 0.1, 8, 0.6 }, { "decode", "bf16", "memory", 0.05, 1, 0.7 },
}
-- What runs do not tell: products with vectors read their matrix once, and nothing else of them shows.
local fixed = { linear = { menu = 3, serial = 1e-10, tile = 2e-7, loss = 0.1 } }
-- What every kernel takes, and the entries that state it.
local LAUNCH = { 1e-7, 2e-5, 0.5 }
local HOST = { 1e-6, 5e-3, 0.3 }
local launched = {
  { "linear", "bf16" }, { "linear", "int8" }, { "linear", "int4_i8" }, { "prefill", "bf16" }, { "decode", "bf16" },
  { "rows", "norm" }, { "rows", "elementwise" },
}

local function between(least, most, x) return least * (most / least) ^ x end

--- What a point of the search makes: forms and the step.
local function made_of(x)
  local forms = {}
  local launch = between(LAUNCH[1], LAUNCH[2], x[#parameters + 1])
  for _, of in ipairs(launched) do
    forms[of[1]] = forms[of[1]] or {}
    forms[of[1]][of[2]] = tables.merged(fixed[of[1]] or {}, { launch = launch })
  end
  for i, p in ipairs(parameters) do forms[p[1]][p[2]][p[3]] = between(p[4], p[5], x[i]) end
  return forms, { launches = 1, host = between(HOST[1], HOST[2], x[#parameters + 2]) }
end

--- Errors of all runs that can be predicted, as ln(predicted / measured).
local function errors_of(runs)
  local errors = {}
  for _, run in ipairs(runs) do
    local predicted = run.predict(run)
    for metric, measured in pairs(predicted and run.measured or {}) do
      errors[#errors + 1] = math.log(predicted[metric] / measured)
    end
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

--- The runs that are fitted, and those of accelerators that are not.
local function split(runs)
  local place, names = {}, {}
  for _, run in ipairs(runs) do
    local system = run.labels.system
    if not place[system] then place[system], names[#names + 1] = 0, system end
  end
  table.sort(names)
  for i, name in ipairs(names) do place[name] = #names >= ALL_HELD_OUT and i % HELD == 0 end
  local fit, held = {}, {}
  for _, run in ipairs(runs) do
    local into = place[run.labels.system] and held or fit
    into[#into + 1] = run
  end
  return fit, #held > 0 and held or fit, #held > 0
end

--- The calibration `name` of runs: its entries as fitting.fit gives them, and its step; nil and a sentence where none
--- can be predicted.
function coarse.fit(name, runs, effort)
  local fit, held, apart = split(runs)
  local function use(x)
    local forms, step = made_of(x)
    forms.name, forms.step = name, step
    return calibration.use(forms)
  end
  local start = {}
  for i, p in ipairs(parameters) do start[i] = p[6] end
  start[#start + 1], start[#start + 2] = LAUNCH[3], HOST[3]
  use(start)
  if #errors_of(fit) == 0 then return nil, "no run can be predicted" end
  local best = core.minimise(function(...)
    use { ... }
    return loss_of(errors_of(fit))
  end, start, effort)
  local forms, step = made_of(best)
  use(best)
  step.points, step.error = #runs, median_of(errors_of(held))
  local entries = {}
  for _, of in ipairs(launched) do
    entries[#entries + 1] = {
      form = of[1], key = of[2], parameters = forms[of[1]][of[2]], points = #runs, error = step.error,
    }
  end
  table.sort(entries, function(a, b) return a.form .. a.key < b.form .. b.key end)
  return { entries = entries, step = step, apart = apart }
end

return coarse
