-- roofline.lua: every op of a deployment under the ceilings of its hardware (Williams, Waterman and Patterson,
-- "Roofline", CACM 2009): FLOP/s against FLOPs for each byte that memory moves.

local core = require "mantile.core"
local estimate = require "mantile.estimate"
local palette = require "mantile.picture.palette"
local paper = require "mantile.picture.paper"
local placing = require "mantile.picture.placing"
local tables = require "mantile.tables"
local text = require "mantile.report.text"
local units = require "mantile.units"
local work = require "mantile.explore.roofline"

local roofline = { name = "roofline", of = "a request", size = { 960, 620 } }

roofline.summary = "every op under the ceilings of its hardware: FLOP/s against FLOPs a byte"

roofline.fields = {
  { "phase", "name?", one_of = { "prefill", "decode", "forward" }, otherwise = "all", help = "that step only" },
}

local POINTS_MAX, NAMES_MAX = 5000, 14

-- ---- what is drawn ----------------------------------------------------------------

local function point_of(op)
  local flops, bytes, seconds = work.work_of(op)
  local point = {
    phase = op.phase, layer = op.layer, op = op.layer .. "." .. op.name, seconds = seconds * op.times, times = op.times,
    intensity = flops / bytes, rate = flops / seconds,
  }
  return point, flops > 0 and bytes > 0 and seconds > 0 and point.rate < math.huge
end

