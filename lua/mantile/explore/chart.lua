-- chart.lua: rows of a sweep as a picture: one column against another, as text, PNG or SVG (gnuplot.lua).

local columns = require "mantile.explore.columns"
local gnuplot = require "mantile.report.gnuplot"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local chart = {}

local POINTS_MAX = 20000 -- more hide each other
local known = tables.set "by file log"

--- The rows that have both, by their value of `by`, in order: { name, rows }; nil and a sentence.
local function series_of(list, x, y, by)
  local by_name, series, count = {}, {}, 0
  for _, row in ipairs(list) do
    if row[x] ~= nil and row[y] ~= nil then
      for _, name in ipairs { x, y } do
        if type(row[name]) ~= "number" then
          return nil, ("%s is %s; what is plotted are numbers"):format(name, schema.shown(row[name]))
        end
      end
      local name = by and row[by] ~= nil and tostring(row[by]) or ""
      if not by_name[name] then
        by_name[name] = { name = name, rows = {} }
        series[#series + 1] = by_name[name]
      end
      table.insert(by_name[name].rows, row)
      count = count + 1
    end
  end
  if count == 0 then return nil, ("no row has both %s and %s, so there is nothing to plot"):format(x, y) end
  if count > POINTS_MAX then
    return nil, ("%d rows are too many to plot; at most %d: filter them, or take the front"):format(count, POINTS_MAX)
  end
  if #series > #gnuplot.letters then
    return nil, ("%s has %d values; a picture tells %d apart"):format(by, #series, #gnuplot.letters)
  end
  return series
end

local units = { s = "s", bytes = "B", w = "W", flop = "FLOP" } -- that gnuplot's prefixes go with

local function label(name)
  local unit = columns.unit(name)
  return gnuplot.quoted(units[unit] and name or unit ~= "" and ("%s (%s)"):format(name, unit) or name)
end

local function format_of(name) return ("'%%.0s %%c%s'"):format(units[columns.unit(name)] or "") end

--- What gnuplot is told; nil and a sentence.
function chart.script(list, x, y, by, kind, log)
  local series, message = series_of(list, x, y, by)
  if not series then return nil, message end
  local lines = {
    gnuplot.terminal(kind, 1, 1), "set encoding utf8", ("set xlabel %s\nset ylabel %s"):format(label(x), label(y)),
    ("set format x %s\nset format y %s"):format(format_of(x), format_of(y)),
    "set offsets graph 0.02, graph 0.02, graph 0.02, graph 0.02",
    by and "set key outside top center horizontal" or "unset key",
  }
  if log and log ~= "" then lines[#lines + 1] = "set logscale " .. log end
  if kind ~= "text" then lines[#lines + 1] = "set grid lc rgb '#d0d0d0'" end
  local plots = {}
  for i, one in ipairs(series) do
    lines[#lines + 1] = ("$s%d << EOD"):format(i)
    for _, row in ipairs(one.rows) do lines[#lines + 1] = ("%.9g %.9g"):format(row[x], row[y]) end
    lines[#lines + 1] = "EOD"
    local style = kind == "text" and ("pt '%s'"):format(gnuplot.letters[i]) or ("pt 7 ps 0.6 lc %d"):format(i)
    plots[i] = ("$s%d using 1:2 with points %s title %s"):format(i, style, gnuplot.quoted(one.name))
  end
  lines[#lines + 1] = "plot " .. table.concat(plots, ", ")
  return table.concat(lines, "\n") .. "\n"
end

local logs = tables.set "x y xy"

--- What is wrong with how a picture is asked for: a sentence.
local function problem_of(x, y, options)
  for i, value in ipairs { x or false, y or false } do
    if type(value) ~= "string" then
      return ("%s is %s; it is the name of a column"):format(i == 1 and "x" or "y", schema.shown(value or nil))
    end
  end
  if type(options) ~= "table" then return "what is said of a picture is a table, not " .. schema.shown(options) end
  for _, key in ipairs(tables.keys(options)) do
    if not known[key] then return ("a picture has no '%s'; it has by, file and log"):format(tostring(key)) end
    if type(options[key]) ~= "string" then return ("%s is %s; it is a text"):format(key, schema.shown(options[key])) end
  end
  if options.log and not logs[options.log] then return ("log is '%s'; it is x, y or xy"):format(options.log) end
  if options.file and not gnuplot.kind(options.file) then
    return ("file is '%s'; its name must end in .png or .svg"):format(options.file)
  end
end

--- Draws rows on the terminal, or into options.file; `by` is the column that colours are by, `log` says which axes are
--- logarithmic. true; nil and a sentence.
function chart.draw(list, x, y, options)
  options = options == nil and {} or options
  local message = problem_of(x, y, options)
  if message then return nil, message end
  local script
  local kind = options.file and gnuplot.kind(options.file) or "text"
  script, message = chart.script(list, x, y, options.by, kind, options.log)
  if not script then return nil, message end
  return gnuplot.draw(script, options.file)
end

return chart
