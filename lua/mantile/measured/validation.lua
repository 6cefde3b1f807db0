-- validation.lua: measured rows against what is predicted for them.

local calibration = require "mantile.calibration"
local chips = require "mantile.measured.chips"
local core = require "mantile.core"
local serving = require "mantile.measured.serving"

local validation = {}

-- What rows can be grouped by.
validation.keys = {
  "system", "engine", "model", "format", "table", "concurrency", "precision", "lengths", "pools",
}

local FIELD_MAX = 100 -- characters of a table that are printed

-- ---- predictions ------------------------------------------------------------

local function kernel_seconds(row)
  local found, message = calibration.of(row.hardware, row.engine)
  if message then error(message, 0) end
  local entry = found and found.forms[row.form] and found.forms[row.form][row.key]
  local shape = entry and chips.shape(row.hardware, row)
  if not shape then return nil end
  return core.form_seconds(row.form, calibration.parameters(entry), shape)
end

local function kernel(row)
  return {
    table = row.table, metric = "time_s", measured = row.seconds, predicted = kernel_seconds(row),
    labels = {
      system = row.hardware.id, engine = row.engine ~= "" and row.engine or "any", format = row.key, table = row.table,
    },
    what = ("%s %s %s (%s)"):format(row.hardware.id, row.engine, row.key, table.concat(row.shape, " ")),
  }
end

--- The fields of a row on one line each.
local function printable(row)
  local fields = {}
  for key, value in pairs(row) do fields[key] = value:gsub("%c", "?"):sub(1, FIELD_MAX) end
  return fields
end

local function served(row, metric, predicted)
  local r, fields = row.request, printable(row.row)
  local labels = {
    system = r.hardware, engine = r.engine, model = fields.model:lower(), table = "serving",
    concurrency = fields.concurrency, precision = fields.precision, lengths = fields.isl .. "/" .. fields.osl,
    pools = r.mode == "disagg" and "two" or "one",
  }
  local degrees = r.mode == "disagg" and "two pools" or ("tp %s ep %s"):format(fields.tp, fields.ep)
  return {
    table = "serving", metric = metric, measured = row.measured[metric], predicted = predicted, labels = labels,
    what = ("%s %s %s on %s, %s, %s/%s at %s"):format(fields.model, fields.precision, r.engine, r.hardware, degrees,
      fields.isl, fields.osl, fields.concurrency),
  }
end

--- Rows as read.files gives them, each { table, metric, measured, predicted or nil, labels, what }.
function validation.predict(found)
  local list = {}
  for _, row in ipairs(found.kernels) do list[#list + 1] = kernel(row) end
  for _, row in ipairs(found.serving) do
    local predicted = serving.predict(row.request) or {}
    for _, metric in ipairs { "tpot_s", "ttft_s", "throughput_tok_s_gpu" } do
      if row.measured[metric] then list[#list + 1] = served(row, metric, predicted[metric]) end
    end
  end
  return list
end

-- ---- scores -----------------------------------------------------------------

--- Ranks from 1, equal values sharing the mean of theirs.
local function ranks_of(values)
  local order, ranks = {}, {}
  for i in ipairs(values) do order[i] = i end
  table.sort(order, function(a, b)
    if values[a] ~= values[b] then return values[a] < values[b] end
    return a < b
  end)
  local i = 1
  while i <= #order do
    local j = i
    while j < #order and values[order[j + 1]] == values[order[i]] do j = j + 1 end
    for k = i, j do ranks[order[k]] = (i + j) / 2 end
    i = j + 1
  end
  return ranks
end

--- Spearman's rank correlation; nil for fewer than three pairs or constant values.
local function rank_correlation(x, y)
  if #x < 3 then return nil end
  local a, b, mean = ranks_of(x), ranks_of(y), (#x + 1) / 2
  local ab, aa, bb = 0, 0, 0
  for i = 1, #x do
    ab, aa, bb = ab + (a[i] - mean) * (b[i] - mean), aa + (a[i] - mean) ^ 2, bb + (b[i] - mean) ^ 2
  end
  return aa > 0 and bb > 0 and ab / math.sqrt(aa * bb) or nil
end

validation.rank_correlation = rank_correlation

local function quantile(sorted, q) return sorted[math.max(1, math.ceil(q * #sorted))] end

--- { rows, predicted, coverage, median_ape, mean_ape, bias, p90_ape, rank } of a list of predictions; errors are
--- fractions of what was measured.
function validation.score(list)
  local errors, sum, bias, x, y = {}, 0, 0, {}, {}
  for _, row in ipairs(list) do
    if row.predicted then
      local error_of = row.predicted / row.measured - 1
      errors[#errors + 1] = math.abs(error_of)
      sum, bias = sum + math.abs(error_of), bias + error_of
      x[#x + 1], y[#y + 1] = row.predicted, row.measured
    end
  end
  table.sort(errors)
  local n = #errors
  local score = { rows = #list, predicted = n, coverage = n / #list }
  if n == 0 then return score end
  score.median_ape, score.p90_ape = quantile(errors, 0.5), quantile(errors, 0.9)
  score.mean_ape, score.bias, score.rank = sum / n, bias / n, rank_correlation(x, y)
  return score
end

--- Groups by table and metric, and by the labels named in `by`, sorted: { { table, metric, by, and what
--- validation.score says }, ... }.
function validation.groups(list, by)
  local rows_of, groups = {}, {}
  for _, row in ipairs(list) do
    local parts, labels = { row.table, row.metric }, {}
    for i, key in ipairs(by) do
      labels[key] = row.labels[key]
      parts[i + 2] = row.labels[key] or ""
    end
    local id = table.concat(parts, "\0")
    if not rows_of[id] then
      rows_of[id] = {}
      groups[#groups + 1] = { id = id, table = row.table, metric = row.metric, by = labels }
    end
    table.insert(rows_of[id], row)
  end
  table.sort(groups, function(a, b) return a.id < b.id end)
  for _, group in ipairs(groups) do
    for key, value in pairs(validation.score(rows_of[group.id])) do group[key] = value end
    group.id = nil
  end
  return groups
end

--- The predictions that are furthest off, by the logarithm of predicted over measured.
function validation.worst(list, count)
  local worst = {}
  for _, row in ipairs(list) do
    if row.predicted then worst[#worst + 1] = row end
  end
  local function distance(row) return math.abs(math.log(row.predicted / row.measured)) end
  table.sort(worst, function(a, b)
    local x, y = distance(a), distance(b)
    if x ~= y then return x > y end
    return a.what < b.what
  end)
  return table.move(worst, 1, math.min(count, #worst), 1, {})
end

return validation
