-- fitting.lua: the parameters of a calibration from measured kernels.

local calibration = require "mantile.calibration"
local chips = require "mantile.measured.chips"
local core = require "mantile.core"
local tables = require "mantile.tables"

local fitting = {}

local FEW = 30 -- rows of an entry below which only a few parameters are fitted,
local FEW_OF = { message = 20, rows = 15, scan = 15 } -- or of forms that have few
local VERY_FEW = 8 -- and below which only two are
local LEAST = 5 -- and below which none are
local MANY = 150 -- rows that tell more of what differs from a base
local EFFORT = 3000 -- evaluations of a fit
local HELD = 5 -- one in so many shapes is kept back to measure the error

-- What differs between accelerators of one architecture, and can be told from a few measurements.
local core_parameters = {
  linear = { "launch", "compute", "memory" }, mixture = { "launch", "compute", "memory" },
  prefill = { "launch", "compute", "memory" }, decode = { "launch", "memory", "single" },
  rows = { "launch", "near", "memory", "single" }, message = { "launch", "share", "share_3" },
  scan = { "launch", "memory", "step", "compute", "near" },
}
-- What differs besides, and only many can tell.
local further_parameters = {
  linear = { "serial", "tile", "loss", "near", "copies", "throttle", "heat", "quantise", "quantised", "row", "join" },
  mixture = { "serial", "tile", "loss", "rows", "all_rows" },
}

-- Forms whose fits are short: they are made again with the rows that measured their error.
local short = { message = true, rows = true, scan = true }
-- Forms whose kernels are chosen anew from version to version: they are split where times differ from the next.
local versioned = { message = true, scan = true }
local VERSIONS_MAX = 50 -- more are not told apart
local LOOK = 500 -- evaluations of a fit that only tells whether versions differ
local ALIKE, ALIKE_MORE = 2, 0.03 -- they do not up to so many times the error of the newer one, and so much more

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

