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
local function replicas_of(of)
  local by_number, list, until_s = {}, {}, 0
  for i = 1, (of:size()) do
    local step = of:step(i)
    local replica = by_number[step.replica]
    if not replica then
      replica = { number = step.replica, steps = {} }
      by_number[step.replica], list[#list + 1] = replica, replica
    end
    table.insert(replica.steps, step)
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

local function empty()
  local bins = {}
  for i = 1, BINS do bins[i] = 0 end
  return bins
end

local function points_of(bins, width, scale)
  local points = {}
  for i, value in ipairs(bins) do points[i] = { (i - 0.5) * width, value * scale } end
  return points
end

--- How many requests wait, are being prefilled, and decode: of a timeline that has every n-th each stands for n.
local function requests_of(of, width, until_s)
  local _, count, _, every = of:size()
  local waiting, prefill, decode = empty(), empty(), empty()
  for i = 1, count do
    local request = of:request(i)
    if request.started or request.outcome == "running" then
      local started = request.started or until_s
      local first = request.first or until_s
      spread(waiting, width, request.arrived, started, every)
      spread(prefill, width, started, first, every)
      spread(decode, width, first, request.finished or until_s, every)
    end
  end
  return waiting, prefill, decode
end

--- The share of their caches that replicas use.
local function caches_of(replicas, width)
  local used, total = empty(), 0
  for _, replica in ipairs(replicas) do
    local most = 0
    for i, step in ipairs(replica.steps) do
      local next_one = replica.steps[i + 1]
      spread(used, width, step.start, next_one and next_one.start or step["end"], step.kv_used)
      most = math.max(most, step.kv_total)
    end
    total = total + most
  end
  return total > 0 and points_of(used, width, 1 / total) or nil
end

--- The replicas of each of two pools, or all of them.
local function pools_of(replicas, report)
  local pools = report and report.pools
  if not (pools and pools.prefill and pools.decode) then return { { name = "", replicas = replicas } } end
  local groups = { { name = "pool of prefill", replicas = {} }, { name = "pool of decode", replicas = {} } }
  for _, replica in ipairs(replicas) do
    table.insert(groups[replica.number < pools.prefill.count and 1 or 2].replicas, replica)
  end
  return groups
end

local function panels_of(of, pools, width, until_s)
  local waiting, prefill, decode = requests_of(of, width, until_s)
  local panels = {
    {
      title = "requests running",
      series = {
        { name = "prefill", points = points_of(prefill, width, 1) },
        { name = "decode", points = points_of(decode, width, 1) },
      },
    },
    { title = "requests waiting", series = { { name = "", points = points_of(waiting, width, 1) } } },
    { title = "KV cache used", unit = "fraction", series = {} },
  }
  for _, pool in ipairs(pools) do
    local points = caches_of(pool.replicas, width)
    if points then table.insert(panels[3].series, { name = pool.name, points = points }) end
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
  local of = run.result:timeline()
  if not of then return nil, "there is no timeline; simulate with { timeline = true }" end
  local replicas, until_s = replicas_of(of)
  if not (until_s > 0) then return nil, "nothing happened, so there is nothing to plot" end
  local width = until_s / BINS
  return {
    title = run.report and text.title(run.report) or "a simulation", until_s = until_s,
    subtitle = ("%d replica%s, means over %s"):format(#replicas, #replicas == 1 and "" or "s",
      units.format(width, "s")),
    panels = panels_of(of, pools_of(replicas, run.report), width, until_s),
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
  else
    sheet:add "set key outside top center horizontal"
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
