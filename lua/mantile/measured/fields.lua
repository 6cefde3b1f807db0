-- fields.lua: what rows of tables of runs say: numbers, accelerators, models.

local find = require "mantile.find"
local hardware = require "mantile.hardware"
local names = require "mantile.measured.names"
local shown = require("mantile.schema").shown

local fields = {}

local COUNT_MAX = 1 << 20
local VALUE_MIN, VALUE_MAX = 1e-15, 1e15
local TEXT_MAX = 100 -- characters of a table that are printed

--- A number above 0 of any sensible size; nil where it is none.
function fields.number(row, column)
  local value = tonumber(row[column] or "")
  return value and value >= VALUE_MIN and value <= VALUE_MAX and value or nil
end

--- A whole number from 1; nil where that is none.
function fields.count(row, column)
  local value = fields.number(row, column)
  value = value and math.tointeger(value)
  return value and value <= COUNT_MAX and value or nil
end

--- A field as it may be printed.
function fields.text(row, column) return ((row[column] or ""):gsub("%c", "?"):sub(1, TEXT_MAX)) end

local function has(kind)
  return function(name) return not name:find("/", 1, true) and find.has(kind, name) end
end

--- The accelerator that a row names in `column`, and how many cores of it; nil and why that is skipped.
function fields.chip(row, column)
  local id, cores = names.chip(row[column] or "", has "hardware")
  local h = id and find.has("hardware", id) and hardware.of(id)
  if h then return h, cores end
  return nil, ("there is no accelerator %s"):format(shown(row[column]))
end

--- The model that a row names; nil and why that is skipped.
function fields.model(row, column)
  local name = names.model(row[column] or "", has "model")
  if name then return name end
  return nil, ("there is no model %s"):format(shown(row[column]))
end

--- The model and the accelerator of a row; nil, nil and why there are none.
function fields.model_on_chip(row)
  local model, why = fields.model(row, "model")
  if not model then return nil, nil, why end
  local h
  h, why = fields.chip(row, "gpu")
  if not h then return nil, nil, why end
  return model, h
end

return fields
