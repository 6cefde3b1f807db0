-- fit_text.lua: answers of fit.lua as a person reads them, 100 columns wide.

local grid = require "mantile.report.grid"
local json = require "mantile.json"
local tables = require "mantile.tables"
local format = require("mantile.units").format

local fit_text = {}

local COLUMNS = 100

--- What a memory allows: 0 of something is none.
local function amount(value)
  if value == nil or value == 0 then return "-" end
  return value == json.null and "no limit" or format(value, "count")
end

local function gibibytes(bytes) return ("%.4g GiB"):format(bytes / 2 ^ 30) end

--- "batch 1, isl 1,024, osl 256", without what the model does not take.
local function workload(w)
  local parts = {}
  for _, key in ipairs { "batch", "isl", "prefix", "osl" } do
    local stated = w[key] and not (key == "prefix" and w[key] == 0)
    if stated then parts[#parts + 1] = ("%s %s"):format(key, format(w[key], "count")) end
  end
  for _, name in ipairs(tables.keys(w.inputs or {})) do
    parts[#parts + 1] = ("%s %s"):format(name, tostring(w.inputs[name]))
  end
  return table.concat(parts, ", ")
end

--- What is the same in all rows.
local function heading(answer)
  local needs, each = answer.needs, (answer.gpus or 1) > 1 and " on each" or ""
  local lines = {
    ("%s: %s parameters"):format(answer.model, format(answer.parameters.total, "count")),
    ("%s, engine %s"):format(workload(answer.workload), answer.engine),
  }
  if answer.kv and needs.kv_cache_bytes > 0 then
    local growth = needs.kv_bytes_per_token > 0 and format(needs.kv_bytes_per_token, "bytes") .. " a token" .. each
      or "which does not grow with the context"
    lines[3] = ("KV cache in %s: %s, %s"):format(answer.kv, format(needs.kv_cache_bytes, "bytes"), growth)
  end
  return lines
end

--- Words in lines of at most `columns`.
local function wrapped(words, columns)
  local lines = {}
  for _, word in ipairs(words) do
    local line = lines[#lines]
    if line and #line + 1 + #word <= columns then
      lines[#lines] = line .. " " .. word
    else
      lines[#lines + 1] = word
    end
  end
  return lines
end

--- The columns that every table has of a memory, after its own.
local function memory_cells(answer, row)
  local m = row.memory
  if not answer.kv then return { amount(m.max_batch) } end
  return { amount(m.max_context), amount(m.max_batch) }
end

local function memory_heads(answer) return answer.kv and { "context", "sequences" } or { "items at once" } end

local function joined(...)
  local list = {}
  for _, part in ipairs { ... } do table.move(part, 1, #part, #list + 1, list) end
  return list
end

-- ---- in which formats -------------------------------------------------------

local function format_label(row) return row.own and row.weights .. ", its own" or row.weights end

local function format_table(answer, alone)
  local heads = joined({ "weights", "their size", "in all", "fits" }, memory_heads(answer), alone and { "needs" } or {})
  local rows = { heads }
  for _, row in ipairs(answer.formats) do
    local m = row.memory
    if m then
      rows[#rows + 1] = joined({
        format_label(row), format(m.weights_bytes, "bytes"), format(m.total_bytes, "bytes"), m.fits and "yes" or "no",
      }, memory_cells(answer, row), alone and { row.gpus_needed and ("%dx"):format(row.gpus_needed) or "-" } or {})
    end
  end
  return grid.format(rows, { false, true, true, false, true, true, true })
end

local function refusals(answer)
  local lines = {}
  for _, row in ipairs(answer.formats) do
    if row.reason then lines[#lines + 1] = ("  %s: %s"):format(format_label(row), row.reason) end
  end
  return lines
end

local function verdict(answer)
  local best = answer.best
  if not best then return "it does not fit in any of these formats" end
  return best.own and ("it fits as it is, in %s"):format(best.weights) or "it fits in " .. best.weights
end

local function of_formats(answer)
  local capacity = gibibytes(answer.capacity_bytes)
  local where = answer.hardware and ("on %dx %s of %s"):format(answer.gpus, answer.hardware, capacity)
    or ("on %dx %s"):format(answer.gpus, capacity)
  return joined(heading(answer), { where, "", format_table(answer, answer.gpus == 1) }, refusals(answer), {
    "", verdict(answer),
  })
end

-- ---- on which accelerators --------------------------------------------------

--- Accelerators of one size on which the same fits, together: a row and all their names.
local function groups_of(accelerators)
  local groups, by_key = {}, {}
  for _, row in ipairs(accelerators) do
    local key = ("%.17g %d %s"):format(row.capacity_bytes, row.gpus, row.one_holds or "-")
    if not by_key[key] then
      by_key[key] = { row = row, names = {} }
      groups[#groups + 1] = by_key[key]
    end
    table.insert(by_key[key].names, row.hardware)
  end
  return groups
end

local NAMES_WIDTH = 40

local function accelerator_table(answer)
  local heads = joined({ "memory", "one holds", "needs", "each" }, memory_heads(answer), { "hardware" })
  local rows = { heads }
  for _, group in ipairs(groups_of(answer.accelerators)) do
    local row = group.row
    local each = format(row.memory.total_bytes, "bytes")
    local cells = joined({ gibibytes(row.capacity_bytes), row.one_holds or "-", ("%dx"):format(row.gpus), each },
      memory_cells(answer, row))
    for _, names in ipairs(wrapped(group.names, NAMES_WIDTH)) do
      cells[#heads] = names
      rows[#rows + 1] = cells
      cells = { "", "", "", "", "", "" }
    end
  end
  return grid.format(rows, { true, false, true, true, true, #heads == 7 })
end

local function left_out(answer)
  local names, advice = {}, ""
  for i, row in ipairs(answer.left_out) do
    names[i] = row.one_holds and ("%s (%s)"):format(row.hardware, row.one_holds) or row.hardware
    if row.one_holds then advice = "; in brackets the format in which one holds it" end
  end
  local lines = { "", ("not on these%s:"):format(advice) }
  for _, line in ipairs(wrapped(names, COLUMNS - 2)) do lines[#lines + 1] = "  " .. line end
  return lines
end

local function of_accelerators(answer)
  local size = ("weights in %s: %s"):format(answer.weights, format(answer.needs.weights_bytes, "bytes"))
  local found = answer.fits and accelerator_table(answer) or "no accelerator of `mantile hardware` holds it"
  return joined(heading(answer), { size, "", found }, answer.left_out and left_out(answer) or {})
end

--- A whole answer.
function fit_text.answer(answer)
  local lines = answer.formats and of_formats(answer) or of_accelerators(answer)
  for _, warning in ipairs(answer.warnings or {}) do lines[#lines + 1] = "warning: " .. warning end
  if answer.command then lines[#lines + 1] = "more: " .. answer.command end
  return table.concat(lines, "\n") .. "\n"
end

return fit_text
