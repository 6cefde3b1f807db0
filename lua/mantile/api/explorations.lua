-- explorations.lua: /v1/sweep, /v1/search and /v1/simulate: what takes long.

local answer = require "mantile.api.answer"
local inline = require "mantile.api.inline"
local json = require "mantile.json"
local lines = require "mantile.explore.lines"
local machine = require "mantile.report.machine"
local search = require "mantile.explore.search"
local simulate = require "mantile.simulate"
local sweep = require "mantile.explore.sweep"
local tables = require "mantile.tables"

local ROWS_MOST = 100000 -- of one answer; a stream has no limit

-- What concerns the machine of whoever asks, and not the one that answers.
local private = tables.words "output resume shard each progress stop threads"

--- The fields that the service takes of a sweep or a search.
local function public(fields)
  local list = {}
  for _, field in ipairs(fields) do
    if not tables.has(private, field[1]) then list[#list + 1] = field end
  end
  return list
end

--- The table of a sweep or a search from the body; nil and an error.
local function question_of(request)
  local values, problem = answer.read(request)
  if not values then return nil, problem end
  for _, name in ipairs(private) do
    if values[name] ~= nil then return nil, answer.problem(422, ("unknown key '%s'"):format(name), { field = name }) end
  end
  local made, message, field = inline.request(values)
  if not made then return nil, answer.refused(message, field) end
  return made
end

--- A body that is an object becomes a job.
local function job_answer(request)
  local values, problem = answer.read(request)
  return values and { job = request.body } or problem
end

-- ---- sweep ----------------------------------------------------------------------

--- Gives rows to the stream, or to the list of one answer, which has an end.
local function receiver(plan, out)
  local encode = lines.jsonl.encoder(lines.names(plan.of.varies, plan.columns))
  local list = {}
  local function add(row)
    local text = encode(row):gsub("\n$", "")
    if out.begun then return out:row(text) end
    list.full = #list >= ROWS_MOST
    if not list.full then list[#list + 1] = text end
  end
  return add, list
end

local function refused_of(result)
  return #result.refused > 0 and result.refused or json.empty_list
end

local function sweep_work(request, out)
  local values, problem = question_of(request)
  if not values then return problem end
  local plan, message, field = sweep.plan(values)
  if not plan then return answer.refused(message, field) end
  out:begin()
  local add, list = receiver(plan, out)
  local total = plan.of.deployments * plan.of.workloads
  local result = sweep.go(plan, {
    stop = function() return list.full or out:stop() end, progress = function(done) out:progress(done, total) end,
  }, add)
  if list.full then
    local sentence = "more than %d rows; keep the best or a front, or accept text/event-stream"
    return answer.problem(422, sentence:format(ROWS_MOST))
  end
  for _, row in ipairs(result.best and sweep.rows_of(plan, result) or {}) do add(row) end
  local head = json.encode {
    columns = lines.names(plan.of.varies, plan.columns), points = result.points, refused = refused_of(result),
    stopped = out.ended,
  }
  if out.begun then return answer.text(head) end
  return answer.text(head:sub(1, -2) .. ',"rows":[' .. table.concat(list, ",") .. "]}")
end

-- ---- search ---------------------------------------------------------------------

local function search_work(request, out)
  local values, problem = question_of(request)
  if not values then return problem end
  local function progress(done, total)
    out:begin() -- what is refused was refused before there are points
    out:progress(done, total)
  end
  local found, message, field = search.run(tables.merged(values, {
    progress = progress, stop = function() return out:stop() end,
  }))
  if not found then return answer.refused(message, field) end
  out:begin()
  return answer.text(machine.encode_search(found))
end

-- ---- simulate -------------------------------------------------------------------

local function simulate_work(request, out)
  local values, wrong, where = inline.request(json.decode(request.body))
  if not values then return answer.refused(wrong, where) end
  if values.mode == "static" or values.method == "formula" then
    return answer.refused("simulate has no mode static and no method formula", "mode")
  end
  local function stop()
    out:begin() -- what is refused was refused before it runs
    return out:stop()
  end
  local report, message, field = simulate.run(values, { stop = stop })
  if out.ended then return out:refusal() end
  if not report then return answer.refused(message, field) end
  out:begin()
  return answer.text(machine.encode(report))
end

return {
  {
    method = "POST", path = "/v1/sweep", summary = "many requests at once: every combination of lists",
    answer = job_answer, work = sweep_work, takes = "sweep", fields = public(sweep.fields), gives = "rows",
    streams = true,
  },
  {
    method = "POST", path = "/v1/search", summary = "the best deployments for a question, and why",
    answer = job_answer, work = search_work, takes = "search", fields = public(search.fields), gives = "found",
    streams = true,
  },
  {
    method = "POST", path = "/v1/simulate", summary = "a deployment under traffic, request by request",
    answer = job_answer, work = simulate_work, takes = "request", gives = "report", streams = true,
  },
}
