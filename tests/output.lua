-- output.lua: the busted output of this project: failures in full, then one line.
return function()
  local busted = require "busted"
  local handler = require "busted.outputHandlers.base"()

  local function failed(element, _, message)
    io.write("FAILED ", handler.getFullName(element), "\n  ", (tostring(message):gsub("\n", "\n  ")), "\n")
    return nil, true
  end

  busted.subscribe({ "failure" }, failed)
  busted.subscribe({ "error" }, failed)
  busted.subscribe({ "suite", "end" }, function()
    io.write(("%d passed, %d failed, %d skipped\n"):format(handler.successesCount,
      handler.failuresCount + handler.errorsCount, handler.pendingsCount))
    return nil, true
  end)
  return handler
end
