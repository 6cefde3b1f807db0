-- read.lua: rows of measurements from files of any of the known tables, and what was skipped and why.

local chips = require "mantile.measured.chips"
local csv = require "mantile.measured.csv"
local kernels = require "mantile.measured.kernels"
local runs = require "mantile.measured.runs"
local serving = require "mantile.measured.serving"
local shown = require("mantile.schema").shown

local read = {}

local UNKNOWN = "has columns of no table that is known; docs/calibrate.md lists them"
local ROWS_MAX = 5000000
local REASONS_MAX = 100 -- for which rows are skipped

--- Adds a row to `list`; or returns why it is skipped.
local function add_kernel(list, source, fields)
  local row, why = kernels.row(source, fields)
  if not row then return why end
  row.hardware = row.gpu and chips.of(row.gpu)
  if not row.hardware then return "there is no accelerator " .. shown(row.gpu) end
  if row.form == "message" and not chips.place(row.hardware, row) then return row.gpu .. " states no such link" end
  list[#list + 1] = row
end

local function add_run(list, source, fields)
  local run, why = source.row(fields)
  if not run then return why end
  list[#list + 1] = run
end

--- What another predictor says of serving results, by run.
local function add_peer(list, source, fields)
  local run = fields.run_id or ""
  if run == "" or list[run] then return "its run_id is missing, or is there twice" end
  local told = {}
  for metric, column in pairs(source) do
    local value = tonumber(fields[column] or "")
    told[metric] = value and value > 0 and value < math.huge and value or nil
  end
  if not next(told) then return "it predicts nothing" end
  list[run], list[#list + 1] = told, run -- by name, and counted
end

--- The metrics that a table predicts of runs, and their columns; nil where it is no such table.
local function peer_of(columns)
  local source, has_run = {}, false
  for _, column in ipairs(columns) do
    local metric = column:match "^predicted_([%w_]+)$"
    if metric then source[metric] = column end
    has_run = has_run or column == "run_id"
  end
  return has_run and next(source) and source
end

local function add_serving(list, _, fields)
  local row, why = serving.row(fields)
  if not row then return why end
  list[#list + 1] = row
end

--- Counts a row that is skipped; a file cannot fill the memory with reasons.
local function skip(found, why)
  if not found.skipped[why] then
    found.reasons = found.reasons + 1
    if found.reasons > REASONS_MAX then why = "other reasons" end
  end
  found.skipped[why] = (found.skipped[why] or 0) + 1
end

--- The table of those columns, the list that its rows go to, and what adds one; or as the fourth why it is not read,
--- nil where no table is known.
local function of_columns(found, columns)
  local source, why = kernels.of(columns)
  if source then return source, found.kernels, add_kernel end
  if serving.recognises(columns) then return nil, found.serving, add_serving end
  source = peer_of(columns)
  if source then return source, found.peers, add_peer end
  source = runs.of(columns)
  if source then return source, found.runs, add_run end
  return nil, nil, nil, why
end

local function add_file(found, path)
  local columns, rows = csv.open(path)
  if not columns then return nil, rows end
  local source, list, add_row, why_none = of_columns(found, columns)
  if not list then
    found.unknown[#found.unknown + 1] = path .. " " .. (why_none or UNKNOWN)
    return true
  end
  for fields, line in rows do
    if found.all then fields.plausible, fields.label = nil, nil end
    local ok, why = pcall(add_row, list, source, fields)
    if not ok then return nil, ("%s:%d: %s"):format(path, line, tostring(why)) end
    if why then skip(found, why) end
    if #list > ROWS_MAX then return nil, ("%s: more than %d rows"):format(path, ROWS_MAX) end
  end
  if list == found.runs and source.finish then source.finish(list) end
  return true
end

--- { kernels = rows of kernels.lua, serving = rows of serving.lua, runs = rows of runs.lua, peers = { run = { metric =
--- what another predictor says } }, skipped = { why = count }, unknown = paths of other tables and why they are not
--- read } of those files; nil and a sentence. `all`: also rows that say they are not plausible, or whose label is not
--- full.
function read.files(paths, all)
  local found = {
    kernels = {}, serving = {}, runs = {}, peers = {}, skipped = {}, reasons = 0, unknown = {}, all = all,
  }
  for _, path in ipairs(paths) do
    local ok, done, message = pcall(add_file, found, path)
    if not ok then return nil, ("%s: %s"):format(path, tostring(done)) end
    if not done then return nil, message end
  end
  if #found.unknown == #paths then
    return nil, found.unknown[1]
  end
  return found
end

return read
