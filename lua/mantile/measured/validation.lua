-- validation.lua: measured rows against what is predicted for them.

local calibration = require "mantile.calibration"
local chips = require "mantile.measured.chips"
local core = require "mantile.core"
local hardware = require "mantile.hardware"
local held_out = require "mantile.measured.held_out"
local serving = require "mantile.measured.serving"
local stand_in = require "mantile.measured.stand_in"
local tables = require "mantile.tables"

local validation = {}

-- What rows can be grouped by.
validation.keys = {
  "system", "engine", "model", "format", "table", "concurrency", "precision", "isl", "osl", "architecture",
  "pools",
}

local FIELD_MAX = 100 -- characters of a table that are printed

-- ---- predictions ------------------------------------------------------------

--- The entry of a row, kept in `entries`.
local function entry_of(row, entries)
  local parts = { row.hardware.id, row.engine, row.form, row.key, row.variant or "", row.version or "" }
  local id = table.concat(parts, " ")
  if entries[id] == nil then
    local entry, message = stand_in.entry(row)
    if message then error(message, 0) end
    entries[id] = entry or false
  end
  return entries[id]
end

--- nil and why it is not predicted.
local function kernel_seconds(row, entries)
  local entry, shape = entry_of(row, entries), chips.shape(row.hardware, row)
  if not entry then return nil, ("no kernel like %s of %s was ever measured"):format(row.form, row.key) end
  if not shape then return nil, ("%s states no such units or links"):format(row.hardware.id) end
  return core.form_seconds(row.form, calibration.parameters(entry, row.kernel), shape)
end

local function add_reason(reasons, why) reasons[why] = (reasons[why] or 0) + 1 end

local function kernel(row, entries, refused)
  local predicted, why = kernel_seconds(row, entries)
  if why then add_reason(refused, why) end
  return {
    table = row.table, metric = "time_s", measured = row.seconds, predicted = predicted,
    labels = {
      system = row.hardware.id, engine = row.engine ~= "" and row.engine or "any", format = row.key, table = row.table,
    },
    what = ("%s %s %s (%s)"):format(row.hardware.id, row.engine, row.key, table.concat(row.shape, " ")),
  }
end

