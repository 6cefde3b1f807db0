-- estimates.lua: /v1/estimate and /v1/compare: requests (docs/requests.md) and their reports (docs/reports.md).

local answer = require "mantile.api.answer"
local core = require "mantile.core"
local estimate = require "mantile.estimate"
local inline = require "mantile.api.inline"
local json = require "mantile.json"
local machine = require "mantile.report.machine"
local prepared = require "mantile.api.prepared"
local simulate = require "mantile.simulate"

local COMPARED_MOST = 32

--- Whether it takes long: a simulation does.
local function is_long(values) return values.method == "simulate" end

local function estimate_answer(request)
  local values, problem = answer.read(request)
  if not values then return problem end
  if is_long(values) then return { job = request.body } end
  values, problem = inline.request(values)
  if not values then return answer.refused(problem, "hardware") end
  if not answer.flag(request.query, "layers") then
    local text, message, of = prepared.report(values)
    return text and answer.text(text) or answer.refused(message, of)
  end
  local report, message, of = estimate.report(values, { layers = true })
  return report and answer.text(machine.encode(report)) or answer.refused(message, of)
end

local function estimate_work(request, out)
  local values, wrong = inline.request(json.decode(request.body))
  if not values then return answer.refused(wrong, "hardware") end
  local report, message, field = simulate.run(values, { stop = function() return out:stop() end })
  if out.ended then return out:refusal() end
  return report and answer.text(machine.encode(report)) or answer.refused(message, field)
end

--- How a report compares with the first one: of every figure that both have, it over the first.
local function ratios_of(report, first)
  local ratios = {}
  for _, metric in ipairs(core.metrics()) do
    local a, b = report, first
    for part in metric.key:gmatch "[^%.]+" do a, b = a and a[part], b and b[part] end
    if metric.kind == "number" and a and b and b ~= 0 then ratios[metric.key] = a / b end
  end
  return ratios
end

local function compared(one)
  if type(one) ~= "table" then return nil, "it is no object" end
  local values, message = inline.request(one)
  if not values then return nil, message, "hardware" end
  return estimate.report(values)
end

local function compare_answer(request)
  local values, problem = answer.read(request)
  if not values then return problem end
  local list = values.requests
  for key in pairs(values) do
    if key ~= "requests" then return answer.problem(422, ("unknown key '%s'; it takes requests"):format(key)) end
  end
  if type(list) ~= "table" or #list < 2 or #list > COMPARED_MOST then
    return answer.problem(422, ("requests is a list of 2 to %d requests"):format(COMPARED_MOST), { field = "requests" })
  end
  local texts, ratios, first = {}, {}, nil
  for i, one in ipairs(list) do
    if type(one) == "table" and is_long(one) then
      return answer.problem(422, ("requests[%d]: simulate takes one request; ask /v1/simulate"):format(i))
    end
    local report, message, field = compared(one)
    if not report then return answer.refused(("requests[%d]: %s"):format(i, message), field) end
    first = first or report
    texts[i], ratios[i] = machine.encode(report), machine.encode_any(ratios_of(report, first))
  end
  return answer.text(('{"reports":[%s],"ratios":[%s]}'):format(table.concat(texts, ","), table.concat(ratios, ",")))
end

return {
  {
    method = "POST", path = "/v1/estimate", summary = "what one deployment does", answer = estimate_answer,
    work = estimate_work, takes = "request", gives = "report",
    query = { { "layers", "flag", help = "add the breakdown by layer and phase" } },
  },
  {
    method = "POST", path = "/v1/compare", summary = "requests side by side, with ratios to the first",
    answer = compare_answer, takes = "comparison", gives = "compared",
  },
}
