-- held_out.lua: serving rows predicted by steps that were fitted without them: without their deployment, their model or
-- their accelerator. The kernels stay those of the calibrations.

local calibration = require "mantile.calibration"
local hardware = require "mantile.hardware"
local serving = require "mantile.measured.serving"
local steps = require "mantile.measured.steps"
local tables = require "mantile.tables"

local held_out = {}

local FIFTHS, EFFORT = 5, 1000

local of_deployment = {
  "model", "gpu", "framework", "image_or_version", "precision", "tp", "ep", "dp_attn", "prefill_workers",
  "prefill_gpus", "decode_workers", "decode_gpus",
}

--- The same number for the same text, from 0 to FIFTHS - 1.
local function fifth_of(text)
  local hash = 5381
  for i = 1, #text do hash = (hash * 33 + text:byte(i)) & 0xffffffff end
  return hash % FIFTHS
end

-- What is held out together with a row, by name; nil for rows that are only fitted to.
held_out.keys = {
  model = function(row) return row.request.model end,
  system = function(row) return row.request.hardware end,
  deployment = function(row)
    local parts = {}
    for i, column in ipairs(of_deployment) do parts[i] = row.row[column] or "" end
    return fifth_of(table.concat(parts, " ")) == 0 and "a fifth" or nil
  end,
}

--- The calibration whose step a row is fitted to; nil where there is none.
local function name_of(row)
  local h = hardware.of(row.request.hardware)
  local name = h and h.architecture and ("%s.%s"):format(h.architecture, row.request.engine)
  local found = name and calibration.named(name)
  return found and rawget(found.step, "points") and name or nil
end

--- Rows by calibration, and which of those are held out together: { name = { rows =, parts = { part = rows } } }.
local function grouped(rows, key)
  local groups = {}
  for _, row in ipairs(rows) do
    local name, part = name_of(row), key(row)
    if name then
      local group = groups[name] or { rows = {}, parts = {} }
      groups[name] = group
      group.rows[#group.rows + 1] = row
      if part then
        group.parts[part] = group.parts[part] or {}
        table.insert(group.parts[part], row)
      end
    end
  end
  return groups
end

local function without(rows, others)
  local is_other, list = tables.set_of(others), {}
  for _, row in ipairs(rows) do
    if not is_other[row] then list[#list + 1] = row end
  end
  return list
end

local function restore(step, before)
  for name in pairs(step) do step[name] = nil end
  for name, value in pairs(before) do step[name] = value end
end

--- The predictions of rows, by row, which are fitted without those of the same `key`; rows that are not among them are
--- not held out. `method` as serving.predict has it.
function held_out.predict(rows, key, method)
  local groups, predicted = grouped(rows, held_out.keys[key]), {}
  for _, name in ipairs(tables.keys(groups)) do
    local group, step = groups[name], calibration.named(name).step
    local before = {}
    for field, value in pairs(step) do before[field] = value end
    for _, part in ipairs(tables.keys(group.parts)) do
      local others = without(group.rows, group.parts[part])
      if #others > 0 and steps.fit(step, others, EFFORT, before.kernels ~= nil) then
        for _, row in ipairs(group.parts[part]) do predicted[row] = serving.predict(row.request, method) end
      end
      restore(step, before)
    end
  end
  return predicted
end

return held_out
