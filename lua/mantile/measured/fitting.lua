-- fitting.lua: the parameters of a calibration from measured kernels.

local calibration = require "mantile.calibration"
local chips = require "mantile.measured.chips"
local core = require "mantile.core"

local fitting = {}

local FEW = 30 -- rows of an entry below which only a few parameters are fitted,
local FEW_OF = { message = 20, rows = 15, scan = 15 } -- or of forms that have few
local VERY_FEW = 8 -- and below which only two are
local LEAST = 5 -- and below which none are
local EFFORT = 3000 -- evaluations of a fit
local HELD = 5 -- one in so many shapes is kept back to measure the error

-- What differs between accelerators of one architecture, and can be told from a few measurements.
local core_parameters = {
  linear = { "launch", "compute", "memory" }, mixture = { "launch", "compute", "memory" },
  prefill = { "launch", "compute", "memory" }, decode = { "launch", "memory", "single" },
  rows = { "launch", "near", "memory", "single" }, message = { "launch", "share", "share_3" },
  scan = { "launch", "memory", "step", "compute", "near" },
}
-- What is an artefact of a benchmark, or belongs to cards that are not there.
local never = { linear = { "copies" } }

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

local function all_of(entry)
  local set = { shapes = {}, times = {} }
  for _, row in ipairs(entry.rows) do
    local shape = chips.shape(row.hardware, row)
    if shape then set.shapes[#set.shapes + 1], set.times[#set.times + 1] = shape, row.seconds end
  end
  return set
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
local function fixed_of(entry, few)
  local form, key, fixed = entry.form, entry.key, {}
  for _, name in ipairs(never[form] or {}) do fixed[name] = true end
  if form == "message" then -- only a host is shared by all ranks, or launches each; libraries choose by no rule
    local library = entry.rows[1].engine == ""
    fixed.shared, fixed.host = not key:find "^host_", not key:find "_eager"
    fixed.rule, fixed.one_shot = library, library
  end
  if not few then return fixed end
  for _, p in ipairs(parameters_of[form]) do fixed[p.name] = true end
  for i, name in ipairs(core_parameters[form]) do
    if i <= 2 or #entry.rows >= VERY_FEW then fixed[name] = nil end
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
  local parameters = core.fit(newer.form, set.shapes, set.times, { effort = LOOK, fixed = fixed_of(newer, false) })
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
      named[name] = { form = entry.form, key = name, rows = {}, kernel = entry.kernel }
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

--- Parameters that fit, and their error; `few`: all but a few stay as `start` has them.
local function search(entry, fit, held, few, start, effort)
  local options = { start = start, fixed = fixed_of(entry, few), effort = effort }
  local parameters = core.fit(entry.form, fit.shapes, fit.times, options)
  local error_of = fitting.error(entry.form, parameters, held)
  if short[entry.form] and held ~= fit then
    local all = all_of(entry)
    options.start = parameters
    parameters = core.fit(entry.form, all.shapes, all.times, options)
  end
  return parameters, error_of
end

--- Fits one entry; `base` is what a calibration already says of it, or nil, and `like` what one says of a similar
--- kernel, from which few rows start. Returns { form, key, kernel, parameters, partial = whether it states few of them,
--- points, error }; nil where there are too few rows.
function fitting.fit(entry, base, effort, like)
  local fit, held = split(entry)
  local count = #fit.shapes + (held ~= fit and #held.shapes or 0)
  if count < LEAST then return nil end
  local too_few = count < (FEW_OF[entry.form] or FEW)
  local few, start = base ~= nil or too_few, base or too_few and like or nil
  start = start and calibration.parameters(start)
  local parameters, error_of = search(entry, fit, held, few, start, effort or EFFORT)
  local partial = base ~= nil
  if partial and short[entry.form] and not too_few then
    local all, least = search(entry, fit, held, false, start, effort or EFFORT)
    if least < BETTER * error_of then parameters, error_of, partial = all, least, false end
  end
  return {
    form = entry.form, key = entry.key, kernel = entry.kernel, parameters = parameters, points = count,
    error = error_of, partial = partial, base_error = base and fitting.error(entry.form, start, held),
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

fitting.core_parameters = core_parameters

return fitting
