-- fitting.lua: the parameters of a calibration from measured kernels.

local calibration = require "mantile.calibration"
local chips = require "mantile.measured.chips"
local core = require "mantile.core"
local tables = require "mantile.tables"

local fitting = {}

local FEW = 30 -- rows of an entry below which only a few parameters are fitted
local LEAST = 5 -- and below which none are
local MANY = 150 -- rows that tell more of what differs from a base
local EFFORT = 3000 -- evaluations of a fit
local HELD = 5 -- one in so many shapes is kept back to measure the error

-- What differs between accelerators of one architecture, and can be told from a few measurements.
local core_parameters = {
  linear = { "launch", "compute", "memory" }, mixture = { "launch", "compute", "memory" },
  prefill = { "launch", "compute", "memory" }, decode = { "launch", "memory", "single" }, rows = { "launch", "memory" },
  message = { "launch", "share", "share_3" },
}
-- What differs besides, and only many can tell.
local further_parameters = {
  linear = { "serial", "tile", "loss", "near", "copies", "throttle", "heat", "quantise", "quantised", "row", "join" },
  mixture = { "serial", "tile", "loss", "rows", "all_rows" },
}

local parameters_of = {}
for _, form in ipairs(core.forms()) do parameters_of[form.name] = form.parameters end

--- A whole number from the numbers of a shape, the same on every machine.
local function hash(shape)
  local sum = 0
  for i, value in ipairs(shape) do sum = (sum * 31 + math.floor(value * 16) + i) % 1000003 end
  return sum
end

--- Rows by kernel in one list each, the first that of `default`, or else the one with most rows; in that order.
local function sorted_kernels(entry, default)
  table.sort(entry.names, function(a, b)
    local x, y = #entry.kernels[a], #entry.kernels[b]
    if (a == default) ~= (b == default) then return a == default end
    if x ~= y then return x > y end
    return a < b
  end)
  local list = {}
  for i, name in ipairs(entry.names) do
    list[i] = {
      form = entry.form, key = entry.key, kernel = name ~= "" and name or nil, rows = entry.kernels[name],
    }
  end
  return list
end

local function by_label_of(rows)
  local by_label = {}
  for _, row in ipairs(rows) do
    local label, kernel = row.form .. "." .. row.key, row.kernel or ""
    local entry = by_label[label] or { form = row.form, key = row.key, kernels = {}, names = {} }
    by_label[label] = entry
    if not entry.kernels[kernel] then
      entry.kernels[kernel], entry.names[#entry.names + 1] = {}, kernel
    end
    table.insert(entry.kernels[kernel], row)
  end
  return by_label
end

--- The rows by entry: { form, key, kernel, rows, others = the same of each other kernel } in order of their labels. The
--- kernel is the one that `forms` (of a base, or nil) has for the entry, else the one without a name, else the one with
--- most rows: it prices a model's.
function fitting.entries(rows, forms)
  local by_label, list = by_label_of(rows), {}
  for i, label in ipairs(tables.keys(by_label)) do
    local entry = by_label[label]
    local known = forms and forms[entry.form] and forms[entry.form][entry.key]
    local kernels = sorted_kernels(entry, known and known.kernel or "")
    list[i] = table.remove(kernels, 1)
    list[i].others = kernels
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

--- The median and the mean of |predicted / measured - 1|.
function fitting.error(form, parameters, set)
  local errors, sum = {}, 0
  for i, shape in ipairs(set.shapes) do
    errors[i] = math.abs(core.form_seconds(form, parameters, shape) / set.times[i] - 1)
    sum = sum + errors[i]
  end
  table.sort(errors)
  return errors[(#errors + 1) // 2], sum / #errors
end

--- Which parameters may differ from where a fit starts: all, or with few rows or where a base states them only some.
local function free_of(form, count, has_base)
  local free = {}
  if count >= FEW and not has_base then
    for _, p in ipairs(parameters_of[form]) do free[p.name] = true end
    return free
  end
  for _, name in ipairs(core_parameters[form]) do free[name] = true end
  for _, name in ipairs(count >= MANY and further_parameters[form] or {}) do free[name] = true end
  return free
end

local function fixed_of(form, free)
  local fixed = {}
  for _, p in ipairs(parameters_of[form]) do fixed[p.name] = not free[p.name] end
  return fixed
end

--- Fits all rows from where a fit to most of them ended, whose choices stay.
local function fit_rest(form, fit, held, parameters, fixed, effort)
  for _, p in ipairs(parameters_of[form]) do fixed[p.name] = fixed[p.name] or p.choice end
  local shapes, times = table.move(fit.shapes, 1, #fit.shapes, 1, {}), table.move(fit.times, 1, #fit.times, 1, {})
  table.move(held.shapes, 1, #held.shapes, #shapes + 1, shapes)
  table.move(held.times, 1, #held.times, #times + 1, times)
  return core.fit(form, shapes, times, { start = parameters, fixed = fixed, effort = math.max(1, effort // 3) })
end

--- Fits one entry. `base` is what a calibration already says of it, or nil; `like` are parameters that hold where there
--- are few rows, or nil. Returns { form, key, kernel, parameters, start, only = names that may differ from `start`,
--- points, error, better = whether than the base }; nil where there are too few rows.
function fitting.fit(entry, base, effort, like)
  local form, fit, held = entry.form, split(entry)
  local count = #fit.shapes + (held ~= fit and #held.shapes or 0)
  if count < LEAST then return nil end
  local start = base and calibration.parameters(base, entry.kernel) or count < FEW and like or nil
  local free = free_of(form, count, base ~= nil)
  local fixed = fixed_of(form, free)
  effort = effort or EFFORT
  local parameters = core.fit(form, fit.shapes, fit.times, { start = start, fixed = fixed, effort = effort })
  local result = {
    form = form, key = entry.key, kernel = entry.kernel, points = count, only = start and free, start = start,
    better = true,
  }
  local mean
  result.error, mean = fitting.error(form, parameters, held)
  if base then
    local median_before, mean_before = fitting.error(form, start, held)
    result.better = result.error + mean < median_before + mean_before
  end
  result.parameters = held ~= fit and fit_rest(form, fit, held, parameters, fixed, effort) or parameters
  return result
end

--- Whether a calibration knows entries of that form and key.
function fitting.knows(row) return calibration.keys[row.form] and calibration.keys[row.form][row.key] ~= nil end

return fitting
