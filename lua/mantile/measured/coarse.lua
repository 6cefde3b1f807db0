-- coarse.lua: a calibration from whole runs alone, where no kernel of an engine was measured: what speeds of prompts
-- and answers can tell. One accelerator in four is not fitted, and gives the error.

local calibration = require "mantile.calibration"
local core = require "mantile.core"
local deviations = require "mantile.measured.deviations"
local find = require "mantile.find"
local tables = require "mantile.tables"

local coarse = {}

local SCALE = 0.1 -- relative errors above this count by their size (fit.h)
local HELD = 4 -- one accelerator in so many
local ALL_HELD_OUT = 3 -- accelerators below which none is
local ROUNDS = 2 -- of the search, each from where the last one ended

local formats = { "bf16", "q4_0", "q4_k", "q8_0" } -- of products

-- form, key, parameter, the least and the most it can be, where the search starts (0 to 1 on a logarithmic scale): what
-- differs between chips, and what does not or cannot be told from a few runs.
local of_chip, of_all = {}, {
  { "prefill", "bf16", "compute", 0.02, 1, 0.3 }, { "decode", "bf16", "memory", 0.05, 1, 0.7 },
}
for _, key in ipairs(formats) do
  of_chip[#of_chip + 1] = { "linear", key, "compute", 0.02, 1, 0.8 }
  of_chip[#of_chip + 1] = { "linear", key, "memory", 0.1, 1, 0.9 }
end
table.move(of_chip, 1, #of_chip, #of_all + 1, of_all)

-- What runs do not tell: products with vectors read their matrix once, and nothing else of them shows.
local VECTORS = { menu = 3, serial = 1e-10, tile = 2e-7, loss = 0.1 }
local LAUNCH = { 1e-7, 2e-5, 0.5 } -- what every kernel takes: least, most, start
local HOST = { 1e-6, 5e-3, 0.3 }
local others = { { "prefill", "bf16" }, { "decode", "bf16" }, { "rows", "norm" }, { "rows", "elementwise" } }

local function between(least, most, x) return least * (most / least) ^ x end

--- What a point of the search makes of those parameters: forms and, but for a chip with a base, the step.
local function made_of(parameters, x, few)
  local forms = { linear = {} }
  local launch = not few and between(LAUNCH[1], LAUNCH[2], x[#parameters + 1]) or nil
  for _, key in ipairs(formats) do forms.linear[key] = few and {} or tables.merged(VECTORS, { launch = launch }) end
  for _, of in ipairs(few and {} or others) do
    forms[of[1]] = forms[of[1]] or {}
    forms[of[1]][of[2]] = { launch = launch }
  end
  for i, p in ipairs(parameters) do forms[p[1]][p[2]][p[3]] = between(p[4], p[5], x[i]) end
  return forms, few and {} or { launches = 1, host = between(HOST[1], HOST[2], x[#parameters + 2]) }
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

--- Calibrations of single accelerators that would stand before the one that is fitted.
local function nearer_of(name, runs)
  local list, seen = {}, { [name] = true }
  for _, run in ipairs(runs) do
    local nearer = run.labels.system .. name:match "%..*$"
    if not seen[nearer] and find.has("calibration", nearer) then list[#list + 1] = nearer end
    seen[nearer] = true
  end
  return list
end

local function start_of(parameters, few)
  local start = {}
  for i, p in ipairs(parameters) do start[i] = p[6] end
  if not few then start[#start + 1], start[#start + 2] = LAUNCH[3], HOST[3] end
  return start
end

--- The entries of forms as fitting.fit gives them.
local function entries_of(forms, points, error_of)
  local entries = {}
  for _, form in ipairs(tables.keys(forms)) do
    for _, key in ipairs(tables.keys(forms[form])) do
      local entry = { form = form, key = key, parameters = forms[form][key], points = points, error = error_of }
      entries[#entries + 1] = entry
    end
  end
  return entries
end

--- The calibration `name` of runs: its entries as fitting.fit gives them, and its step; nil and a sentence where none
--- can be predicted. `base`: the name of a calibration that says the rest, if any; `few`: of which only what differs
--- between chips is fitted anew.
function coarse.fit(name, runs, effort, base, few)
  local fit, held, apart = split(runs)
  local parameters, stale = few and of_chip or of_all, few and {} or nearer_of(name, runs)
  local function use(x)
    local forms, step = made_of(parameters, x, few)
    calibration.use(tables.merged(forms, { name = name, step = step, base = base }))
    for _, nearer in ipairs(stale) do calibration.use { name = nearer, base = name } end
    return forms, step
  end
  local start = start_of(parameters, few)
  use(start)
  if #errors_of(fit) == 0 then return nil, "no run can be predicted" end
  for _ = 1, ROUNDS do
    start = core.minimise(function(...)
      use { ... }
      return deviations.loss(errors_of(fit), SCALE)
    end, start, effort // ROUNDS)
  end
  local forms, step = use(start)
  step.points, step.error = #runs, deviations.median(errors_of(held))
  return { entries = entries_of(forms, #runs, step.error), step = step, apart = apart, base = base }
end

return coarse
