-- placing.lua: names beside points, where there is room for them.

local placing = {}

local GAP, HEIGHT = 7, 14 -- pixels

local function overlap(a, b) return a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4] end

local function is_free(box, taken, self)
  for i, other in ipairs(taken) do
    if i ~= self and overlap(box, other) then return false end
  end
  return true
end

--- Where a name could be: { x, y, side }, the place at which it begins, ends, or has its middle.
local function places(point, gap)
  local x, y, up = point.x, point.y, gap + HEIGHT / 2
  local right, left, above, below = { x + gap, y, "left" }, { x - gap, y, "right" }, { x, y + up, "center" },
    { x, y - up, "center" }
  local first, second, third, fourth = right, left, above, below
  if point.above then first, second, third, fourth = above, below, right, left end
  return {
    first, second, third, fourth,
    { x + gap, y + up, "left" }, { x + gap, y - up, "left" }, { x - gap, y + up, "right" }, { x - gap, y - up, "right" },
  }
end

local function box_of(place, width)
  local from = place[1] - (place[3] == "left" and 0 or place[3] == "right" and width or width / 2)
  return { from, place[2] - HEIGHT / 2, from + width, place[2] + HEIGHT / 2 }
end

--- Puts names beside points, the first first: { text, x, y, side } of those for which there is room.
--- points: { x, y, text, size = half of what it covers, above = whether rather not beside }, in pixels; frame: left, right, bottom, top; letter: how wide.
function placing.names(points, frame, letter)
  local taken, named = {}, {}
  for i, point in ipairs(points) do
    local size = point.size or 4
    taken[i] = { point.x - size, point.y - size, point.x + size, point.y + size }
  end
  for i, point in ipairs(points) do
    local width = point.text and letter * utf8.len(point.text)
    for _, place in ipairs(point.text and places(point, math.max(GAP, (point.size or 4) + 3)) or {}) do
      local box = box_of(place, width)
      local inside = box[1] > frame.left and box[3] < frame.right and box[2] > frame.bottom and box[4] < frame.top
      if inside and is_free(box, taken, i) then
        taken[#taken + 1] = box
        named[#named + 1] = { text = point.text, x = place[1], y = place[2], side = place[3] }
        break
      end
    end
  end
  return named
end

return placing
