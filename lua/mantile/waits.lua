-- waits.lua: what prompts wait for those before them, in a closed loop that starts with all of them at once.

local waits = {}

local WAVES_MAX = 64 -- that are looked at one by one

--- The mean wait of `count` prompts that come within `window` in no order, where each takes `each`: half of
--- count each - window where they come faster than they are served, half of each sqrt(count) where they just keep up,
--- as much as a queue has that its own randomness makes (Kingman 1961) where they come slowly.
local function within(count, each, window)
  local excess = (count * each - window) / 2
  return excess / 2 + math.sqrt(excess * excess / 4 + count * each * each / 4)
end

--- The mean over all waves of requests after the first. The first ends spread over `head`; with each wave lengths up to
--- `spread` off their mean spread the ends further, until they cover the whole cycle.
function waits.later(loop)
  local sum, waves = 0, math.min(loop.waves - 1, WAVES_MAX)
  for wave = 1, waves do
    local width = math.sqrt(loop.head ^ 2 + 4 * wave * (loop.spread * loop.generation) ^ 2)
    sum = sum + within(loop.count, loop.each, math.max(math.min(loop.cycle, width), loop.each))
  end
  return waves > 0 and sum / waves or 0
end

--- The mean time until the last of its step is done, of `count` prompts that come at once to steps of at most `most`
--- that take `step` seconds; `more`, what a step takes longer at the end, when all others decode.
function waits.burst(count, most, step, more)
  local steps = math.ceil(count / most)
  return step * (steps + 1) / 2 + more * (steps * steps - 1) / (6 * steps)
end

return waits
