-- writer.lua: a calibration as a readable Lua file.

local core = require "mantile.core"

local writer = {}

local WIDTH = 116

local parameters_of = {}
for _, form in ipairs(core.forms()) do parameters_of[form.name] = form.parameters end

local function value_of(p, value)
  if p.choice then return ("%d"):format(value) end
  if p.unit == "s" then return ("%.3g * us"):format(value * 1e6) end
  return ("%.3g"):format(value)
end

--- "name = { a = 1, ... }," in lines of at most WIDTH.
local function entry_lines(entry)
  local parts = {}
  for _, p in ipairs(parameters_of[entry.form]) do
    local value = entry.parameters[p.name]
    if value and (not entry.only or entry.only[p.name]) then
      parts[#parts + 1] = ("%s = %s"):format(p.name, value_of(p, value))
    end
  end
  parts[#parts + 1] = ("points = %d"):format(entry.points)
  parts[#parts + 1] = ("error = %.3f"):format(entry.error)
  if entry.kernel then parts[#parts + 1] = ("kernel = %q"):format(entry.kernel) end
  local lines, line = { ("    %s = {"):format(entry.key) }, "     "
  for _, part in ipairs(parts) do
    if #line + #part + 2 > WIDTH then lines[#lines + 1], line = line, "     " end
    line = line .. " " .. part .. ","
  end
  lines[#lines + 1] = line
  lines[#lines + 1] = "    },"
  return lines
end

--- The text of a calibration: { name, base, doc, source, date, entries = as fitting.fit gives them }.
function writer.text(c)
  local lines = { ("return calibration %q {"):format(c.name) }
  for _, key in ipairs { "base", "doc", "source", "date" } do
    if c[key] then lines[#lines + 1] = ("  %s = %q,"):format(key, c[key]) end
  end
  local form
  for _, entry in ipairs(c.entries) do
    if entry.form ~= form then
      if form then lines[#lines + 1] = "  }," end
      form = entry.form
      lines[#lines + 1] = ("  %s = {"):format(form)
    end
    local more = entry_lines(entry)
    table.move(more, 1, #more, #lines + 1, lines)
  end
  if form then lines[#lines + 1] = "  }," end
  lines[#lines + 1] = "}\n"
  return table.concat(lines, "\n")
end

return writer
