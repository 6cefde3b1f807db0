-- interruptible.lua: what Ctrl-C ends early, and keeps what there is. Only where a program of our own runs: signals of
-- another program that has the library are its own.

local core = require "mantile.core"

local interruptible = { attended = false }

--- Calls f with a function that tells whether to stop (nil where nobody may), and gives what it gives.
function interruptible.run(f)
  if not interruptible.attended then return f(nil) end
  core.catch_interrupt()
  local results = table.pack(pcall(f, core.interrupted))
  core.release_interrupt()
  if not results[1] then error(results[2], 0) end
  return table.unpack(results, 2, results.n)
end

--- One line of what became of it.
function interruptible.say(sentence) io.stderr:write("mantile: ", sentence, "\n") end

return interruptible
