-- traces.lua: requests of a server one by one: when each arrived, was scheduled, got its first and last token. How many
-- ran beside each follows from the trace itself.

local fields = require "mantile.measured.fields"
local saturated = require "mantile.measured.saturated"

local ENGINE = "vllm"
local TIMES = { "arrival_s", "scheduled_s", "first_token_s", "last_token_s" }

--- Tokens of a request's answer, one after the other.
local function predict(run)
  local load = run.trace.load
  local request = run.request
  request.batch, request.isl, request.osl = math.max(1, math.floor(run.trace.running + 0.5)), load.isl, load.osl
  if load.answers[request.batch] == nil then load.answers[request.batch] = { saturated.predict(request) } end
  local times, message = table.unpack(load.answers[request.batch])
  return times and { tpot_s = times.tpot_s }, message
end

local source = {
  name = "traces", columns = { "request_id", "input_toks", "output_toks", "arrival_s", "scheduled_s", "first_token_s" },
}

function source.row(row)
  local model, h, why = fields.model_on_chip(row)
  if not model then return nil, why end
  local trace = { name = row.run or "", isl = fields.count(row, "input_toks"), osl = fields.count(row, "output_toks") }
  for _, column in ipairs(TIMES) do
    local time = tonumber(row[column] or "")
    if not time or time < 0 or time > 1e9 then return nil, "one of its times is missing" end
    trace[column] = time
  end
  if not trace.isl or not trace.osl or trace.osl < 2 then return nil, "it has fewer than 2 tokens" end
  local decoding = trace.last_token_s - trace.first_token_s
  if decoding <= 0 or trace.first_token_s <= trace.arrival_s or trace.scheduled_s > trace.first_token_s then
    return nil, "its times are not in their order"
  end
  return {
    table = source.name, trace = trace, predict = predict,
    request = {
      model = model, hardware = h, engine = ENGINE, tp = fields.count(row, "tp"), dp = fields.count(row, "dp"),
      ep = fields.count(row, "ep"),
    },
    measured = { tpot_s = decoding / (trace.osl - 1), ttft_s = trace.first_token_s - trace.arrival_s },
    unpredicted = { ttft_s = "most of its TTFT is a queue, which only a simulation of its arrivals tells" },
    labels = { system = h.id, engine = ENGINE, model = model, architecture = h.architecture },
    what = ("%s on %s, request %s"):format(model, h.id, fields.text(row, "request_id")),
  }
end

--- The integral of how many requests run, at each time that one starts or ends: { time, requests, integral }, sorted.
local function steps_of(traces)
  local steps = {}
  for _, trace in ipairs(traces) do
    steps[#steps + 1] = { trace.scheduled_s, 1 }
    steps[#steps + 1] = { trace.last_token_s, -1 }
  end
  table.sort(steps, function(a, b)
    if a[1] ~= b[1] then return a[1] < b[1] end
    return a[2] > b[2]
  end)
  local running, integral, last = 0, 0, 0
  for _, step in ipairs(steps) do
    integral = integral + running * (step[1] - last)
    running, last = running + step[2], step[1]
    step[2], step[3] = running, integral
  end
  return steps
end

--- That integral up to `time`.
local function integral_at(steps, time)
  local low, high = 1, #steps + 1 -- the first step after `time`
  while low < high do
    local middle = (low + high) // 2
    if steps[middle][1] <= time then low = middle + 1 else high = middle end
  end
  local step = steps[low - 1]
  return step and step[3] + step[2] * (time - step[1]) or 0
end

local function finish_trace(traces)
  local steps, load = steps_of(traces), { isl = 0, osl = 0, answers = {} }
  for _, trace in ipairs(traces) do
    local first, last = trace.first_token_s, trace.last_token_s
    trace.running, trace.load = (integral_at(steps, last) - integral_at(steps, first)) / (last - first), load
    load.isl, load.osl = load.isl + trace.isl / #traces, load.osl + trace.osl / #traces
  end
  load.isl, load.osl = math.max(1, math.floor(load.isl)), math.max(2, math.floor(load.osl))
end

--- Called when all rows are read.
function source.finish(runs)
  local by_name, names = {}, {}
  for _, run in ipairs(runs) do
    local trace = run.trace
    if trace and not trace.running then
      if not by_name[trace.name] then by_name[trace.name], names[#names + 1] = {}, trace.name end
      table.insert(by_name[trace.name], trace)
    end
  end
  for _, name in ipairs(names) do finish_trace(by_name[name]) end
end

return source
