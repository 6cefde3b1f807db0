-- session.lua: process start to the first value of a session, the median of 25 runs.
local core = require "mantile.core"
local command = ("echo 1 | %s >/dev/null"):format(arg[1])

local times = {}
for i = 1, 25 do
  local start = core.seconds()
  assert(os.execute(command))
  times[i] = 1000 * (core.seconds() - start)
end
table.sort(times)
print(("bench session.first_value %.3g ms"):format(times[13]))
