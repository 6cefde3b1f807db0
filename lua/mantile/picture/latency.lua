-- latency.lua: what the time of steps is made of, by cause or by layer, of deployments one below the other.

local bars = require "mantile.picture.bars"
local format = require("mantile.units").format
local palette = require "mantile.picture.palette"
local schema = require "mantile.schema"
local sources = require "mantile.picture.sources"
local tables = require "mantile.tables"

local latency = { name = "latency", of = "requests", fitting = bars.fitting, script = bars.script, text = bars.text }

latency.summary = "what the time of steps is made of, by cause or by layer"

latency.fields = {
  { "by", "name?", one_of = { "cause", "layer" }, otherwise = "cause", help = "what bars are divided by" },
  { "phase", "name?", one_of = { "prefill", "decode", "forward" }, otherwise = "all", help = "that step only" },
}

local causes = { "compute", "weights", "kv", "activations", "comm", "overhead" }
local phases = {
  { "prefill", "prefill of the whole batch" }, { "decode", "a decode step" }, { "forward", "the whole batch" },
}

local function seconds(value) return sources.finite(value) and value > 0 and value or 0 end

local function bar_of(name, values)
  local total = 0
  for _, value in ipairs(values) do total = total + value end
  return { name = name, values = values, total = total, note = format(total, "s") }
end

local function by_cause(report, phase)
  local values = {}
  for i, cause in ipairs(causes) do values[i] = seconds(report[phase][cause .. "_s"]) end
  return values
end

--- The types of layers of all reports, those of most time first, as many as there are colours; the last one is others.
local function layers_of(reports)
  local most, list, place = {}, {}, {}
  for _, report in ipairs(reports) do
    for _, layer in ipairs(report.layers) do
      if not most[layer.layer] then list[#list + 1] = layer.layer end
      most[layer.layer] = math.max(most[layer.layer] or 0, layer.time_s / report[layer.phase].time_s)
    end
  end
  table.sort(list, function(a, b)
    if most[a] ~= most[b] then return most[a] > most[b] end
    return a < b
  end)
  local parts = {}
  for i, name in ipairs(list) do
    local at = math.min(i, #palette.series + 1)
    local shared = at > #palette.series and #list > at
    place[name], parts[at] = at, { name = shared and "others" or name, colour = palette.of(at) }
  end
  parts[#parts + 1] = { name = "between layers", colour = palette.blank }
  return parts, place
end

local function by_layer(report, phase, parts, place)
  local values, rest = {}, report[phase].time_s
  for i in ipairs(parts) do values[i] = 0 end
  for _, layer in ipairs(report.layers) do
    if layer.phase == phase then
      values[place[layer.layer]] = values[place[layer.layer]] + seconds(layer.time_s)
      rest = rest - layer.time_s
    end
  end
  values[#parts] = rest > 1e-6 * report[phase].time_s and rest or 0 -- what a host does for a step, and between stages
  return values
end

local function parts_of(reports, by)
  if by == "layer" then return layers_of(reports) end
  local parts = {}
  for i, cause in ipairs(causes) do parts[i] = { name = cause, colour = palette.causes[cause] } end
  return parts
end

--- What is wrong with the options or the reports: a sentence.
local function problem_of(reports, options)
  local by, phase = options.by, options.phase
  if by ~= nil and by ~= "cause" and by ~= "layer" then
    return ("by is %s; it must be cause or layer"):format(schema.shown(by))
  end
  if phase ~= nil and not tables.has({ "prefill", "decode", "forward" }, phase) then
    return ("phase is %s; it must be prefill, decode or forward"):format(schema.shown(phase))
  end
  for i, report in ipairs(by == "layer" and reports or {}) do
    if not report.layers then
      return ("report %d has no layers: those of one deployment do, made with { layers = true }"):format(i)
    end
  end
end

--- The bars of requests or reports: options.by "cause" or "layer", options.phase one phase only; nil and a sentence.
function latency.gather(source, options)
  local reports, message = sources.reports(source, { layers = options.by == "layer" })
  message = message or problem_of(reports, options)
  if message then return nil, message end
  local parts, place = parts_of(reports, options.by)
  local names, panels = sources.names(reports), {}
  for _, phase in ipairs(phases) do
    local list = {}
    for i, report in ipairs(reports) do
      if report[phase[1]] and (not options.phase or options.phase == phase[1]) then
        local values = place and by_layer(report, phase[1], parts, place) or by_cause(report, phase[1])
        list[#list + 1] = bar_of(names[i], values)
      end
    end
    if #list > 0 then panels[#panels + 1] = { title = phase[2], unit = "s", bars = list } end
  end
  if #panels == 0 then return nil, ("no report has a phase '%s'"):format(options.phase) end
  return { title = place and "time by layer" or "time by what binds it", parts = parts, panels = panels }
end

return latency
