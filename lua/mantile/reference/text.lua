-- text.lua: sections of the reference for a terminal.

local field = require "mantile.reference.field"
local grid = require "mantile.report.grid"
local tables = require "mantile.tables"

local text = {}

local function row_of(f) return { f[1], field.bare(f), field.sentence(f) } end

--- A section as a table.
function text.section(section)
  local rows = section.fields and tables.listed(section.fields, row_of) or section.rows
  local body = #rows > 0 and grid.format(rows, {}) or "  nothing"
  local page = section.page and (" (docs/%s)"):format(section.page) or ""
  return ("%s: %s%s\n%s\n"):format(section.name, section.what, page, body)
end

--- A field, and where it stands.
function text.field(found)
  local f, section = found.field, found.section
  return { f[1], section.name, field.bare(f), field.sentence(f) }
end

return text
