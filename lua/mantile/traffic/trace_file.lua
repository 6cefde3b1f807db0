-- trace_file.lua: files of requests that came once, known by their columns: CSV, or JSON lines with the same names.

local clock = require "mantile.traffic.clock"
local core = require "mantile.core"
local csv = require "mantile.measured.csv"
local json = require "mantile.json"
local line_reader = require "mantile.line_reader"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local trace_file = {}

local LINE_MAX = 1 << 20 -- bytes
local TOKENS_MAX = 1 << 30
local GROUP_MAX = (1 << 20) - 1
local PART_MAX = (1 << 60) - 1
local TIME_MAX = 1e12 -- seconds

-- Names of columns. with: one more, by which it is told apart. unit: seconds, of a time that is a number. parts: what
-- is equal where prompts begin alike, for each part_tokens of them.
local formats = {
  -- https://github.com/Azure/AzurePublicDataset (AzureLLMInferenceDataset2023.md and 2024): dates
  { time = "TIMESTAMP", isl = "ContextTokens", osl = "GeneratedTokens" },
  -- https://github.com/alibaba-edu/qwen-bailian-usagetraces-anon: seconds, an id for each 16 tokens
  { time = "timestamp", isl = "input_length", osl = "output_length", with = "parent_chat_id", parts = "hash_ids",
    part_tokens = 16 },
  -- https://github.com/kvcache-ai/Mooncake (FAST25-release/traces): milliseconds, an id for each 512 tokens
  { time = "timestamp", unit = 1e-3, isl = "input_length", osl = "output_length", parts = "hash_ids",
    part_tokens = 512 },
  -- https://github.com/HPMLL/BurstGPT: seconds; what failed has no response
  { time = "Timestamp", isl = "Request tokens", osl = "Response tokens" },
  { time = "arrival_s", isl = "input_toks", osl = "output_toks" },
  -- mantile's own: results of a simulation, and what people write by hand
  { time = "arrived_s", isl = "isl", osl = "osl", group = "group", priority = "priority" },
}

