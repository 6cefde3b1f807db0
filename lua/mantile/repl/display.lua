-- display.lua: values as a person reads them, none of them longer than a screen or two. Nothing of a value is called
-- but its __tostring.

local columns = require "mantile.explore.columns"
local deployment = require "mantile.deployment"
local grid = require "mantile.report.grid"
local tables = require "mantile.tables"
local text = require "mantile.report.text"
local thing = require "mantile.thing"
local units = require "mantile.units"

local SCREEN = { rows = 20, lines = 1000, bytes = 1 << 17 } -- of a table, and of a text
local PAGES = { rows = 1 << 20, lines = 1 << 22, bytes = 1 << 28 } -- what a pager gets

local display = { rows = SCREEN.rows, lines = SCREEN.lines, bytes = SCREEN.bytes, width = math.huge }

local PICTURE_WIDTH, PICTURE_HEIGHT = 100, 26
local KEYS_MAX = 10000 -- of a table that are looked at
local COLUMNS_MAX = 12
local INSIDE = 60 -- characters of a table in a cell
local DEPTH = 2

local cuts = 0 -- how often a value was shown in part

local function count_text(count) return units.format(count, "count") end

-- ---- texts --------------------------------------------------------------------------

--- Without what a terminal would obey.
local function harmless(value)
  value = value:gsub("[%c\127]", function(c) return c ~= "\n" and c ~= "\t" and ("\\%d"):format(c:byte()) or nil end)
  return utf8.len(value) and value or value:gsub("[\128-\255]", "?")
end

local function cut(value)
  local rest = #value > display.bytes and #value - display.bytes
  if rest then value = value:sub(1, display.bytes) end
  local at, lines = 0, 0
  while lines < display.lines do
    at = value:find("\n", at + 1, true)
    if not at then break end
    lines = lines + 1
  end
  if at and at < #value then
    rest = (rest or 0) + #value - at
    value = value:sub(1, at)
  end
  if not rest then return value end
  cuts = cuts + 1
  return ("%s\n... and %s bytes more; print() prints all"):format(value:gsub("\n$", ""), count_text(rest))
end

--- What __tostring makes of a value; nil where it has none, or it breaks.
local function own_text(value)
  local meta = debug.getmetatable(value)
  if type(meta) ~= "table" or rawget(meta, "__tostring") == nil then return nil end
  local made = tostring(value)
  return type(made) == "string" and made or nil
end

-- ---- numbers and cells ----------------------------------------------------------------

local function number_text(value)
  if math.type(value) == "integer" then return tostring(value) end
  if value ~= value then return "nan" end
  return value == math.floor(value) and math.abs(value) < 1e15 and ("%.1f"):format(value) or ("%.14g"):format(value)
end

local suffixes = { _s = "s", _bytes = "bytes", _w = "w", _flops = "flop" }

--- The unit of a key: a metric's, or as its ending says.
local function unit_of(key)
  if type(key) ~= "string" then return nil end
  for _, group in ipairs { "", "memory.", "decode." } do
    local unit = columns.unit(group .. key)
    if unit ~= "" then return unit end
  end
  return suffixes[key:match "_%a+$"] or suffixes["_" .. key]
end

local cell

