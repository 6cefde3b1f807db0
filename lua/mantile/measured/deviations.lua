-- deviations.lua: lists of ln(predicted / measured), as searches and reports sum them up.

local deviations = {}

--- Their mean loss: those above `scale` count by their size, and not its square (fit.h).
function deviations.loss(list, scale)
  local sum = 0
  for _, e in ipairs(list) do sum = sum + 2 * (math.sqrt(1 + (e / scale) ^ 2) - 1) end
  return sum / #list
end

--- The median of |predicted / measured - 1|.
function deviations.median(list)
  local errors = {}
  for i, e in ipairs(list) do errors[i] = math.abs(math.exp(e) - 1) end
  table.sort(errors)
  return errors[(#errors + 1) // 2]
end

return deviations
