-- start.lua: process start to printed JSON, the median of 25 runs.
local program = arg[1]
local command = program .. " estimate llama-3.1-70b --on h100-sxm --tp 8 --batch 16 --json >/dev/null"

local function milliseconds()
  local pipe = assert(io.popen("date +%s%N"))
  local now = pipe:read("n")
  pipe:close()
  return now / 1e6
end

local times = {}
for i = 1, 25 do
  local start = milliseconds()
  assert(os.execute(command))
  times[i] = milliseconds() - start
end
table.sort(times)
print(("bench start.first_answer %.3g ms"):format(times[13]))
