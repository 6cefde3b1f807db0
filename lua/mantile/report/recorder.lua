-- recorder.lua: what a scenario prints, shows, compares and draws, and the files that it uses, in order.

local calibration = require "mantile.calibration"
local find = require "mantile.find"
local picture = require "mantile.picture"
local rows = require "mantile.explore.rows"
local tables = require "mantile.tables"

local recorder = {}

local TEXT_MAX = 4 << 20 -- bytes of what a script prints
local BLOCKS_MAX = 2000

local Recorder = {}
Recorder.__index = Recorder

function recorder.new()
  return setmetatable({ blocks = {}, used = {}, calibrations = {}, size = 0, pictures = 0 }, Recorder)
end

function Recorder:add(block)
  if #self.blocks < BLOCKS_MAX then
    self.blocks[#self.blocks + 1] = block
  else
    self.cut = true
  end
end

--- Text goes on where text was.
function Recorder:write(more)
  if self.size + #more > TEXT_MAX then
    more, self.cut = more:sub(1, TEXT_MAX - self.size), true
  end
  if more == "" then return end
  self.size = self.size + #more
  local last = self.blocks[#self.blocks]
  if last and last.parts then
    table.insert(last.parts, more)
  else
    self:add { parts = { more } }
  end
end

--- What stands alone in a print: a picture, or rows.
function Recorder:value(value)
  if picture.is(value) then
    self:picture(value)
  elseif rows.are(value) then
    self:add { rows = value }
  else
    return false
  end
  return true
end

function Recorder:picture(drawing)
  local last = self.blocks[#self.blocks]
  if last and last.picture == drawing then return end -- shown and saved
  self.pictures = self.pictures + 1
  self:add { picture = drawing }
end

function Recorder:print(...)
  if select("#", ...) == 1 and self:value((...)) then return end
  local words = {}
  for i = 1, select("#", ...) do words[i] = tostring((select(i, ...))) end
  self:write(table.concat(words, "\t") .. "\n")
end

--- What io.write takes.
local function written(self, file, ...)
  for i = 1, select("#", ...) do
    local part = select(i, ...)
    if type(part) ~= "string" and type(part) ~= "number" then
      error(("bad argument #%d to 'write' (a text or a number is needed)"):format(i), 3)
    end
    self:write(tostring(part))
  end
  return file
end

--- Lua's io, of which the standard output is here.
local function io_of(self)
  local function nothing() return true end
  local out = { close = nothing, flush = nothing, setvbuf = nothing }
  function out.write(file, ...) return written(self, file, ...) end
  return tables.merged(io, { stdout = out, write = function(...) return written(self, out, ...) end })
end

--- What scenario.run prints to.
function Recorder:out()
  return {
    report = function(report) self:add { report = report } end,
    comparison = function(reports) self:add { reports = reports } end,
    names = { print = function(...) self:print(...) end, io = io_of(self) },
  }
end

local statuses = { [true] = 0, [false] = 1 }

--- os.exit while there is a page to write: what runs ends, and the program goes on. `ended` is the status then.
local function exit_of(self)
  return function(status)
    if status == nil then status = true end
    self.ended = statuses[status] or math.tointeger(tonumber(status)) or 1
    error("the script ended itself by os.exit", 0)
  end
end

--- Calls a function while pictures and names of files are noted; returns what it does.
function Recorder:during(f, ...)
  local noted, used, priced, seen = picture.noted, find.used, calibration.noted, {}
  picture.noted = function(drawing) self:picture(drawing) end
  picture.silent = true
  find.used = function(kind, path, thing)
    if not seen[path] then
      seen[path] = true
      self.used[#self.used + 1] = { kind = kind, path = path, thing = thing }
    end
  end
  calibration.noted = function(of) self.calibrations[of.from .. "\0" .. of.of] = of end
  local exit = os.exit
  os.exit = exit_of(self) -- luacheck: ignore 122
  local results = table.pack(pcall(f, ...))
  os.exit = exit -- luacheck: ignore 122
  picture.noted, find.used, calibration.noted, picture.silent = noted, used, priced, false
  if not results[1] then error(results[2], 0) end
  return table.unpack(results, 2, results.n)
end

return recorder
