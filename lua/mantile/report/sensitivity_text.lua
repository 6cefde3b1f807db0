-- sensitivity_text.lua: a sensitivity (explore/sensitivity.lua) as a person reads it.

local change = require "mantile.explore.change"
local grid = require "mantile.report.grid"
local report_text = require "mantile.report.text"
local format = require("mantile.units").format

local sensitivity_text = {}

--- "+8.2 %", "0 %", and "x3.1" where it is more than three times as much
local function percent(share)
  if not share then return "-" end
  if math.abs(share) < 5e-5 then return "0 %" end
  if share >= 2 then return ("x%.3g"):format(1 + share) end
  return ("%+.3g %%"):format(100 * share)
end

--- "+35 %", and "x8.13" where it is more than twice or less than half.
local function moved(factor)
  if factor >= 2 or factor <= 0.5 then return ("x%.3g"):format(factor) end
  return ("%+.3g %%"):format(100 * (factor - 1))
end

sensitivity_text.percent = percent

--- "10 % more", "10 % less", "x2"
local function step_shown(step)
  if step >= 2 or step <= 0.5 then return ("x%.4g"):format(step) end
  return ("%.4g %% %s"):format(100 * math.abs(step - 1), step > 1 and "more" or "less")
end

--- Where a figure begins to matter, or ends to, and where something else binds.
local function turns(row)
  local parts = {}
  if row.effect_from then parts[1] = "from " .. moved(row.effect_from) end
  if row.effect_till then parts[1] = "till " .. moved(row.effect_till) end
  for _, turn in ipairs { row.improved or false, row.worsened or false } do
    if turn then parts[#parts + 1] = ("%s at %s"):format(turn.cause, moved(turn.factor)) end
  end
  return table.concat(parts, ", ")
end

local function slope(row)
  if row.elasticity_below then return ("%+.2f/%+.2f"):format(row.elasticity_below, row.elasticity_above) end
  if not row.elasticity then return "-" end
  return math.abs(row.elasticity) < 5e-4 and "0" or ("%+.3f"):format(row.elasticity)
end

local function limit(row, unit)
  if not row.limit then return "-" end
  return row.limit == 0 and "0" or format(row.limit, unit)
end

local function figure_block(s)
  local of = s.of:match "[^.]*$"
  local list = { { step_shown(s.step), "now", of, "elasticity", "limit", "next" } }
  for i, row in ipairs(s.figures) do
    list[i + 1] = {
      row.name, change.shown(row.name, row.value), percent(row.change), slope(row), limit(row, s.unit), turns(row),
    }
  end
  return grid.format(list, { false, true, true, true, true, false })
end

--- Words in lines of at most 100 columns.
local function wrapped(first, words)
  local lines, line = {}, first
  for _, word in ipairs(words) do
    if #line + 1 + #word > 100 then
      lines[#lines + 1] = line
      line = "   "
    end
    line = line .. " " .. word
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n")
end

local function sums_line(sums)
  return ("  elasticities of all rates: %+.3f, of latencies: %+.3f; share of host and launches: %.3g %%"):format(
    sums.rates, sums.latencies, 100 * sums.overhead)
end

--- What is to be said of a step beside its figures.
local function remark(row)
  local parts = {}
  if not row.fits then parts[1] = "does not fit" end
  if row.not_measured then parts[#parts + 1] = ("%.0f %% not measured"):format(100 * row.not_measured) end
  return table.concat(parts, ", ")
end

sensitivity_text.remark = remark

local function gpus(s, row)
  return row.gpus_kept and ("%d, kept"):format(row.gpus) or ("%d -> %d"):format(s.report.gpus, row.gpus)
end

--- Steps that change nothing are named in one line.
local function step_block(s, title, of)
  local list, without = { { title, "gpus", s.of:match "[^.]*$", "", "bound by", "memory each", "" } }, {}
  for _, row in ipairs(of) do
    if math.abs(row.change) < 5e-5 and row.fits and row.gpus_kept then
      without[#without + 1] = (row.name:gsub("; ", ";"))
    else
      list[#list + 1] = {
        row.name, gpus(s, row), format(row.value, s.unit), percent(row.change), row.bound_by or "-",
        format(row.memory_bytes, "bytes"), remark(row),
      }
    end
  end
  local block = grid.format(list, { false, true, true, true, false, true, false })
  return #without > 0 and block .. "\n" .. wrapped("  without effect:", without) or block
end

--- Each reason once, with all that it is for.
local function refused_lines(refused)
  local lines, of_reason = {}, {}
  for _, entry in ipairs(refused) do
    local at = of_reason[entry.reason]
    if at then
      at[#at + 1] = entry.name
    else
      of_reason[entry.reason] = { entry.name }
      lines[#lines + 1] = entry.reason
    end
  end
  for i, reason in ipairs(lines) do
    lines[i] = ("  not possible: %s: %s"):format(table.concat(of_reason[reason], ", "), reason)
  end
  return table.concat(lines, "\n")
end

local function first_line(s)
  local bound, rest = s.bound_by, s.report.memory.fits and "" or "; it does not fit in memory"
  if not bound then return ("%s is %s%s"):format(s.of, format(s.value, s.unit), rest) end
  local phase = bound.phase == "all" and "it" or bound.phase
  return ("%s is %s; %s is bound by %s%s"):format(s.of, format(s.value, s.unit), phase, bound.cause, rest)
end

function sensitivity_text.text(s)
  local blocks = { report_text.heading(s.report), first_line(s) .. "\n", figure_block(s) }
  if #s.without_effect > 0 then blocks[#blocks + 1] = wrapped("  without effect:", s.without_effect) end
  if s.sums then blocks[#blocks + 1] = sums_line(s.sums) end
  blocks[#blocks + 1] = ""
  if #s.formats > 0 then blocks[#blocks + 1] = step_block(s, "formats", s.formats) .. "\n" end
  if #s.degrees > 0 then blocks[#blocks + 1] = step_block(s, "degrees", s.degrees) end
  if #s.refused > 0 then blocks[#blocks + 1] = refused_lines(s.refused) end
  return table.concat(blocks, "\n") .. "\n"
end

return sensitivity_text
