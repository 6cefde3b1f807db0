-- writer.lua: a model as a readable Lua file. Layers that occur more than once
-- get a name; what repeats is a group.

local stack = require "mantile.families.stack"
local tables = require "mantile.tables"

local writer = {}

local WIDTH = 106 -- of a line, less two for each level and room for a key

-- ---- repetition -------------------------------------------------------------

--- How often list[first .. first+size-1] follows itself.
local function repeats(list, first, size)
  local times = 1
  while first + (times + 1) * size - 1 <= #list do
    for k = 0, size - 1 do
      if not stack.same(list[first + k], list[first + times * size + k]) then return times end
    end
    times = times + 1
  end
  return times
end

local CYCLE_MAX = 24

--- The cycle from list[first] that saves most: its size and how often it runs.
local function best_cycle(list, first)
  local best_size, best_times, best_saved = 1, 1, 0
  for size = 2, math.min(CYCLE_MAX, (#list - first + 1) // 2) do
    local times = repeats(list, first, size)
    if (times - 1) * size > best_saved then best_size, best_times, best_saved = size, times, (times - 1) * size end
  end
  return best_size, best_times
end

--- Groups that follow each other in a cycle as one group of them.
local function fold(blocks)
  local folded, i = {}, 1
  while i <= #blocks do
    local size, times = best_cycle(blocks, i)
    if times > 1 then
      folded[#folded + 1] = { times = times, table.unpack(blocks, i, i + size - 1) }
    else
      folded[#folded + 1] = blocks[i]
    end
    i = i + size * times
  end
  return folded
end

-- ---- text -------------------------------------------------------------------

local function is_name(key) return type(key) == "string" and key:find "^[%a_][%w_]*$" ~= nil end

local keywords = tables.set [[
  and break do else elseif end false for function goto if in local nil not or repeat return then true until while
]]

local function number(value)
  if math.type(value) == "integer" then return ("%d"):format(value) end
  return ("%.17g"):format(value)
end

-- What stands first in a table, in this order; the others follow by name.
local first_keys = {}
for rank, key in ipairs { "times", "runs", "part", "image", "blocks", "heads", "kv_heads", "head_dim", "intermediate",
  "experts", "top_k", "vocab", "width" } do first_keys[key] = rank end

local function keys_of(value)
  local keys = {}
  for _, key in ipairs(tables.keys(value, first_keys)) do
    if math.type(key) ~= "integer" or key < 1 or key > #value then keys[#keys + 1] = key end
  end
  return keys
end

local function key_text(key)
  if is_name(key) and not keywords[key] then return key end
  return ("[%s]"):format(type(key) == "string" and ("%q"):format(key) or number(key))
end

local text_of

--- The parts of a table: a group's count comes first, a layer's name too.
local function parts_of(value, names, depth)
  local parts, before = {}, {}
  for _, key in ipairs(keys_of(value)) do
    local part = ("%s = %s"):format(key_text(key), text_of(value[key], names, depth + 1))
    local leads = key == "times" or key == "runs" or key == "part"
    table.insert(leads and before or parts, part)
  end
  local list = {}
  for _, item in ipairs(value) do list[#list + 1] = text_of(item, names, depth + 1) end
  table.move(list, 1, #list, #before + 1, before)
  return table.move(parts, 1, #parts, #before + 1, before)
end

local function indented(text) return (text:gsub("\n", "\n  ")) end

--- Short parts side by side, as many as a line takes.
local function packed(parts, width)
  local lines, line = {}, nil
  for _, part in ipairs(parts) do
    local longer = line and line .. " " .. part .. ","
    if longer and #longer <= width and not part:find "\n" then
      line = longer
    else
      lines[#lines + 1] = line
      line = "  " .. indented(part) .. ","
      if part:find "\n" then
        lines[#lines + 1], line = line, nil
      end
    end
  end
  lines[#lines + 1] = line
  return lines
end

--- On one line where that is short; a layer's parameters side by side, else a part a line.
local function table_text(value, names, depth)
  local parts, width = parts_of(value, names, depth), WIDTH - 2 * depth
  if #parts == 0 then return "{}" end
  local line = "{ " .. table.concat(parts, ", ") .. " }"
  if #line <= width and not line:find "\n" then return line end
  local lines = {}
  for i, part in ipairs(parts) do lines[i] = "  " .. indented(part) .. "," end
  if type(value[1]) == "string" or value.default then lines = packed(parts, width) end
  return "{\n" .. table.concat(lines, "\n") .. "\n}"
end

function text_of(value, names, depth)
  if type(value) == "table" then return names[table_text(value, {}, 0)] or table_text(value, names, depth) end
  if type(value) == "string" then return (("%q"):format(value):gsub("\\\n", "\\n")) end
  if type(value) == "number" then return number(value) end
  return tostring(value)
end

-- ---- names ------------------------------------------------------------------

--- Counts the layers in a value; `within` is the key it stands at: a list of
--- entries may begin with a name too, and is no layer.
local function visit(value, found, order, within)
  if type(value) ~= "table" then return end
  for _, key in ipairs(keys_of(value)) do visit(value[key], found, order, key) end
  for _, item in ipairs(value) do visit(item, found, order) end
  if type(value[1]) ~= "string" or within == "residual" or within == "parallel" then return end
  local text = table_text(value, {}, 0)
  if not found[text] then order[#order + 1] = { text = text, layer = value[1] } end
  found[text] = (found[text] or 0) + 1
end

local SHORT = 32 -- what is shorter is written out

--- Layers that occur more than once, each with a name.
local function named(model)
  local found, order, names, locals, used = {}, {}, {}, {}, {}
  visit(model, found, order)
  for _, entry in ipairs(order) do
    if found[entry.text] > 1 and #entry.text > SHORT then
      used[entry.layer] = (used[entry.layer] or 0) + 1
      local name = entry.layer:gsub("[^%w_]", "_")
      if keywords[name] then name = name .. "_layer" end
      if used[entry.layer] > 1 then name = name .. "_" .. used[entry.layer] end
      names[entry.text] = name
      locals[#locals + 1] = ("local %s = %s\n"):format(name, entry.text)
    end
  end
  return names, table.concat(locals)
end

-- What model() takes, in the order a reader wants it.
local fields = {
  "doc", "source", "family", "quantisation", "max_positions", "dtype", "weights", "activations", "kv", "generates",
  "image", "inputs", "warnings", "vision", "encoder", "blocks", "mtp",
}

--- The text of a file that loads as this model; nil and a sentence for one that
--- has a function of its own.
function writer.text(m)
  if m.forward then return nil, ("%s has a forward of its own, which cannot be written out"):format(m.name) end
  local shown = {}
  for _, field in ipairs(fields) do shown[field] = m[field] end
  if shown.generates then shown.generates = nil end
  shown.blocks = fold(m.blocks)
  for _, part in ipairs { "vision", "encoder" } do
    if m[part] then shown[part] = { image = m[part].image, blocks = fold(m[part].blocks) } end
  end
  local names, locals = named { shown.blocks, shown.vision or false, shown.encoder or false, shown.mtp or false }
  local lines = {}
  for _, field in ipairs(fields) do
    if shown[field] ~= nil then
      lines[#lines + 1] = ("  %s = %s,"):format(field, indented(text_of(shown[field], names, 1)))
    end
  end
  local body = table.concat(lines, "\n")
  return ("%s%sreturn model %q {\n%s\n}\n"):format(locals, locals ~= "" and "\n" or "", m.name, body)
end

return writer
