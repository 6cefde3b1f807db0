-- locals.lua: `local` at the top of what is typed would be gone with the line; here such names are globals.

local tables = require "mantile.tables"

local locals = {}

local TEXT_MAX = 1 << 20 -- bytes; what is longer stays as it is

local opens, closes = tables.set "function do if repeat ( { [", tables.set "end until ) } ]"

--- Where a long bracket that opens at `at` ends; nil where none opens there or it does not end.
local function long_end(text, at)
  local level = text:match("^%[(=*)%[", at)
  if not level then return nil end
  local _, last = text:find("]" .. level .. "]", at, true)
  return last or #text
end

--- Where a text in quotes ends.
local function quoted_end(text, at)
  local quote, i = text:sub(at, at), at + 1
  while i <= #text do
    local c = text:sub(i, i)
    if c == "\\" then
      i = i + 2
    elseif c == quote or c == "\n" then
      return i
    else
      i = i + 1
    end
  end
  return #text
end

--- The next token from `at` on: its text, where it begins and ends; nil at the end.
local function token(text, at)
  while true do
    at = text:find("%S", at)
    if not at then return nil end
    if text:sub(at, at + 1) ~= "--" then break end
    at = (long_end(text, at + 2) or (text:find("\n", at, true) or #text + 1) - 1) + 1
  end
  local word = text:match("^[%a_][%w_]*", at) or text:match("^%.?%d[%w%.]*", at)
  local last = word and at + #word - 1
  local c = text:sub(at, at)
  if c == '"' or c == "'" then last = quoted_end(text, at) end
  last = last or long_end(text, at) or at
  return text:sub(at, last), at, last
end

--- The names behind a `local` that ends before `at`: the edits that make globals of them, and where it goes on; nil
--- where it has to stay.
local function declaration(text, at)
  local edits = {}
  local name, _, last = token(text, at)
  if name == "function" then return edits, at end
  while name and name:find "^[%a_]" do
    local next_name, from, to = token(text, last + 1)
    if next_name == "<" then
      local attribute, _, attribute_end = token(text, to + 1)
      local _, _, close = token(text, (attribute_end or to) + 1)
      if attribute ~= "const" then return nil end
      edits[#edits + 1] = { from, close, "" }
      last = close
      next_name, _, to = token(text, last + 1)
    end
    if next_name ~= "," then
      if next_name ~= "=" then edits[#edits + 1] = { last + 1, last, " = nil" } end
      return edits, last + 1
    end
    name, _, last = token(text, to + 1)
  end
  return nil
end

--- The text with its outermost locals as globals, line for line; whether there were any.
function locals.kept(text)
  if #text > TEXT_MAX or not text:find("local", 1, true) then return text, false end
  local edits, depth, at = {}, 0, 1
  while true do
    local word, from, last = token(text, at)
    if not word then break end
    at = last + 1
    depth = depth + (opens[word] and 1 or closes[word] and -1 or 0)
    if word == "local" and depth == 0 then
      local own, onwards = declaration(text, at)
      if own then
        edits[#edits + 1] = { from, last, "" }
        table.move(own, 1, #own, #edits + 1, edits)
        at = onwards
      end
    end
  end
  local parts, next_at = {}, 1
  for _, edit in ipairs(edits) do
    parts[#parts + 1] = text:sub(next_at, edit[1] - 1) .. edit[3]
    next_at = edit[2] + 1
  end
  parts[#parts + 1] = text:sub(next_at)
  return table.concat(parts), #edits > 0
end

return locals
