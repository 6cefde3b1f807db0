-- placing.lua: names beside points, where there is room for them.

local placing = {}

local GAP, HEIGHT, SIZE = 7, 14, 4 -- pixels

local function overlap(a, b) return a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4] end

local function is_free(box, taken, self, over_lines)
  for i, other in ipairs(taken) do
    if i ~= self and not (over_lines and other.line) and overlap(box, other) then return false end
  end
  return true
end

--- Where a name could be: { x, y, side }, the place at which it begins, ends, or has its middle.
local function places(point, gap)
  local x, y, up = point.x, point.y, gap + HEIGHT / 2
  return {
    { x + gap, y, "left" }, { x - gap, y, "right" }, { x, y + up, "center" }, { x, y - up, "center" },
    { x + gap, y + up, "left" }, { x + gap, y - up, "left" }, { x - gap, y + up, "right" },
    { x - gap, y - up, "right" },
  }
end

local function box_of(place, width)
  local from = place[1] - (place[3] == "left" and 0 or place[3] == "right" and width or width / 2)
  return { from, place[2] - HEIGHT / 2, from + width, place[2] + HEIGHT / 2 }
end

local function inside(box, frame)
  return box[1] > frame.left and box[3] < frame.right and box[2] > frame.bottom and box[4] < frame.top
end

--- The first place at which a name has room, and its box.
local function place_for(point, frame, letter, taken, self, over_lines)
  for _, place in ipairs(places(point, math.max(GAP, (point.size or SIZE) + 3))) do
    local box = box_of(place, letter * utf8.len(point.text))
    if inside(box, frame) and is_free(box, taken, self, over_lines) then return place, box end
  end
end

--- Puts names beside points, the first first: { text, x, y, side } of those for which there is room. A line is written
--- over only where there is none elsewhere.
--- points: { x, y, text, size = half of what it covers, line = whether part of one }, in pixels; frame: left, right,
--- bottom, top; letter: how wide.
function placing.names(points, frame, letter)
  local taken, named, done = {}, {}, {}
  for i, point in ipairs(points) do
    local size = point.size or SIZE
    taken[i] = { point.x - size, point.y - size, point.x + size, point.y + size, line = point.line }
  end
  for _, over_lines in ipairs { false, true } do
    for i, point in ipairs(points) do
      local place, box = nil, nil
      if point.text and not done[i] then place, box = place_for(point, frame, letter, taken, i, over_lines) end
      if place then
        taken[#taken + 1], done[i] = box, true
        named[#named + 1] = { text = point.text, x = place[1], y = place[2], side = place[3] }
      end
    end
  end
  return named
end

return placing
