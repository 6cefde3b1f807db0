-- scan: the models under a folder.

local cli = require "mantile.cli"
local format = require("mantile.units").format
local grid = require "mantile.report.grid"
local json = require "mantile.json"
local request = require "mantile.request"
local scan = require "mantile.scan"

local command = {
  name = "scan",
  summary = "the models under a folder: what they are, their size, and what they fit",
  usage = "scan FOLDER [flags]",
  description = [[
Finds Hugging Face folders (config.json), .gguf and .safetensors files, and reads their headers.
What each fits is the fewest, and then the smallest, accelerators of `mantile hardware` that hold
it with a short prompt. Exit status 1 when there is no model.]],
  flags = {
    { "depth", "count", default = scan.DEPTH, help = "how many folders deep it looks" },
    { "limit", "count", default = scan.LIMIT, help = "how many names it looks at" },
    { "json", "flag", help = "print the list as JSON" },
  },
}

-- What of a request changes what a model fits.
local asked = { engine = true, kv = true, batch = true, isl = true, osl = true }
for _, flag in ipairs(request.flags) do
  if asked[flag[1]] then table.insert(command.flags, #command.flags, flag) end
end

local DEPTH_MAX, LIMIT_MAX = 64, 10000000
local NAME_WIDTH, PROBLEMS_SHOWN = 36, 20

-- ---- text -------------------------------------------------------------------

--- What has come from a name of a file as text for a terminal, at most `width` long:
--- the middle is left out, as the end says what format it is.
local function shown(text, width)
  text = (utf8.len(text) and text or text:gsub("[\128-\255]", "?")):gsub("%c", "?")
  if not width or utf8.len(text) <= width then return text end
  local tail = (width - 3) // 2
  return text:sub(1, utf8.offset(text, width - 2 - tail) - 1) .. "..." .. text:sub(utf8.offset(text, -tail))
end

--- Parameters as people say them: 70.6B.
local function billions(count)
  if count < 1e6 then return ("%d"):format(count) end
  if count < 999.5e6 then return ("%.3gM"):format(count / 1e6) end
  return count < 999.5e9 and ("%.3gB"):format(count / 1e9) or ("%.4gT"):format(count / 1e12)
end

local function fits_on(row)
  if not row.fits_on then return "-" end
  local several = row.fits_on.gpus > 1 and ("%dx "):format(row.fits_on.gpus) or ""
  return several .. row.fits_on.hardware
end

local function model_table(models)
  local rows = { { "name", "family", "parameters", "weights", "on disk", "kind", "fits on" } }
  for _, row in ipairs(models) do
    if not row.error then
      local size = row.size_bytes and format(row.size_bytes, "bytes") or "-"
      rows[#rows + 1] = {
        shown(row.name, NAME_WIDTH), shown(row.family or "-", 14), billions(row.parameters.total),
        shown(row.quantisation, 16), size, row.kind or "-", fits_on(row),
      }
    end
  end
  if #rows == 1 then return nil end
  return grid.format(rows, { false, false, true, false, true, false, false })
end

local function add_reasons(lines, title, list, most)
  if #list == 0 then return end
  if #lines > 0 then lines[#lines + 1] = "" end
  lines[#lines + 1] = title
  for i = 1, math.min(#list, most) do lines[#lines + 1] = "  " .. list[i] end
  if #list > most then lines[#lines + 1] = ("  and %d more, which --json lists"):format(#list - most) end
end

local function text_of(models, problems)
  local lines, unreadable, others = {}, {}, {}
  for _, row in ipairs(models) do
    if row.error then
      local size = row.size_bytes and (" (%s)"):format(format(row.size_bytes, "bytes")) or ""
      unreadable[#unreadable + 1] = shown(("%s%s: %s"):format(row.name, size, row.error))
    end
  end
  for i, problem in ipairs(problems) do others[i] = shown(("%s: %s"):format(problem.path, problem.reason)) end
  lines[1] = model_table(models)
  add_reasons(lines, "models that cannot be read:", unreadable, math.huge)
  add_reasons(lines, "not looked at:", others, PROBLEMS_SHOWN)
  return table.concat(lines, "\n") .. "\n"
end

-- ---- running ----------------------------------------------------------------

local function list_or_empty(list) return #list > 0 and list or json.empty_list end

--- Names of files may be any bytes; JSON is UTF-8.
local function in_utf8(value)
  if type(value) == "string" then return utf8.len(value) and value or shown(value) end
  if type(value) ~= "table" or value == json.empty_list then return value end
  local copy = {}
  for key, item in pairs(value) do copy[key] = in_utf8(item) end
  return copy
end

local rank = {}
for i, key in ipairs { "folder", "models", "problems", "name", "path", "family", "parameters", "quantisation",
  "size_bytes", "kind", "fits_on", "hardware", "gpus", "total_bytes", "error", "total", "active", "reason" } do
  rank[key] = i
end

--- A flag's whole number, its default, or nil and a sentence.
local function bounded(options, key, default, most)
  local value = options[key] == nil and default or options[key]
  if math.type(value) == "integer" and value >= 1 and value <= most then return value end
  return nil, ("--%s is '%s'; it must be a whole number from 1 to %d"):format(key, value, most)
end

local function checked(options)
  local depth, limit, message
  depth, message = bounded(options, "depth", scan.DEPTH, DEPTH_MAX)
  if not depth then return nil, message end
  limit, message = bounded(options, "limit", scan.LIMIT, LIMIT_MAX)
  if not limit then return nil, message end
  local values = {}
  for key in pairs(asked) do values[key] = options[key] end
  message = scan.refuses(values)
  if message then return nil, message end
  return values, depth, limit
end

function command.run(positional, options)
  local folder = positional[1]
  if not folder or #positional > 1 then return nil, "name one folder: mantile " .. command.usage end
  local values, depth, limit = checked(options)
  if not values then return nil, depth end
  local found, problems = scan.find(folder, depth, limit)
  if not found then return nil, problems end
  local models = {}
  for i, entry in ipairs(found) do models[i] = scan.describe(entry, values) end
  if options.json then
    local answer = { folder = folder, models = list_or_empty(models), problems = list_or_empty(problems) }
    print(json.encode(in_utf8(answer), rank))
  else
    io.write(#models == 0 and ("there is no model under %s\n"):format(shown(folder)) or "", text_of(models, problems))
  end
  return #models > 0 and cli.OK or cli.NO
end

return command
