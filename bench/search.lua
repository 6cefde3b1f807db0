-- search.lua: seconds of whole searches, in a fresh process each. Run by `make bench`.
--
--   search.deepseek   DeepSeek-V3 on 8 to 64 accelerators of five kinds: every split, batch and length, the Pareto
--                     front of throughput against speed for a user
--   search.70b        Llama 3.1 70B on 8 accelerators, the best five under limits

local core = require "mantile.core"
local columns = require "mantile.explore.columns"
local degrees = require "mantile.explore.degrees"
local find = require "mantile.find"
local search = require "mantile.explore.search"
local sweep = require "mantile.explore.sweep"

find.root = arg[1]

local function timed(name, work)
  local start = core.seconds()
  local points = work()
  print(("bench %s %.3g s (%d points)"):format(name, core.seconds() - start, points))
end

if arg[2] == "deepseek" then
  local list = degrees.of({ 8, 16, 32, 64 }, { "tp", "pp", "dp", "attention_dp", "ep" }, {})
  timed("search.deepseek", function()
    return assert(sweep.run {
      model = "deepseek-v3", hardware = { "h100-sxm", "h200-sxm", "b200", "b300", "gb200" }, engine = "vllm",
      degrees = list, batch = "1..4096*2", isl = { 1024, 2048, 4096, 8192, 16384 }, osl = { 128, 256, 512, 1024, 2048 },
      pareto = { "tok_s_user", "throughput_tok_s_gpu" }, columns = columns.usual,
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
