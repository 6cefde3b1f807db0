-- html.lua: what was recorded (recorder.lua) as a page: figures, tables, the script, and what it was made with.

local bytes = require "mantile.bytes"
local core = require "mantile.core"
local find = require "mantile.find"
local page = require "mantile.report.page"
local tables = require "mantile.tables"
local text = require "mantile.report.text"
local version = require "mantile.version"

local html = {}

local ROWS_MAX = 1000 -- of a table

-- ---- blocks ---------------------------------------------------------------------------------

local function picture_block(drawing, number)
  local svg, message = drawing:svg(nil, nil, true)
  local title = drawing.title .. (drawing.data.subtitle and ", " .. drawing.data.subtitle or "")
  if svg then return ("<figure>%s</figure>"):format(page.svg(svg, "f" .. number, title)) end
  local instead = drawing.of.text and drawing:text()
  return instead and page.pre(instead) or page.paragraph(("%s: %s"):format(title, message), "error")
end

local function rows_block(rows)
  local cells, right = rows:top(ROWS_MAX):cells()
  local more = #rows > ROWS_MAX and ("... and %d more rows"):format(#rows - ROWS_MAX)
  return page.table(cells, right) .. (more and page.paragraph(more, "quiet") or "")
end

local function comparison_block(reports)
  local lines, rows, right = text.compared(reports)
  return page.pre(table.concat(lines, "\n"), "out") .. page.table(rows, right)
end

local function block_of(block, number)
  if block.parts then return page.pre((table.concat(block.parts):gsub("\n$", "")), "out") end
  if block.picture then return picture_block(block.picture, number) end
  if block.rows then return rows_block(block.rows) end
  if block.reports then return comparison_block(block.reports) end
  return page.pre(text.report(block.report):gsub("\n$", ""), "out")
end

-- ---- what it was made with ----------------------------------------------------------------------

--- A path below the installed tree without that.
local function short_path(path)
  local root = find.root and find.root .. "/"
  return root and path:sub(1, #root) == root and path:sub(#root + 1) or path
end

local function program_of(command)
  local pipe = io.popen(command .. " 2>/dev/null")
  local line = pipe and pipe:read "l"
  if pipe then pipe:close() end
  return line
end

local function says(thing)
  local parts = {}
  if type(thing.source) == "string" then parts[1] = thing.source end
  if type(thing.date) == "string" then parts[#parts + 1] = thing.date end
  local error_of = type(thing.step) == "table" and thing.step.error
  if error_of then parts[#parts + 1] = ("median error of a step %.1f %%"):format(100 * error_of) end
  return table.concat(parts, "; ")
end

local order = { model = 1, hardware = 2, engine = 3, calibration = 4, layer = 5 }

local function files_block(used)
  local list, rows = table.move(used, 1, #used, 1, {}), { { "kind", "file", "content", "" } }
  table.sort(list, function(a, b)
    if order[a.kind] ~= order[b.kind] then return (order[a.kind] or 9) < (order[b.kind] or 9) end
    return a.path < b.path
  end)
  for _, file in ipairs(list) do
    local content = bytes.read(file.path)
    rows[#rows + 1] = {
      file.kind, short_path(file.path), content and core.hash(content) or "", file.kind == "calibration" and
        says(file.thing) or file.kind == "hardware" and file.thing.name or "",
    }
  end
  return page.table(rows, { [4] = "words" })
end

--- What the calibrations that priced reports say of themselves.
local function calibrations_block(calibrations)
  local rows = { { "calibration", "of", "measured", "expected error" } }
  for _, key in ipairs(tables.keys(calibrations)) do
    local of = calibrations[key]
    local expected = of.expected_error and ("%.1f %%"):format(100 * of.expected_error) or "not stated"
    rows[#rows + 1] = { of.from, of.of, ("%d points"):format(of.points or 0), expected }
  end
  return #rows > 1 and page.table(rows, { [3] = true, [4] = true }) or ""
end

--- When it was made; SOURCE_DATE_EPOCH says so where pages are to be the same.
local function time_text()
  return os.date("!%Y-%m-%d %H:%M UTC", math.tointeger(tonumber(os.getenv "SOURCE_DATE_EPOCH")))
end

local function made_with(record)
  local lua = { _VERSION:match "^%S+", _VERSION:match "%S+$" }
  local programs = { { "program", "version" }, { "mantile", version }, lua }
  local gnuplot = program_of "gnuplot --version"
  if gnuplot then programs[#programs + 1] = { "gnuplot", (gnuplot:gsub("^gnuplot ", "")) } end
  return {
    page.section "Made with", page.paragraph(("on %s"):format(time_text()), "about"), page.table(programs, {}),
    calibrations_block(record.calibrations),
    #record.used > 0 and page.paragraph "Files that names led to; the same content has the same digits." or "",
    #record.used > 0 and files_block(record.used) or "",
  }
end

-- ---- pages ----------------------------------------------------------------------------------------

--- What the comment at the head of a script says.
local function question_of(script)
  local lines = {}
  for line in script:gmatch "([^\n]*)\n" do
    local said = line:match "^%-%-+%s?(.*)$"
    if not said or said == "" and #lines > 0 then break end
    lines[#lines + 1] = said
  end
  return table.concat(lines, " ")
end

local function append(list, more)
  for _, part in ipairs(more) do
    if part ~= "" then list[#list + 1] = part end
  end
end

local function results(parts, record)
  for i, block in ipairs(record.blocks) do parts[#parts + 1] = block_of(block, i) end
  if record.cut then parts[#parts + 1] = page.paragraph("What follows was too much for this page.", "quiet") end
end

--- A page of a record. about: title, said (a paragraph), command, script (its text), arguments, problem (a sentence).
function html.of(record, about)
  local parts = { ("<h1>%s</h1>"):format(page.escaped(about.title)) }
  local said = about.script and question_of(about.script) or about.said or ""
  if said ~= "" then parts[#parts + 1] = page.paragraph(said) end
  if about.command then parts[#parts + 1] = page.pre(about.command) end
  results(parts, record)
  if about.problem then parts[#parts + 1] = page.paragraph(about.problem, "error") end
  if about.script then append(parts, { page.section "The script", page.pre(about.script) }) end
  append(parts, made_with(record))
  return page.whole(about.title, parts)
end

return html
