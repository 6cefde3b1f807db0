-- traces.lua: requests of a server one by one: when each arrived, was scheduled, got its first and last token. What is
-- predicted is a simulation of the whole run: the same requests at the same times.

local core = require "mantile.core"
local fields = require "mantile.measured.fields"
local placement = require "mantile.placement"
local request = require "mantile.request"
local simulation = require "mantile.simulation"
local tables = require "mantile.tables"

local ENGINE = "vllm"
local TIMES = { "arrival_s", "scheduled_s", "first_token_s", "last_token_s" }

-- What the runs were asked for (bench/ of casys-kaist/LLMServingSim, meta.json of each), where a table does not say it.
local STEP_TOKENS, MAX_SEQUENCES = 2048, 128

--- The share of `list` that is no more than the value.
local function quantile(list, share)
  local sorted = table.move(list, 1, #list, 1, {})
  table.sort(sorted)
  return sorted[math.max(1, math.ceil(share * #sorted))]
end

local function mean(list)
  local sum = 0
  for _, value in ipairs(list) do sum = sum + value end
  return sum / #list
end

-- Of a whole run.
local summaries = {
  mean = mean,
  p50 = function(list) return quantile(list, 0.5) end,
  p99 = function(list) return quantile(list, 0.99) end,
}

--- What is counted of a request: from its times and the tokens of its answer.
local function times_of(arrival, first, last, osl)
  return { ttft_s = first - arrival, tpot_s = (last - first) / (osl - 1), e2e_s = last - arrival }
end

--- Those of each request of a run, simulated, in the order of `traces`; nil and a sentence.
local function simulated(asked, traces)
  local values = tables.merged(asked, {
    mode = "continuous", method = "simulate", traffic = { rate = 1 }, step_tokens = STEP_TOKENS,
    max_sequences = asked.max_sequences or MAX_SEQUENCES,
  })
  local r, message = request.check(values)
  if not r then return nil, message end
  local placed
  placed, message = placement.of(r)
  if not placed then return nil, message end
  local trace, isl, osl = core.trace(), 0, 0
  for _, one in ipairs(traces) do
    trace:add(one.arrival_s - traces[1].arrival_s, one.isl, one.osl)
    isl, osl = isl + one.isl, osl + one.osl
  end
  local load = {
    isl = math.max(1, isl // #traces), osl = math.max(1, osl // #traces), prefix = 0, batch = r.max_sequences,
  }
  local options, done = { trace = trace }
  done, message = simulation.run(r, placed, { both = load }, options)
  if not done then return nil, message end
  local list = {}
  for i, one in ipairs(traces) do
    local record = options.simulated:record(i)
    if not record.finished then return nil, "a simulation of its run does not finish it" end
    list[i] = times_of(record.arrived, record.first, record.finished, one.osl)
  end
  return list
end

--- All that is predicted of a run, once: { times = of each trace, summary = of the run }, or a sentence.
local function replay(run)
  local group = run.trace.group
  if group.predicted == nil then
    local list, message = simulated(run.request, group)
    group.predicted, group.message = list or false, message
    for i, one in ipairs(list or {}) do group[i].predicted = one end
  end
  return group.predicted, group.message
end

--- The summaries of what `of` gives for each trace of a run: { ttft_mean_s =, ... }.
local function summary_of(group, of)
  local summary = {}
  for _, key in ipairs { "ttft", "tpot", "e2e" } do
    local list = {}
    for i, one in ipairs(group) do list[i] = of(one)[key .. "_s"] end
    for name, summarise in pairs(summaries) do summary[("%s_%s_s"):format(key, name)] = summarise(list) end
  end
  return summary
end

--- The first row of a run stands for all of it, too.
local function predict(run)
  local list, message = replay(run)
  if not list then return nil, message end
  local group = run.trace.group
  if group[1] ~= run.trace then return run.trace.predicted end
  return tables.merged(run.trace.predicted, summary_of(group, function(one) return one.predicted end))
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
  local arrival, first, last = trace.arrival_s, trace.first_token_s, trace.last_token_s
  if last <= first or first <= arrival or trace.scheduled_s > first then
    return nil, "its times are not in their order"
  end
  trace.measured = times_of(arrival, first, last, trace.osl)
  return {
    table = source.name, trace = trace, predict = predict, measured = trace.measured,
    request = {
      model = model, hardware = h, engine = ENGINE, tp = fields.count(row, "tp"), dp = fields.count(row, "dp"),
      ep = fields.count(row, "ep"),
    },
    labels = { system = h.id, engine = ENGINE, model = model, architecture = h.architecture },
    what = ("%s on %s, request %s"):format(model, h.id, fields.text(row, "request_id")),
  }
end

--- Called when all rows are read: those of a run belong together, in the order in which they came.
function source.finish(runs)
  local groups = {}
  for i, run in ipairs(runs) do
    local trace = run.trace
    if trace and not trace.group then
      trace.row, trace.run = i, run
      local group = groups[trace.name] or {}
      groups[trace.name], trace.group = group, group
      group[#group + 1] = trace
    end
  end
  for _, name in ipairs(tables.keys(groups)) do
    local group = groups[name]
    table.sort(group, function(a, b)
      if a.arrival_s ~= b.arrival_s then return a.arrival_s < b.arrival_s end
      return a.row < b.row
    end)
    local first = group[1]
    first.run.measured = tables.merged(first.measured, summary_of(group, function(one) return one.measured end))
  end
end

return source
