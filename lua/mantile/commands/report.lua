-- report: a page of a scenario or of a request, for those who have no mantile.

local bytes = require "mantile.bytes"
local cli = require "mantile.cli"
local estimate_command = require "mantile.commands.estimate"
local estimate = require "mantile.estimate"
local html = require "mantile.report.html"
local pictures = require "mantile.report.pictures"
local recorder = require "mantile.report.recorder"
local request = require "mantile.request"
local scenario = require "mantile.scenario"
local shell = require "mantile.shell"
local simulate = require "mantile.simulate"
local text = require "mantile.report.text"

local command = {
  name = "report",
  summary = "a scenario or a request as one page of HTML, with figures, tables and sources",
  usage = "report SCRIPT.lua [arguments] -o FILE.html, or report MODEL --on HARDWARE [flags] -o FILE.html",
  description = [[
Runs a script as `mantile run` does, and writes what it prints, shows, compares, sweeps and draws into a page that needs
no network and no other file, with the script and what it was made with. Of a request: its report with pictures.
Arguments of the script that begin with - come after --. Exit status as that of `mantile run` or `mantile estimate`.]],
  flags = { { "output", "name?", help = "the file to write, a .html (-o)" } },
}
for i, flag in ipairs(request.flags) do table.insert(command.flags, i, flag) end

local function count(number, what) return ("%d %s%s"):format(number, what, number == 1 and "" or "s") end

local function finish(record, about, path)
  local ok, message = bytes.write(path, html.of(record, about))
  if not ok then return nil, message end
  print(("%s: %s"):format(path, count(record.pictures, "picture")))
  return true
end

-- ---- of a script ------------------------------------------------------------------------------------

local function of_script(words, path)
  local script, wrong = bytes.read(words[1])
  if not script then return nil, wrong end
  local record, arguments = recorder.new(), table.move(words, 2, #words, 1, {})
  local ok, problem, assertion = record:during(scenario.run, words[1], arguments, record:out())
  local said = {}
  for i, word in ipairs(words) do said[i] = shell.quoted(word) end
  if record.ended then problem = ("the script ended by os.exit, status %d"):format(record.ended) end
  local done, message = finish(record, {
    title = words[1]:match "[^/]*$", script = script, problem = not ok and problem or nil,
    command = "mantile run " .. table.concat(said, " "),
  }, path)
  if not done then return nil, message end
  if ok then return cli.OK end
  if record.ended then return record.ended end
  if not assertion then return nil, problem end
  io.stderr:write("mantile: ", cli.in_one_line(problem), "\n")
  return cli.NO
end

-- ---- of a request ------------------------------------------------------------------------------------

--- The report of a request, with its run where it is simulated.
local function answered(record, values)
  local report, run, message
  if values.traffic or values.method == "simulate" then
    report, run = simulate.run(values, { timeline = true })
    message = run
  else
    report, message = estimate.report(values, { layers = true })
  end
  if not report then return nil, message end
  record:add { report = report }
  for _, drawing in ipairs(pictures.of(values, report, run)) do record:picture(drawing) end
  return report
end

local function of_request(positional, options, path)
  local values, message = estimate_command.complete(positional, options, command.usage)
  if not values then return nil, message end
  local record = recorder.new()
  local report
  report, message = record:during(answered, record, values)
  if not report then return nil, message end
  local done
  done, message = finish(record, { title = text.title(report) }, path)
  if not done then return nil, message end
  return report.memory.fits and cli.OK or cli.NO
end

function command.run(positional, options)
  local path = options.output
  if not path then return nil, "say where to: -o FILE.html" end
  if not path:find "%.html?$" then return nil, ("-o is '%s'; its name must end in .html"):format(path) end
  if not positional[1] and not options.model then return nil, "name a script or a model: mantile " .. command.usage end
  if not options.hardware and (positional[1] or ""):find "%.lua$" then return of_script(positional, path) end
  return of_request(positional, options, path)
end

return command
