-- scatter.lua: predicted against measured, both logarithmic, drawn by gnuplot: as text, PNG or SVG.

local gnuplot = require "mantile.report.gnuplot"

local scatter = {}

local POINTS_MAX = 5000 -- of a panel: more hide each other
local SERIES_MAX = 8 -- of a panel; those of fewer rows are drawn as one
local PANELS_MAX = 12

-- ---- panels -----------------------------------------------------------------

--- The rows with a prediction by table and metric, in order: { title, rows, time = whether in seconds }.
local function panels_of(list)
  local by_name, panels = {}, {}
  for _, row in ipairs(list) do
    if row.predicted and row.predicted > 0 then
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
local function series_of(panel, key)
  local by_label, series = {}, {}
  for _, row in ipairs(panel.rows) do
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

-- ---- the script -------------------------------------------------------------

local function add_data(lines, name, rows, step)
  lines[#lines + 1] = ("$%s << EOD"):format(name)
  for i = 1, #rows, step do lines[#lines + 1] = ("%.6g %.6g"):format(rows[i].measured, rows[i].predicted) end
  lines[#lines + 1] = "EOD"
end

local function add_panel(lines, number, panel, key, text)
  local least, most = range_of(panel.rows)
  local step, plots = math.max(1, math.ceil(#panel.rows / POINTS_MAX)), {}
  for i, series in ipairs(series_of(panel, key)) do
    local name = ("p%ds%d"):format(number, i)
    add_data(lines, name, series.rows, step)
    local title = series.name ~= "" and "title " .. gnuplot.quoted(series.name) or "notitle"
    local style = text and ("with points pt '%s'"):format(gnuplot.letters[i])
      or ("with points pt 7 ps 0.35 lc %d"):format(i)
    plots[#plots + 1] = ("$%s using 1:2 %s %s"):format(name, style, title)
  end
  local line = text and "points pt '.'" or "lines lc rgb '#606060'"
  table.insert(plots, 1, ("x with %s title 'predicted = measured'"):format(line))
  lines[#lines + 1] = ("set title %s"):format(gnuplot.quoted(("%s, %d rows, median error %.1f %%"):format(panel.name,
    #panel.rows, 100 * median_of(panel.rows))))
  lines[#lines + 1] = ("set format '%%.0s %%c%s'"):format(panel.time and "s" or "")
  lines[#lines + 1] = ("set xrange [%.6g:%.6g]\nset yrange [%.6g:%.6g]"):format(least, most, least, most)
  lines[#lines + 1] = "plot " .. table.concat(plots, ", ")
end

--- What gnuplot is told: a panel for each table and metric, colours by the label `key`.
function scatter.script(list, kind, key)
  local panels = panels_of(list)
  if #panels == 0 then return nil, "nothing is predicted, so there is nothing to plot" end
  local columns = math.ceil(math.sqrt(#panels))
  local rows = math.ceil(#panels / columns)
  local lines = {
    gnuplot.terminal(kind, columns, rows), "set encoding utf8", "set logscale xy", "set key left top reverse Left",
    "set xlabel 'measured'", "set ylabel 'predicted'", "set samples 100",
  }
  if kind ~= "text" then
    lines[#lines + 1] = "set grid lc rgb '#d0d0d0'\nset size square"
    lines[#lines + 1] = ("set multiplot layout %d,%d"):format(rows, columns)
  end
  for i, panel in ipairs(panels) do add_panel(lines, i, panel, key, kind == "text") end
  if kind ~= "text" then lines[#lines + 1] = "unset multiplot" end
  return table.concat(lines, "\n") .. "\n"
end

--- Draws predictions: on the terminal, or into a file. nil and a sentence.
function scatter.draw(list, key, path)
  local script, message = scatter.script(list, path and gnuplot.kind(path) or "text", key)
  if not script then return nil, message end
  return gnuplot.draw(script, path)
end

return scatter
