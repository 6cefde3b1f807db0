-- rows.lua: the rows of a sweep as a list with methods. Each makes a new list; rows are shared and never change.

local columns = require "mantile.explore.columns"
local figure = require "mantile.explore.figure"
local grid = require "mantile.report.grid"
local lines = require "mantile.explore.lines"
local tables = require "mantile.tables"
local units = require "mantile.units"

local rows = {}

local methods = {}
local class = { __index = methods, __name = "mantile.rows" }

--- `about`: axes and columns (names), refused, points, space; units = of columns that are no metrics, by name; drawn =
--- { x, y, options = } of a picture if nothing is said of it, and pictured = { kind, of } where all of them make one.
function rows.of(list, about)
  for key, value in pairs(about) do list[key] = value end
  return setmetatable(list, class)
end

--- Other rows of the same sweep or search.
local function like(self, list)
  for key, value in pairs(self) do
    if type(key) == "string" and key ~= "pictured" then list[key] = value end
  end
  return setmetatable(list, class)
end

--- Raises where rows have tables or functions by that name: what a search says of them beside their figures.
local function check_plain(self, name, what)
  for _, row in ipairs(self) do
    local kind = type(row[name])
    if kind == "table" or kind == "function" then
      error(("rows are not %s by %s, which is a %s"):format(what, tostring(name), kind), 3)
    end
  end
end

--- Values that are not known come last, whatever the order.
local function before(a, b, descending)
  if a == nil or b == nil then return a ~= nil and b == nil end
  if type(a) ~= type(b) or type(a) == "boolean" then a, b = tostring(a), tostring(b) end
  if descending then return a > b end
  return a < b
end

--- Sorted by one column or axis; equal rows stay in order of their points.
function methods:sort(name, descending)
  check_plain(self, name, "sorted")
  local list = table.move(self, 1, #self, 1, {})
  table.sort(list, function(a, b)
    if before(a[name], b[name], descending) then return true end
    if before(b[name], a[name], descending) then return false end
    return a.point < b.point
  end)
  return like(self, list)
end

--- The rows for which `f(row)` holds.
function methods:filter(f)
  local list = {}
  for _, row in ipairs(self) do
    if f(row) then list[#list + 1] = row end
  end
  return like(self, list)
end

--- { value = rows of it, ... } and the values in order.
function methods:group(name)
  check_plain(self, name, "grouped")
  local groups, values = {}, {}
  for _, row in ipairs(self) do
    local value = row[name]
    if value ~= nil then
      groups[value] = groups[value] or {}
      table.insert(groups[value], row)
    end
  end
  for _, value in ipairs(tables.keys(groups)) do
    values[#values + 1] = value
    groups[value] = like(self, groups[value])
  end
  return groups, values
end

--- The first `count` rows.
function methods:top(count) return like(self, table.move(self, 1, math.min(count, #self), 1, {})) end

local function beats(a, b, names)
  local better = false
  for _, name in ipairs(names) do
    local sign = columns.least(name) == name and 1 or -1
    local x, y = sign * (a[name] or math.huge * sign), sign * (b[name] or math.huge * sign)
    if x > y then return false end
    better = better or x < y
  end
  return better
end

--- The rows that no other beats in all the named columns.
function methods:pareto(...)
  local names, list = { ... }, {}
  for _, row in ipairs(self) do
    local beaten, kept = false, {}
    for _, other in ipairs(list) do
      beaten = beaten or beats(other, row, names)
      if not beats(row, other, names) then kept[#kept + 1] = other end
    end
    if not beaten then
      kept[#kept + 1] = row
      list = kept
    end
  end
  list = like(self, list)
  list.front_of = #names == 2 and { names[1], names[2], all = self } or nil
  return list
end

--- Column y against column x as a picture, without them of a front that front and of all ops their roofline
--- (picture.lua): on the terminal, or into options.file; `options` may also stand alone, where rows say what is drawn
--- of them. true; nil and a sentence.
function methods:plot(x, y, options)
  local picture = require "mantile.picture"
  if type(x) == "string" or y ~= nil then return picture.rows(self, x, y, options) end
  if self.front_of or self.pictured or not self.drawn then return picture.rows(self, nil, nil, x or options) end
  return picture.rows(self, self.drawn[1], self.drawn[2], tables.merged(self.drawn.options or {}, x or {}))
end

local function cell(name, value, unit)
  if value == nil then return "-" end
  if type(value) == "boolean" then return value and "yes" or "no" end
  if type(value) ~= "number" then return tostring(value) end
  if unit then return units.format(value, unit) end
  if figure.is(name) and not columns.is_metric(name) then return figure.shown(name, value) end
  if math.abs(value) >= 1e9 and columns.unit(name) == "" then return ("%.6g"):format(value) end
  local whole = math.type(value) == "integer" and value or not columns.is_metric(name) and math.tointeger(value)
  return whole and tostring(whole) or units.format(value, columns.unit(name))
end

--- Cells, the first line of which is a head, and which columns are at the right.
function methods:cells()
  local names, right = table.move(self.axes, 1, #self.axes, 1, {}), {}
  table.move(self.columns, 1, #self.columns, #names + 1, names)
  local cells_of = { names }
  for i in ipairs(names) do right[i] = i > #self.axes or self[1] ~= nil and type(self[1][names[i]]) == "number" end
  for r, row in ipairs(self) do
    local cells = {}
    for i, name in ipairs(names) do cells[i] = cell(name, row[name], self.units and self.units[name]) end
    cells_of[r + 1] = cells
  end
  return cells_of, right
end

--- As a table of texts with a head.
function methods:text() return grid.format(self:cells()) .. "\n" end

--- Whether a value is such a list.
function rows.are(value) return getmetatable(value) == class end

--- As CSV and as JSON lines, with the number of each point and every digit.
function methods:csv() return lines.text(lines.csv, lines.names(self.axes, self.columns), self) end

function methods:jsonl() return lines.text(lines.jsonl, lines.names(self.axes, self.columns), self) end

class.__tostring = methods.text

return rows
