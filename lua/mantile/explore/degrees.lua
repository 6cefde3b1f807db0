-- degrees.lua: all ways to spread a model over a number of accelerators.

local tables = require "mantile.tables"

local degrees = {}

degrees.names = { "tp", "pp", "dp", "attention_dp", "cp" } -- their product is gpus

local function divisors(n)
  local list = {}
  for d = 1, n do
    if n % d == 0 then list[#list + 1] = d end
  end
  return list
end

--- Adds all ways to write `rest` as a product of the degrees from names[at] on.
local function factor(list, names, at, rest, chosen)
  if at > #names then
    if rest == 1 then list[#list + 1] = chosen end
    return
  end
  for _, d in ipairs(divisors(rest)) do
    factor(list, names, at + 1, rest // d, tables.merged(chosen, { [names[at]] = d }))
  end
end

--- Every way to spread over each of `counts` accelerators, as tables for space.of. `vary` names the degrees that are
--- open, ep among them where the model has experts (it divides the ranks that share a layer); `fixed` states others.
function degrees.of(counts, vary, fixed)
  local names, list = {}, {}
  for _, name in ipairs(degrees.names) do
    if tables.has(vary, name) then names[#names + 1] = name end
  end
  local stated = 1
  for _, name in ipairs(degrees.names) do stated = stated * (fixed[name] or 1) end
  for _, gpus in ipairs(counts) do
    local ways = {}
    if gpus % stated == 0 then factor(ways, names, 1, gpus // stated, { gpus = gpus }) end
    for _, way in ipairs(ways) do
      local group = gpus // ((way.pp or fixed.pp or 1) * (way.dp or fixed.dp or 1))
      for _, ep in ipairs(tables.has(vary, "ep") and divisors(group) or { fixed.ep or 1 }) do
        list[#list + 1] = tables.merged(way, { ep = ep })
      end
    end
  end
  return list
end

return degrees
