-- read.lua: rows of measurements from files of any of the known tables, and what was skipped and why.

local chips = require "mantile.measured.chips"
local csv = require "mantile.measured.csv"
local kernels = require "mantile.measured.kernels"
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

local function add_file(found, path)
  local columns, rows = csv.open(path)
  if not columns then return nil, rows end
  local source, why_none = kernels.of(columns)
  local list, add_row = found.kernels, add_kernel
  if not source and serving.recognises(columns) then list, add_row = found.serving, add_serving end
  if not source and list == found.kernels then
    found.unknown[#found.unknown + 1] = path .. " " .. (why_none or UNKNOWN)
    return true
  end
  for fields, line in rows do
    local ok, why = pcall(add_row, list, source, fields)
    if not ok then return nil, ("%s:%d: %s"):format(path, line, tostring(why)) end
    if why then skip(found, why) end
    if #list > ROWS_MAX then return nil, ("%s: more than %d rows"):format(path, ROWS_MAX) end
  end
  return true
end

--- { kernels = rows of kernels.lua, serving = rows of serving.lua, skipped = { why = count }, unknown = paths of
--- other tables and why they are not read } of those files; nil and a sentence.
function read.files(paths)
  local found = { kernels = {}, serving = {}, skipped = {}, reasons = 0, unknown = {} }
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