local function all_of(entry)
  local set = { shapes = {}, times = {} }
  for _, row in ipairs(entry.rows) do
    local shape = chips.shape(row.hardware, row)
    if shape then set.shapes[#set.shapes + 1], set.times[#set.times + 1] = shape, row.seconds end
  end
  return set
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
local function free_of(entry, count, has_base)
  local form, free = entry.form, {}
  if count >= (FEW_OF[form] or FEW) and not has_base then
    for _, p in ipairs(parameters_of[form]) do free[p.name] = true end
    return free
  end
  for i, name in ipairs(core_parameters[form]) do free[name] = i <= 2 or count >= VERY_FEW end
  for _, name in ipairs(count >= MANY and further_parameters[form] or {}) do free[name] = true end
  return free
end

local function fixed_of(entry, free)
  local form, key, fixed = entry.form, entry.key, {}
  for _, p in ipairs(parameters_of[form]) do fixed[p.name] = not free[p.name] end
  if form == "message" then -- only a host is shared by all ranks, or launches each; libraries choose by no rule
    local library = entry.rows[1].engine == ""
    fixed.shared, fixed.host = fixed.shared or not key:find "^host_", fixed.host or not key:find "_eager"
    fixed.rule, fixed.one_shot = fixed.rule or library, fixed.one_shot or library
  end
  return fixed
end

--- The rows of an entry by version, the newest first: { { version =, rows = } }.
local function by_version(rows)
  local list, of = {}, {}
  for _, row in ipairs(rows) do
    local version = (row.version or ""):match "^%d[%w.]*" or ""
    if not of[version] then
      of[version] = { version = version, rows = {} }
      list[#list + 1] = of[version]
    end
    table.insert(of[version].rows, row)
  end
  table.sort(list, function(a, b)
    if a.version == "" or b.version == "" then return a.version == "" and b.version ~= "" end
    if calibration.before(b.version, a.version) ~= calibration.before(a.version, b.version) then
      return calibration.before(b.version, a.version)
    end
    return a.version > b.version
  end)
  return list
end

--- Whether rows of an older version fit to those of a newer one.
local function alike(newer, rows)
  local set, more = all_of(newer), all_of { rows = rows }
  if #set.shapes < LEAST or #more.shapes < LEAST then return true end
  local fixed = fixed_of(newer, free_of(newer, #newer.rows, false))
  local parameters = core.fit(newer.form, set.shapes, set.times, { effort = LOOK, fixed = fixed })
  local error_of = fitting.error(newer.form, parameters, set)
  return fitting.error(newer.form, parameters, more) <= ALIKE * error_of + ALIKE_MORE
end

--- An entry as one for each generation of its kernels: as `known` (the entries of a base by name) tells them apart, or
--- as their times do.
local function generations(entry, known)
  local list, named, groups = {}, {}, by_version(entry.rows)
  for _, group in ipairs(groups) do
    local last = list[#list]
    local name = known and calibration.name_of(known, entry.key, group.version)
    if not known and last and #groups <= VERSIONS_MAX and not alike(last, group.rows) then
      name = entry.key .. calibration.UNTIL .. group.version
    end
    name = name or last and last.key or entry.key
    if not named[name] then
      named[name] = { form = entry.form, key = name, rows = {}, kernel = entry.kernel, others = {} }
      list[#list + 1] = named[name]
    end
    table.move(group.rows, 1, #group.rows, #named[name].rows + 1, named[name].rows)
  end
  return list
end

--- Entries (fitting.entries), those of forms whose kernels change from version to version each split. `base`: what is
--- known of them already, or nil.
function fitting.by_generation(entries, base)
  local list = {}
  for _, entry in ipairs(entries) do
    local known = base and base.forms[entry.form]
    known = known and known[entry.key] and known
    local parts = versioned[entry.form] and fitting.knows(entry) and generations(entry, known) or { entry }
    table.move(parts, 1, #parts, #list + 1, list)
  end
  return list
end

local BETTER = 0.75 -- of the error of a few parameters, below which an accelerator states all of its own

--- Fits all rows from where a fit to most of them ended, whose choices stay.
local function fit_rest(entry, parameters, fixed, effort)
  local all = all_of(entry)
  for _, p in ipairs(parameters_of[entry.form]) do fixed[p.name] = fixed[p.name] or p.choice end
  return core.fit(entry.form, all.shapes, all.times,
    { start = parameters, fixed = fixed, effort = math.max(1, effort // 3) })
end

--- Parameters of all rows, and the median and mean error of those to the rows that are not kept back.
local function search(entry, fit, held, free, start, effort)
  local fixed = fixed_of(entry, free)
  local parameters = core.fit(entry.form, fit.shapes, fit.times, { start = start, fixed = fixed, effort = effort })
  local median, mean = fitting.error(entry.form, parameters, held)
  if held ~= fit then parameters = fit_rest(entry, parameters, fixed, effort) end
  return { parameters = parameters, error = median, mean = mean, only = start and free }
end

--- What a fit starts from: what the base states, or with few rows what holds otherwise.
local function start_of(entry, base, few, others)
  if base then return calibration.parameters(base, entry.kernel) end
  local other = few and (others.inherits or others.like)
  return other and calibration.parameters(other) or nil
end

--- Fits one entry. `base` is what a calibration already says of it, or nil. With few rows `others` hold: `inherits`,
--- parameters that a file need not state again, or `like`, those of a similar kernel, which it does. Returns { form,
--- key, kernel, parameters, start, only = names that may differ from `start`, points, error, better = whether than the
--- base }; nil where there are too few rows.
function fitting.fit(entry, base, effort, others)
  local form, fit, held = entry.form, split(entry)
  local count = #fit.shapes + (held ~= fit and #held.shapes or 0)
  if count < LEAST then return nil end
  others, effort = others or {}, effort or EFFORT
  local few = count < (FEW_OF[form] or FEW)
  local start = start_of(entry, base, few, others)
  local found = search(entry, fit, held, free_of(entry, count, base ~= nil), start, effort)
  if base and short[form] and not few then
    local all = search(entry, fit, held, free_of(entry, count, false), start, effort)
    if all.error < BETTER * found.error then found, all.only, start = all, nil, nil end
  end
  if not base and not others.inherits then found.only, start = nil, nil end
  local result = {
    form = form, key = entry.key, kernel = entry.kernel, points = count, parameters = found.parameters,
    error = found.error, only = found.only, start = start, better = true,
  }
  if base then
    local median, mean = fitting.error(form, calibration.parameters(base, entry.kernel), held)
    result.better = found.error + found.mean < median + mean
  end
  return result
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
