-- estimates.lua: /v1/estimate and /v1/compare: requests (docs/requests.md) and their reports (docs/reports.md).

local answer = require "mantile.api.answer"
local core = require "mantile.core"
local estimate = require "mantile.estimate"
local inline = require "mantile.api.inline"
local json = require "mantile.json"
local machine = require "mantile.report.machine"
local prepared = require "mantile.api.prepared"

local COMPARED_MOST = 32

--- Whether it takes long: a simulation does, and a model that is built for this request alone may.
local function is_long(values) return values.method == "simulate" or type(values.model) == "table" end

--- The report of a request; `options` as estimate.report takes them, or nil.
local function reply_to(values, options)
  local made, message, field = inline.request(values)
  if not made then return answer.refused(message, field) end
  local text
  if options then
    local report
    report, message, field = estimate.report(made, options)
    text = report and machine.encode(report)
  else
    text, message, field = prepared.report(made)
  end
  return text and answer.text(text) or answer.refused(message, field)
end

local function estimate_answer(request)
  local values, problem = answer.read(request)
  if not values then return problem end
  if is_long(values) then return { job = request.body } end
  return reply_to(values, answer.flag(request.query, "layers") and { layers = true } or nil)
end

local function estimate_work(request, out)
  local reply = reply_to(json.decode(request.body), {
    layers = answer.flag(request.query, "layers"), stop = function() return out:stop() end,
  })
  return out.ended and out:refusal() or reply
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

--- What is wrong with a comparison, and its field; or nil.
local function comparison_problem(values)
  for key in pairs(values) do
    if key ~= "requests" then return ("unknown key '%s'; it takes requests"):format(key), key end
  end
  local list = values.requests
  if type(list) ~= "table" or #list < 2 or #list > COMPARED_MOST then
    return ("requests is a list of 2 to %d requests"):format(COMPARED_MOST), "requests"
  end
  for i, one in ipairs(list) do
    if type(one) ~= "table" then return ("requests[%d]: it is no object"):format(i), "requests" end
    if one.method == "simulate" then return ("requests[%d]: ask /v1/simulate for this one"):format(i), "method" end
  end
end

local function compared(one)
  local values, message, field = inline.request(one)
  if not values then return nil, message, field end
  return estimate.report(values)
end

local function comparison_of(values)
  local texts, ratios, first = {}, {}, nil
  for i, one in ipairs(values.requests) do
    local report, message, field = compared(one)
    if not report then return answer.refused(("requests[%d]: %s"):format(i, message), field) end
    first = first or report
    texts[i], ratios[i] = machine.encode(report), machine.encode_any(ratios_of(report, first))
  end
  return answer.text(('{"reports":[%s],"ratios":[%s]}'):format(table.concat(texts, ","), table.concat(ratios, ",")))
end

local function compare_answer(request)
  local values, problem = answer.read(request)
  if not values then return problem end
  local message, field = comparison_problem(values)
  if message then return answer.refused(message, field) end
  for _, one in ipairs(values.requests) do
    if is_long(one) then return { job = request.body } end
  end
  return comparison_of(values)
end

local function compare_work(request) return comparison_of(json.decode(request.body)) end

return {
  {
    method = "POST", path = "/v1/estimate", summary = "what one deployment does", answer = estimate_answer,
    work = estimate_work, takes = "request", gives = "report",
    query = { { "layers", "flag", help = "add the breakdown by layer and phase" } },
  },
  {
    method = "POST", path = "/v1/compare", summary = "requests side by side, with ratios to the first",
    answer = compare_answer, work = compare_work, takes = "comparison", gives = "compared",
  },
}
