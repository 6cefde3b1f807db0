-- tables.lua: what Lua lacks for tables. Output never depends on the order of pairs: what walks a table by name does so
-- in the order of tables.keys.

local tables = {}

--- Numbers, then texts.
local function less(a, b)
  local x, y = type(a), type(b)
  if x ~= y then return x < y end
  if x == "number" or x == "string" then return a < b end
  return tostring(a) < tostring(b)
end

--- The keys of a table, sorted; those with a number in `rank` come first, in that order.
function tables.keys(t, rank)
  local keys = {}
  for key in pairs(t) do keys[#keys + 1] = key end
  table.sort(keys, rank and function(a, b)
    local x, y = rank[a] or math.huge, rank[b] or math.huge
    if x ~= y then return x < y end
    return less(a, b)
  end or less)
  return keys
end

--- A table with the fields of both; those of `changes` win.
function tables.merged(base, changes)
  local copy = {}
  for key, value in pairs(base) do copy[key] = value end
  for key, value in pairs(changes or {}) do copy[key] = value end
  return copy
end

--- A value with tables of its own, at any depth.
function tables.copied(value)
  if type(value) ~= "table" then return value end
  local copy = {}
  for key, item in pairs(value) do copy[key] = tables.copied(item) end
  return copy
end

--- Whether a list, or nil, has that value.
function tables.has(list, value)
  for _, item in ipairs(list or {}) do
    if item == value then return true end
  end
  return false
end

--- "a b c" as a list.
function tables.words(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

--- What f makes of each item of a list.
function tables.listed(list, f)
  local made = {}
  for i, item in ipairs(list) do made[i] = f(item) end
  return made
end

--- The parts of a text between separators, those within parentheses left out, each with single blanks.
function tables.split(text, separator)
  local list, depth, from = {}, 0, 1
  for at, char in text:gmatch "()(.)" do
    depth = depth + (char == "(" and 1 or char == ")" and -1 or 0)
    if char == separator and depth == 0 then
      list[#list + 1] = text:sub(from, at - 1)
      from = at + 1
    end
  end
  list[#list + 1] = text:sub(from)
  for i, part in ipairs(list) do list[i] = part:match("^%s*(.-)%s*$"):gsub("%s+", " ") end
  return list
end

--- A copy without one key.
function tables.without(values, key)
  local copy = tables.merged(values)
  copy[key] = nil
  return copy
end

--- "a b c" as { a = true, ... }.
function tables.set(text)
  local members = {}
  for word in text:gmatch "%S+" do members[word] = true end
  return members
end

--- A list of names as a set.
function tables.set_of(list)
  local members = {}
  for _, name in ipairs(list) do members[name] = true end
  return members
end

return tables
