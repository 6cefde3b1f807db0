-- scripts.lua: /v1/run: a scenario's text, run in a process that can do nothing but compute (src/serve/sandbox.h),
-- where the server was started with --allow-scripts.

local answer = require "mantile.api.answer"
local json = require "mantile.json"

local function sandbox() return package.loaded["mantile.server"] and require("mantile.server").sandbox() end

-- What is answered where a script did not end well, by how it ended; anything else is the script's own doing.
local statuses = { busy = 429, text_bytes = 413, gone = 503, crashed = 500 }

local function run_answer(request)
  if not sandbox() then return answer.problem(409, "this server runs no scripts; start it with --allow-scripts") end
  local values, problem = answer.read(request)
  if not values then return problem end
  for key in pairs(values) do
    if key ~= "script" then return answer.problem(422, ("unknown key '%s'; it takes script"):format(key)) end
  end
  if type(values.script) ~= "string" then
    return answer.problem(422, "script is missing: the text of a scenario", { field = "script" })
  end
  return { job = request.body }
end

--- Printed bytes as a text that JSON can hold: a script prints what it likes, in pieces that may cut a character.
local function as_text(bytes) return utf8.len(bytes) and bytes or bytes:gsub("[\128-\255]", "?") end

--- What a script gives goes to the stream, and into one answer at the end where there is none.
local function collector(out)
  local printed, results = {}, {}
  local function piece(kind, bytes)
    local result = kind == "result" and json.decode(bytes)
    if out.begun then return out:send(kind, kind == "result" and bytes or json.encode { text = as_text(bytes) }) end
    if result then results[#results + 1] = result else printed[#printed + 1] = bytes end
  end
  return piece, function()
    return { output = as_text(table.concat(printed)), results = #results > 0 and results or json.empty_list }
  end
end

local function run_work(request, out)
  out:begin()
  local piece, outcome = collector(out)
  local how, message = sandbox():run(json.decode(request.body).script, piece, function() return not out:stop() end)
  if how == "done" then return answer.json(outcome()) end
  if how == "cancelled" then return out:refusal() end
  local said = outcome()
  return answer.problem(statuses[how] or 422, message, { ended = how, output = said.output, results = said.results })
end

return {
  {
    method = "POST", path = "/v1/run", summary = "what a scenario prints and shows", answer = run_answer,
    work = run_work, takes = "script", gives = "outcome", streams = true,
  },
}
