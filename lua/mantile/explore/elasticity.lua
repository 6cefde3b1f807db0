-- elasticity.lua: how a function of one positive number follows it: d ln f / d ln x, and where what it does changes.

local elasticity = {}

-- Of ln x. Differences of the fourth order are then exact to about 1e-11 where the function is smooth.
local STEP = 1e-4
local KINK = 0.01 -- by how much slopes on both sides differ where it is not

--- d ln f / d ln x at x, and the slope on either side where they differ (below, above); nil where f has no value.
function elasticity.at(f, x)
  local ln = {}
  for i = -2, 2 do
    local y = f(i == 0 and x or x * math.exp(i * STEP))
    if not y or y <= 0 or y == math.huge then return nil end
    ln[i] = math.log(y)
  end
  local below, above = (ln[0] - ln[-1]) / STEP, (ln[1] - ln[0]) / STEP
  if math.abs(above - below) > KINK then return 0.5 * (above + below), below, above end
  local near, far = (ln[1] - ln[-1]) / (2 * STEP), (ln[2] - ln[-2]) / (4 * STEP)
  return (4 * near - far) / 3
end

local RATIO = 2 ^ 0.25 -- of the factors that are looked at before bisection
local CLOSE = 1e-12

--- The first factor, on the way from `inside`, where `holds` is false: it is at `outside`.
local function bisected(holds, inside, outside)
  while math.abs(outside / inside - 1) > CLOSE do
    local middle = math.sqrt(inside * outside)
    if middle == inside or middle == outside then break end
    if holds(middle) then inside = middle else outside = middle end
  end
  return outside
end

--- Where holds(factor) ends on the way from 1 to `last`, by bisection between factors a fourth root of 2 apart; nil
--- where it holds all the way, or where it has no answer (nil).
function elasticity.turn(holds, last)
  local inside = 1
  while inside ~= last do
    local outside = last > 1 and math.min(inside * RATIO, last) or math.max(inside / RATIO, last)
    local held = holds(outside)
    if held == nil then return nil end
    if not held then return bisected(holds, inside, outside) end
    inside = outside
  end
end

local FAR, FURTHER = 1e10, 1e12
local SETTLED = 1e-6

--- What f comes to as x grows (`direction` 1) or vanishes (-1) without end; nil where it grows without end, too.
function elasticity.limit(f, x, direction)
  local far, further = f(x * FAR ^ direction), f(x * FURTHER ^ direction)
  if not far or not further or further == math.huge then return nil end
  if far == further or math.abs(further / far - 1) < SETTLED then return further end
  return further < far and 0 or nil
end

return elasticity