--- Rates that several dtypes have are one ceiling: { rate, name }, the highest first.
local function peaks_of(hardware)
  local by_rate, peaks = {}, {}
  for _, dtype in ipairs(core.units()) do
    local rate = hardware.peak[dtype]
    if rate and by_rate[rate] then
      by_rate[rate].name = by_rate[rate].name .. ", " .. dtype
    elseif rate then
      by_rate[rate] = { rate = rate, name = dtype }
      peaks[#peaks + 1] = by_rate[rate]
    end
  end
  table.sort(peaks, function(a, b) return a.rate > b.rate end)
  return peaks
end

local function tiers_of(hardware)
  local tiers = {}
  for _, name in ipairs(tables.keys(hardware.memory)) do
    local bandwidth = hardware.memory[name].bandwidth
    if bandwidth then tiers[#tiers + 1] = { name = name, bandwidth = bandwidth } end
  end
  table.sort(tiers, function(a, b) return a.bandwidth > b.bandwidth end)
  return tiers
end

--- Adds an op to those of its phase, and where it is the same as another to that.
local function add(points, by_key, point)
  local key = ("%s %s %.9g %.9g"):format(point.phase, point.op, point.intensity, point.rate)
  local other = by_key[key]
  if other then
    other.seconds, other.times = other.seconds + point.seconds, other.times + point.times
  else
    by_key[key], points[#points + 1] = point, point
  end
end

--- Points with the share of their phase's time that they take, those of most time first, and what has none.
local function points_of(ops, phase)
  local points, by_key, totals, left_out = {}, {}, {}, {}
  for _, op in ipairs(ops) do
    if op.times > 0 and (not phase or op.phase == phase) then
      local point, drawn = point_of(op)
      totals[op.phase] = (totals[op.phase] or 0) + point.seconds
      if drawn then add(points, by_key, point) else left_out[op.phase] = (left_out[op.phase] or 0) + point.seconds end
    end
  end
  for _, point in ipairs(points) do point.share = point.seconds / totals[point.phase] end
  table.sort(points, function(a, b)
    if a.share ~= b.share then return a.share > b.share end
    return a.phase .. a.op < b.phase .. b.op
  end)
  for name, seconds in pairs(left_out) do left_out[name] = totals[name] > 0 and seconds / totals[name] or 0 end
  return points, left_out, totals
end

--- The picture of a request's ops, options.phase those of one phase only; nil and a sentence.
function roofline.gather(request, options)
  local subject, message = estimate.explain(request)
  if not subject then return nil, message end
  local points, left_out, totals = points_of(subject.ops, options.phase)
  if #points == 0 then
    local of = options.phase and (" in a phase '%s'"):format(tostring(options.phase)) or ""
    return nil, ("no op has FLOPs%s, so there is no roofline"):format(of)
  end
  return {
    title = text.title(subject.report), subtitle = ("%s, %s, %s"):format(text.dtypes(subject.report),
      text.workload(subject.report), subject.report.cost_model),
    hardware = subject.hardware.id, peaks = peaks_of(subject.hardware), tiers = tiers_of(subject.hardware),
    points = table.move(points, 1, math.min(#points, POINTS_MAX), 1, {}), left_out = left_out, phases = totals,
  }
end

-- ---- how --------------------------------------------------------------------------

local phases = { "prefill", "decode", "forward" }
local shapes = { prefill = 7, decode = 9, forward = 7 } -- of gnuplot: a disc, a triangle

--- The types of layers, those of most time first; all behind the last colour are one.
local function layers_of(data)
  local share, list = {}, {}
  for _, point in ipairs(data.points) do
    if not share[point.layer] then list[#list + 1] = point.layer end
    share[point.layer] = (share[point.layer] or 0) + point.share
  end
  table.sort(list, function(a, b)
    if share[a] ~= share[b] then return share[a] > share[b] end
    return a < b
  end)
  local most, series = #palette.series + 1, {}
  for i, name in ipairs(list) do
    local place = math.min(i, most)
    series[place] = series[place] or { name = name, colour = palette.of(place), members = {} }
    series[place].members[name] = true
    if i > most then series[place].name = "others" end
  end
  return series
end

--- The ends of both axes.
local function ranges_of(data)
  local low_x, high_x, low_y, high_y = math.huge, 0, math.huge, data.peaks[1].rate
  for _, point in ipairs(data.points) do
    low_x, high_x = math.min(low_x, point.intensity), math.max(high_x, point.intensity)
    low_y, high_y = math.min(low_y, point.rate), math.max(high_y, point.rate)
  end
  for _, tier in ipairs(data.tiers) do high_x = math.max(high_x, data.peaks[1].rate / tier.bandwidth) end
  return low_x / 3, high_x * 4, low_y / 4, high_y * 2.2
end

--- A ceiling as points from the left end of the axis to the right.
local function sampled(f, low, high, count)
  local list = {}
  for i = 0, count - 1 do
    local x = low * (high / low) ^ (i / (count - 1))
    list[#list + 1] = { x, f(x) }
  end
  return list
end

local function ceilings(sheet, data, low, high)
  local parts, count = {}, sheet.is_text and sheet.width or 2
  local fastest, highest = data.tiers[1].bandwidth, data.peaks[1].rate
  local function line(f, from, to, bold)
    local style = sheet.is_text and "points pt '.'"
      or ("lines lw %s dt %d lc rgb '%s'"):format(bold and "1.6" or "0.9", bold and 1 or 2, palette.line)
    parts[#parts + 1] = ("%s using 1:2 with %s notitle"):format(sheet:data(sampled(f, from, to, count)), style)
  end
  for i, tier in ipairs(data.tiers) do
    line(function(x) return x * tier.bandwidth end, low, highest / tier.bandwidth, i == 1)
  end
  for i, peak in ipairs(data.peaks) do
    line(function() return peak.rate end, peak.rate / fastest, high, i == 1)
  end
  return parts
end

local function rate_text(value, unit)
  return (units.format(value, unit == "bytes/s" and "bytes" or "flop"):gsub("$", "/s"))
end

--- Names of the memory's ceilings, along them; returns what they cover, as points.
local function name_tiers(sheet, data, low, high, bottom, top)
  local width, height, covered = sheet.right - sheet.left, sheet.top - sheet.bottom, {}
  local slope = height / math.log(top / bottom) / (width / math.log(high / low))
  for _, tier in ipairs(data.tiers) do
    local name = ("%s %s"):format(tier.name, rate_text(tier.bandwidth, "bytes/s"))
    local from = math.max(low, bottom / tier.bandwidth) * (high / low) ^ 0.015
    sheet:label(name, ("first %.9g, %.9g"):format(from, from * tier.bandwidth),
      ("left rotate by %.1f offset 0,0.9"):format(math.deg(math.atan(slope))))
    local x = sheet.left + width * math.log(from / low) / math.log(high / low)
    local y = sheet.bottom + height * math.log(from * tier.bandwidth / bottom) / math.log(top / bottom)
    for step = 0, #name * sheet.letter, 12 do
      local along = step / math.sqrt(1 + slope ^ 2)
      covered[#covered + 1] = { x = x + along, y = y + slope * along + 10, size = 9 }
    end
  end
  return covered
end

local function peak_label(peak) return ("%s  %s"):format(rate_text(peak.rate, "flop/s"), peak.name) end

--- The room that those need at the right.
local function margin_of(data, letter)
  local longest = utf8.len "area: share of the time"
  for _, peak in ipairs(data.peaks) do longest = math.max(longest, utf8.len(peak_label(peak))) end
  return letter * longest + 24
end

--- Names of the other ceilings, at their right ends; the highest of those too close to each other.
local function name_peaks(sheet, data, bottom, top)
  local last = math.huge
  for _, peak in ipairs(data.peaks) do
    local at = math.log(peak.rate / bottom) / math.log(top / bottom) * (sheet.top - sheet.bottom)
    if last - at > 13 then
      sheet:label(peak_label(peak), ("graph 1.012, first %.9g"):format(peak.rate), "left")
      last = at
    end
  end
end

--- What the lines of ceilings cover, as points.
local function covered_by_lines(data, place, low, high)
  local list = {}
  local function line(x, y, to_x, to_y)
    local from_x, from_y = place(x, y)
    to_x, to_y = place(to_x, to_y)
    local steps = math.max(1, math.ceil(math.max(math.abs(to_x - from_x), math.abs(to_y - from_y)) / 8))
    for i = 0, steps do
      local share = i / steps
      list[#list + 1] = {
        x = from_x + (to_x - from_x) * share, y = from_y + (to_y - from_y) * share, size = 1, line = true,
      }
    end
  end
  for _, tier in ipairs(data.tiers) do
    line(low, low * tier.bandwidth, data.peaks[1].rate / tier.bandwidth, data.peaks[1].rate)
  end
  for _, peak in ipairs(data.peaks) do line(peak.rate / data.tiers[1].bandwidth, peak.rate, high, peak.rate) end
  return list
end

local function name_points(sheet, data, covered, low, high, bottom, top)
  local frame = { left = sheet.left, right = sheet.right, bottom = sheet.bottom, top = sheet.top }
  local function place(x, y)
    return frame.left + (frame.right - frame.left) * math.log(x / low) / math.log(high / low),
      frame.bottom + (frame.top - frame.bottom) * math.log(y / bottom) / math.log(top / bottom)
  end
  local points, named = {}, {}
  for i, point in ipairs(data.points) do
    local label = i <= NAMES_MAX and not named[point.phase .. point.op] and point.op or nil
    named[point.phase .. point.op] = true
    local x, y = place(point.intensity, point.rate)
    points[i] = { x = x, y = y, text = label, size = 3 + 10 * math.sqrt(point.share) }
  end
  table.move(covered, 1, #covered, #points + 1, points)
  local lines = covered_by_lines(data, place, low, high)
  table.move(lines, 1, #lines, #points + 1, points)
  for _, name in ipairs(placing.names(points, frame, 6.2)) do
    sheet:label(name.text, ("screen %.6g, %.6g"):format(name.x / sheet.width, name.y / sheet.height),
      name.side .. (sheet.kind == "png" and " font ',8'" or " font ',11'"))
  end
end

local function rows_of(data, series, phase)
  local rows = {}
  for _, point in ipairs(data.points) do
    if point.phase == phase and series.members[point.layer] then
      rows[#rows + 1] = { point.intensity, point.rate, 0.45 + 2.2 * math.sqrt(point.share) }
    end
  end
  return rows
end

--- The points of each layer and phase, and what their colours and shapes mean.
local function add_points(sheet, data, parts)
  local series, seen = layers_of(data), {}
  for i = #series, 1, -1 do
    for _, phase in ipairs(phases) do
      local rows = rows_of(data, series[i], phase)
      if #rows > 0 then
        parts[#parts + 1] = ("%s using 1:2:3 with points pt %d ps variable lc rgb '%s' notitle"):format(
          sheet:data(rows), shapes[phase], series[i].colour)
        seen[phase] = true
      end
    end
  end
  for _, one in ipairs(series) do
    parts[#parts + 1] = ("NaN with points pt 5 ps 1.2 lc rgb '%s' title %s"):format(one.colour, sheet.quoted(one.name))
  end
  for _, phase in ipairs(phases) do
    if seen[phase] and data.phases.prefill then
      parts[#parts + 1] = ("NaN with points pt %d ps 1.2 lc rgb '%s' title '%s'"):format(shapes[phase], palette.line,
        phase)
    end
  end
end

--- The same as letters: of the prompt's step capitals.
local function add_letters(sheet, data, parts)
  local series = layers_of(data)
  local letters = palette.letters(series)
  for i = #series, 1, -1 do
    for _, phase in ipairs(phases) do
      local rows = rows_of(data, series[i], phase)
      local letter = phase == "prefill" and letters[i]:upper() or letters[i]
      if #rows > 0 then
        parts[#parts + 1] = ("%s using 1:2 with points pt '%s' title %s"):format(sheet:data(rows), letter,
          sheet.quoted(data.phases.prefill and ("%s, %s"):format(series[i].name, phase) or series[i].name))
      end
    end
  end
end

--- What gnuplot is told.
function roofline.script(data, kind, width, height)
  local sheet = paper.new(kind, width, height)
  local low, high, bottom, top = ranges_of(data)
  sheet:title(data.title, data.subtitle)
  sheet:axis("x", { name = "FLOPs for each byte of memory traffic", low = low, high = high, log = true })
  sheet:axis("y", {
    name = not sheet.is_text and "FLOP/s of one accelerator" or nil, unit = "flop/s", low = bottom, high = top,
    log = true,
  })
  local parts = ceilings(sheet, data, low, high)
  if sheet.is_text then
    sheet:add "set key bottom right"
    add_letters(sheet, data, parts)
  else
    sheet:frame(92, width - math.min(margin_of(data, sheet.letter), width // 2), 52, height - 84)
    sheet:add "set key at graph 0, graph 1.02 left bottom horizontal reverse Left samplen 0.5 maxrows 2"
    sheet:add "set border 3"
    name_peaks(sheet, data, bottom, top)
    name_points(sheet, data, name_tiers(sheet, data, low, high, bottom, top), low, high, bottom, top)
    add_points(sheet, data, parts)
    sheet:label("area: share of the time", "graph 1.012, graph 0.02", ("left textcolor rgb '%s'"):format(palette.quiet))
  end
  sheet:plot(parts)
  return sheet:script()
end

return roofline
