-- entries.lua: measured rows by what a calibration says of them: a form and a key, and for each of these the kernels
-- that an engine has, the variants of a format, and the versions between which times change.

local calibration = require "mantile.calibration"
local chips = require "mantile.measured.chips"
local core = require "mantile.core"
local fitting = require "mantile.measured.fitting"
local tables = require "mantile.tables"

local entries = {}

-- ---- by label and kernel ------------------------------------------------------

--- Adds a row to the entry that is called `key`; `of` is the format of which it is a variant.
local function add(by_label, row, key, of)
  local label, kernel = row.form .. "." .. key, row.kernel or ""
  local entry = by_label[label] or { form = row.form, key = key, of = of, kernels = {}, names = {} }
  by_label[label] = entry
  if not entry.kernels[kernel] then
    entry.kernels[kernel], entry.names[#entry.names + 1] = {}, kernel
  end
  table.insert(entry.kernels[kernel], row)
end

local function is_open(row) return row.variant ~= nil and row.variant:find "^open" ~= nil end

--- What is open stands for its format only where nothing else was measured.
local function by_label_of(rows)
  local by_label, masked = {}, {}
  for _, row in ipairs(rows) do
    if not is_open(row) then add(by_label, row, row.key) end
  end
  for label in pairs(by_label) do masked[label] = true end
  for _, row in ipairs(rows) do
    if is_open(row) and not masked[row.form .. "." .. row.key] then add(by_label, row, row.key) end
    if row.variant then add(by_label, row, calibration.variant(row.key, row.variant), row.key) end
  end
  return by_label
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
      form = entry.form, key = entry.key, of = entry.of, kernel = name ~= "" and name or nil,
      rows = entry.kernels[name],
    }
  end
  return list
end

--- The rows by entry: { form, key, of = the format of a variant, kernel, rows, others = the same of each other kernel }
--- in order of their labels, each format before its variants. The kernel is the one that `forms` (of a base, or nil)
--- has for the entry, else the one without a name, else the one with most rows: it prices a model's.
function entries.of(rows, forms)
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

-- ---- by version ---------------------------------------------------------------

-- Forms whose kernels are chosen anew from version to version: they are split where times differ from the next.
local versioned = { message = true, scan = true }
local VERSIONS_MAX = 50 -- more are not told apart
local LEAST = 5 -- rows that tell anything
local LOOK = 500 -- evaluations of a fit that only tells whether versions differ
local ALIKE, ALIKE_MORE = 2, 0.03 -- they do not up to so many times the error of the newer one, and so much more

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

local function all_of(rows)
  local set = { shapes = {}, times = {} }
  for _, row in ipairs(rows) do
    local shape = chips.shape(row.hardware, row)
    if shape then set.shapes[#set.shapes + 1], set.times[#set.times + 1] = shape, row.seconds end
  end
  return set
end

--- Whether rows of an older version fit to those of a newer one.
local function alike(newer, rows)
  local set, more = all_of(newer.rows), all_of(rows)
  if #set.shapes < LEAST or #more.shapes < LEAST then return true end
  local options = { effort = LOOK, fixed = fitting.fixed(newer) }
  local parameters = core.fit(newer.form, set.shapes, set.times, options)
  local error_of = fitting.error(newer.form, parameters, set)
  local of_more = fitting.error(newer.form, parameters, more)
  return of_more <= ALIKE * error_of + ALIKE_MORE
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

--- The entries of rows (entries.of), those of forms whose kernels change from version to version each split. `base`:
--- what is known of them already, or nil.
function entries.by_generation(rows, base)
  local list = {}
  for _, entry in ipairs(entries.of(rows, base and base.forms)) do
    local known = base and base.forms[entry.form]
    known = known and known[entry.key] and known
    local parts = versioned[entry.form] and fitting.knows(entry) and generations(entry, known) or { entry }
    table.move(parts, 1, #parts, #list + 1, list)
  end
  return list
end

return entries