--- FLOPs, and bytes that memory moves, of a product or of attention to a cache, by the shapes of their forms.
local function work_of(form, s)
  if form == "linear" then
    local m, n, k, input, weight = table.unpack(s, 5)
    return 2 * m * n * k, k * (m * input + n * weight) + 2 * m * n
  end
  local batch, queries, context, heads, kv_heads, qk, v, window = table.unpack(s, 5)
  local seen = context + queries
  if window > 0 then seen = math.min(window, seen) end
  return 2 * batch * queries * heads * seen * (qk + v), batch * seen * kv_heads * s[#s]
end

--- Board power while a kernel runs: what it has at rest, and more as units and memory are busy (hardware.lua).
local function power(row, prediction)
  local h, shape, seconds = row.hardware, chips.shape(row.hardware, row), prediction.predicted
  local idle, watts = hardware.idle(h), nil
  if idle and shape and seconds then
    local flops, bytes = work_of(row.form, shape)
    local busy = flops / (seconds * shape[1]) + bytes / (seconds * shape[2])
    watts = idle + (h.power - idle) * math.min(1, busy)
  end
  return {
    table = row.table, metric = "power_w", unit = "W", measured = row.power, predicted = watts,
    labels = prediction.labels, what = prediction.what,
  }
end

--- The fields of a row on one line each.
local function printable(row)
  local fields = {}
  for key, value in pairs(row) do fields[key] = value:gsub("%c", "?"):sub(1, FIELD_MAX) end
  return fields
end

--- Output tokens a second and accelerator in a closed loop: every place answers one request after the other.
local function throughput_of(row, times)
  local r, gpus = row.request, tonumber(row.row.num_gpus)
  if not (gpus and gpus > 0 and times and times.ttft_s and times.tpot_s) then return nil end
  return (r.concurrency or r.batch) * r.osl / (times.ttft_s + (r.osl - 1) * times.tpot_s) / gpus
end

local THROUGHPUT, MEDIAN_TTFT = "throughput_tok_s_gpu", "ttft_p50_s"
local SERVED = { "tpot_s", "ttft_s", THROUGHPUT }
local SIMULATED = { "tpot_s", "ttft_s", MEDIAN_TTFT, THROUGHPUT } -- a closed form has means alone

--- What a serving row says of a metric: nil where it does not. Throughput follows from the times where it is missing.
local function measured_of(row, metric)
  if metric ~= THROUGHPUT then return row.measured[metric] end
  local stated = row.request.mode ~= "disagg" and row.row.output_tput_tok_s_per_gpu -- of pools it is of one
  local value = tonumber(stated or "")
  return value and value > 0 and value < math.huge and value or throughput_of(row, row.measured)
end

local function told(row, metric, times)
  if metric == THROUGHPUT then return throughput_of(row, times) end
  if metric == MEDIAN_TTFT then return times and times.simulation and times.simulation.ttft_s.p50 end
  return times and times[metric]
end

local function served(row, metric, predicted, peer)
  local r, fields = row.request, printable(row.row)
  local labels = {
    system = r.hardware, engine = r.engine, model = fields.model:lower(), table = "serving",
    concurrency = fields.concurrency, precision = fields.precision, isl = fields.isl, osl = fields.osl,
    pools = r.mode == "disagg" and "two" or "one",
  }
  local degrees = r.mode == "disagg" and "two pools" or ("tp %s ep %s"):format(fields.tp, fields.ep)
  return {
    table = "serving", metric = metric, measured = measured_of(row, metric), predicted = told(row, metric, predicted),
    peer = told(row, metric, peer), labels = labels,
    what = ("%s %s %s on %s, %s, %s/%s at %s"):format(fields.model, fields.precision, r.engine, r.hardware, degrees,
      fields.isl, fields.osl, fields.concurrency),
  }
end

--- The predictions of a run, one for each metric that was measured.
local function add_run(list, run, refused)
  local predicted, message = run.predict(run)
  if not predicted then add_reason(refused, message) end
  for _, metric in ipairs(tables.keys(run.measured)) do
    local why = run.unpredicted and run.unpredicted[metric]
    if why then add_reason(refused, why) end
    list[#list + 1] = {
      table = run.table, metric = metric, measured = run.measured[metric],
      predicted = predicted and predicted[metric] or nil, labels = run.labels, what = run.what,
    }
  end
end

--- Those of them that have a prediction, in their order.
local function predicted_of(rows, predicted)
  local list = {}
  for _, row in ipairs(rows) do
    if predicted[row] then list[#list + 1] = row end
  end
  return list
end

--- Rows as read.files gives them, each { table, metric, measured, predicted or nil, labels, what, peer = what another
--- predictor says }; and why some are not predicted: { sentence = count }. `method`: that of serving results. `held`:
--- by what they are held out of the fit that predicts them (held_out.lua); others are then left out.
function validation.predict(found, method, held)
  local list, refused, entries = {}, {}, {}
  for _, row in ipairs(found.kernels) do
    local prediction = kernel(row, entries, refused)
    list[#list + 1] = row.power and power(row, prediction) or prediction
  end
  for _, run in ipairs(found.runs) do add_run(list, run, refused) end
  local apart = held and held_out.predict(found.serving, held, method)
  for _, row in ipairs(held and predicted_of(found.serving, apart) or found.serving) do
    local predicted, message = apart and apart[row], nil
    if not apart then predicted, message = serving.predict(row.request, method) end
    if not predicted then add_reason(refused, message) end
    local peer = found.peers[row.row.run_id]
    for _, metric in ipairs(method == "simulate" and SIMULATED or SERVED) do
      if measured_of(row, metric) then list[#list + 1] = served(row, metric, predicted, peer) end
    end
  end
  return list, refused
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

-- Deployments of which one is chosen.
local ALTERNATIVES = { "model", "system", "isl", "osl" }

--- The mean of the rank correlations among the deployments of one model, accelerator, isl and osl, by their rows: how
--- well predictions choose among them.
local function rank_within(list)
  local sets, keys, sum, rows = {}, {}, 0, 0
  for _, row in ipairs(list) do
    local parts = {}
    for i, label in ipairs(ALTERNATIVES) do parts[i] = row.labels[label] or "" end
    local key = table.concat(parts, "\0")
    if not sets[key] then sets[key], keys[#keys + 1] = { x = {}, y = {} }, key end
    local set = sets[key]
    if row.predicted then set.x[#set.x + 1], set.y[#set.y + 1] = row.predicted, row.measured end
  end
  for _, key in ipairs(keys) do
    local set = sets[key]
    local rank = rank_correlation(set.x, set.y)
    if rank then sum, rows = sum + rank * #set.x, rows + #set.x end
  end
  return rows > 0 and sum / rows or nil
end

local function quantile(sorted, q) return sorted[math.max(1, math.ceil(q * #sorted))] end

--- { rows, median_ape, mean_ape, own_median_ape, own_mean_ape } of what another predictor says, and of our own on the
--- same rows; nil where it says nothing.
local function score_peer(list)
  local theirs, own = {}, {}
  for _, row in ipairs(list) do
    if row.peer and row.predicted then
      theirs[#theirs + 1] = { predicted = row.peer, measured = row.measured, labels = row.labels }
      own[#own + 1] = { predicted = row.predicted, measured = row.measured, labels = row.labels }
    end
  end
  if #theirs == 0 then return nil end
  local a, b = validation.score(theirs), validation.score(own)
  return {
    rows = #theirs, median_ape = a.median_ape, mean_ape = a.mean_ape, own_median_ape = b.median_ape,
    own_mean_ape = b.mean_ape,
  }
end

--- { rows, predicted, coverage, median_ape, mean_ape, bias, p90_ape, rank } of a list of predictions; errors are
--- fractions of what was measured. Of throughput also rank_within; where another predictor's are known also peer.
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
  if list[1].metric == THROUGHPUT then score.rank_within = rank_within(list) end
  score.peer = score_peer(list)
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
