-- paper.lua: what a picture is drawn on: a gnuplot script as it grows.
--
-- Places are fractions of the paper from its lower left corner, or the numbers of the axes.

local axis = require "mantile.picture.axis"
local gnuplot = require "mantile.picture.gnuplot"
local palette = require "mantile.picture.palette"

local paper = {}

local Paper = {}
Paper.__index = Paper

Paper.quoted = gnuplot.quoted

local LETTER = { text = 1, sixel = 6.5 } -- how wide one is, about: characters, pixels

--- text, sixel, png, svg or page, so many characters or pixels wide and high.
function paper.new(kind, width, height)
  local self = setmetatable({ kind = kind, width = width, height = height, lines = {}, blocks = 0 }, Paper)
  self.is_text, self.letter = kind == "text", LETTER[kind] or 7
  self:add(gnuplot.terminal(kind, width, height))
  self:add "set encoding utf8"
  return self
end

--- A line for gnuplot; texts in it are quoted.
function Paper:add(format, ...) self.lines[#self.lines + 1] = select("#", ...) > 0 and format:format(...) or format end

--- Rows of numbers under a name, which is returned.
function Paper:data(rows)
  self.blocks = self.blocks + 1
  self.lines[#self.lines + 1] = ("$d%d << EOD"):format(self.blocks)
  for _, row in ipairs(rows) do
    local numbers = {}
    for i, number in ipairs(row) do numbers[i] = ("%.9g"):format(number) end
    self.lines[#self.lines + 1] = table.concat(numbers, " ")
  end
  self.lines[#self.lines + 1] = "EOD"
  return "$d" .. self.blocks
end

--- A line of text at a place: "graph 0.5, 0.5", "first 1, screen 0.2". `more`: as gnuplot has it, unquoted.
function Paper:label(text, place, more)
  self:add("set label %s at %s %s front", gnuplot.quoted(text), place, more or "")
end

--- What a picture is called, above it, and what it is of below that.
function Paper:title(text, more)
  if self.is_text then return self:add("set title %s", gnuplot.quoted(text)) end
  self:label(text, ("screen %.6g, %.6g"):format(12 / self.width, 1 - 16 / self.height), "left")
  if more then
    self:label(more, ("screen %.6g, %.6g"):format(12 / self.width, 1 - 34 / self.height),
      ("left textcolor rgb '%s'"):format(palette.quiet))
  end
end

--- An axis, x or y: { name, unit, low, high, log, ticks = how many }.
function Paper:axis(which, of)
  local marks = {}
  for _, value in ipairs(axis.ticks(of.low, of.high, of.log, of.ticks)) do
    marks[#marks + 1] = ("'%s' %.9g"):format((axis.text(value, of.unit):gsub("%%", "%%%%")), value)
  end
  self:add("set %srange [%.9g:%.9g]", which, of.low, of.high)
  self:add(of.log and "set logscale %s" or "unset logscale %s", which)
  self:add("set %stics scale 0.6 nomirror (%s)", which, table.concat(marks, ", "))
  if of.name then self:add("set %slabel %s", which, gnuplot.quoted(axis.named(of.name, of.unit))) end
  if not self.is_text then self:add("set grid %stics lc rgb '%s' lw 0.7", which, palette.grid) end
end

--- Where the axes are: left, right, bottom and top in pixels.
function Paper:frame(left, right, bottom, top)
  self.left, self.right, self.bottom, self.top = left, right, bottom, top
  self:add("set lmargin at screen %.6g\nset rmargin at screen %.6g", left / self.width, right / self.width)
  self:add("set bmargin at screen %.6g\nset tmargin at screen %.6g", bottom / self.height, top / self.height)
end

function Paper:plot(parts) self:add("plot " .. table.concat(parts, ", ")) end

function Paper:script() return table.concat(self.lines, "\n") .. "\n" end

return paper
