-- predicted.lua: predicted against measured, both logarithmic: a panel for each table and metric (validation.lua).

local gnuplot = require "mantile.picture.gnuplot"
local palette = require "mantile.picture.palette"
local paper = require "mantile.picture.paper"
local schema = require "mantile.schema"
local sources = require "mantile.picture.sources"

local predicted = { name = "predicted", of = "predictions", summary = "predicted against measured" }

predicted.fields = { { "by", "name?", help = "the label that colours are by" } }

local PANEL = 560 -- pixels
local POINTS_MAX = 5000 -- of a panel: more hide each other
local SERIES_MAX = 8 -- of a panel; those of fewer rows are drawn as one
local PANELS_MAX = 12

-- ---- what is drawn ------------------------------------------------------------------------

local function usable(row)
  return sources.finite(row.predicted) and row.predicted > 0 and sources.finite(row.measured) and row.measured > 0
end

--- The rows with a prediction by table and metric, in order: { name, rows, time = whether in seconds }.
local function panels_of(list)
  local by_name, panels = {}, {}
  for _, row in ipairs(list) do
    if usable(row) then
      local name = row.table .. " " .. row.metric
      if not by_name[name] then
        by_name[name] = { name = name, rows = {}, time = row.metric:find "_s$" and not row.metric:find "tok_s$" }
        panels[#panels + 1] = by_name[name]
      end
      table.insert(by_name[name].rows, row)
    end
  end
  table.sort(panels, function(a, b) return a.name < b.name end)
  return table.move(panels, 1, math.min(#panels, PANELS_MAX), 1, {})
end

--- The rows of a panel by label, those with most rows first: { name, rows }.
local function labelled(rows, key)
  local by_label, series = {}, {}
  for _, row in ipairs(rows) do
    local label = key and row.labels[key] or ""
    if not by_label[label] then
      by_label[label] = { name = label, rows = {} }
      series[#series + 1] = by_label[label]
    end
    table.insert(by_label[label].rows, row)
  end
  table.sort(series, function(a, b)
    if #a.rows ~= #b.rows then return #a.rows > #b.rows end
    return a.name < b.name
  end)
  local kept = table.move(series, 1, math.min(#series, SERIES_MAX), 1, {})
  for i = SERIES_MAX + 1, #series do
    kept[SERIES_MAX].name = "others"
    for _, row in ipairs(series[i].rows) do table.insert(kept[SERIES_MAX].rows, row) end
  end
  return kept
end

local function series_of(rows, key)
  local step, list = math.max(1, math.ceil(#rows / POINTS_MAX)), labelled(rows, key)
  for _, series in ipairs(list) do
    series.points = {}
    for i = 1, #series.rows, step do
      series.points[#series.points + 1] = { series.rows[i].measured, series.rows[i].predicted }
    end
    series.rows = nil
  end
  return list
end

local function median_of(rows)
  local errors = {}
  for i, row in ipairs(rows) do errors[i] = math.abs(row.predicted / row.measured - 1) end
  table.sort(errors)
  return errors[(#errors + 1) // 2]
end

--- The smallest and the largest number of a panel, with room around them.
local function range_of(rows)
  local least, most = math.huge, 0
  for _, row in ipairs(rows) do
    least, most = math.min(least, row.measured, row.predicted), math.max(most, row.measured, row.predicted)
  end
  return least / 1.5, most * 1.5
end

--- The panels of predictions, a list of { table, metric, measured, predicted, labels }; options.by is the label that
--- colours are by. nil and a sentence.
function predicted.gather(list, options)
  if type(list) ~= "table" then return nil, "a list of predictions is needed, not " .. schema.shown(list) end
  local panels = panels_of(list)
  if #panels == 0 then return nil, "nothing is predicted, so there is nothing to plot" end
  for _, panel in ipairs(panels) do
    panel.title = ("%s, %d rows, median error %.1f %%"):format(panel.name, #panel.rows, 100 * median_of(panel.rows))
    panel.least, panel.most = range_of(panel.rows)
    panel.series, panel.rows = series_of(panel.rows, options.by), nil
  end
  return { title = "predicted against measured", panels = panels }
end

-- ---- drawn ----------------------------------------------------------------------------------

local function layout(data)
  local columns = math.ceil(math.sqrt(#data.panels))
  return columns, math.ceil(#data.panels / columns)
end

function predicted.fitting(data)
  local columns, rows = layout(data)
  return columns * PANEL, rows * PANEL
end

local function add_panel(sheet, panel)
  local line = sheet.is_text and "points pt '.'" or ("lines lc rgb '%s'"):format(palette.line)
  local plots, count = { ("x with %s title 'predicted = measured'"):format(line) }, 0
  for _, series in ipairs(panel.series) do count = count + #series.points end
  for i, series in ipairs(panel.series) do
    local title = series.name ~= "" and "title " .. sheet.quoted(series.name) or "notitle"
    local style = sheet.is_text and ("pt '%s'"):format(gnuplot.letters[i])
      or ("pt 7 ps %g lc rgb '%s'"):format(count > 500 and 0.35 or 0.6, palette.of(i))
    plots[#plots + 1] = ("%s using 1:2 with points %s %s"):format(sheet:data(series.points), style, title)
  end
  sheet:add("set title %s", sheet.quoted(panel.title))
  local unit = panel.time and "s" or ""
  sheet:axis("x", { name = "measured", unit = unit, low = panel.least, high = panel.most, log = true, ticks = 6 })
  sheet:axis("y", { name = "predicted", unit = unit, low = panel.least, high = panel.most, log = true, ticks = 6 })
  sheet:plot(plots)
end

--- What gnuplot is told.
function predicted.script(data, kind, width, height)
  local sheet = paper.new(kind, width, height)
  local columns, rows = layout(data)
  sheet:add "set key left top reverse Left\nset samples 100"
  if not sheet.is_text then sheet:add("set size square\nset multiplot layout %d,%d", rows, columns) end
  for _, panel in ipairs(data.panels) do add_panel(sheet, panel) end
  if not sheet.is_text then sheet:add "unset multiplot" end
  return sheet:script()
end

return predicted
