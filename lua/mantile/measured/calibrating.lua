-- calibrating.lua: all entries of a calibration from measured rows, each from what is known of it already: of the same
-- kernels on other accelerators (a base), of its format, or of kernels much like it.

local calibration = require "mantile.calibration"
local entries = require "mantile.measured.entries"
local fitting = require "mantile.measured.fitting"

local calibrating = {}

--- What is known of kernels like those of an entry: of other architectures, or of others that were fitted here.
local function like_of(entry, list, options)
  for _, key in ipairs { entry.key, fitting.like[entry.key] } do
    local known = calibration.of_relatives(options.hardware, options.engine, entry.form, key)
    if known then return calibration.parameters(known) end
    for _, result in ipairs(list) do
      if result.form == entry.form and result.key == key then return result.parameters end
    end
  end
end

--- Those of most rows first, from which others start: a format before its variants.
local function in_order(list)
  for i, entry in ipairs(list) do entry.place = i end
  table.sort(list, function(a, b)
    if #a.rows ~= #b.rows then return #a.rows > #b.rows end
    return a.place < b.place
  end)
  return list
end

--- What rows say of an entry with all its kernels; nil where that is no more than `known` does.
local function fit_entry(entry, known, effort, format, like)
  local result = fitting.fit(entry, known, effort, format, like)
  if result and not result.better then result = nil end
  local others, default = {}, known and calibration.parameters(known) or result and result.parameters
  for _, other in ipairs(entry.others) do
    local base = known and known.kernels and known.kernels[other.kernel] and known
    local fitted = fitting.fit(other, base, effort, nil, default)
    if fitted and default and not base then fitted.only = fitting.differing(fitted.parameters, default) end
    if fitted and fitted.better then others[#others + 1] = fitted end
  end
  if #others == 0 then return result end
  result = result or { form = entry.form, key = entry.key, parameters = {} } -- what is known of the default stays
  result.others = others
  return result
end

--- The parameters of a format that its variants fall back on.
local function format_of(result, known)
  if result and result.points then return result.parameters end
  return known and calibration.parameters(known)
end

--- The entries of rows as fitting.fit gives them, with `others` of further kernels. `base`: a calibration of the same
--- kernels on other accelerators, whose parameters mostly hold here too, or nil; `options`: hardware, engine, effort.
function calibrating.all(rows, base, options)
  local list, formats = {}, {}
  for _, entry in ipairs(in_order(entries.by_generation(rows, base))) do
    local known = base and base.forms[entry.form] and base.forms[entry.form][entry.key]
    local like = not known and like_of(entry, list, options) or nil
    local format = entry.of and formats[entry.form .. "." .. entry.of]
    local result = fitting.knows(entry) and fit_entry(entry, known, options.effort, format, like) or nil
    if not entry.of then formats[entry.form .. "." .. entry.key] = format_of(result, known) end
    if result then
      result.place = entry.place
      list[#list + 1] = result
    end
  end
  table.sort(list, function(a, b) return a.place < b.place end)
  return list
end

return calibrating
