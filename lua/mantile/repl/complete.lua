-- complete.lua: what the text before the cursor may go on as. Values are looked at, and nothing of them is called.

local deployment = require "mantile.deployment"
local grid = require "mantile.report.grid"
local index = require "mantile.repl.index"
local tables = require "mantile.tables"
local thing = require "mantile.thing"

local complete = {}

local WIDTH, HEIGHT = 80, 24 -- of a terminal that does not say
local LINES_LEFT = 4
local KEYS_MAX = 10000

local keywords = tables.words("and break do else elseif end false for function goto if in local nil not or repeat "
  .. "return then true until while")

-- ---- where the cursor is --------------------------------------------------------------

--- What is open at the end of a text: { quote =, from = } of a text in quotes, and a list of the places of open braces.
local function open_at_end(text)
  local braces, i, quote, from = {}, 1, nil, nil
  while i <= #text do
    local c = text:sub(i, i)
    if quote then
      if c == "\\" then i = i + 1 elseif c == quote or c == "\n" then quote = nil end
    elseif c == '"' or c == "'" then
      quote, from = c, i
    elseif text:sub(i, i + 1) == "--" then
      i = text:find("\n", i, true) or #text
    elseif c == "{" then
      braces[#braces + 1] = i
    elseif c == "}" then
      braces[#braces] = nil
    end
    i = i + 1
  end
  return quote and { quote = quote, from = from }, braces
end

--- The name that a value at the end of `text` is for: of `tp = `, `hardware = { "a", ` or `model(`.
local function receiver(text)
  repeat
    local shorter = text:match "^(.*){[^{}]*,%s*$"
    if shorter and text:match "{([^{}]*),%s*$":find "=" then break end
    text = shorter and shorter .. "{" or text
  until not shorter
  text = text:gsub("{%s*$", "")
  return text:match "([%a_][%w_]*)%s*[=(]?%s*$"
end

--- The function whose table is open at place `at`.
local function owner(text, at)
  local before = text:sub(1, at - 1):gsub("%s+$", ""):gsub("%($", ""):gsub("%s+$", "")
  local name = before:match "([%a_][%w_]*)%s*=?$"
  if name then return name, before:sub(-1) == "=" end
  return before:match "([%a_][%w_]*)%s*%b()$" or before:match "([%a_][%w_]*)%s*[\"'][^\"']*[\"']$"
end

-- ---- what may stand there ---------------------------------------------------------------

local fields
local function field(name)
  if not fields then
    fields = {}
    for _, entry in ipairs(index.request()) do fields[entry.name] = entry.field end
  end
  return fields[name]
end

local function named(list)
  return tables.listed(list, function(name) return { name = name, unit = "", help = "" } end)
end

local of_things = { model = "model", draft_model = "model", hardware = "hardware", on = "hardware", derive = "hardware",
  accelerator = "hardware", engine = "engine", layer = "layer" }
local of_metrics = tables.set "explain sensitivity pareto sort group plot maximise minimise of columns where"

--- What may stand in quotes for a receiver.
local function texts_for(name)
  if of_things[name] then return index.things(of_things[name]) end
  if name == "help" then return index.all() end
  if of_metrics[name] then return index.metrics() end
  local own = name and field(name)
  if own and own.one_of then return named(own.one_of) end
  if own and own[2]:find "^dtype" then return index.dtypes() end
  return {}
end

local loads = tables.set "simulate capacity"
local asking = tables.set "estimate fit search sweep sensitivity whatif emit with on prefill decode fleet"

local with_keys = tables.set "sweep search emit" -- what is asked stands beside keys of a request

local function joined(a, b) return table.move(b, 1, #b, #a + 1, a) end

--- The keys that a table may have.
local function keys_for(name, is_field)
  if not name then return nil end
  if name == "traffic" then return index.traffic() end
  if is_field and not asking[name] then return index.keys(name) end
  if loads[name] then return joined(index.traffic(), index.request()) end
  if with_keys[name] then return joined(index.keys(name), index.request()) end
  return asking[name] and index.request() or index.keys(name)
end

local function value_kind(value)
  local kind = thing.kind_of(value) or deployment.is(value) and "deployment"
  return kind or type(value)
end

local function keys_of(value, list)
  local count = 0
  for key, item in next, value do
    count = count + 1
    if type(key) == "string" and key:find "^[%a_][%w_]*$" then
      list[#list + 1] = { name = key, unit = value_kind(item), help = "" }
    end
    if count == KEYS_MAX then break end
  end
  return list
end

--- The keys of a report, and what stands beside them.
local function of_report(report, list, prefix)
  local units = {}
  for _, entry in ipairs(index.metrics()) do units[entry.name] = entry end
  for key, item in next, report do
    local entry = units[prefix .. key]
    list[#list + 1] = { name = key, unit = entry and entry.unit or type(item), help = entry and entry.help or "" }
  end
  return list
end

local function is_rows(value)
  local meta = debug.getmetatable(value)
  return type(meta) == "table" and rawget(meta, "__name") == "mantile.rows"
end

--- What may follow value `value` after a dot or a colon; `last` is the key that gave it.
local function members(value, colon, last)
  if type(value) == "string" then return colon and keys_of(string, {}) or {} end
  if type(value) ~= "table" then return {} end
  if last == "plot" and debug.getmetatable(value) then return index.pictures() end
  if deployment.is(value) then
    return colon and index.on_deployments() or of_report(deployment.report(value), { }, "")
  end
  local kind = thing.kind_of(value)
  if kind == "model" and colon then
    return { { name = "on", unit = "model:on \"8x h100-sxm\"", help = "a deployment of it" } }
  end
  if kind == "hardware" and colon then return { { name = "derive", unit = "", help = "a variant of it" } } end
  if kind then
    local one = thing.resolved(kind, value)
    return one and keys_of(one, {}) or {}
  end
  if is_rows(value) and colon then return index.on_rows() end
  local group = last == "memory" or last == "prefill" or last == "decode" or last == "forward"
  if group then return of_report(value, {}, last .. ".") end
  return keys_of(value, {})
end

--- The value of a path like `a.memory`; nil where a part of it is not there.
local function value_at(path, names)
  local value, last
  for name in path:gmatch "[%a_][%w_]*" do
    if last == nil then
      value = rawget(names, name)
    elseif deployment.is(value) then
      value = deployment.report(value)[name]
    elseif type(value) == "table" then
      value = rawget(value, name)
    else
      return nil
    end
    last = name
  end
  return value, last
end

local function globals(names)
  local list, calls = {}, {}
  for _, entry in ipairs(index.calls()) do calls[entry.name] = entry end
  for key, value in next, names do
    if type(key) == "string" then
      list[#list + 1] = calls[key] or { name = key, unit = value_kind(value), help = "" }
    end
  end
  for _, entry in ipairs(index.calls()) do list[#list + 1] = entry end
  for _, word in ipairs(keywords) do list[#list + 1] = { name = word, unit = "", help = "" } end
  return list
end

-- ---- candidates -------------------------------------------------------------------------

local function beginning_with(list, prefix)
  local found, seen = {}, {}
  for _, entry in ipairs(list) do
    if entry.name:sub(1, #prefix) == prefix and not seen[entry.name] then
      found[#found + 1], seen[entry.name] = entry, true
    end
  end
  table.sort(found, function(a, b) return a.name < b.name end)
  return found
end

--- What the text may go on as: entries, what of them is there already, and what follows a single one.
function complete.candidates(text, names)
  local quoted, braces = open_at_end(text)
  if quoted then
    local prefix = text:sub(quoted.from + 1):match "^%s*%d+%s*x%s+(.*)$" or text:sub(quoted.from + 1)
    prefix = prefix:match "[^%s,;]*$"
    return beginning_with(texts_for(receiver(text:sub(1, quoted.from - 1))), prefix), prefix, quoted.quote
  end
  local path, separator, member = text:match "([%a_][%w_%.]*)([%.:])([%w_]*)$"
  if path and not path:find "%.$" then
    local value, last = value_at(path, names)
    return beginning_with(members(value, separator == ":", last), member), member, ""
  end
  local prefix = text:match "[%a_][%w_]*$" or ""
  local before = text:sub(1, #text - #prefix):gsub("%s+$", "")
  if #braces > 0 and before:find "[{,;]$" then
    local keys = keys_for(owner(text, braces[#braces]))
    local found = keys and beginning_with(keys, prefix)
    if found and #found > 0 then return found, prefix, " = " end
  end
  return beginning_with(globals(names), prefix), prefix, ""
end

local function common(found, length)
  local first = found[1].name
  local count = #first
  for _, entry in ipairs(found) do
    while entry.name:sub(1, count) ~= first:sub(1, count) do count = count - 1 end
  end
  return first:sub(length + 1, count)
end

local function cut(line, width)
  local length = utf8.len(line)
  return length and length > width and line:sub(1, utf8.offset(line, width - 2) - 1) .. "..." or line
end

--- The candidates as a list, with unit and help, no larger than the terminal.
local function listing(found, height, width)
  local rows, most = {}, math.max(3, height - LINES_LEFT)
  for i = 1, math.min(#found, most) do
    local entry = found[i]
    rows[i] = { entry.name, entry.unit or "", entry.about and entry.about() or entry.help or "" }
  end
  local lines = {}
  for line in grid.format(rows, {}):gmatch "[^\n]+" do lines[#lines + 1] = cut(line, width - 1) end
  if #found > most then lines[#lines + 1] = ("  ... and %d more"):format(#found - most) end
  return table.concat(lines, "\n")
end

--- What to put behind the text, and what to show below it; nil where there is nothing of it.
function complete.at(text, names, height, width)
  local found, prefix, ending = complete.candidates(text, names)
  if #found == 0 then return nil end
  if #found == 1 then return found[1].name:sub(#prefix + 1) .. ending end
  local more = common(found, #prefix)
  if more ~= "" then return more end
  return nil, listing(found, height or HEIGHT, width or WIDTH)
end

return complete
