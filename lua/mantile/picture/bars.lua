-- bars.lua: stacked bars that lie, each below its name, in panels one below the other.
--
-- data = { title, parts = { { name, colour } }, panels = { { title, unit, bars } } }
-- A bar is { name, values, total, note, mark }.
-- A value for each part; `note` stands at the end of a bar, `mark` is a limit, drawn across it.

local palette = require "mantile.picture.palette"
local paper = require "mantile.picture.paper"

local bars = {}

local WIDTH = 900
local HEAD, KEY, TITLE, BAR, AXIS, FOOT = 30, 20, 28, 48, 32, 8 -- pixels: of what is above and below bars
local LEFT, RIGHT, NOTE = 12, 24, 150

--- Parts that some bar has.
local function used_parts(data)
  local used = {}
  for _, panel in ipairs(data.panels) do
    for _, bar in ipairs(panel.bars) do
      for i, value in ipairs(bar.values) do used[i] = used[i] or value > 0 end
    end
  end
  return used
end

--- The parts with a colour, and the limit, in rows below the title: { part, x }, in pixels.
local function key_of(data, width, letter)
  local used, rows, x = used_parts(data), { {} }, LEFT
  local list = {}
  for i, part in ipairs(data.parts) do list[#list + 1] = used[i] and part or nil end
  if data.mark then list[#list + 1] = { name = data.mark } end
  for _, part in ipairs(list) do
    local wide = 36 + letter * utf8.len(part.name)
    if x + wide > width and x > LEFT then
      rows[#rows + 1], x = {}, LEFT
    end
    table.insert(rows[#rows], { part = part, x = x })
    x = x + wide
  end
  return rows
end

local function head_of(data, width)
  return HEAD + (data.subtitle and 18 or 0) + KEY * #key_of(data, width, 7) + 4
end

local function above(panel) return panel.title and TITLE or 6 end

--- Panels have room for their bars.
function bars.fitting(data)
  local height = head_of(data, WIDTH) + FOOT
  for _, panel in ipairs(data.panels) do height = height + above(panel) + BAR * #panel.bars + AXIS end
  return WIDTH, height
end

local function longest_of(panel)
  local longest = 0
  for _, bar in ipairs(panel.bars) do longest = math.max(longest, bar.total, bar.mark or 0) end
  return longest > 0 and longest or 1
end

-- ---- drawn ------------------------------------------------------------------------------

--- The share of each part that is long enough for it.
local function label_parts(sheet, data, bar, y, pixels_each)
  local from = 0
  for i, value in ipairs(bar.values) do
    local share = ("%.0f %%"):format(100 * value / bar.total)
    if value * pixels_each > sheet.letter * (#share + 1) then
      local colour = palette.is_dark(data.parts[i].colour) and "#ffffff" or "#000001" -- black would be that of the page
      sheet:label(share, ("first %.9g, %.9g"):format(from + value / 2, y),
        ("center textcolor rgb '%s'"):format(colour))
    end
    from = from + value
  end
end

local function rows_of(panel, part)
  local rows = {}
  for b, bar in ipairs(panel.bars) do
    local from, y = 0, #panel.bars - b
    for i = 1, part - 1 do from = from + bar.values[i] end
    if bar.values[part] > 0 then
      rows[#rows + 1] = { from + bar.values[part] / 2, y, from, from + bar.values[part], y - 0.23, y + 0.23 }
    end
  end
  return rows
end

local function label_bars(sheet, data, panel, pixels_each)
  for b, bar in ipairs(panel.bars) do
    local y = #panel.bars - b
    sheet:label(bar.name, ("first 0, %.9g"):format(y + 0.44), "left")
    sheet:label(bar.note, ("first %.9g, %.9g"):format(math.max(bar.total, bar.mark or 0), y), "left offset 0.8,0")
    label_parts(sheet, data, bar, y, pixels_each)
  end
end

local function marks_of(panel)
  local rows = {}
  for b, bar in ipairs(panel.bars) do
    if bar.mark then rows[#rows + 1] = { bar.mark, #panel.bars - b, 0, 0.29 } end
  end
  return rows
end

local function add_panel(sheet, data, panel, top, bar)
  local bottom = top - bar * #panel.bars
  local right = sheet.width - NOTE - RIGHT
  local longest, used, parts = longest_of(panel), used_parts(data), {}
  sheet:frame(LEFT, right, bottom, top)
  sheet:axis("x", { low = 0, high = longest, unit = panel.unit, ticks = 6 })
  sheet:add("set yrange [%.9g:%.9g]\nunset ytics\nset border 1", -0.5, #panel.bars - 0.3)
  if panel.title then
    sheet:label(panel.title, ("screen %.6g, %.6g"):format(LEFT / sheet.width, (top + 12) / sheet.height), "left")
  end
  label_bars(sheet, data, panel, (right - LEFT) / longest)
  for i, part in ipairs(data.parts) do
    local rows = used[i] and rows_of(panel, i) or {}
    if #rows > 0 then
      parts[#parts + 1] = ("%s using 1:2:3:4:5:6 with boxxyerror fs solid noborder lc rgb '%s'"):format(
        sheet:data(rows), part.colour)
    end
  end
  local marks = marks_of(panel)
  if #marks > 0 then
    parts[#parts + 1] = ("%s using 1:2:3:4 with vectors nohead lw 2.5 lc rgb '%s'"):format(sheet:data(marks),
      palette.line)
    parts[#parts + 1] = ("%s using 1:2:3:(-$4) with vectors nohead lw 2.5 lc rgb '%s'"):format("$d" .. sheet.blocks,
      palette.line)
  end
  sheet:plot(#parts > 0 and parts or { "NaN" })
  sheet:add "unset label\nunset object\nunset arrow"
end

--- What colours mean, in rows below the title.
local function add_key(sheet, data)
  for row, list in ipairs(key_of(data, sheet.width, 7)) do
    local y = sheet.height - HEAD - (data.subtitle and 18 or 0) - KEY * (row - 0.5)
    for _, one in ipairs(list) do
      local x, colour = one.x, one.part.colour
      if colour then
        sheet:add("set object rectangle from screen %.6g, %.6g to screen %.6g, %.6g fs solid noborder fc rgb '%s'",
          x / sheet.width, (y - 5) / sheet.height, (x + 10) / sheet.width, (y + 5) / sheet.height, colour)
      else
        sheet:add("set arrow from screen %.6g, %.6g to screen %.6g, %.6g nohead lw 2.5 lc rgb '%s'",
          (x + 5) / sheet.width, (y - 8) / sheet.height, (x + 5) / sheet.width, (y + 8) / sheet.height, palette.line)
      end
      sheet:label(one.part.name, ("screen %.6g, %.6g"):format((x + 15) / sheet.width, y / sheet.height), "left")
    end
  end
end

local function count_of(data)
  local count = 0
  for _, panel in ipairs(data.panels) do count = count + #panel.bars end
  return count
end

--- What gnuplot is told; nil and a sentence.
function bars.script(data, kind, width, height)
  local sheet = paper.new(kind, width, height)
  sheet:add "unset key\nset multiplot"
  sheet:title(data.title, data.subtitle)
  add_key(sheet, data)
  local top, usual = height - head_of(data, width), select(2, bars.fitting(data))
  local bar = BAR + (height - usual) / math.max(1, count_of(data)) -- what a height that was asked for leaves
  if bar < 24 then return nil, ("%d pixels are too few for these bars"):format(height) end
  for _, panel in ipairs(data.panels) do
    top = top - above(panel)
    add_panel(sheet, data, panel, top, bar)
    top = top - bar * #panel.bars - AXIS
  end
  sheet:add "unset multiplot"
  return sheet:script()
end

-- ---- as text ------------------------------------------------------------------------------

local function bar_line(bar, letters, each, columns)
  local line, done, from = {}, 0, 0
  for i, value in ipairs(bar.values) do
    from = from + value
    local to = math.floor(from * each + 0.5)
    line[#line + 1] = letters[i]:rep(to - done)
    done = math.max(done, to)
  end
  local text = table.concat(line)
  local mark = bar.mark and math.min(columns, math.max(1, math.floor(bar.mark * each + 0.5)))
  if not mark then return text end
  text = text .. (" "):rep(mark - #text)
  return text:sub(1, mark - 1) .. "|" .. text:sub(mark + 1)
end

--- The same without gnuplot.
function bars.text(data, width)
  local letters, used, lines, names = palette.letters(data.parts), used_parts(data), { data.title }, {}
  if data.subtitle then lines[2] = data.subtitle end
  for _, panel in ipairs(data.panels) do
    local note = 0
    for _, bar in ipairs(panel.bars) do note = math.max(note, utf8.len(bar.note)) end
    local columns = math.max(10, width - note - 4)
    local each = columns / longest_of(panel)
    lines[#lines + 1] = panel.title and "\n" .. panel.title or ""
    for _, bar in ipairs(panel.bars) do
      lines[#lines + 1] = "  " .. bar.name
      lines[#lines + 1] = "  " .. bar_line(bar, letters, each, columns) .. "  " .. bar.note
    end
  end
  for i, part in ipairs(data.parts) do
    if used[i] then names[#names + 1] = ("%s %s"):format(letters[i], part.name) end
  end
  lines[#lines + 1] = ("\n  %s%s"):format(table.concat(names, ", "), data.mark and ("; | %s"):format(data.mark) or "")
  return table.concat(lines, "\n") .. "\n"
end

return bars
