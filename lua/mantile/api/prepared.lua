-- prepared.lua: static reports of deployments that were asked for before, in a tenth of the time.
--
-- Everything of a request but its workload decides the text of its report up to numbers: that text, with holes for
-- them, is kept with the core's deployment. What is unlike that text in any other way is not answered here.

local core = require "mantile.core"
local estimate = require "mantile.estimate"
local json = require "mantile.json"
local machine = require "mantile.report.machine"
local request = require "mantile.request"
local tables = require "mantile.tables"

local prepared = {}

local KEPT_MOST = 300 -- deployments; each has 100 to 300 kB

local NAME_MOST = 2048 -- bytes of what names one

local kept, count = {}, 0

local workload = { "batch", "isl", "osl", "prefix" }
local of_workload = tables.set_of(workload)

local defaults, most = {}, nil
for _, field in ipairs(request.fields) do
  if of_workload[field[1]] then defaults[field[1]], most = field.default, field.max end
end

--- What names a deployment; nil where nothing is kept of its like.
local function key_of(values)
  if type(values.model) ~= "string" or type(values.hardware) ~= "string" then return nil end
  local keys = {}
  for key, value in pairs(values) do
    if not of_workload[key] then
      local kind = type(value)
      if kind == "table" then value = json.encode(value) end
      local marked = type(key) ~= "string" or key:find "%z" or kind == "string" and value:find "%z"
      if marked then return nil end
      keys[#keys + 1] = ("%s\0%s\0%s"):format(key, kind, value)
    end
  end
  table.sort(keys)
  local name = table.concat(keys, "\0")
  return #name <= NAME_MOST and name or nil
end

-- ---- the text -------------------------------------------------------------------

--- The report with a mark where each number is, and what belongs there by mark.
local function marked(report)
  local copy, holes = tables.copied(report), {}
  local function mark(hole)
    holes[#holes + 1] = hole
    return ("\1%d\1"):format(#holes)
  end
  for _, metric in ipairs(core.metrics()) do
    local group, own = metric.key:match "^(.-)%.(.*)$"
    local at, name = group and copy[group] or copy, own or metric.key
    if at[name] ~= nil then at[name] = mark { metric = metric.key } end
  end
  for _, name in ipairs(workload) do copy.workload[name] = mark { load = name } end
  for metric, band in pairs(copy.bands or {}) do
    local width = report.bands[metric].high / report[metric]
    band.low, band.high = mark { metric = metric, over = width }, mark { metric = metric, times = width }
  end
  return copy, holes
end

--- The text with a byte 1 for each hole, and its holes in order.
local function cut(text, holes)
  local list = {}
  text = text:gsub('"\\u0001(%d+)\\u0001"', function(number)
    list[#list + 1] = holes[tonumber(number)]
    return "\1"
  end)
  return text, list
end

local function unknown_of(report)
  local list = {}
  for _, metric in ipairs(core.metrics()) do
    local value = report
    for part in metric.key:gmatch "[^%.]+" do value = value and value[part] end
    if value == nil then list[#list + 1] = metric.key end
  end
  return list
end

-- ---- keeping --------------------------------------------------------------------

--- Whether reports of this deployment differ by their numbers alone.
local function is_plain(checked, placed)
  return checked.mode == "static" and placed.model.generates and not placed.structure.foreign
    and not placed.costs.measured
end

local function keep(key, report, placed)
  if count >= KEPT_MOST then kept, count = {}, 0 end
  local limit, tokens = placed.model.max_positions, placed.structure.input_tokens
  local copy, holes = marked(report)
  local text, list = cut(machine.encode(copy), holes)
  kept[key] = {
    template = core.template(text, list, unknown_of(report)), deployment = placed.core, tokens = tokens,
    longest = math.min(limit or math.huge, most) - tokens,
  }
  count = count + 1
end

local function number_of(values, name)
  local value = values[name]
  if value == nil then return defaults[name] end
  local least = name == "prefix" and 0 or 1
  return math.type(value) == "integer" and value >= least and value <= most and value or nil
end

--- The report as text from what is kept; nil where it must be made.
local function filled(one, values)
  local batch, isl, osl = number_of(values, "batch"), number_of(values, "isl"), number_of(values, "osl")
  local prefix = number_of(values, "prefix")
  if not (batch and isl and osl and prefix) or prefix >= isl or isl + osl > one.longest then return nil end
  return one.template:fill(one.deployment, batch, isl, osl, prefix, one.tokens)
end

--- The report of a request as JSON, made or from what is kept; nil, message, field.
function prepared.report(values)
  local key = key_of(values)
  local one = key and kept[key]
  local text = one and filled(one, values)
  if text then return text end
  local options = {}
  local report, message, field = estimate.report(values, options)
  if not report then return nil, message, field end
  local fresh = key and not one and options.placed and is_plain(options.checked, options.placed)
  if fresh and not report.warnings and not report.providers then keep(key, report, options.placed) end
  return machine.encode(report)
end

--- Forgets all deployments.
function prepared.clear() kept, count = {}, 0 end

return prepared
