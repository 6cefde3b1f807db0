-- help.lua: `help`, `help "tp"`, `help "h100-sxm"`.

local deployment = require "mantile.deployment"
local find = require "mantile.find"
local grid = require "mantile.report.grid"
local index = require "mantile.repl.index"
local reference = require "mantile.reference"
local tables = require "mantile.tables"
local text = require "mantile.reference.text"
local thing = require "mantile.thing"
local units = require "mantile.units"

local help = {}

local PART_MIN, LIST_MAX = 3, 40 -- characters of a part of a name, names that have it

local INTRODUCTION = [[
Lua, with mantile in scope; what you type is run, and its value shown

  m = model "llama-3.1-70b"                                       a model
  a = m:on("8x h100-sxm") { tp = 8, batch = 32, isl = 4096 }       a deployment; `a` shows its report
  a.tpot_s, a.memory.total_bytes                                  figures of it, in SI units
  a:with { weights = "fp8" } / a                                  a variant of it, and the ratios
  a:explain "tpot"    a:roofline()    a:sensitivity "tpot"        where a figure comes from
  a:whatif { ["memory.hbm.bandwidth"] = "+20%" }                  what a change does
  a:simulate { rate = 20 }    a:capacity { slo = { tpot_s = 0.03 } }
  compare(a, b)
  sweep { model = m, hardware = { "h100-sxm", "b200" }, tp = "1..8*2", batch = "1..256*2" }
    :pareto("tok_s_user", "throughput_tok_s_gpu"):plot()

help "tp", help "tpot_s", help "h100-sxm" and the like say what a name is; Tab completes names and lists them.
Values never change: a variant is another one. _ is the last value shown. Ctrl-C stops what runs, Ctrl-D leaves.]]

local function function_list(list, heading)
  local rows = {}
  for i, row in ipairs(list) do rows[i] = { row[2], row[3] } end
  return heading .. "\n" .. grid.format(rows, {})
end

local function overview()
  return table.concat({
    INTRODUCTION, "", function_list(index.functions, "functions"), "",
    function_list(index.methods, "of a deployment"), "", function_list(index.row_methods, "of rows"),
  }, "\n") .. "\n"
end

--- What a thing is, as its command shows it.
local function thing_text(entry)
  local verb = find.plural(entry.kind)
  local one, message = find.load(entry.kind, entry.name)
  if not one then return message end
  return require("mantile.commands." .. verb).text(one)
end

local function entry_text(entry)
  if entry.kind then return thing_text(entry) end
  local rows = { { entry.name, entry.what } }
  if entry.unit ~= "" then rows[#rows + 1] = { "", entry.unit } end
  if entry.help ~= "" then rows[#rows + 1] = { "", entry.help } end
  if entry.page then rows[#rows + 1] = { "", "docs/" .. entry.page } end
  return grid.format(rows, {})
end

local function in_a_row(entry) return { entry.name, entry.unit, entry.about and entry.about() or entry.help } end

local function of_unit(name)
  local value = units.constants[name]
  if not value then return nil end
  return { name = name, what = "a unit", unit = ("%.14g"):format(value), help = "in SI units", page = "scenarios.md" }
end

local MANY = 3 -- found of a name, from which on each has a line

--- Entries that are called so: each with all that is known of it, or a line each.
local function entries_text(found)
  if #found < MANY then return table.concat(tables.listed(found, entry_text), "\n") end
  return grid.format(tables.listed(found, function(entry)
    return { entry.name, entry.what, entry.unit, entry.help }
  end), {})
end

--- The entries for which `holds`(name).
local function among(all, holds)
  local found = {}
  for _, entry in ipairs(all) do
    if holds(entry.name) then found[#found + 1] = entry end
  end
  return found
end

--- The entries whose names have `part` in them, as lines; nil where there are none.
local function having(all, part)
  local found, seen = {}, {}
  for _, entry in ipairs(all) do
    if entry.name:find(part, 1, true) and not seen[entry.name] then
      found[#found + 1], seen[entry.name] = entry, true
    end
  end
  if #found == 0 then return nil end
  local more = #found - LIST_MAX
  local lines = grid.format(tables.listed(table.move(found, 1, math.min(#found, LIST_MAX), 1, {}), in_a_row), {})
  return lines .. (more > 0 and ("\n  ... and %d more"):format(more) or "") .. "\n"
end

--- What a name is, or which names have it in them: a text. Raises where there is none.
function help.of(name, level)
  local all, parts = index.all(), {}
  local found = among(all, function(other) return other == name end)
  if #found == 0 then found[1] = of_unit(name) end
  if #found > 0 then parts[1] = entries_text(found) end
  local parted = among(all, function(other) return other:sub(1, #name + 1) == name .. "." end)
  if #parted > 0 then parts[#parts + 1] = grid.format(tables.listed(parted, in_a_row), {}) end
  for _, section in ipairs(reference.written(name)) do
    parts[#parts + 1] = text.section(section):gsub("\n$", "")
  end
  if #parts > 0 then return table.concat(parts, "\n\n") .. "\n" end
  local near_names = #name >= PART_MIN and having(all, name)
  if near_names then return near_names end
  local near = reference.nearest_of(tables.listed(all, function(entry) return entry.name end), name)
  error(("there is no help on '%s'%s"):format(name, near and ("; did you mean '%s'?"):format(near)
    or "; `help` alone says how it goes"), (level or 1) + 1)
end

help.names = {} -- of the session

--- The name that a function of the library has in a session; nil for other values.
function help.name_of(value)
  for _, row in ipairs(index.functions) do
    if rawequal(rawget(help.names, row[1]), value) then return row[1] end
  end
end

local class = { __name = "mantile.help" }

class.__tostring = overview

--- Of a name, a thing, or a value that has one.
class.__call = function(_, value)
  if value == nil then return overview() end
  if type(value) == "string" then return help.of(value, 2) end
  if deployment.is(value) then return function_list(index.methods, "of a deployment") .. "\n" end
  local name = thing.name_of(value) or help.name_of(value)
  if not name and type(value) == "table" then name = rawget(value, "id") or rawget(value, "name") end
  if type(name) == "string" then return help.of(name, 2) end
  error("help takes a name, like help \"tp\"", 2)
end

help.value = setmetatable({}, class)

return help
