-- timeline.lua: what a simulation had running, waiting and in its caches over time.

local palette = require "mantile.picture.palette"
local paper = require "mantile.picture.paper"
local schema = require "mantile.schema"
local simulate = require "mantile.simulate"
local text = require "mantile.report.text"
local units = require "mantile.units"

local timeline = { name = "timeline", of = "a simulated request", size = { 960, 620 } }

timeline.summary = "what a simulation has running, waiting and in its caches over time"

local BINS = 400

-- ---- what is drawn ------------------------------------------------------------------------

--- Steps by replica, in order: { number, steps }; and when the last one ends.
local function replicas_of(core_timeline)
  local by_number, list, until_s = {}, {}, 0
  for i = 1, (core_timeline:size()) do
    local step = core_timeline:step(i)
    local of = by_number[step.replica]
    if not of then
      of = { number = step.replica, steps = {} }
      by_number[step.replica], list[#list + 1] = of, of
    end
    table.insert(of.steps, step)
    until_s = math.max(until_s, step["end"])
  end
  table.sort(list, function(a, b) return a.number < b.number end)
  return list, until_s
end

--- Adds a value that holds from one time to another to the means of the bins in between.
local function spread(bins, width, from, to, value)
  if value == 0 or not (to > from) then return end
  for i = math.min(#bins, from // width + 1), math.min(#bins, to // width + 1) do
    i = math.tointeger(i)
    local start = (i - 1) * width
    local within = math.min(to, start + width) - math.max(from, start)
    if within > 0 then bins[i] = bins[i] + value * within / width end
  end
end

local function empty(count)
  local bins = {}
  for i = 1, count do bins[i] = 0 end
  return bins
end

--- Means over bins of what replicas have running, waiting, and in their caches, and the size of those.
local function sums_of(replicas, count, width)
  local sums = { running = empty(count), waiting = empty(count), used = empty(count), total = 0 }
  for _, replica in ipairs(replicas) do
    local most = 0
    for i, step in ipairs(replica.steps) do
      local next_one = replica.steps[i + 1]
      spread(sums.running, width, step.start, step["end"], step.decoding + step.prompts)
      spread(sums.waiting, width, step.start, step["end"], step.waiting)
      spread(sums.used, width, step.start, next_one and next_one.start or step["end"], step.kv_used)
      most = math.max(most, step.kv_total)
    end
    sums.total = sums.total + most
  end
  return sums
end

--- The replicas of each of two pools, or all of them.
local function groups_of(replicas, report)
  local pools = report and report.pools
  if not (pools and pools.prefill and pools.decode) then return { { name = "", replicas = replicas } } end
  local groups = { { name = "prefill", replicas = {} }, { name = "decode", replicas = {} } }
  for _, replica in ipairs(replicas) do
    table.insert(groups[replica.number < pools.prefill.count and 1 or 2].replicas, replica)
  end
  return groups
end

local function points_of(bins, width, scale)
  local points = {}
  for i, value in ipairs(bins) do points[i] = { (i - 0.5) * width, value * scale } end
  return points
end

local function panels_of(groups, width)
  local panels = {
    { title = "requests running", series = {} }, { title = "requests waiting", series = {} },
    { title = "KV cache used", unit = "fraction", series = {} },
  }
  for _, group in ipairs(groups) do
    local sums = sums_of(group.replicas, BINS, width)
    table.insert(panels[1].series, { name = group.name, points = points_of(sums.running, width, 1) })
    table.insert(panels[2].series, { name = group.name, points = points_of(sums.waiting, width, 1) })
    if sums.total > 0 then
      table.insert(panels[3].series, { name = group.name, points = points_of(sums.used, width, 1 / sums.total) })
    end
  end
  if #panels[3].series == 0 then panels[3] = nil end
  return panels
end

--- The run of a request, or a run as it is; nil and a sentence.
local function run_of(source)
  if type(source) ~= "table" then return nil, "a request or a run is needed, not " .. schema.shown(source) end
  if source.result then return source end
  local report, run = simulate.run(source, { timeline = true })
  if not report then return nil, run end
  return run, "this request was not simulated"
end

--- Panels of a request that is simulated, or of a run with a timeline; nil and a sentence.
function timeline.gather(source)
  local run, message = run_of(source)
  if not run then return nil, message end
  local steps = run.result:timeline()
  if not steps then return nil, "there is no timeline; simulate with { timeline = true }" end
  local replicas, until_s = replicas_of(steps)
  if not (until_s > 0) then return nil, "nothing happened, so there is nothing to plot" end
  local width = until_s / BINS
  return {
    title = run.report and text.title(run.report) or "a simulation", until_s = until_s,
    subtitle = ("%d replica%s, means over %s"):format(#replicas, #replicas == 1 and "" or "s",
      units.format(width, "s")),
    panels = panels_of(groups_of(replicas, run.report), width),
  }
end

-- ---- drawn ----------------------------------------------------------------------------------

local function highest_of(panel)
  local highest = 0
  for _, one in ipairs(panel.series) do
    for _, point in ipairs(one.points) do highest = math.max(highest, point[2]) end
  end
  return highest > 0 and highest * 1.08 or 1
end

local function add_panel(sheet, data, panel, last)
  local parts = {}
  sheet:axis("x", { name = last and "time" or nil, unit = "s", low = 0, high = data.until_s, ticks = 8 })
  sheet:axis("y", { unit = panel.unit, low = 0, high = highest_of(panel), ticks = 4 })
  for i, one in ipairs(panel.series) do
    local style = sheet.is_text and ("points pt '%s'"):format(({ "*", "o" })[i])
      or ("lines lw 1.6 lc rgb '%s'"):format(palette.of(i))
    parts[i] = ("%s using 1:2 with %s %s"):format(sheet:data(one.points), style,
      one.name ~= "" and "title " .. sheet.quoted(one.name) or "notitle")
  end
  sheet:plot(parts)
end

--- What gnuplot is told.
function timeline.script(data, kind, width, height)
  local count = #data.panels
  local sheet = paper.new(kind, width, kind == "text" and math.max(8, height // count) or height)
  if not sheet.is_text then
    sheet:add "set multiplot\nset border 3\nset key at graph 1, graph 1.01 right bottom horizontal"
    sheet:title(data.title, data.subtitle)
  end
  local step = (height - 56 - 24) / count
  for i, panel in ipairs(data.panels) do
    if sheet.is_text then
      sheet:title((i == 1 and data.title .. ": " or "") .. panel.title)
    else
      local top = height - 56 - (i - 1) * step
      sheet:frame(70, width - 24, top - step + 40, top - 14)
      sheet:label(panel.title, ("screen %.6g, %.6g"):format(70 / width, (top - 4) / height), "left")
    end
    add_panel(sheet, data, panel, i == count)
    sheet:add "unset label"
  end
  if not sheet.is_text then sheet:add "unset multiplot" end
  return sheet:script()
end

return timeline
