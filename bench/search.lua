-- search.lua: seconds of whole searches, in a fresh process each. Run by `make bench`.
--
--   search.deepseek   DeepSeek-V3 on 8 to 64 accelerators of five kinds: every split, batch and length, the best five
--                     with what binds them, and the Pareto front of throughput against speed for a user
--   search.70b        Llama 3.1 70B on 8 accelerators, the best five under limits
--   search.pools      DeepSeek-V3 on 32 accelerators in two pools: every way to share them out, and the front

local core = require "mantile.core"
local find = require "mantile.find"
local search = require "mantile.explore.search"

find.root = arg[1]

local function timed(name, work)
  local start = core.seconds()
  local points = work()
  print(("bench %s %.3g s (%d points)"):format(name, core.seconds() - start, points))
end

if arg[2] == "deepseek" then
  timed("search.deepseek", function()
    return assert(search.run {
      model = "deepseek-v3", hardware = { "h100-sxm", "h200-sxm", "b200", "b300", "gb200" }, engine = "vllm",
      gpus = "8..64*2", isl = { 1024, 2048, 4096, 8192, 16384 }, osl = { 128, 256, 512, 1024, 2048 },
    }).points
  end)
elseif arg[2] == "pools" then
  timed("search.pools", function()
    return assert(search.run {
      model = "deepseek-v3", hardware = "h200-sxm", engine = "trtllm", gpus = 32, mode = "disagg", isl = 4096,
      osl = 512, where = "ttft_s < 3, tpot_s < 40 ms",
    }).points
  end)
else
  timed("search.70b", function()
    return assert(search.run {
      model = "llama-3.1-70b", hardware = "h100-sxm", engine = "vllm", gpus = 8, isl = 4096, osl = 512,
      where = "ttft_s < 5, tpot_s < 50 ms",
    }).points
  end)
end
