-- fitting.lua: the parameters of a calibration from measured kernels.

local calibration = require "mantile.calibration"
local chips = require "mantile.measured.chips"
local core = require "mantile.core"

local fitting = {}

local FEW = 30 -- rows of an entry below which only a few parameters are fitted
local LEAST = 5 -- and below which none are
local EFFORT = 3000 -- evaluations of a fit
local HELD = 5 -- one in so many shapes is kept back to measure the error

-- What differs between accelerators of one architecture, and can be told from a few measurements.
local core_parameters = {
  linear = { "launch", "compute", "memory" }, mixture = { "launch", "compute", "memory" },
  prefill = { "launch", "compute", "memory" }, decode = { "launch", "memory", "single" }, rows = { "launch", "memory" },
  message = { "launch", "share", "share_3" },
}
-- What is an artefact of a benchmark, or belongs to cards that are not there.
local never = { linear = { "copies" } }

local parameters_of = {}
for _, form in ipairs(core.forms()) do parameters_of[form.name] = form.parameters end

--- A whole number from the numbers of a shape, the same on every machine.
local function hash(shape)
  local sum = 0
  for i, value in ipairs(shape) do sum = (sum * 31 + math.floor(value * 16) + i) % 1000003 end
  return sum
end

--- The rows by entry: { form, key, rows } in order of their labels. Of several kernels that serve one entry the one
--- with most rows is taken.
function fitting.entries(rows)
  local by_label, labels = {}, {}
  for _, row in ipairs(rows) do
    local label = row.form .. "." .. row.key
    local entry = by_label[label]
    if not entry then
      entry = { form = row.form, key = row.key, kernels = {}, names = {} }
      by_label[label], labels[#labels + 1] = entry, label
    end
    local kernel = row.kernel or ""
    if not entry.kernels[kernel] then
      entry.kernels[kernel], entry.names[#entry.names + 1] = {}, kernel
    end
    table.insert(entry.kernels[kernel], row)
  end
  table.sort(labels)
  local list = {}
  for i, label in ipairs(labels) do
    local entry = by_label[label]
    table.sort(entry.names, function(a, b)
      local x, y = #entry.kernels[a], #entry.kernels[b]
      if x ~= y then return x > y end
      return a < b
    end)
    list[i] = {
      form = entry.form, key = entry.key, rows = entry.kernels[entry.names[1]],
      kernel = entry.names[1] ~= "" and entry.names[1] or nil,
    }
  end
  return list
end

local function split(entry)
  local fit, held = { shapes = {}, times = {} }, { shapes = {}, times = {} }
  for _, row in ipairs(entry.rows) do
    local shape = chips.shape(row.hardware, row)
    if shape then
      local into = hash(row.shape) % HELD == 0 and held or fit
      into.shapes[#into.shapes + 1], into.times[#into.times + 1] = shape, row.seconds
    end
  end
  if #fit.shapes < LEAST then -- too few to keep any back
    for i, shape in ipairs(held.shapes) do
      fit.shapes[#fit.shapes + 1], fit.times[#fit.times + 1] = shape, held.times[i]
    end
    held = fit
  end
  return fit, #held.shapes > 0 and held or fit
end

--- The median of |predicted / measured - 1|.
function fitting.error(form, parameters, set)
  local errors = {}
  for i, shape in ipairs(set.shapes) do
    errors[i] = math.abs(core.form_seconds(form, parameters, shape) / set.times[i] - 1)
  end
  table.sort(errors)
  return errors[(#errors + 1) // 2]
end

--- Which parameters stay as `start` has them: with few rows, or where a base states them, all but a few.
local function fixed_of(form, few)
  local fixed = {}
  for _, name in ipairs(never[form] or {}) do fixed[name] = true end
  if not few then return fixed end
  for _, p in ipairs(parameters_of[form]) do fixed[p.name] = true end
  for _, name in ipairs(core_parameters[form]) do fixed[name] = nil end
  return fixed
end

--- Fits one entry; `base` is what a calibration already says of it, or nil. Returns { form, key, kernel, parameters,
--- changed = names that differ from base, points, error }; nil where there are too few rows.
function fitting.fit(entry, base, effort)
  local fit, held = split(entry)
  local count = #fit.shapes + (held ~= fit and #held.shapes or 0)
  if count < LEAST then return nil end
  local few = base ~= nil or count < FEW
  local options = {
    start = base and calibration.parameters(base), fixed = fixed_of(entry.form, few), effort = effort or EFFORT,
  }
  local parameters = core.fit(entry.form, fit.shapes, fit.times, options)
  local result = {
    form = entry.form, key = entry.key, kernel = entry.kernel, parameters = parameters, points = count,
    error = fitting.error(entry.form, parameters, held), partial = base ~= nil,
  }
  result.base_error = base and fitting.error(entry.form, calibration.parameters(base), held)
  return result
end

--- Whether a calibration knows entries of that form and key.
function fitting.knows(row) return calibration.keys[row.form] and calibration.keys[row.form][row.key] ~= nil end

fitting.core_parameters = core_parameters

return fitting
