-- heatmap.lua: one column of a sweep by two axes.

local axis = require "mantile.picture.axis"
local columns = require "mantile.explore.columns"
local grid = require "mantile.report.grid"
local palette = require "mantile.picture.palette"
local paper = require "mantile.picture.paper"
local schema = require "mantile.schema"
local sources = require "mantile.picture.sources"
local tables = require "mantile.tables"

local heatmap = { name = "heatmap", of = "rows", summary = "one figure of a sweep by two axes" }

heatmap.fields = {
  { "x", "name?", otherwise = "the last that varies", help = "an axis" },
  { "y", "name?", otherwise = "the one before", help = "an axis" },
  { "of", "text?", otherwise = "the first column", help = "the column whose best value a cell has" },
}

local known = schema.names(heatmap.fields)
local VALUES_MAX = 200 -- of an axis
local CELL_WIDTH, CELL_HEIGHT, LEFT, RIGHT, BOTTOM, TOP = 74, 34, 110, 130, 58, 56 -- pixels
local WIDEST, HIGHEST = 1100, 760
local WRITTEN = 46 -- pixels of a cell from which on its value is written in it

-- ---- what is drawn ------------------------------------------------------------------------

--- The values that rows have of an axis, in order.
local function values_of(rows, name)
  local seen = {}
  for _, row in ipairs(rows) do
    local value = row[name]
    if type(value) == "table" or type(value) == "function" then
      return nil, ("rows are not drawn by %s, which is a %s"):format(name, type(value))
    end
    if value ~= nil then seen[value] = true end
  end
  local values = tables.keys(seen)
  if #values == 0 then return nil, ("no row has %s"):format(name) end
  if #values > VALUES_MAX then
    return nil, ("%s has %d values; a heat map has at most %d"):format(name, #values, VALUES_MAX)
  end
  return values
end

--- What is wrong with how a picture is asked for: a sentence.
local function problem_of(rows, options)
  if type(rows) ~= "table" then return "rows of a sweep are needed, not " .. schema.shown(rows) end
  for _, key in ipairs(tables.keys(options)) do
    if not known[key] then return ("a heat map has no '%s'; it has x, y and of"):format(tostring(key)) end
  end
  for _, name in ipairs { "x", "y", "of" } do
    if type(options[name]) ~= "string" then
      local what = name == "of" and "the name of a column" or "the name of an axis: a heat map needs two"
      return ("%s is %s; it is %s"):format(name, schema.shown(options[name]), what)
    end
  end
  if options.x == options.y then return ("x and y are both %s; a heat map needs two axes"):format(options.x) end
end

--- The axes and the column that are drawn where none are said: the last two of several values, the first column.
local function with_defaults(rows, options)
  local names = {}
  for _, name in ipairs(type(rows) == "table" and rows.axes or {}) do
    local values = values_of(rows, name)
    if values and #values > 1 and name ~= options.x and name ~= options.y then names[#names + 1] = name end
  end
  local own = tables.merged(options)
  own.x = own.x or table.remove(names)
  own.y = own.y or table.remove(names)
  own.of = own.of or type(rows) == "table" and rows.columns and rows.columns[1] or nil
  return own
end

local function places_of(values)
  local places = {}
  for i, value in ipairs(values) do places[value] = i end
  return places
end

--- The best value for each pair, false where there is none, and how many rows have one.
local function cells_of(rows, of, x, y)
  local x_at, y_at, cells, count = places_of(x.values), places_of(y.values), {}, 0
  local sign = columns.least(of) == of and 1 or -1
  for i = 1, #y.values do
    cells[i] = {}
    for place = 1, #x.values do cells[i][place] = false end
  end
  for _, row in ipairs(rows) do
    local value, at = row[of], row[x.name] ~= nil and row[y.name] ~= nil
    if at and sources.finite(value) then
      local line, place = cells[y_at[row[y.name]]], x_at[row[x.name]]
      if not line[place] or sign * value < sign * line[place] then line[place] = value end
      count = count + 1
    end
  end
  return cells, count
end

--- How many cells have a value, and the least and the greatest.
local function range_of(cells, width)
  local filled, low, high = 0, math.huge, -math.huge
  for _, line in ipairs(cells) do
    for i = 1, width do
      if line[i] then filled, low, high = filled + 1, math.min(low, line[i]), math.max(high, line[i]) end
    end
  end
  return filled, low, high
end

--- The cells of rows: options.x and y are axes, `of` is a column, of which the best row of each pair counts; nil and a
--- sentence.
function heatmap.gather(rows, options)
  options = with_defaults(rows, options)
  local message = problem_of(rows, options)
  if message then return nil, message end
  local x, y = { name = options.x }, { name = options.y }
  for _, one in ipairs { x, y } do
    one.values, message = values_of(rows, one.name)
    if not one.values then return nil, message end
  end
  local cells, count = cells_of(rows, options.of, x, y)
  if count == 0 then return nil, ("no row has a number %s, so there is nothing to plot"):format(options.of) end
  local filled, low, high = range_of(cells, #x.values)
  local what = columns.least(options.of) == options.of and "least" or "greatest"
  return {
    title = ("%s by %s and %s"):format(axis.named(options.of, columns.unit(options.of)), x.name, y.name), x = x, y = y,
    of = options.of, unit = columns.unit(options.of), cells = cells, low = low, high = high,
    log = low > 0 and high / low > 30,
    subtitle = filled < count and ("the %s of the rows that share a cell, %d rows"):format(what, count)
      or ("%d rows"):format(count),
  }
end

-- ---- drawn -----------------------------------------------------------------------------------

--- Cells are as large as there is room for them.
function heatmap.fitting(data)
  local width = math.min(WIDEST, LEFT + RIGHT + math.max(5, #data.x.values) * CELL_WIDTH)
  return width, math.min(HIGHEST, BOTTOM + TOP + math.max(5, #data.y.values) * CELL_HEIGHT)
end

local function value_text(one, i) return sources.shown(one.name, one.values[i]) end

--- As few of the values as there is room for, each at its place.
local function add_ticks(sheet, which, one, pixels, each)
  local marks, every = {}, math.max(1, math.ceil(#one.values * each / pixels))
  for i = 1, #one.values, every do
    marks[#marks + 1] = ("%s %d"):format(sheet.quoted(value_text(one, i)):gsub("%%", "%%%%"), i)
  end
  sheet:add("set %stics scale 0 (%s)\nset %srange [0.5:%d.5]", which, table.concat(marks, ", "), which, #one.values)
  sheet:add("set %slabel %s", which, sheet.quoted(one.name))
end

local function longest_of(one)
  local longest = 0
  for i = 1, #one.values do longest = math.max(longest, utf8.len(value_text(one, i)) or 0) end
  return longest
end

--- From 0 to 1 as a value is from the least to the greatest.
local function share_of(data, value)
  if not (data.high > data.low) then return 0.5 end
  if data.log then return math.log(value / data.low) / math.log(data.high / data.low) end
  return (value - data.low) / (data.high - data.low)
end

local function write_cells(sheet, data)
  for y, line in ipairs(data.cells) do
    for x = 1, #data.x.values do
      if line[x] then
        sheet:label(axis.text(tonumber(("%.3g"):format(line[x])), data.unit), ("first %d, %d"):format(x, y),
          ("center textcolor rgb '%s'"):format(share_of(data, line[x]) < 0.55 and "#ffffff" or "#000001"))
      end
    end
  end
end

local function rows_of(data)
  local rows = {}
  for y, line in ipairs(data.cells) do
    for x = 1, #data.x.values do
      if line[x] then rows[#rows + 1] = { x, y, x - 0.49, x + 0.49, y - 0.48, y + 0.48, line[x] } end
    end
  end
  return rows
end

--- What gnuplot is told.
function heatmap.script(data, kind, width, height)
  local sheet = paper.new(kind, width, height)
  sheet:title(data.title, data.subtitle)
  local left = math.min(260, math.max(LEFT - 20, 40 + sheet.letter * longest_of(data.y)))
  sheet:frame(left, width - RIGHT, BOTTOM, height - TOP)
  local across, up = width - RIGHT - left, height - TOP - BOTTOM
  add_ticks(sheet, "x", data.x, across, sheet.letter * (longest_of(data.x) + 2))
  add_ticks(sheet, "y", data.y, up, 14)
  local low, high = data.low, data.high
  if not (high > low) then low, high = low - 0.5 * math.abs(low) - 1e-300, high + 0.5 * math.abs(high) + 1e-300 end
  local marks = {}
  for _, value in ipairs(axis.ticks(low, high, data.log, 6)) do
    marks[#marks + 1] = ("'%s' %.9g"):format((axis.text(value, data.unit):gsub("%%", "%%%%")), value)
  end
  sheet:add("%s\nset cbrange [%.9g:%.9g]", palette.ramp, low, high)
  sheet:add("set cbtics scale 0.5 (%s)", table.concat(marks, ", "))
  if data.log then sheet:add "set logscale cb" end
  sheet:add "unset key\nset border 0"
  if across / #data.x.values >= WRITTEN and up / #data.y.values >= 14 then write_cells(sheet, data) end
  sheet:plot { sheet:data(rows_of(data)) .. " using 1:2:3:4:5:6:7 with boxxyerror fs solid noborder lc palette" }
  return sheet:script()
end

-- ---- as text ----------------------------------------------------------------------------------

local SHADES = " .:-=+*#%@" -- from the least to the greatest

local function cell_text(data, value)
  if not value then return "" end
  local shade = 1 + math.floor(share_of(data, value) * (#SHADES - 1) + 0.5)
  return axis.text(tonumber(("%.3g"):format(value)), data.unit) .. " " .. SHADES:sub(shade, shade):rep(2)
end

--- A table of the cells, each with a shade: without gnuplot.
function heatmap.text(data, width)
  local rows, right = { { data.y.name .. " \\ " .. data.x.name } }, { true }
  local shown = math.max(1, math.min(#data.x.values, (width - 14) // 11))
  for i = 1, shown do
    rows[1][i + 1], right[i + 1] = value_text(data.x, i), true
  end
  for y = #data.y.values, 1, -1 do
    local row = { value_text(data.y, y) }
    for x = 1, shown do row[x + 1] = cell_text(data, data.cells[y][x]) end
    rows[#rows + 1] = row
  end
  local cut = shown < #data.x.values and ("  %d more of %s\n"):format(#data.x.values - shown, data.x.name) or ""
  return ("%s\n%s\n\n%s\n%s"):format(data.title, data.subtitle, grid.format(rows, right), cut)
end

return heatmap
