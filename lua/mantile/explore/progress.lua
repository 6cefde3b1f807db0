-- progress.lua: how far a sweep is, as a line that changes, where somebody watches.

local core = require "mantile.core"
local units = require "mantile.units"

local progress = {}

local EVERY = 0.1 -- seconds
local WIDTH = 24
local CLEAR = "\r\27[K"

local function left(seconds)
  if seconds >= 5400 then return ("%.1f h left"):format(seconds / 3600) end
  if seconds >= 90 then return ("%.0f min left"):format(seconds / 60) end
  return ("%.0f s left"):format(seconds)
end

--- How many, in short: 1,230,000.
local function short(count) return units.format(tonumber(("%.3g"):format(count)), "count") end

local function line(done, total, rate)
  local share = done / total
  local full = math.floor(share * WIDTH)
  local text = ("%s%s %3.0f %%, %s of %s points"):format(("#"):rep(full), ("."):rep(WIDTH - full), 100 * share,
    short(done), short(total))
  if rate == 0 then return text end
  return ("%s, %s a second, %s"):format(text, short(rate), left((total - done) / rate))
end

--- A function of the points done, for run.all, and one that clears the line; `write` writes to the terminal.
function progress.bar(total, write)
  local start, shown, first = core.seconds(), 0, nil
  return function(done)
    local now = core.seconds()
    first = first or done -- what an earlier run has done is no work of this one
    if now - shown < EVERY then return end
    shown = now
    write(CLEAR .. line(done, total, (done - first) / math.max(now - start, 1e-9)))
  end, function() write(CLEAR) end
end

--- For a stream that may be no terminal: then nil and a function that does nothing.
function progress.of(total)
  if not core.is_terminal(2) then return nil, function() end end
  return progress.bar(total, function(text) io.stderr:write(text) end)
end

progress.short = short

return progress
