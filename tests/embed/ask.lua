local mantile = require "mantile"
local request = { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 16 }
print(("%.2f ms a token"):format(1e3 * assert(mantile.estimate(request)).tpot_s))
local times = assert(mantile.deployment(request)):evaluate({ 1, 8 }, { 4096, 4096 }, { 512, 512 }, "tpot_s")
print(("%.2f ms for one sequence, %.2f ms for eight"):format(1e3 * times[1], 1e3 * times[2]))
