-- pareto.lua: the rows of a sweep that no other beats in two columns, among all of them.

local chart = require "mantile.picture.chart"
local columns = require "mantile.explore.columns"
local points = require "mantile.picture.points"
local sources = require "mantile.picture.sources"
local tables = require "mantile.tables"

local pareto = {
  name = "pareto", of = "rows", summary = "rows of a sweep, and those that no other beats in two figures",
  size = points.size, script = points.script,
}

pareto.fields = {
  { "x", "text?", otherwise = "the front's first", help = "a column or an axis" },
  { "y", "text?", otherwise = "the front's second", help = "a column or an axis" },
  chart.fields[3], chart.fields[4],
}

local function sign(name) return columns.least(name) == name and 1 or -1 end

--- Rows that have both figures and that no other beats, by x.
local function front_of(rows, x, y)
  local known, front, best = {}, {}, math.huge
  for _, row in ipairs(rows) do
    if sources.finite(row[x]) and sources.finite(row[y]) then known[#known + 1] = row end
  end
  local of_x, of_y = sign(x), sign(y)
  table.sort(known, function(a, b)
    if a[x] ~= b[x] then return of_x * a[x] < of_x * b[x] end
    if a[y] ~= b[y] then return of_y * a[y] < of_y * b[y] end
    return (a.point or 0) < (b.point or 0)
  end)
  for _, row in ipairs(known) do
    if of_y * row[y] < best then
      best, front[#front + 1] = of_y * row[y], row
    end
  end
  return front
end

local function differs(rows, name)
  for _, row in ipairs(rows) do
    if row[name] ~= rows[1][name] then return true end
  end
  return false
end

--- "b200, tp 8": what a row has of these axes; nil where there are none.
local function said_of(row, axes)
  local parts = {}
  for i, name in ipairs(axes) do
    local value = row[name]
    parts[i] = type(value) == "string" and value or ("%s %s"):format(name, sources.shown(name, value))
  end
  return #parts > 0 and table.concat(parts, ", ") or nil
end

--- The axes that tell rows of the front apart, and those in which it is all the same while others differ.
local function axes_of(front, all)
  local telling, shared = {}, {}
  for _, name in ipairs(all.axes or {}) do
    local list = differs(front, name) and telling or differs(all, name) and shared
    if list then list[#list + 1] = name end
  end
  return telling, shared
end

--- The points of rows, which are all of a sweep or its front: options as in chart.lua, the columns of the front where
--- it has no x and y; nil and a sentence.
function pareto.gather(rows, options)
  local of = type(rows) == "table" and rows.front_of or {}
  local all = of.all or rows
  options = tables.merged(options, { x = options.x or of[1], y = options.y or of[2] })
  local data, message = chart.gather(all, options)
  if not data then return nil, message end
  local front = front_of(all, options.x, options.y)
  data.front = {}
  local telling, shared = axes_of(front, all)
  for i, row in ipairs(front) do
    data.front[i] = { row[options.x], row[options.y], label = said_of(row, telling) }
  end
  local same = #front > 1 and said_of(front[1], shared)
  data.subtitle = ("%s, %d on the front%s"):format(data.subtitle, #front, same and ", all " .. same or "")
  return data
end

return pareto
