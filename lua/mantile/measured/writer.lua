-- writer.lua: a calibration as a readable Lua file.

local core = require "mantile.core"
local files = require "mantile.import.files"

local writer = {}

local WIDTH = 116 -- of a line
local TEXT_WIDTH = 100 -- of a part of a long text

local parameters_of = {}
for _, form in ipairs(core.forms()) do parameters_of[form.name] = form.parameters end

--- Three digits of a number, or all where three round it out of its bounds.
local function digits(value, least, most)
  local text = ("%.3g"):format(value)
  local rounded = tonumber(text)
  return rounded >= least and rounded <= most and text or ("%.17g"):format(value)
end

local function value_of(p, value)
  if p.choice or p.unit == "B" then return ("%.0f"):format(value) end
  if p.unit == "s" then return digits(value * 1e6, p.least * 1e6, p.most * 1e6) .. " * us" end
  return digits(value, p.least, p.most)
end

--- "name = { a = 1, ... }," in lines of at most WIDTH, `indent` deep.
local function table_lines(name, parts, indent)
  local lines, line = { ("%s%s = {"):format(indent, name) }, indent .. " "
  for _, part in ipairs(parts) do
    if #line + #part + 2 > WIDTH then lines[#lines + 1], line = line, indent .. " " end
    line = line .. " " .. part .. ","
  end
  if #parts > 0 then lines[#lines + 1] = line end
  lines[#lines + 1] = indent .. "},"
  return lines
end

local step_ratios = {
  "elementwise", "norms", "quantise", "launches", "kernels", "skew", "pooled", "pooled_prompt",
}
local step_seconds = {
  "latent", "selection", "scan", "mixture", "host", "prompt_step", "sequence", "arrival", "prompt_token", "place",
  "burst", "warmup", "handover",
}

local function step_lines(step)
  local parts = {}
  for _, key in ipairs(step_ratios) do
    if step[key] then parts[#parts + 1] = ("%s = %.3g"):format(key, step[key]) end
  end
  for _, key in ipairs(step_seconds) do
    if step[key] then parts[#parts + 1] = ("%s = %.3g * us"):format(key, step[key] * 1e6) end
  end
  if step.points then parts[#parts + 1] = ("points = %d"):format(step.points) end
  for _, key in ipairs { "error", "error_ttft", "error_pools", "error_pools_ttft" } do
    if step[key] then parts[#parts + 1] = ("%s = %.3f"):format(key, step[key]) end
  end
  return table_lines("step", parts, "  ")
end

--- Whether a file has to state a parameter: not where it stays as it is stated already.
local function is_news(entry, p, value)
  if entry.is_stated then return true end
  if entry.only then return entry.only[p.name] end
  return value ~= p.start
end

local function parts_of(entry)
  local parts = {}
  for _, p in ipairs(parameters_of[entry.form]) do
    local value = entry.parameters[p.name]
    if value and is_news(entry, p, value) then
      parts[#parts + 1] = ("%s = %s"):format(p.name, value_of(p, value))
    end
  end
  if entry.points then parts[#parts + 1] = ("points = %d"):format(entry.points) end
  if entry.error then parts[#parts + 1] = ("error = %.3f"):format(entry.error) end
  return parts
end

local function append(lines, more) table.move(more, 1, #more, #lines + 1, lines) end

--- A name as a key of a table: as it is, unless it is a word of Lua's or no word.
local function key_of(name)
  return name:find "^[%a_][%w_]*$" and load("local " .. name) and name or ("[%q]"):format(name)
end

local function entry_lines(entry)
  local parts = parts_of(entry)
  if entry.kernel then parts[#parts + 1] = ("kernel = %q"):format(entry.kernel) end
  local lines = table_lines(key_of(entry.key), parts, "    ")
  if not entry.others or #entry.others == 0 then return lines end
  lines[#lines] = "      kernels = {"
  for _, other in ipairs(entry.others) do
    append(lines, table_lines(key_of(other.kernel), parts_of(other), "        "))
  end
  append(lines, { "      },", "    }," })
  return lines
end

--- A text as Lua has it, in several lines where it is long.
local function quoted(text)
  local parts = {}
  while #text > TEXT_WIDTH do
    local stop = text:sub(1, TEXT_WIDTH):match "^.*() " or TEXT_WIDTH
    parts[#parts + 1], text = ("%q"):format(text:sub(1, stop)), text:sub(stop + 1)
  end
  parts[#parts + 1] = ("%q"):format(text)
  return table.concat(parts, "\n    .. ")
end

--- The text of a calibration: { name, base, doc, source, date, step, entries = as fitting.fit gives them }.
function writer.text(c)
  local lines = { ("return calibration %q {"):format(c.name) }
  for _, key in ipairs { "base", "doc", "source", "date" } do
    if c[key] then lines[#lines + 1] = ("  %s = %s,"):format(key, quoted(c[key])) end
  end
  if c.step then append(lines, step_lines(c.step)) end
  local form
  for _, entry in ipairs(c.entries) do
    if entry.form ~= form then
      if form then lines[#lines + 1] = "  }," end
      form = entry.form
      lines[#lines + 1] = ("  %s = {"):format(form)
    end
    append(lines, entry_lines(entry))
  end
  if form then lines[#lines + 1] = "  }," end
  lines[#lines + 1] = "}\n"
  return table.concat(lines, "\n")
end

local function make_folders(path)
  for stop in path:gmatch "()/" do
    local folder = path:sub(1, math.max(stop - 1, 1))
    local ok, why = core.make_folder(folder)
    if not ok then return nil, ("%s: %s"):format(folder, why) end
  end
  return true
end

--- Whether a file may be written: what is there already stays, unless forced. nil and a sentence.
function writer.may_write(path, force)
  local size = core.file_size(path)
  if size and not force then return nil, ("%s exists; add --force to replace it"):format(path) end
  if not size and files.exists(path) then return nil, path .. ": it is no regular file" end
  return true
end

--- Writes a file, and folders that are not there; nil and a sentence.
function writer.write(path, text)
  local ok, message = make_folders(path)
  if not ok then return nil, message end
  local file
  file, message = io.open(path, "w")
  if not file then return nil, message end
  local written, why = file:write(text)
  local closed, why_not = file:close()
  if not written or not closed then return nil, ("%s: %s"):format(path, why or why_not) end
  return true
end

return writer
