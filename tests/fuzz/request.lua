-- request.lua: what must hold for whatever lines `mantile estimate --jsonl` reads.
-- Returns a function that answers the lines of a text through the command itself,
-- with standard input and output replaced, and raises when an answer is wrong.

local root = ...
local core = require "mantile.core"
local cli = require "mantile.cli"
local estimate = require "mantile.commands.estimate"
local json = require "mantile.json"
require("mantile.find").root = root

--- The answers to `text`, and the exit status.
local function run(text)
  local lines, answers = text:gmatch("([^\n]*)\n?"), {}
  core.read_line = function() return lines() end
  io.write = function(...) answers[#answers + 1] = table.concat({ ... }) end
  local status = assert(estimate.run({}, { jsonl = true, layers = true }))
  return answers, status
end

local function check_error(answer, message)
  assert(type(message) == "string" and message ~= "", "an error says something")
  -- A request may itself name a file; what it does not name it is not shown.
  assert(not message:find("lua/mantile/", 1, true), "an error shows no path of ours: " .. answer)
  assert(not message:find("stack traceback", 1, true), "an error shows no stack: " .. answer)
end

local function check_report(answer, report)
  for _, phase in ipairs { "prefill", "decode" } do
    assert(report[phase] and report[phase].time_s > 0, phase .. " takes time: " .. answer)
  end
  assert(report.memory.total_bytes > 0 and #report.layers > 0, "a report has its parts: " .. answer)
end

local function check(text, answer)
  local value = assert(json.decode(answer), "an answer is JSON: " .. answer)
  if not value.error then return check_report(answer, value) end
  if not text:find("lua", 1, true) then check_error(answer, value.error.message) end
  return true
end

return function(text)
  local answers, status = run(text)
  local asked, failed = 0, false
  for line in text:gmatch("[^\n]+") do
    if line:find("%S") then asked = asked + 1 end
  end
  for _, answer in ipairs(answers) do failed = check(text, answer) or failed end
  assert(#answers == asked, "each line that is not blank has one answer")
  assert(status == (failed and cli.MISUSE or cli.OK), "the status says whether a line failed")
end
