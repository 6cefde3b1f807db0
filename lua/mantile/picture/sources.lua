-- sources.lua: what pictures are made of: requests, reports, lists of them, and values of rows.

local estimate = require "mantile.estimate"
local figure = require "mantile.explore.figure"
local schema = require "mantile.schema"
local space = require "mantile.explore.space"
local tables = require "mantile.tables"
local text = require "mantile.report.text"
local thing = require "mantile.thing"

local sources = {}

local MOST = 12 -- reports side by side

local function is_report(value)
  return type(value) == "table" and type(value.memory) == "table" and (value.prefill or value.forward) ~= nil
    and value.deployment ~= nil
end

--- The report of a request, or a report as it is; nil and a sentence.
local function report_of(value, options)
  if is_report(value) then return value end
  if type(value) ~= "table" then return nil, ("a request or a report is needed, not %s"):format(schema.shown(value)) end
  return estimate.report(value, options)
end

local function is_list(source) return type(source) == "table" and source[1] ~= nil end

--- The reports of a request, a report, or a list of them, with `options` of estimate.report; nil and a sentence.
function sources.reports(source, options)
  local list, reports = is_list(source) and source or { source }, {}
  if #list > MOST then return nil, ("%d reports are too many for one picture; at most %d"):format(#list, MOST) end
  for i, value in ipairs(list) do
    local report, message = report_of(value, options)
    if not report then return nil, #list > 1 and ("%d: %s"):format(i, message) or message end
    reports[i] = report
  end
  return reports
end

--- What tells reports apart: their titles, and what is asked of them where those are the same.
function sources.names(reports)
  local count, names = {}, {}
  for _, report in ipairs(reports) do
    local title = text.title(report)
    count[title] = (count[title] or 0) + 1
  end
  for i, report in ipairs(reports) do
    local title = text.title(report)
    names[i] = count[title] == 1 and title or ("%s, %s, %s"):format(title, text.dtypes(report), text.workload(report))
    if #reports > 1 then names[i] = ("%d  %s"):format(i, names[i]) end
  end
  return names
end

--- "llama-3.1-70b on b200, vllm: " of rows that all have these; empty where they differ.
function sources.common(rows)
  local of = type(rows.space) == "table" and rows.space.varies and rows.space
  local first = of and space.request(of, 0)
  if not first then return "" end
  local function one(key)
    local value = not tables.has(of.varies, key) and first[key] or nil
    return type(value) == "string" and value or value and thing.name_of(value)
  end
  local model, hardware, engine = one "model", one "hardware", one "engine"
  if not model then return "" end
  return ("%s%s%s: "):format(model, hardware and " on " .. hardware or "",
    engine and engine ~= "ideal" and ", " .. engine or "")
end

--- The value of an axis of a sweep as a person reads it.
function sources.shown(name, value)
  if type(value) ~= "number" then return tostring(value) end
  return figure.is(name) and figure.shown(name, value) or ("%.6g"):format(value)
end

--- Whether a value is a finite number.
function sources.finite(value) return math.type(value) and value == value and math.abs(value) < math.huge or false end

return sources
