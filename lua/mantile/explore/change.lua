-- change.lua: changes of a request as text: "memory.hbm.bandwidth=+20%; weights=fp8; tp=8".
--
--     NAME=8 TB/s     what it becomes, with its unit, a number or a name
--     NAME=+20%       so much more, or less
--     NAME=*2         so many times it: x2, /2
--
-- NAME is a figure of the hardware (figure.lua), a key of a request (tp, weights, batch, price), or after a dot what
-- one type of layer does otherwise (attention.tp) or what a table of the request holds (inputs.images).

local core = require "mantile.core"
local figure = require "mantile.explore.figure"
local footprint = require "mantile.footprint"
local hardware = require "mantile.hardware"
local request = require "mantile.request"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local change = {}

local PARTS_MAX = 100 -- changes at once

local degrees = tables.words "tp cp attention_dp pp dp" -- that make up gpus
local of_layer = tables.set "tp cp attention_dp ep dtype weights activations kv" -- what layers may do otherwise
local aliases = { on = "hardware" }

local field_of, field_names = {}, {}
for i, field in ipairs(request.fields) do field_of[field[1]], field_names[i] = field, field[1] end

--- "; did you mean 'tp'?" of the nearest name; "" where none is near.
local function advice(name, names)
  local near = core.nearest(name, names)
  return near and ("; did you mean '%s'?"):format(near) or ""
end

-- ---- figures of hardware -----------------------------------------------------------

--- Tiers and links are there already; peaks and single figures may be new, unless they become part of what they were.
local function check_figure(h, name, given)
  local parent = name:match "^(.+)%.[^.]+$"
  local single = parent == "peak" or not parent and name ~= "peak" and name ~= "memory" and name ~= "links"
  if figure.of(h, name) or single and not figure.factor(given) then return nil end
  local names = figure.names(h)
  local near = advice(name, names)
  if near == "" then near = "; its figures are " .. table.concat(names, " ") end
  return ("%s states no %s%s"):format(h.id, name, near)
end

local function change_figure(values, name, given)
  local h, message = hardware.of(values.hardware)
  if not h then return nil, message end
  message = check_figure(h, name, given)
  if message then return nil, message end
  local derived
  derived, message = figure.derive(h, { [name] = given })
  if not derived then return nil, message end
  values.hardware = derived
  return { name = name, from = figure.of(h, name), to = figure.of(derived, name) }
end

-- ---- keys of a request -------------------------------------------------------------

local numeric = tables.set "count tokens tokens0 positive amount fraction"

--- What a key of a request holds now; of what it leaves open, what is assumed.
local function current(values, r, name)
  if values[name] ~= nil then return values[name] end
  if r[name] ~= nil then return r[name] end
  if not footprint.fields[name] and name ~= "price" then return nil end
  local h = hardware.of(values.hardware)
  local assumed = h and footprint.assumptions(r, h)[name]
  if assumed then return assumed.value end
end

local function number_of(name, given, before)
  local factor = figure.factor(given)
  if factor and type(before) ~= "number" then
    return nil, ("%s is %s; write what it becomes"):format(name, before == nil and "not stated" or "no number")
  end
  if factor then return figure.whole(factor * before) end
  if tonumber(given) then return figure.whole(tonumber(given)) end
  if name ~= "price" then return given end -- for the request to refuse
  local each_second, message = figure.quantity(name, given)
  return each_second and 3600 * each_second, message -- a request has USD per hour
end

local function text_of(given)
  if given == "true" or given == "false" then return given == "true" end
  return given
end

local examples = { layers = "attention.tp=4", inputs = "inputs.images=2", lora = "lora.rank=8" }

local function change_key(values, r, name, given)
  local kind, before = field_of[name][2]:gsub("%?$", ""), current(values, r, name)
  if kind == "table" then return nil, ("%s is a table; change one of it, like %s"):format(name, examples[name]) end
  local value, message
  if numeric[kind] then
    value, message = number_of(name, given, before)
  elseif figure.factor(given) then
    value, message = nil, name .. " is no number; write what it becomes"
  else
    value = given
    if kind == "flag" then value = text_of(given) end
  end
  if value == nil then return nil, message end
  values[name] = value
  return { name = name, from = before, to = value }
end

