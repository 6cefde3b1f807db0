-- picture.lua: pictures, each of a kind (a file in picture/): what is drawn is gathered first, from requests, reports,
-- rows or runs, and can be looked at without drawing it.
--
--     local p = assert(picture.roofline { model = "llama-3.1-8b", hardware = "h100-sxm" })
--     print(p)                                          as text
--     assert(p:save "roofline.svg")                     or .png
--     print(#p.data.points)
--
-- A kind is { name, summary, of = what it is made of, size = { width, height } in pixels,
--     gather(source, options)                data, or nil and a sentence
--     script(data, kind, width, height)      what gnuplot is told (gnuplot.lua)
--     text(data, width, height)              its text, where gnuplot is not needed for that
--     fitting(data)                          width and height, where they depend on what is drawn }

local bytes = require "mantile.bytes"
local core = require "mantile.core"
local gnuplot = require "mantile.picture.gnuplot"
local schema = require "mantile.schema"
local tables = require "mantile.tables"
local terminal = require "mantile.picture.terminal"

local picture = {
  kinds = { "roofline", "latency", "memory", "pareto", "heatmap", "chart", "timeline", "predicted" },
  noted = function() end, -- called with each picture that is shown or saved
  silent = false, -- whether a picture that is shown is noted only
}

local TEXT_WIDTH, TEXT_HEIGHT = 100, 34
local WIDTH_MIN, WIDTH_MAX, HEIGHT_MIN, HEIGHT_MAX = 40, 400, 12, 200 -- of texts
local PIXELS_MIN, PIXELS_MAX = 200, 8000

--- A kind, by its name.
function picture.kind(name) return require("mantile.picture." .. name) end

-- ---- a picture ----------------------------------------------------------------------

local Picture = { __name = "mantile.picture" }
Picture.__index = Picture

local function between(value, least, most, default, what)
  if value == nil then return default end
  if math.type(value) and value >= least and value <= most then return math.floor(value) end
  return nil, ("%s is %s; it must be from %d to %d"):format(what, schema.shown(value), least, most)
end

--- Both sizes; nil and a sentence.
local function size_of(width, height, of, limits)
  local message
  width, message = between(width, limits[1], limits[2], of[1], "width")
  if message then return nil, message end
  height, message = between(height, limits[3], limits[4], of[2], "height")
  if message then return nil, message end
  return width, height
end

local pixels = { PIXELS_MIN, PIXELS_MAX, PIXELS_MIN, PIXELS_MAX }

local function drawn(self, kind, width, height)
  local usual = self.of.fitting and { self.of.fitting(self.data) } or self.of.size
  width, height = size_of(width, height, usual, pixels)
  if not width then return nil, height end
  local script, message = self.of.script(self.data, kind, width, height)
  if not script then return nil, message end
  return gnuplot.drawn(script)
end

local function trimmed(text)
  text = text:gsub("\f", ""):gsub("[ \t]+\n", "\n"):gsub("^\n+", "")
  return (text:gsub("%s+$", "")) .. "\n"
end

--- As text, so many characters wide and high; nil and a sentence.
function Picture:text(width, height)
  width, height = size_of(width, height, { TEXT_WIDTH, TEXT_HEIGHT }, { WIDTH_MIN, WIDTH_MAX, HEIGHT_MIN, HEIGHT_MAX })
  if not width then return nil, height end
  if self.of.text then return self.of.text(self.data, width, height) end
  local script, message = self.of.script(self.data, "text", width, height)
  if not script then return nil, message end
  script, message = gnuplot.drawn(script)
  return script and trimmed(script), message
end

--- As SVG, so many pixels wide and high; nil and a sentence. `page`: with nothing behind it, for a page of any colour.
function Picture:svg(width, height, page) return drawn(self, page and "page" or "svg", width, height) end

--- Into a file that ends in .svg, .png or .txt; true, or nil and a sentence.
function Picture:save(path, width, height)
  local kind = type(path) == "string" and (gnuplot.kind(path) or path:match "%.(txt)$")
  if not kind then return nil, ("file is %s; its name must end in .png, .svg or .txt"):format(schema.shown(path)) end
  local content, message
  if kind == "txt" then content, message = self:text(width, height) else
    content, message = drawn(self, kind, width, height)
  end
  if not content then return nil, message end
  picture.noted(self, path)
  return bytes.write(path, content)
end

--- The size of a text on the terminal, no larger than usual; nil where there is no terminal that says.
local function screen()
  local ok, size = pcall(require, "mantile.terminal") -- the program has it, the library has not
  local height, width = nil, nil
  if ok and core.is_terminal(1) then height, width = size.size() end
  if not height then return nil end
  return math.max(WIDTH_MIN, math.min(TEXT_WIDTH, width - 1)), math.max(HEIGHT_MIN, math.min(TEXT_HEIGHT, height - 2))
end

--- On the terminal: as sixels where it draws them, as text elsewhere; true, or nil and a sentence.
function Picture:show(width, height)
  local content, message
  if picture.silent then
    picture.noted(self)
    return true
  end
  if not width and terminal.draws_sixels() then content = drawn(self, "sixel") end
  if not width and not height then width, height = screen() end
  if not content then content, message = self:text(width, height) end
  if not content then return nil, message end
  picture.noted(self)
  io.write(content)
  return true
end

function Picture:__tostring()
  local content, message = self:text(screen())
  return content and content:gsub("\n$", "") or message
end

--- Whether a value is a picture.
function picture.is(value) return getmetatable(value) == Picture end

--- A picture of data that was gathered.
function picture.of(name, data)
  return setmetatable({ kind = name, of = picture.kind(name), data = data, title = data.title }, Picture)
end

for _, name in ipairs(picture.kinds) do
  picture[name] = function(source, options)
    options = options == nil and {} or options
    if type(options) ~= "table" then
      return nil, "what is said of a picture is a table, not " .. schema.shown(options)
    end
    local data, message = picture.kind(name).gather(source, options)
    if not data then return nil, message end
    return picture.of(name, data)
  end
end

-- ---- rows -------------------------------------------------------------------------------

--- What rows are drawn as if no columns are named: a kind, and what it is made of.
local function drawn_as(rows, x, y)
  if x ~= nil or y ~= nil then return "chart", rows end
  if rows.pictured then return rows.pictured.kind, rows.pictured.of end
  return rows.front_of and "pareto" or "chart", rows
end

--- Draws rows on the terminal, or into options.file: of a front that front, of all ops their roofline, of others a
--- column against another. true; nil and a sentence.
function picture.rows(rows, x, y, options)
  options = options == nil and {} or options
  if type(options) ~= "table" then return nil, "what is said of a picture is a table, not " .. schema.shown(options) end
  if options.file ~= nil and not (type(options.file) == "string" and gnuplot.kind(options.file)) then
    return nil, ("file is %s; its name must end in .png or .svg"):format(schema.shown(options.file))
  end
  local kind, source = drawn_as(rows, x, y)
  local drawing, message = picture[kind](source, tables.merged(tables.without(options, "file"), { x = x, y = y }))
  if not drawing then return nil, message end
  if options.file then return drawing:save(options.file) end
  return drawing:show()
end

return picture
