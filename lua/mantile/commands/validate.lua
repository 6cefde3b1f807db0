-- validate: measurements against what is predicted for them.

local cli = require "mantile.cli"
local format = require("mantile.units").format
local gnuplot = require "mantile.picture.gnuplot"
local grid = require "mantile.report.grid"
local held_out = require "mantile.measured.held_out"
local json = require "mantile.json"
local schema = require "mantile.schema"
local picture = require "mantile.picture"
local tables = require "mantile.tables"
local read = require "mantile.measured.read"
local validation = require "mantile.measured.validation"

local command = {
  name = "validate",
  summary = "measurements against what is predicted for them",
  usage = "validate FILES [--by system,engine,model] [flags]",
  description = [[
Predicts every row of tables of measured kernels and serving results (docs/calibrate.md), and says how far
off the predictions are: coverage, median and mean of the absolute error, bias, 90th percentile, rank
correlation. Errors are fractions of what was measured.]],
  flags = {
    { "by", "text?", help = "what rows are grouped by: " .. table.concat(validation.keys, ",") },
    { "worst", "tokens0", default = 5, help = "how many of the worst rows are shown" },
    { "all", "flag", help = "also rows whose plausible is not 1, and whose label is not full" },
    { "method", "name?", one_of = { "formula", "simulate" }, help = "of serving results: how; formula if absent" },
    { "held_out", "name?", one_of = tables.keys(held_out.keys),
      help = "of serving results: rows are predicted by steps fitted without those of the same; minutes" },
    { "json", "flag", help = "print the groups as JSON" },
    { "csv", "flag", help = "print every row, measured and predicted" },
    { "plot", "text?", optional = "%.[ps][nv]g$",
      help = "draw predicted against measured: as text, or into a file.png or .svg; colours are by the first of --by" },
  },
}

local known = {}
for _, key in ipairs(validation.keys) do known[key] = true end

local function keys_of(text)
  local list = {}
  for key in (text or ""):gmatch "[^,%s]+" do
    if not known[key] then
      return nil, ("by is '%s'; it must be one of %s"):format(key, table.concat(validation.keys, " "))
    end
    list[#list + 1] = key
  end
  return list
end

local function percent(value) return value and ("%.1f %%"):format(100 * value) or "-" end

local function rank(value) return value and ("%.3f"):format(value) or "-" end

--- Whether any group has that field.
local function has(groups, field)
  for _, group in ipairs(groups) do
    if group[field] then return true end
  end
  return false
end

local function print_groups(groups, by)
  local head = { "table", "metric", table.unpack(by) }
  for _, name in ipairs { "rows", "coverage", "median", "mean", "bias", "p90", "rank" } do head[#head + 1] = name end
  local within, peer = has(groups, "rank_within"), has(groups, "peer")
  if within then head[#head + 1] = "rank within" end
  for _, name in ipairs(peer and { "peer's rows", "its median", "its mean", "ours there", "mean" } or {}) do
    head[#head + 1] = name
  end
  local rows, right = { head }, {}
  for i = 1, #head do right[i] = i > 2 + #by end
  for _, group in ipairs(groups) do
    local row = { group.table, group.metric }
    for _, key in ipairs(by) do row[#row + 1] = group.by[key] or "-" end
    for _, cell in ipairs {
      ("%d"):format(group.rows), percent(group.coverage), percent(group.median_ape), percent(group.mean_ape),
      group.bias and ("%+.1f %%"):format(100 * group.bias) or "-", percent(group.p90_ape),
      rank(group.rank),
    } do row[#row + 1] = cell end
    if within then row[#row + 1] = rank(group.rank_within) end
    local p = group.peer or {}
    for _, cell in ipairs(peer and {
      p.rows and ("%d"):format(p.rows) or "-", percent(p.median_ape), percent(p.mean_ape), percent(p.own_median_ape),
      percent(p.own_mean_ape),
    } or {}) do row[#row + 1] = cell end
    rows[#rows + 1] = row
  end
  print(grid.format(rows, right))
end

local units = { ["^power_w$"] = "w", ["tok_s"] = "tok/s", ["items_s"] = "item/s", ["^energy"] = "j/item" }

local function unit_of(metric)
  for pattern, unit in pairs(units) do
    if metric:find(pattern) then return unit end
  end
  return "s"
end

local function print_worst(list, count)
  local rows = { { "worst", "measured", "predicted", "" } }
  for _, row in ipairs(validation.worst(list, count)) do
    local unit, ratio = row.unit or unit_of(row.metric), ("%.2fx"):format(row.predicted / row.measured)
    rows[#rows + 1] = { row.what, format(row.measured, unit), format(row.predicted, unit), ratio }
  end
  if #rows > 1 then print("\n" .. grid.format(rows, { false, true, true, true })) end
end

--- How many rows, by why.
local function reason_lines(reasons)
  local lines = {}
  for why, count in pairs(reasons) do lines[#lines + 1] = ("  %6d rows: %s"):format(count, why) end
  table.sort(lines, function(a, b) return a > b end)
  return lines
end

local function print_reasons(title, lines)
  if #lines > 0 then print(("\n%s\n%s"):format(title, table.concat(lines, "\n"))) end
end

local function skipped_lines(found)
  local lines = reason_lines(found.skipped)
  for _, line in ipairs(found.unknown) do lines[#lines + 1] = "  " .. line end
  return lines
end

local function quoted(text) return text:find '[",\n]' and '"' .. text:gsub('"', '""') .. '"' or text end

local function print_csv(list)
  print("table,metric,system,engine,model,what,measured,predicted")
  for _, row in ipairs(list) do
    local l = row.labels
    print(table.concat({
      row.table, row.metric, l.system, l.engine, l.model or "", quoted(row.what), ("%.6g"):format(row.measured),
      row.predicted and ("%.6g"):format(row.predicted) or "",
    }, ","))
  end
end

--- A picture instead of the groups.
local function draw(list, by, path)
  if path ~= "" and not gnuplot.kind(path) then
    return nil, ("plot is %s; its name must end in .png or .svg"):format(schema.shown(path))
  end
  local drawing, message = picture.predicted(list, { by = by[1] })
  if not drawing then return nil, message end
  local ok
  if path ~= "" then ok, message = drawing:save(path) else ok, message = drawing:show() end
  if not ok then return nil, message end
  return cli.OK
end

function command.run(positional, options)
  if #positional == 0 then return nil, "say which: mantile " .. command.usage end
  local by, message = keys_of(options.by)
  if not by then return nil, message end
  local found
  found, message = read.files(positional, options.all)
  if not found then return nil, message end
  local list, refused = validation.predict(found, options.method, options.held_out)
  if options.csv then
    print_csv(list)
    return cli.OK
  end
  local groups = validation.groups(list, by)
  if options.json then
    print(json.encode { groups = groups, skipped = found.skipped, refused = refused })
    return cli.OK
  end
  if options.plot then return draw(list, by, options.plot) end
  print_groups(groups, by)
  print_worst(list, options.worst or 5)
  print_reasons("not predicted", reason_lines(refused))
  print_reasons("skipped", skipped_lines(found))
  return cli.OK
end

return command
