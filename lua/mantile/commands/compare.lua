-- compare: any number of requests side by side, with ratios to the first.

local cli = require "mantile.cli"
local estimate = require "mantile.estimate"
local estimate_command = require "mantile.commands.estimate"
local files = require "mantile.import.files"
local json = require "mantile.json"
local machine = require "mantile.report.machine"
local request = require "mantile.request"
local tables = require "mantile.tables"
local text = require "mantile.report.text"

local command = {
  name = "compare",
  summary = "requests side by side, with ratios",
  usage = 'compare A B ... [flags that all of them share]',
  description = [[
A, B, ... are requests: the words of an `estimate` in quotes, a JSON object, or a .json file
that holds one or is a model. Flags outside the quotes hold for every request that does not say otherwise.

  mantile compare "llama-3.1-70b --on h100-sxm --tp 8" "llama-3.1-70b --on gb200 --tp 4" --batch 16

Exit status 1 when one of them does not fit in memory.]],
  flags = { { "json", "flag", help = "print the reports as a JSON list" } },
}
for i, flag in ipairs(request.flags) do table.insert(command.flags, i, flag) end

--- Whether a JSON object is a model and no request.
local function of_model(values) return values.model_type or values.architectures or values.layer_types end

--- The request table that argument `word` means.
local function parse_request(word)
  if word:find("^%s*{") then return json.decode(word) end
  if word:find("%.json$") and not word:find("%s") then
    local content, message = files.read(word)
    if not content then return nil, message end
    local values
    values, message = json.decode(content, true)
    if type(values) == "table" and of_model(values) then return { model = word } end
    return values, message
  end
  local positional, options = cli.parse(estimate_command, cli.words(word))
  if not positional then return nil, options end
  return estimate_command.request(positional, options)
end

--- The reports of requests, with `asked` of estimate.report; nil and a sentence.
function command.reports(positional, options, asked)
  local reports = {}
  local shared, wrong = estimate_command.request({}, options)
  if not shared then return nil, wrong end
  for i, word in ipairs(positional) do
    local values, message = parse_request(word)
    if type(values) == "table" then
      reports[i], message = estimate.report(tables.merged(shared, values), asked)
    end
    if not reports[i] then return nil, ("request %d (%s): %s"):format(i, word, message or "no JSON object") end
  end
  return reports
end

function command.run(positional, options)
  if #positional < 2 then return nil, "compare needs at least two requests, each in quotes" end
  local fits, reports, message = true, command.reports(positional, options)
  if not reports then return nil, message end
  for _, report in ipairs(reports) do fits = fits and report.memory.fits end
  io.write(options.json and machine.encode_all(reports) .. "\n" or text.comparison(reports))
  return fits and cli.OK or cli.NO
end

return command
