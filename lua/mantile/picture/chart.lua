-- chart.lua: rows of a sweep, one column against another.

local columns = require "mantile.explore.columns"
local gnuplot = require "mantile.picture.gnuplot"
local points = require "mantile.picture.points"
local schema = require "mantile.schema"
local sources = require "mantile.picture.sources"
local tables = require "mantile.tables"

local chart = {
  name = "chart", of = "rows", summary = "rows of a sweep, one column against another", size = points.size,
  script = points.script,
}

chart.fields = {
  { "x", "text", help = "a column or an axis" },
  { "y", "text", help = "a column or an axis" },
  { "by", "name?", help = "the axis that colours are by" },
  { "log", "name?", one_of = { "x", "y", "xy" }, otherwise = "none", help = "which axes are logarithmic" },
}

local known, logs = schema.names(chart.fields), tables.set "x y xy"

--- What is wrong with how a picture is asked for: a sentence.
local function problem_of(rows, options)
  if type(rows) ~= "table" then return "rows of a sweep are needed, not " .. schema.shown(rows) end
  for _, key in ipairs(tables.keys(options)) do
    if not known[key] then return ("a picture has no '%s'; it has by, file and log"):format(tostring(key)) end
  end
  for _, name in ipairs { "x", "y" } do
    if type(options[name]) ~= "string" then
      return ("%s is %s; it is the name of a column"):format(name, schema.shown(options[name]))
    end
  end
  for _, name in ipairs { "by", "log" } do
    local value = options[name]
    if value ~= nil and type(value) ~= "string" then
      return ("%s is %s; it is a text"):format(name, schema.shown(value))
    end
  end
  if options.log and not logs[options.log] then
    return ("log is %s; it is x, y or xy"):format(schema.shown(options.log))
  end
end

--- The point of a row; nil where it has none, and a sentence where it cannot have one.
local function point_of(row, options)
  local x, y = row[options.x], row[options.y]
  if x == nil or y == nil then return nil end
  for _, name in ipairs { "x", "y" } do
    local value = row[options[name]]
    if type(value) ~= "number" then
      return nil, ("%s is %s; what is plotted are numbers"):format(options[name], schema.shown(value))
    end
    if not sources.finite(value) or (options.log or ""):find(name) and value <= 0 then return nil end
  end
  return { x, y }
end

--- The rows that have both, by their value of `by`, in order, and their number; nil and a sentence.
local function series_of(rows, options)
  local by_name, series, count = {}, {}, 0
  for _, row in ipairs(rows) do
    local point, message = point_of(row, options)
    if message then return nil, message end
    if point then
      local name = options.by and row[options.by] ~= nil and tostring(row[options.by]) or ""
      if not by_name[name] then
        by_name[name] = { name = name, points = {} }
        series[#series + 1] = by_name[name]
      end
      table.insert(by_name[name].points, point)
      count = count + 1
    end
  end
  if count == 0 then
    return nil, ("no row has both %s and %s, so there is nothing to plot"):format(options.x, options.y)
  end
  if #series > #gnuplot.letters then
    return nil, ("%s has %d values; a picture tells %d apart"):format(options.by, #series, #gnuplot.letters)
  end
  return series, count
end

--- The points of rows: options.x and y are columns, `by` the one that colours are by, `log` says which axes are
--- logarithmic; nil and a sentence.
function chart.gather(rows, options)
  local message = problem_of(rows, options)
  if message then return nil, message end
  local series
  series, message = series_of(rows, options)
  if not series then return nil, message end
  local log = options.log or ""
  local data = {
    title = ("%s%s against %s"):format(sources.common(rows), options.y, options.x), by = options.by, series = series,
    x = { name = options.x, unit = columns.unit(options.x), log = log:find "x" ~= nil },
    y = { name = options.y, unit = columns.unit(options.y), log = log:find "y" ~= nil },
  }
  local all, left = points.thin(data)
  data.subtitle = ("%d rows"):format(all)
  if left < all then data.subtitle = ("%d rows; the points of %d hide the others"):format(all, left) end
  return data
end

return chart
