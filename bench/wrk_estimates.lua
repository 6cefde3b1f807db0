-- wrk_estimates.lua: what wrk sends: requests for 24 deployments, each with another workload.

local models = { "llama-3.1-8b", "llama-3.1-70b", "mixtral-8x7b", "qwen3-32b" }
local hardware = { "h100-sxm", "h200-sxm", "b200" }
local engines = { "ideal", "vllm" }
local count = 0
local wait = tonumber(os.getenv "MANTILE_WAIT_MS" or 0) -- ms before each request, on average

if wait > 0 then
  function delay() return math.random(0, 2 * wait) end
end

function request()
  count = count + 1
  local engine = engines[math.floor(count / 2) % #engines + 1]
  local body = ('{"model":"%s","hardware":"%s","engine":"%s","tp":8,"batch":%d,"isl":%d,"osl":%d}'):format(
    models[count % #models + 1], hardware[count % #hardware + 1], engine, 1 + count % 64, 128 + count * 7 % 4096,
    64 + count * 3 % 512)
  return wrk.format("POST", "/v1/estimate", { ["Content-Type"] = "application/json" }, body)
end
