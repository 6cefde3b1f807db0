-- choice.lua: the best and the front of points that were chosen before, from several runs or parts: the same points as
-- one run would have chosen (selection.c). A point is { its number, objective, ... }; less is better.

local choice = {}

local function before(a, b)
  for o = 2, #a do
    if a[o] ~= b[o] then return a[o] < b[o] end
  end
  return a[1] < b[1]
end

--- Whether a point that comes before another is at least as good in all objectives but the first, in which it is.
local function covers(a, b)
  for o = 3, #a do
    if a[o] > b[o] then return false end
  end
  return true
end

--- With two objectives the last point kept has the least of the second: it alone can cover what comes next.
local function is_covered(kept, point)
  for i = #point == 3 and math.max(1, #kept) or 1, #kept do
    if covers(kept[i], point) then return true end
  end
  return false
end

--- Of `list`, which this sorts, what `keep` keeps, the best first.
function choice.of(list, keep, most)
  table.sort(list, before)
  if keep == "best" then return table.move(list, 1, math.min(most, #list), 1, {}) end
  local kept = {}
  for _, point in ipairs(list) do
    if not is_covered(kept, point) then kept[#kept + 1] = point end
  end
  return kept
end

--- Points as core.explorer gives them, with the first `objectives` columns; with all if absent.
function choice.points(best, objectives)
  local list = {}
  for i, number in ipairs(best.points) do
    local point = { number }
    for o = 1, objectives or #best do point[o + 1] = best[o][i] end
    list[i] = point
  end
  return list
end

--- Of the best the first of each deployment, at most so many; a deployment has `size` points.
function choice.of_deployments(best, size, most)
  local list, seen = {}, {}
  for _, point in ipairs(best) do
    local deployment = point[1] // size
    if not seen[deployment] and #list < most then list[#list + 1] = point end
    seen[deployment] = true
  end
  return list
end

return choice