--- "attention.tp", "inputs.images": a key of a table of the request, which gets a copy of its own.
local function change_inner(values, r, first, key, given)
  local outer = (first == "inputs" or first == "lora") and first or "layers"
  local copy = tables.copied(values[outer] or {})
  local inner = outer == "layers" and (copy[first] or {}) or copy
  local before, value, message = inner[key], text_of(given), nil
  if before == nil and outer == "layers" then before = r[key] end
  if figure.factor(given) or tonumber(given) then value, message = number_of(first .. "." .. key, given, before) end
  if value == nil then return nil, message end
  inner[key] = value
  if outer == "layers" then copy[first] = inner end
  values[outer] = copy
  return { name = first .. "." .. key, from = before, to = value }
end

local function unknown(values, name)
  local h = hardware.of(values.hardware)
  local names = h and figure.names(h) or {}
  table.move(field_names, 1, #field_names, #names + 1, names)
  return ("there is no figure or key '%s'%s"):format(name, advice(name, names))
end

local function change_one(values, r, name, given)
  if field_of[name] then return change_key(values, r, name, given) end
  if figure.is(name) then return change_figure(values, name, given) end
  local first, key = name:match "^(.-)%.([^.]+)$"
  if first == "inputs" or first == "lora" or first and of_layer[key] then
    return change_inner(values, r, first, key, given)
  end
  return nil, unknown(values, name)
end

--- gpus follows degrees that change, and tp follows gpus, unless both are stated.
local function settle(values, r, changed)
  local moves = false
  for _, name in ipairs(degrees) do moves = moves or changed[name] end
  if changed.gpus and not changed.tp then
    values.tp = nil
  elseif moves and not changed.gpus then
    values.gpus, values.tp = nil, values.tp or r.tp
  end
end

-- ---- many at once ------------------------------------------------------------------

local function parse(text)
  local list = {}
  for part in text:gmatch "[^;]+" do
    local name, given = part:match "^%s*([%w_.-]+)%s*=%s*(.-)%s*$"
    if name and given ~= "" then
      list[#list + 1] = { aliases[name] or name, given }
    elseif part:find "%S" then
      return nil, ("%s is no change; it is NAME=VALUE, like memory.hbm.bandwidth=+20%%, links.1.latency=/2 or tp=8")
        :format(schema.shown(part:match "^%s*(.-)%s*$"))
    end
  end
  return list
end

local function listed(values)
  local list, rank = {}, {}
  for i, name in ipairs(field_names) do rank[name] = i end
  for alias, name in pairs(aliases) do rank[alias] = rank[name] end
  for _, name in ipairs(tables.keys(values, rank)) do
    if type(name) ~= "string" then return nil, "changes are a text, or a table by name" end
    list[#list + 1] = { aliases[name] or name, values[name] }
  end
  return list
end

--- The changes of a text, in its order, or of a table by name: a list of { name, value }; nil and a sentence.
function change.list(given)
  local list, message
  if type(given) == "string" then
    list, message = parse(given)
  elseif type(given) == "table" and getmetatable(given) == nil then
    list, message = listed(given)
  else
    return nil, ("changes are a text or a table, not %s"):format(schema.shown(given))
  end
  if not list then return nil, message end
  if #list == 0 then return nil, "nothing is changed; write NAME=VALUE" end
  if #list > PARTS_MAX then return nil, ("at most %d changes at once"):format(PARTS_MAX) end
  return list
end

--- Models and accelerators by their names.
local function in_short(value)
  return type(value) == "table" and tostring(value.id or value.name or "a table") or value
end

--- Changes (change.list) as one text.
function change.text(list)
  local parts = {}
  for i, item in ipairs(list) do parts[i] = ("%s=%s"):format(item[1], in_short(item[2])) end
  return table.concat(parts, "; ")
end

--- A value as a person reads it.
function change.shown(name, value)
  if value == nil then return "-" end
  if type(value) ~= "number" then return tostring(value) end
  if figure.is(name) then return figure.shown(name, value) end
  return name == "price" and ("$%.4g an hour"):format(value) or ("%.7g"):format(value)
end

--- A request with changes made (a list of change.list), one after the other, and what each did: { name =, from =,
--- to = }; nil and a sentence. The request must be one that request.check takes.
function change.apply(values, list)
  local r, message = request.check(values)
  if not r then return nil, message end
  local new, done, changed = tables.merged(values), {}, {}
  for i, item in ipairs(list) do
    local one
    one, message = change_one(new, r, item[1], item[2])
    if not one then return nil, message end
    done[i] = { name = one.name, given = in_short(item[2]), from = in_short(one.from), to = in_short(one.to) }
    changed[one.name] = true
  end
  settle(new, r, changed)
  return new, done
end

return change
