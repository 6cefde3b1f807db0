-- simulated.lua: what a request says for simulations only: traffic, what schedulers do, what is counted, what fails.

local schema = require "mantile.schema"
local traffic = require "mantile.traffic"

local simulated = {}

-- Fields of a request.
simulated.keys = {
  "traffic", "max_sequences", "schedule", "prefix_cache", "preemption", "swap_bandwidth", "router", "slo", "autoscale",
  "failures", "fleet",
}

-- Those that may be, or are, functions of a script.
simulated.functions = { "router", "policy" }

simulated.slo = {
  { "ttft_s", "positive?", unit = "s", help = "to the first token" },
  { "tpot_s", "positive?", unit = "s", help = "of each further token, on average" },
  { "e2e_s", "positive?", unit = "s", help = "to the last token" },
}

simulated.autoscale = {
  { "least", "count", default = 1, max = 1 << 16, help = "replicas that stay" },
  { "most", "count", max = 1 << 16, help = "replicas that there may be" },
  { "target", "positive", unit = "requests", help = "on their way for each replica" },
  { "interval_s", "positive", default = 15, unit = "s", help = "between two looks at the load" },
  { "start_s", "amount", default = 60, unit = "s", help = "until a new replica takes requests" },
}

simulated.failure = {
  { "at", "amount", unit = "s", help = "when it fails: its requests begin anew elsewhere" },
  { "until", "positive?", unit = "s", otherwise = "never", help = "when it is back" },
  { "replica", "count", default = 1, max = 1 << 16, help = "which of its pool" },
  { "pool", "count", default = 1, max = 64, help = "1, or 2 for decode of mode disagg" },
}

local function check_table(r, key)
  if r[key] == nil then return end
  local own, message = schema.check(simulated[key], r[key])
  if not own then return ("%s: %s"):format(key, message), key end
  r[key] = own
end

--- One failure, or a list of them.
local function check_failures(r)
  if not r.failures then return end
  local list = {}
  for i, failure in ipairs(#r.failures > 0 and r.failures or { r.failures }) do
    local own, message = schema.check(simulated.failure, failure)
    if own and own["until"] and own["until"] <= own.at then message = "until must be after at" end
    if message then return ("failures[%d]: %s"):format(i, message), "failures" end
    list[i] = own
  end
  r.failures = list
end

local function check_traffic(r)
  if r.traffic == nil then return end
  local message
  r.traffic, message = traffic.check(r.traffic, r)
  if message then return message, "traffic" end
end

--- Checks those of request `r`, and completes them: a sentence and the field that is wrong, or nil.
function simulated.check(r)
  local message, field = check_traffic(r)
  if not message then message, field = check_table(r, "slo") end
  if not message then message, field = check_table(r, "autoscale") end
  if not message then message, field = check_failures(r) end
  if not message and r.autoscale and r.autoscale.least > r.autoscale.most then
    message, field = "autoscale: least is above most", "autoscale"
  end
  if not message and r.autoscale and r.autoscale.interval_s < 0.001 then
    message, field = "autoscale: interval_s is at least 0.001", "autoscale"
  end
  if not message and r.swap_bandwidth and r.preemption ~= "swap" then
    message, field = "swap_bandwidth is for preemption swap", "swap_bandwidth"
  end
  if r.preemption == "swap" then r.swap_bandwidth = r.swap_bandwidth or 25e9 end -- a PCIe 4.0 x16 slot's, 80 % of it
  return message, field
end

return simulated
