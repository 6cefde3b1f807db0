-- fitting.lua: the parameters of a calibration from measured kernels.

local calibration = require "mantile.calibration"
local chips = require "mantile.measured.chips"
local core = require "mantile.core"

local fitting = {}

local FEW = 30 -- rows of an entry below which only a few parameters are fitted,
local FEW_OF = { message = 20, rows = 15, scan = 15 } -- or of forms that have few
local VERY_FEW = 8 -- and below which only two are
local LEAST = 5 -- and below which none are
local LEAST_OF_VARIANT = 15 -- and of a kernel of its own, which has those of its format to fall back on,
local LEAST_AGAIN = 10 -- or what is known of it on other accelerators
local MANY = 150 -- rows that tell more of what differs from a base
local EFFORT = 3000 -- evaluations of a fit
local HELD = 5 -- one in so many shapes is kept back to measure the error

-- What differs between accelerators of one architecture, and can be told from a few measurements.
local core_parameters = {
  linear = { "launch", "compute", "memory" }, mixture = { "launch", "compute", "memory" },
  prefill = { "launch", "compute", "memory", "tile", "exponents", "store" },
  decode = { "launch", "memory", "single", "tile", "alone", "join" },
  rows = { "launch", "near", "memory", "single" }, message = { "launch", "share", "share_3" },
  scan = { "launch", "memory", "step", "compute", "near" },
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
-- What differs besides, and only many can tell.
local further_parameters = {
  linear = { "serial", "tile", "loss", "near", "copies", "throttle", "heat", "quantise", "quantised", "row", "join" },
  mixture = { "serial", "tile", "loss", "rows", "all_rows" },
}
-- What a variant of a format may differ by on the same accelerators, where that is not all.
local variant_parameters = {
  module_prefill = { "fixed", "product", "weights", "serial", "passes", "select" },
  module_decode = { "fixed", "product", "weights", "serial", "passes", "select" },
}
-- What other parameters of the form say already.
local never = { module_prefill = { "launch" }, module_decode = { "launch" } }

-- Forms whose fits are short, so that an accelerator's can be made twice: with a few parameters, and with all.
local short = { message = true, rows = true, scan = true }
local BETTER = 0.75 -- of the error of a few parameters, below which an accelerator states all of its own

local parameters_of = {}
for _, form in ipairs(core.forms()) do parameters_of[form.name] = form.parameters end

-- ---- sets of rows -----------------------------------------------------------

--- A whole number from the numbers of a shape, the same on every machine.
local function hash(shape)
  local sum = 0
  for i, value in ipairs(shape) do sum = (sum * 31 + math.floor(value * 16) + i) % 1000003 end
  return sum
end

--- The rows to fit, and those kept back to measure the error: the same where there are too few.
local function split(entry)
  local fit, held = { shapes = {}, times = {} }, { shapes = {}, times = {} }
  for _, row in ipairs(entry.rows) do
    local shape = chips.shape(row.hardware, row)
    if shape then
      local into = hash(row.shape) % HELD == 0 and held or fit
      into.shapes[#into.shapes + 1], into.times[#into.times + 1] = shape, row.seconds
    end
  end
  if #fit.shapes < LEAST then
    for i, shape in ipairs(held.shapes) do
      fit.shapes[#fit.shapes + 1], fit.times[#fit.times + 1] = shape, held.times[i]
    end
    held = fit
  end
  return fit, #held.shapes > 0 and held or fit
end

--- All rows of both.
local function joined(fit, held)
  if held == fit then return fit end
  local all = { shapes = {}, times = {} }
  table.move(fit.shapes, 1, #fit.shapes, 1, all.shapes)
  table.move(fit.times, 1, #fit.times, 1, all.times)
  table.move(held.shapes, 1, #held.shapes, #all.shapes + 1, all.shapes)
  table.move(held.times, 1, #held.times, #all.times + 1, all.times)
  return all
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

-- ---- what is free -----------------------------------------------------------

--- Names of the parameters that may differ from where a fit starts; nil for all.
local function free_of(entry, count, start, is_format)
  local form = entry.form
  if is_format then return variant_parameters[form] end
  local few = count < (FEW_OF[form] or FEW)
  if not few and not start then return nil end
  local names = {}
  for i, name in ipairs(core_parameters[form]) do
    if i <= 2 or count >= VERY_FEW then names[#names + 1] = name end
  end
  local more = count >= MANY and further_parameters[form] or {}
  return table.move(more, 1, #more, #names + 1, names)
end

--- Which parameters stay as they start: all but those in `free`, and what says nothing of such an entry.
local function fixed_of(entry, free)
  local form, key, fixed = entry.form, entry.key, {}
  for _, p in ipairs(free and parameters_of[form] or {}) do fixed[p.name] = true end
  for _, name in ipairs(free or {}) do fixed[name] = nil end
  for _, name in ipairs(never[form] or {}) do fixed[name] = true end
  if form == "message" then -- only a host is shared by all ranks, or launches each; libraries choose by no rule
    local library = entry.rows[1].engine == ""
    fixed.shared, fixed.host = fixed.shared or not key:find "^host_", fixed.host or not key:find "_eager"
    fixed.rule, fixed.one_shot = fixed.rule or library, fixed.one_shot or library
  end
  return fixed
end

--- What says nothing of an entry, however many rows there are.
function fitting.fixed(entry) return fixed_of(entry, nil) end

-- ---- fits -------------------------------------------------------------------

local SAME = 0.01 -- the part of a value that is not worth stating

--- The names of parameters that differ from `known`; the others become the same.
function fitting.differing(parameters, known)
  local only = {}
  for name, value in pairs(parameters) do
    local other = known[name] or value
    only[name] = math.abs(value - other) > SAME * math.max(math.abs(value), math.abs(other)) or nil
    if not only[name] then parameters[name] = other end
  end
  return only
end

--- Fits all rows from where a fit to most of them ended, whose choices stay.
local function fit_rest(form, all, parameters, fixed, effort)
  local options = { start = parameters, fixed = {}, effort = math.max(1, effort // 3) }
  for _, p in ipairs(parameters_of[form]) do options.fixed[p.name] = fixed[p.name] or p.choice end
  return core.fit(form, all.shapes, all.times, options)
end

--- { parameters, error, mean = of the rows kept back } of a search among the `free` ones.
local function search(entry, sets, start, free, effort)
  local fixed = fixed_of(entry, free)
  local parameters = core.fit(entry.form, sets.fit.shapes, sets.fit.times, {
    start = start, fixed = fixed, effort = effort,
  })
  local found = { fixed = fixed, parameters = parameters }
  found.error, found.mean = fitting.error(entry.form, parameters, sets.held)
  return found
end

--- The same, where an accelerator may state few parameters or all: what is enough.
local function search_enough(entry, sets, count, start, free, effort)
  local found = search(entry, sets, start, free, effort)
  if not (start and free and short[entry.form]) or count < (FEW_OF[entry.form] or FEW) then return found end
  local all = search(entry, sets, start, nil, effort)
  return all.error < BETTER * found.error and all or found
end

local GAIN = 0.98 -- of the error of few rows: what is worth further lines in a file

--- Whether a fit is better than what is known: where there are few rows, by all of them.
local function is_better(entry, found, known, sets)
  if not known then return true end
  local all = joined(sets.fit, sets.held)
  if entry.of or #all.shapes < FEW then
    local _, mine = fitting.error(entry.form, found.parameters, all)
    local _, before = fitting.error(entry.form, known, all)
    return mine < GAIN * before
  end
  local median, mean = fitting.error(entry.form, known, sets.held)
  return found.error + found.mean < median + mean
end

local function enough_rows(entry, count, base)
  return count >= (not entry.of and LEAST or base and LEAST_AGAIN or LEAST_OF_VARIANT)
end

--- Fits one entry. `base` is what a calibration already says of it, or nil; `format` the parameters of the format of a
--- variant, or nil; `like` those of a similar kernel, from which few rows start, or nil. Returns { form, key, kernel,
--- parameters, only = names of those to state (nil: all), points, error, better = than what is known }; nil where there
--- are too few rows.
function fitting.fit(entry, base, effort, format, like)
  local fit, held = split(entry)
  local sets, count = { fit = fit, held = held }, #fit.shapes + (held ~= fit and #held.shapes or 0)
  if not enough_rows(entry, count, base) then return nil end
  local form, known = entry.form, base and calibration.parameters(base, entry.kernel) or format
  local is_format = format ~= nil and variant_parameters[form] ~= nil
  local start = is_format and format or known or count < (FEW_OF[form] or FEW) and like or nil
  local free = free_of(entry, count, base and start, is_format or format ~= nil and not base)
  effort = effort or EFFORT
  local found = search_enough(entry, sets, count, start, free, effort)
  local better, parameters = is_better(entry, found, known, sets), found.parameters
  if held ~= fit then parameters = fit_rest(form, joined(fit, held), parameters, found.fixed, effort) end
  return {
    form = form, key = entry.key, kernel = entry.kernel, parameters = parameters, points = count, error = found.error,
    only = known and fitting.differing(parameters, known), better = better,
  }
end

--- Whether a calibration knows entries of that form and key.
function fitting.knows(row)
  local key = calibration.key_of(row.key)
  return calibration.keys[row.form] and calibration.keys[row.form][key] ~= nil
end

-- Which kernels of rows are much like which, where one was measured little.
fitting.like = {
  gelu = "add", silu = "add", rope = "elementwise", layer_norm = "norm", add_norm = "norm", norm = "elementwise",
}

return fitting
