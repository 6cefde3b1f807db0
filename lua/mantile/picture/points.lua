-- points.lua: points of two numbers each, by series, and a line through some of them, for chart.lua and pareto.lua.
--
-- data = { title, subtitle, x = { name, unit, log }, y = { ... }, by, series = { { name, points = { { x, y } } } },
--   front = { { x, y, label } } }

local axis = require "mantile.picture.axis"
local gnuplot = require "mantile.picture.gnuplot"
local palette = require "mantile.picture.palette"
local paper = require "mantile.picture.paper"
local placing = require "mantile.picture.placing"

local points = { size = { 900, 600 } }

local CELLS = 200 -- of each axis, in which one point of a series is enough
local NAMES = 30 -- on a front, of which more do not find room
local MANY = 4000 -- points, from which on those that hide each other are left out

-- ---- fewer --------------------------------------------------------------------------------

local function extent_of(series)
  local low, high = { math.huge, math.huge }, { -math.huge, -math.huge }
  for _, one in ipairs(series) do
    for _, point in ipairs(one.points) do
      for i = 1, 2 do low[i], high[i] = math.min(low[i], point[i]), math.max(high[i], point[i]) end
    end
  end
  return low, high
end

--- Where a number is between two others, as a whole number.
local function cell_of(value, low, high, log)
  if not (high > low) then return 0 end
  local share = log and math.log(value / low) / math.log(high / low) or (value - low) / (high - low)
  return math.floor(share * CELLS)
end

local function without_hidden(list, low, high, data)
  local seen, kept = {}, {}
  for _, point in ipairs(list) do
    local across, up = cell_of(point[1], low[1], high[1], data.x.log), cell_of(point[2], low[2], high[2], data.y.log)
    local key = across * 2 * CELLS + up
    if not seen[key] then
      seen[key], kept[#kept + 1] = true, point
    end
  end
  return kept
end

--- Leaves out points that others hide, where there are very many: how many there were, and how many are left.
function points.thin(data)
  local count, left = 0, 0
  for _, one in ipairs(data.series) do count = count + #one.points end
  local low, high = extent_of(data.series)
  for _, one in ipairs(data.series) do
    if count > MANY then one.points = without_hidden(one.points, low, high, data) end
    left = left + #one.points
  end
  return count, left
end

-- ---- drawn ----------------------------------------------------------------------------------

local function axes_of(data)
  local low, high = extent_of(data.series)
  local x, y = { unit = data.x.unit, log = data.x.log }, { unit = data.y.unit, log = data.y.log }
  x.low, x.high = axis.range(low[1], high[1], x.log)
  y.low, y.high = axis.range(low[2], high[2], y.log)
  return x, y
end

local function place_of(value, of)
  if of.log then return math.log(value / of.low) / math.log(of.high / of.low) end
  return (value - of.low) / (of.high - of.low)
end

--- What the line through a list of places covers, added to it.
local function add_line(list)
  for i = 2, #list do -- as many as there were
    local a, b = list[i - 1], list[i]
    local steps = math.ceil(math.max(math.abs(a.x - b.x), math.abs(a.y - b.y)) / 8)
    for step = 1, steps - 1 do
      local share = step / steps
      list[#list + 1] = { x = a.x + (b.x - a.x) * share, y = a.y + (b.y - a.y) * share, size = 1, line = true }
    end
  end
end

local function name_front(sheet, data, x, y)
  local frame = { left = sheet.left, right = sheet.right, bottom = sheet.bottom, top = sheet.top }
  local list, every = {}, math.ceil(#(data.front or {}) / NAMES)
  for i, point in ipairs(data.front or {}) do
    list[i] = {
      x = frame.left + (frame.right - frame.left) * place_of(point[1], x),
      y = frame.bottom + (frame.top - frame.bottom) * place_of(point[2], y),
      text = (i - 1) % every == 0 and point.label or nil,
    }
  end
  add_line(list)
  for _, name in ipairs(placing.names(list, frame, 6.2)) do
    sheet:label(name.text, ("screen %.6g, %.6g"):format(name.x / sheet.width, name.y / sheet.height),
      name.side .. (sheet.kind == "png" and " font ',8'" or " font ',11'"))
  end
end

local function series_parts(sheet, data)
  local parts, count = {}, 0
  for _, one in ipairs(data.series) do count = count + #one.points end
  local size = count > 500 and 0.35 or 0.7
  for i, one in ipairs(data.series) do
    if #one.points > 0 then
      local plain = data.front and not data.by
      local style = sheet.is_text and ("pt '%s'"):format(plain and "." or gnuplot.letters[i])
        or ("pt 7 ps %g lc rgb '%s'"):format(size, plain and palette.blank or palette.of(i))
      parts[#parts + 1] = ("%s using 1:2 with points %s %s"):format(sheet:data(one.points), style,
        data.by and "title " .. sheet.quoted(one.name) or plain and "title 'all'" or "notitle")
    end
  end
  return parts
end

local function front_part(sheet, data)
  local marked = #data.front <= 2 * NAMES and "linespoints pt 6 ps 1.1" or "lines"
  local style = sheet.is_text and "points pt '*'"
    or ("%s lw 1.6 lc rgb '%s'"):format(marked, data.by and palette.line or palette.of(2))
  return ("%s using 1:2 with %s title 'front'"):format(sheet:data(data.front), style)
end

--- What gnuplot is told.
function points.script(data, kind, width, height)
  local sheet = paper.new(kind, width, height)
  local x, y = axes_of(data)
  sheet:title(data.title, data.subtitle)
  x.name, y.name = data.x.name, data.y.name
  sheet:axis("x", x)
  sheet:axis("y", y)
  local keyed = data.by or data.front
  if sheet.is_text then
    sheet:add(keyed and "set key outside top center horizontal" or "unset key")
  else
    sheet:frame(96, width - 24, 54, height - (keyed and 76 or 50))
    sheet:add(keyed and "set key at graph 0, graph 1.02 left bottom horizontal reverse Left samplen 1 maxrows 2"
      or "unset key")
    sheet:add "set border 3"
    name_front(sheet, data, x, y)
  end
  local parts = series_parts(sheet, data)
  if data.front then parts[#parts + 1] = front_part(sheet, data) end
  sheet:plot(parts)
  return sheet:script()
end

return points
