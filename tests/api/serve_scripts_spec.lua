-- serve_scripts_spec.lua: POST /v1/run of a real server: what a script gives comes back, and what holds it ends it.

local json = require "cjson"
local served = require "api.served"

local EVENTS = "Accept: text/event-stream\r\n"

local function run(server, script, headers)
  local answer = server:ask("POST", "/v1/run", { body = json.encode { script = script }, headers = headers })
  return answer, headers == nil and json.decode(answer.body) or nil
end

describe("scripts that are sent", function()
  local server

  setup(function() server = served.start "--allow_scripts --jobs 2 --job_seconds 2 --script_seconds 20" end)

  teardown(function()
    assert.same({ 0, "" }, { server:stop() })
    served.clean()
  end)

  it("give what they print and show", function()
    local answer, outcome = run(server, "print(1, 'x') show(estimate { model = 'llama-3.1-8b', hardware = 'b200' })")
    assert.equal(200, answer.status)
    assert.matches("^1\tx\nllama%-3.1%-8b on ", outcome.output)
    assert.equal("b200", outcome.results[1].report.hardware)
    assert.equal("", select(2, run(server, "")).output)
  end)

  it("stream it", function()
    local body = run(server, "print 'a' show(estimate { model = 'llama-3.1-8b', hardware = 'b200' })", EVENTS).body
    assert.truthy(body:find('event: printed\ndata: {"text":"a\\n"}\n\n', 1, true), body)
    assert.truthy(body:find('event: result\ndata: {"report":{"model":"llama-3.1-8b"', 1, true), body)
    assert.truthy(body:find("event: done\n", 1, true), body)
  end)

  it("are refused with what they had to say", function()
    for script, message in pairs {
      ["print 'before' error 'no'"] = "script:1: no", ["print 'before' io.open 'x'"] = "script:1: io is not available",
    } do
      local answer, outcome = run(server, script)
      assert.same({ 422, "error", "before\n" }, { answer.status, outcome.error.details.ended, outcome.error.details.output })
      assert.equal(1, outcome.error.message:find(message, 1, true))
    end
    assert.equal(422, server:ask("POST", "/v1/run", { body = '{"script":1}' }).status)
    assert.equal(422, server:ask("POST", "/v1/run", { body = '{"file":"x"}' }).status)
  end)

  it("end with the time of a job, which is no fault of theirs", function()
    local answer, outcome = run(server, "for i = 1, 1e9 do local x = {} x[1] = i end")
    assert.equal(503, answer.status)
    assert.matches("takes longer than the server allows", outcome.error.message)
  end)
end)

describe("a server that runs no scripts", function()
  after_each(served.clean)

  it("says so", function()
    local server = served.start()
    assert.equal(409, server:ask("POST", "/v1/run", { body = '{"script":""}' }).status)
    assert.same({ 0, "" }, { server:stop() })
  end)
end)
