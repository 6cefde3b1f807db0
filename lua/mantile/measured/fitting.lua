-- fitting.lua: the parameters of a calibration from measured kernels.

local calibration = require "mantile.calibration"
local chips = require "mantile.measured.chips"
local core = require "mantile.core"

local fitting = {}

local FEW = 30 -- rows of an entry below which only a few parameters are fitted
local LEAST = 5 -- and below which none are
local LEAST_OF_VARIANT = 15 -- and of a kernel of its own, which has those of its format to fall back on,
local LEAST_AGAIN = 10 -- or what is known of it on other accelerators
local EFFORT = 3000 -- evaluations of a fit
local HELD = 5 -- one in so many shapes is kept back to measure the error

-- What differs between accelerators of one architecture, and can be told from a few measurements.
local core_parameters = {
  linear = { "launch", "compute", "memory" }, mixture = { "launch", "compute", "memory" },
  prefill = { "launch", "compute", "memory", "tile", "exponents", "store" },
  decode = { "launch", "memory", "single", "tile", "alone", "join" }, rows = { "launch", "memory" },
  message = { "launch", "share", "share_3" },
  module_prefill = {
    "fixed", "product", "weights", "serial", "passes", "compute", "memory", "tile", "exponents", "store", "loss",
    "longest", "index", "select",
  },
  module_decode = {
    "fixed", "product", "weights", "serial", "passes", "memory", "compute", "single", "tile", "join", "head", "loss",
    "near", "index", "select",
  },
}
core_parameters.mixed = core_parameters.prefill
-- What a variant of a format may differ by on the same accelerators, where that is not all.
local variant_parameters = {
  module_prefill = { "fixed", "product", "weights", "serial", "passes", "select" },
  module_decode = { "fixed", "product", "weights", "serial", "passes", "select" },
}
-- What is an artefact of a benchmark, or belongs to cards that are not there.
local never = { linear = { "copies" }, module_prefill = { "launch" }, module_decode = { "launch" } }

local parameters_of = {}
for _, form in ipairs(core.forms()) do parameters_of[form.name] = form.parameters end

--- A whole number from the numbers of a shape, the same on every machine.
local function hash(shape)
  local sum = 0
  for i, value in ipairs(shape) do sum = (sum * 31 + math.floor(value * 16) + i) % 1000003 end
  return sum
end

--- Adds a row to the entry that is called `key`; `of` is the format of which it is a variant.
local function add(by_label, labels, row, key, of)
  local label = row.form .. "." .. key
  local entry = by_label[label]
  if not entry then
    entry = { form = row.form, key = key, of = of, kernels = {}, names = {} }
    by_label[label], labels[#labels + 1] = entry, label
  end
  local kernel = row.kernel or ""
  if not entry.kernels[kernel] then
    entry.kernels[kernel], entry.names[#entry.names + 1] = {}, kernel
  end
  table.insert(entry.kernels[kernel], row)
end

local function is_open(row) return row.variant ~= nil and row.variant:find "^open" ~= nil end

--- The rows by entry: { form, key, of = the format of a variant, rows } in order of their labels, each format before
--- its variants. Of several kernels that serve one entry the one with most rows is taken. What is open stands for
--- its format only where nothing else was measured.
function fitting.entries(rows)
  local by_label, labels = {}, {}
  for _, row in ipairs(rows) do
    if not is_open(row) then add(by_label, labels, row, row.key) end
  end
  local masked = {}
  for _, label in ipairs(labels) do masked[label] = true end
  for _, row in ipairs(rows) do
    if is_open(row) and not masked[row.form .. "." .. row.key] then add(by_label, labels, row, row.key) end
    if row.variant then add(by_label, labels, row, calibration.variant(row.key, row.variant), row.key) end
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
      form = entry.form, key = entry.key, of = entry.of, rows = entry.kernels[entry.names[1]],
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

--- The absolute errors |predicted / measured - 1|, sorted.
local function errors_of(form, parameters, set)
  local errors = {}
  for i, shape in ipairs(set.shapes) do
    errors[i] = math.abs(core.form_seconds(form, parameters, shape) / set.times[i] - 1)
  end
  table.sort(errors)
  return errors
end

--- Their median.
function fitting.error(form, parameters, set)
  local errors = errors_of(form, parameters, set)
  return errors[(#errors + 1) // 2]
end

--- Their mean over two sets of which the second may be the first.
local function mean_error(form, parameters, fit, held)
  local sum, count = 0, 0
  for _, set in ipairs { fit, held ~= fit and held or nil } do
    for _, value in ipairs(errors_of(form, parameters, set)) do sum, count = sum + value, count + 1 end
  end
  return sum / count
end

--- Which parameters stay as they start: all but those named `only`, or few.
local function fixed_of(form, only)
  local fixed = {}
  for _, p in ipairs(only and parameters_of[form] or {}) do fixed[p.name] = true end
  for _, name in ipairs(only or {}) do fixed[name] = nil end
  for _, name in ipairs(never[form] or {}) do fixed[name] = true end
  return fixed
end

local SAME = 0.03 -- what a variant does not differ by enough to state it

--- The names of parameters that differ from `known`; the others become the same.
local function differing(parameters, known)
  local only = {}
  for name, value in pairs(parameters) do
    local other = known[name] or value
    only[name] = math.abs(value - other) > SAME * math.max(math.abs(value), math.abs(other)) or nil
    if not only[name] then parameters[name] = other end
  end
  return only
end

local GAIN = 0.98 -- of a variant's error: what is worth further lines in a file

--- Whether a fit is better than what is known: of variants, which have few rows, by all of them.
local function is_better(entry, result, known, fit, held)
  if not known then return true end
  if not entry.of then return result.error < fitting.error(entry.form, known, held) end
  local of_known = mean_error(entry.form, known, fit, held)
  return mean_error(entry.form, result.parameters, fit, held) < GAIN * of_known
end

--- Fits one entry; `base` is what a calibration already says of it, or nil; `format` the parameters of the format of a
--- variant, or nil. Returns { form, key, kernel, parameters, only = names of those to state (nil: all), points, error,
--- is_better = than what is known }; nil where there are too few rows.
function fitting.fit(entry, base, effort, format)
  local fit, held = split(entry)
  local count = #fit.shapes + (held ~= fit and #held.shapes or 0)
  if count < (not entry.of and LEAST or base and LEAST_AGAIN or LEAST_OF_VARIANT) then return nil end
  local known = base and calibration.parameters(base) or format
  local few = (base or not format and count < FEW) and core_parameters[entry.form]
  local apart = format and variant_parameters[entry.form]
  local options = {
    start = apart and format or known, fixed = fixed_of(entry.form, apart or few or nil), effort = effort or EFFORT,
  }
  local parameters = core.fit(entry.form, fit.shapes, fit.times, options)
  local only = known and differing(parameters, known)
  local result = {
    form = entry.form, key = entry.key, kernel = entry.kernel, parameters = parameters, only = only, points = count,
    error = fitting.error(entry.form, parameters, held),
  }
  result.is_better = is_better(entry, result, known, fit, held)
  return result
end

--- Whether a calibration knows entries of that form and key.
function fitting.knows(row) return calibration.keys[row.form] and calibration.keys[row.form][row.key] ~= nil end

return fitting