--- The format that has these columns, a set; nil and a sentence. Lengths alone need no times.
local function format_of(columns, lengths_alone)
  for _, format in ipairs(formats) do
    local timed, told = lengths_alone or columns[format.time], not format.with or columns[format.with]
    if timed and told and columns[format.isl] and columns[format.osl] then return format end
  end
  local known, names = {}, tables.keys(columns)
  for _, format in ipairs(formats) do
    if not format.with then known[#known + 1] = table.concat({ format.time, format.isl, format.osl }, ", ") end
  end
  return nil, ("no known columns; traces have %s. Here there are %s"):format(table.concat(known, "; or "),
    schema.shown(table.concat(names, ", ")))
end

-- ---- rows -----------------------------------------------------------------------

--- A value as a number, whether a file writes it in quotes or not.
local function number_of(value)
  if type(value) == "string" then return tonumber(value) end
  return math.type(value) and value or nil
end

local function whole(row, column, least, most)
  local value = number_of(row[column])
  value = value and math.tointeger(value)
  if value and value >= least and value <= most then return value end
  local name = type(column) == "number" and ("part %d of a prompt"):format(column) or column
  error(("%s is %s; it must be a whole number from %d to %d"):format(name, schema.shown(row[column]), least, most), 0)
end

local function optional_whole(row, column, least, most)
  if not column or row[column] == nil or row[column] == "" then return nil end
  return whole(row, column, least, most)
end

--- The time of a row, in whole seconds and the rest, of no certain beginning.
local function time_of(row, format)
  local value = row[format.time]
  local number = number_of(value)
  if number and number >= -TIME_MAX and number <= TIME_MAX then return 0, number * (format.unit or 1) end
  local seconds, rest
  if type(value) == "string" and not number then seconds, rest = clock.date(value) end
  if seconds then return seconds, rest end
  error(("%s is %s; it must be a number, or a date like 2023-11-16 18:15:46.68"):format(format.time,
    schema.shown(value)), 0)
end

--- The parts of a prompt; nil where none are stated.
local function parts_of(row, format, isl)
  local parts = format.parts and row[format.parts]
  if parts == nil or parts == "" then return nil end
  if type(parts) ~= "table" then error(("%s is %s; it must be a list"):format(format.parts, schema.shown(parts)), 0) end
  if (#parts - 1) * format.part_tokens >= isl then
    error(("%s has %d parts of %d tokens, more than the prompt's %d tokens"):format(format.parts, #parts,
      format.part_tokens, isl), 0)
  end
  for i = 1, #parts do whole(parts, i, 0, PART_MAX) end
  return parts
end

--- Adds a row to the trace of `reading`; raises for one that makes no sense.
local function add(reading, row)
  local format, seconds, rest, at = reading.format, nil, nil, 0
  local isl, osl = whole(row, format.isl, 1, TOKENS_MAX), whole(row, format.osl, 1, TOKENS_MAX)
  local group, priority = optional_whole(row, format.group, 0, GROUP_MAX),
    optional_whole(row, format.priority, -(1 << 31), (1 << 31) - 1)
  local parts = parts_of(row, format, isl)
  if not reading.lengths_alone then
    seconds, rest = time_of(row, format)
    if reading.seconds then at = seconds - reading.seconds + (rest - reading.rest) end
    if at < reading.at then
      error(("comes %.9g s after the first row, and the one before it %.9g s"):format(at, reading.at), 0)
    end
  end
  reading.trace:add(at, isl, osl, group, priority, parts, parts and format.part_tokens)
  reading.at, reading.seconds, reading.rest = at, reading.seconds or seconds, reading.rest or rest
end

--- Adds a row, which may be a sentence on why it is none.
local function add_or_skip(reading, row, line)
  local ok, problem = false, row
  if type(row) == "table" then ok, problem = pcall(add, reading, row) end
  if ok then return end
  problem = ("line %d: %s"):format(line, problem)
  if not reading.skip_bad then error(problem, 0) end
  reading.skipped.count, reading.skipped.first = reading.skipped.count + 1, reading.skipped.first or problem
end

-- ---- files ----------------------------------------------------------------------

local function set_format(reading, columns)
  local message
  reading.format, message = format_of(columns, reading.lengths_alone)
  if not reading.format then error(message, 0) end
end

local function read_csv(reading, path)
  local columns, rows = csv.open(path)
  if not columns then error(rows, 0) end
  set_format(reading, tables.set_of(columns))
  for row, line in rows do add_or_skip(reading, row, line) end
end

--- The object of a line; a sentence where it is none.
local function object_of(line)
  local row, message = json.decode(line)
  if type(row) == "table" and #row == 0 then return row end
  return message or "is no JSON object"
end

local function read_json_lines(reading, file)
  local lines = line_reader.of(file, LINE_MAX, "a line is longer than 1 MiB, so this is no trace")
  for line in function() return lines:next() end do
    if lines.line == 1 then line = line:gsub("^\xEF\xBB\xBF", "") end
    if line:find "%S" then
      local row = object_of(line)
      if type(row) == "table" and not reading.format then
        local columns = {}
        for key in pairs(row) do columns[key] = true end
        set_format(reading, columns)
      end
      add_or_skip(reading, row, lines.line)
    end
  end
end

--- Whether a file is of JSON: its first character says so.
local function begins_json(file)
  local first = (file:read(4096) or ""):gsub("^\xEF\xBB\xBF", ""):match "%S"
  file:seek("set")
  return first == "{" or first == "["
end

local function read_any(reading, path)
  local size, message = core.file_size(path) -- a pipe would wait for its writer, a device never end
  if not size then error(message, 0) end
  local file <close> = assert(io.open(path, "rb"))
  if begins_json(file) then read_json_lines(reading, file) else read_csv(reading, path) end
  if reading.trace:count() == 0 then error(reading.skipped.first or "it has no requests", 0) end
end

--- The trace in a file, as core.traffic takes it, from its first request on, and { count =, first = } of the rows that
--- were left out; nil and a sentence. options: skip_bad, whether they are; lengths_alone, whether times do not matter.
function trace_file.read(path, options)
  local reading = {
    trace = core.trace(), at = 0, skipped = { count = 0 }, skip_bad = options and options.skip_bad,
    lengths_alone = options and options.lengths_alone,
  }
  local ok, message = pcall(read_any, reading, path)
  if not ok then return nil, message:find(path, 1, true) == 1 and message or ("%s: %s"):format(path, message) end
  return reading.trace, reading.skipped
end

return trace_file
