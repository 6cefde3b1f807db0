-- whatif_text.lua: a ladder of changes (explore/whatif.lua) as a person reads it.

local change = require "mantile.explore.change"
local grid = require "mantile.report.grid"
local probe = require "mantile.explore.probe"
local report_text = require "mantile.report.text"
local sensitivity_text = require "mantile.report.sensitivity_text"
local format = require("mantile.units").format

local whatif_text = {}

--- What is to be said of a rung: `gpus` are those of the one before.
local function remarks(row, gpus)
  local parts = { row.gpus ~= gpus and ("%d -> %d accelerators"):format(gpus, row.gpus) or nil }
  local remark = sensitivity_text.remark(row)
  if remark ~= "" then parts[#parts + 1] = remark end
  return table.concat(parts, ", ")
end

--- A line for each change of each rung.
local function rung_block(w)
  local list, gpus = { { "0", w.base.name, "", remarks(w.base, w.base.gpus) } }, w.base.gpus
  for i, row in ipairs(w.rungs) do
    for c, entry in ipairs(row.changes) do
      local sign = w.each and "" or "+ "
      list[#list + 1] = {
        c == 1 and tostring(i) or "", ("%s%s=%s"):format(c == 1 and sign or (" "):rep(#sign), entry.name, entry.given),
        ("%s -> %s"):format(change.shown(entry.name, entry.from), change.shown(entry.name, entry.to)),
        c == 1 and remarks(row, gpus) or "",
      }
    end
    if not w.each then gpus = row.gpus end
  end
  return grid.format(list, { true, false, false, false })
end

local function times(ratio) return ratio and ("%.3gx"):format(ratio) or "" end

local function value_of(row, key, unit)
  local value = row[key]
  if type(value) == "number" then return format(value, unit) end
  return value == nil and "-" or tostring(value)
end

--- What binds the metric there.
local function bound(row, key)
  local found = probe.bound(row.report, key)
  return found and found.cause or ""
end

--- The lines of one metric: the base, and each rung.
local function metric_lines(w, key, list)
  local unit = probe.unit(w.base.report, key)
  list[#list + 1] = { "", key, "of 0", w.each and "" or "of before", bound(w.base, key) ~= "" and "bound by" or "" }
  list[#list + 1] = { "0", value_of(w.base, key, unit), "", "", bound(w.base, key) }
  for i, row in ipairs(w.rungs) do
    list[#list + 1] = {
      tostring(i), value_of(row, key, unit), times(row.of_base[key]), w.each and "" or times(row.of_before[key]),
      bound(row, key),
    }
  end
end

function whatif_text.text(w)
  local list = {}
  for i, key in ipairs(w.metrics) do
    if i > 1 then list[#list + 1] = { "" } end
    metric_lines(w, key, list)
  end
  local numbers = grid.format(list, { true, true, true, true, false }):gsub("\n +\n", "\n\n")
  return ("%s\n%s\n\n%s\n"):format(report_text.heading(w.base.report), rung_block(w), numbers)
end

return whatif_text
