-- validate: measurements against what is predicted for them.

local cli = require "mantile.cli"
local format = require("mantile.units").format
local grid = require "mantile.report.grid"
local json = require "mantile.json"
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
    { "json", "flag", help = "print the groups as JSON" },
    { "csv", "flag", help = "print every row, measured and predicted" },
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

local function print_groups(groups, by)
  local head = { "table", "metric", table.unpack(by) }
  for _, name in ipairs { "rows", "coverage", "median", "mean", "bias", "p90", "rank" } do head[#head + 1] = name end
  local rows, right = { head }, {}
  for i = 1, #head do right[i] = i > 2 + #by end
  for _, group in ipairs(groups) do
    local row = { group.table, group.metric }
    for _, key in ipairs(by) do row[#row + 1] = group.by[key] or "-" end
    for _, cell in ipairs {
      ("%d"):format(group.rows), percent(group.coverage), percent(group.median_ape), percent(group.mean_ape),
      group.bias and ("%+.1f %%"):format(100 * group.bias) or "-", percent(group.p90_ape),
      group.rank and ("%.3f"):format(group.rank) or "-",
    } do row[#row + 1] = cell end
    rows[#rows + 1] = row
  end
  print(grid.format(rows, right))
end

local function print_worst(list, count)
  local rows = { { "worst", "measured", "predicted", "" } }
  for _, row in ipairs(validation.worst(list, count)) do
    local unit = row.metric:find "^throughput" and "tok/s" or "s"
    rows[#rows + 1] = {
      row.what, format(row.measured, unit), format(row.predicted, unit), ("%.2fx"):format(row.predicted / row.measured),
    }
  end
  if #rows > 1 then print("\n" .. grid.format(rows, { false, true, true, true })) end
end

--- The rows that were skipped, by why.
local function skipped_lines(found)
  local lines = {}
  for why, count in pairs(found.skipped) do lines[#lines + 1] = ("  %6d rows: %s"):format(count, why) end
  table.sort(lines, function(a, b) return a > b end)
  for _, path in ipairs(found.unknown) do
    lines[#lines + 1] = ("  %s: columns of no table that is known"):format(path)
  end
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

function command.run(positional, options)
  if #positional == 0 then return nil, "say which: mantile " .. command.usage end
  local by, message = keys_of(options.by)
  if not by then return nil, message end
  local found
  found, message = read.files(positional)
  if not found then return nil, message end
  local list = validation.predict(found)
  if options.csv then
    print_csv(list)
    return cli.OK
  end
  local groups = validation.groups(list, by)
  if options.json then
    print(json.encode { groups = groups, skipped = found.skipped })
    return cli.OK
  end
  print_groups(groups, by)
  print_worst(list, options.worst or 5)
  local lines = skipped_lines(found)
  if #lines > 0 then print("\nskipped\n" .. table.concat(lines, "\n")) end
  return cli.OK
end

return command