--- "{ tp = 8, pp = 1, ... }"
local function inside(value, depth)
  if depth == 0 then return "{...}" end
  local parts, length, seen = {}, 0, 0
  local function add(part)
    parts[#parts + 1], length = part, length + #part
    return length < INSIDE
  end
  local whole = true
  for i = 1, math.min(rawlen(value), KEYS_MAX) do
    whole = add(cell(nil, rawget(value, i), depth - 1))
    seen = i
    if not whole then break end
  end
  local keys = {}
  for key in next, value do
    local listed = math.type(key) == "integer" and key >= 1 and key <= rawlen(value)
    if not listed then keys[#keys + 1] = key end
    if #keys > KEYS_MAX or not whole then break end
  end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  for _, key in ipairs(whole and keys or {}) do
    local name = type(key) == "string" and harmless(key) or ("[%s]"):format(cell(nil, key, 0))
    whole = add(("%s = %s"):format(name, cell(key, rawget(value, key), depth - 1)))
    if not whole then break end
  end
  if not whole or seen < rawlen(value) then parts[#parts + 1] = "..." end
  return #parts == 0 and "{}" or "{ " .. table.concat(parts, ", ") .. " }"
end

local function short(value)
  local line = harmless(value):gsub("%s*\n%s*", " ")
  if utf8.len(line) > INSIDE then line = line:sub(1, utf8.offset(line, INSIDE + 1) - 1) .. "..." end
  return line
end

--- A value in one line.
function cell(key, value, depth)
  local kind = type(value)
  if kind == "string" then return short(value) end
  if kind == "number" then
    local unit = unit_of(key)
    return unit and units.format(value, unit) or ("%.14g"):format(value)
  end
  if kind == "boolean" or kind == "nil" then return tostring(value) end
  if kind ~= "table" then return kind end
  local named = thing.kind_of(value)
  if named then return ("%s %s"):format(named, short(tostring(thing.name_of(value) or value.id or value.name))) end
  if deployment.is(value) then return "a deployment" end
  return debug.getmetatable(value) and "a table" or inside(value, depth or DEPTH)
end

-- ---- tables ---------------------------------------------------------------------------

local function more_line(left, what)
  cuts = cuts + 1
  return ("  ... and %s more %s"):format(count_text(left), what)
end

--- The keys of a table as far as they are looked at, sorted, and how many there are beyond.
local function keys_of(value)
  local keys, left = {}, 0
  for key in next, value do
    if #keys < KEYS_MAX then keys[#keys + 1] = key else left = left + 1 end
  end
  table.sort(keys, function(a, b)
    local x, y = type(a), type(b)
    if x ~= y then return x < y end
    if x == "number" or x == "string" then return a < b end
    return tostring(a) < tostring(b)
  end)
  return keys, left
end

--- Rows that are tables: a column for each key that holds no table.
local function records(list)
  local shown, names, seen = math.min(rawlen(list), display.rows), {}, {}
  for i = 1, shown do
    for _, key in ipairs(keys_of(rawget(list, i))) do
      if not seen[key] and type(rawget(rawget(list, i), key)) ~= "table" and #names < COLUMNS_MAX then
        names[#names + 1], seen[key] = key, true
      end
    end
  end
  if #names == 0 then return nil end
  local rows, right = { { "" } }, { true }
  for n, name in ipairs(names) do
    rows[1][n + 1], right[n + 1] = cell(nil, name, 0), type(rawget(rawget(list, 1), name)) == "number"
  end
  for i = 1, shown do
    rows[i + 1] = { tostring(i) }
    for n, name in ipairs(names) do rows[i + 1][n + 1] = cell(name, rawget(rawget(list, i), name), 1) end
  end
  return grid.format(rows, right) .. (rawlen(list) > shown and "\n" .. more_line(rawlen(list) - shown, "rows") or "")
end

local function all_plain_tables(list)
  for i = 1, math.min(rawlen(list), display.rows) do
    local item = rawget(list, i)
    if type(item) ~= "table" or debug.getmetatable(item) then return false end
  end
  return rawlen(list) > 0
end

local function plain_table(value)
  if next(value) == nil then return "{}" end
  local made = all_plain_tables(value) and records(value)
  if made then return made end
  local one_line = inside(value, DEPTH)
  if not one_line:find("...", 1, true) and #one_line < INSIDE then return one_line end
  local keys, left = keys_of(value)
  local rows, shown = {}, math.min(#keys, 2 * display.rows)
  for i = 1, shown do rows[i] = { cell(nil, keys[i], 0), cell(keys[i], rawget(value, keys[i]), DEPTH) } end
  left = left + #keys - shown
  return grid.format(rows, {}) .. (left > 0 and "\n" .. more_line(left, "keys") or "")
end

-- ---- all ------------------------------------------------------------------------------

local function is_report(value)
  local memory = rawget(value, "memory")
  return type(memory) == "table" and rawget(value, "deployment") ~= nil
    and (type(rawget(value, "prefill")) == "table" or type(rawget(value, "forward")) == "table")
end

--- How many of these columns of cells have room on the screen side by side, one at least.
local function fitting(cells, columns_of)
  local total = 0
  for i, c in ipairs(columns_of) do
    local widest = 0
    for _, row in ipairs(cells) do widest = math.max(widest, utf8.len(row[c]) or #row[c]) end
    total = total + widest + 2
    if total > display.width then return math.max(1, i - 1) end
  end
  return #columns_of
end

--- A table of some columns of cells.
local function table_of(cells, right, columns_of)
  local chosen, at_right = {}, {}
  for r, row in ipairs(cells) do
    chosen[r] = {}
    for i, c in ipairs(columns_of) do chosen[r][i], at_right[i] = row[c], right[c] end
  end
  return grid.format(chosen, at_right)
end

--- The first rows, as a table no wider than the screen. Of few rows the columns that have no room stand below, behind
--- the axes; of many they are named.
local function rows_table(rows, count)
  local cells, right = rows:top(count):cells()
  local all, axes, parts = {}, {}, {}
  for c = 1, #cells[1] do all[c] = c end
  for c = 1, math.min(#rows.axes, #all - 1) do axes[c] = c end
  while true do
    local fits = fitting(cells, all)
    parts[#parts + 1] = table_of(cells, right, table.move(all, 1, fits, 1, {}))
    local left = table.move(all, fits + 1, #all, 1, {})
    if #left == 0 then break end
    if #cells > display.rows // 2 or fits <= #axes then
      local names = tables.listed(left, function(c) return cells[1][c] end)
      parts[#parts + 1] = "  left out for width: " .. table.concat(names, ", ")
      break
    end
    all = table.move(left, 1, #left, #axes + 1, table.move(axes, 1, #axes, 1, {}))
  end
  return table.concat(parts, "\n")
end

--- Rows that are a picture as they are; nil where it cannot be drawn.
local function pictured_text(rows)
  local picture = require "mantile.picture"
  local drawing = picture[rows.pictured.kind](rows.pictured.of)
  local drawn = drawing and drawing:text(math.max(40, math.min(PICTURE_WIDTH, display.width)),
    math.max(12, math.min(PICTURE_HEIGHT, display.rows + 4)))
  return drawn and ("%s  %d rows: r = a:roofline(), r:top(5), r:filter(f), r:text()"):format(drawn, #rows)
end

local function rows_text(rows)
  local drawn = rows.pictured and pictured_text(rows)
  if drawn then return drawn end
  local count = #rows
  if count <= display.rows then return rows_table(rows, count) end
  return ("%s\n%s; sort, filter or top them, or rows:csv()"):format(rows_table(rows, display.rows),
    more_line(count - display.rows, "rows"))
end

--- Whether a value is rows of a sweep or a search.
function display.is_rows(value)
  local meta = type(value) == "table" and debug.getmetatable(value)
  return type(meta) == "table" and rawget(meta, "__name") == "mantile.rows"
end

local catalogues = { model = "models", hardware = "hardware", layer = "layers", engine = "engines" }

local function thing_text(kind, value)
  if not catalogues[kind] then return kind end
  local one, message = thing.resolved(kind, value)
  if not one then error(message, 0) end
  return require("mantile.commands." .. catalogues[kind]).text(one)
end

local function table_text(value)
  local kind = thing.kind_of(value)
  if kind then return thing_text(kind, value) end
  if display.is_rows(value) then return rows_text(value) end
  local meta = debug.getmetatable(value)
  local own = own_text(value)
  if own then return cut(own) end
  if meta == nil and is_report(value) then return text.report(value) end
  return plain_table(value)
end

local function shown(value, unit)
  local kind = type(value)
  if kind == "string" then return harmless(cut(value)) end
  if kind == "number" then
    local plain = number_text(value)
    return unit and unit ~= "" and ("%s  (%s)"):format(plain, units.format(value, unit)) or plain
  end
  if kind == "boolean" or kind == "nil" then return tostring(value) end
  local made = kind == "table" and table_text(value) or own_text(value) or kind
  return harmless(made:gsub("\n$", ""))
end

--- A value as text, and whether that is a part of it; `unit` of a number, where it is known.
function display.text(value, unit)
  cuts = 0
  local text_of = shown(value, unit)
  return text_of, cuts > 0
end

--- The same, as long as it is.
function display.whole(value, unit)
  local before = { rows = display.rows, lines = display.lines, bytes = display.bytes, width = display.width }
  for key, most in pairs(PAGES) do display[key] = most end
  display.width = math.huge
  local ok, text_of = pcall(shown, value, unit)
  for key, most in pairs(before) do display[key] = most end
  if not ok then error(text_of, 0) end
  return text_of
end

--- The unit of an expression like a.tpot_s or a.memory.total_bytes, where a is a deployment or a report.
function display.unit(expression, names)
  local root, path = expression:match "^%s*([%a_][%w_]*)%.([%w_%.]+)%s*$"
  local value = root and rawget(names, root)
  if type(value) ~= "table" or not (deployment.is(value) or debug.getmetatable(value) == nil and is_report(value)) then
    return nil
  end
  return columns.unit(path)
end

return display
