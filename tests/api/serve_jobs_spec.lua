-- serve_jobs_spec.lua: what takes long: streams of events, clients that go, limits, and the end of a server.

local json = require "cjson"
local served = require "api.served"

local EVENTS = "Accept: text/event-stream\r\n"

local sweep = '{"model":"llama-3.1-8b","hardware":["h100-sxm","b200"],"tp":[1,2,4],"batch":"1..64*2","columns":"ttft_s"}'

-- Hours of work, with rows all the time, and with none.
local many_rows = [[{"model":["llama-3.1-8b","llama-3.1-70b","qwen3-32b"],"hardware":["h100-sxm","h200-sxm","b200"],
  "tp":"1..8*2","pp":"1..8*2","dp":"1..64","batch":"1..10000","isl":"128..100000*2"}]]
local no_rows = many_rows:gsub("}$", ',"minimise":"tpot_s","best":1}')
local traffic = '{"model":"llama-3.1-8b","hardware":"h100-sxm","engine":"vllm","traffic":{"rate":20,"requests":100000000}}'

local function post(path, body, headers) return served.request("POST", path, { body = body, headers = headers }) end

local closing = "Connection: close\r\n"

--- The text of a chunked body.
local function whole(body)
  local parts, at = {}, 1
  while true do
    local _, last, size = body:find("^(%x+)\r\n", at)
    assert(size, "a chunk begins with its size")
    size = tonumber(size, 16)
    if size == 0 then return table.concat(parts) end
    parts[#parts + 1] = body:sub(last + 1, last + size)
    at = last + size + 3
  end
end

--- The events of an answer: { { name, value } }.
local function events_of(answer)
  local list = {}
  for name, data in whole(answer.body):gmatch "event: (%l+)\ndata: ([^\n]*)\n\n" do
    list[#list + 1] = { name, json.decode(data) }
  end
  return list
end

--- Waits until no job is left; fails after 5 seconds.
local function expect_idle(server) served.wait(function() return server:metric "mantile_jobs" == 0 end, 5) end

describe("what takes long", function()
  local server

  setup(function() server = served.start "--jobs 1 --workers 2" end)

  teardown(function()
    assert.same({ 0, "" }, { server:stop() })
    served.clean()
  end)

  it("is one answer, or events for who takes them", function()
    local one = server:ask("POST", "/v1/sweep", { body = sweep })
    assert.equal(200, one.status)
    local rows = json.decode(one.body).rows
    assert.equal(42, #rows)
    local answer = server:ask("POST", "/v1/sweep", { body = sweep, headers = EVENTS })
    assert.same({ "text/event-stream", "no-store" }, { answer.headers["content-type"], answer.headers["cache-control"] })
    local events = events_of(answer)
    local seen = {}
    for _, event in ipairs(events) do if event[1] == "row" then seen[#seen + 1] = event[2] end end
    assert.same(rows, seen)
    assert.same({ "done", 42 }, { events[#events][1], events[#events][2].points })
  end)

  it("is refused before any event", function()
    local answer = server:ask("POST", "/v1/sweep", { body = '{"model":"none","hardware":"b200"}', headers = EVENTS })
    assert.equal(422, answer.status)
    assert.matches("application/json", answer.headers["content-type"])
    assert.equal(400, server:ask("POST", "/v1/sweep", { body = "{", headers = EVENTS }).status)
  end)

  it("has an end to the rows of one answer", function()
    local answer = server:ask("POST", "/v1/sweep", { body = many_rows })
    assert.equal(422, answer.status)
    assert.matches("more than 100000 rows", json.decode(answer.body).error.message)
    expect_idle(server)
  end)

  it("leaves nothing where its client goes before it begins", function()
    for _ = 1, 3 do
      local steps = {}
      for i = 1, 30 do
        steps[#steps + 1] = { "send", tostring(i), post("/v1/sweep", sweep, EVENTS) }
        steps[#steps + 1] = { i % 2 == 0 and "reset" or "close", tostring(i) }
      end
      server:steps(steps)
    end
    expect_idle(server)
  end)

  it("tells how far it is", function()
    local seen = server:steps {
      { "send", "a", post("/v1/sweep", no_rows, EVENTS) }, { "read", "a", 10, "event: progress" }, { "close", "a" },
    }
    local progress = json.decode(seen.a.text:match "event: progress\ndata: ([^\n]*)")
    assert.truthy(progress.done > 0 and progress.done < progress.total)
    expect_idle(server)
  end)

  for name, how in pairs { closing = "close", ["hanging up"] = "reset" } do
    it("ends by " .. name, function()
      for path, body in pairs { ["/v1/sweep"] = no_rows, ["/v1/simulate"] = traffic } do
        server:steps { { "send", "a", post(path, body) }, { "sleep", 0.3 }, { how, "a" } }
        expect_idle(server)
      end
      server:steps { { "send", "a", post("/v1/sweep", many_rows, EVENTS) }, { "read", "a", 5, "event: row" }, { how, "a" } }
      expect_idle(server)
    end)
  end

  it("ends where nobody reads, and others are answered meanwhile", function()
    local seen = server:steps {
      { "send", "a", post("/v1/sweep", many_rows, EVENTS) }, { "sleep", 1 }, --
      { "send", "b", served.request("GET", "/health", { headers = closing }) }, { "read", "b", 10 }, { "close", "a" },
    }
    assert.equal(200, served.answers(seen.b.text)[1].status)
    expect_idle(server)
  end)

  it("waits its turn, and is refused where too many wait", function()
    local steps = { { "send", "first", post("/v1/sweep", no_rows) }, { "sleep", 0.3 } }
    for i = 1, 64 do
      steps[#steps + 1] = { "open", "waits" .. i, i <= 32 and "127.0.0.1" or "127.0.0.2" }
      steps[#steps + 1] = { "send", "waits" .. i, post("/v1/sweep", sweep) }
      if i == 32 then
        steps[#steps + 1] = { "sleep", 0.5 }
        steps[#steps + 1] = { "send", "greedy", post("/v1/sweep", sweep, closing) }
        steps[#steps + 1] = { "read", "greedy", 10 }
      end
    end
    for _, step in ipairs {
      { "sleep", 0.5 }, { "open", "late", "127.0.0.3" }, { "send", "late", post("/v1/sweep", sweep, closing) },
      { "read", "late", 10 }, { "send", "quick", served.request("GET", "/health/ready", { headers = closing }) },
      { "read", "quick", 10 }, { "close", "first" }, { "read", "waits1", 20, "}]}" },
    } do steps[#steps + 1] = step end
    local seen = server:steps(steps)
    local refused = served.answers(seen.late.text)[1]
    assert.same({ 503, "busy" }, { refused.status, json.decode(refused.body).error.code })
    local greedy = served.answers(seen.greedy.text)[1]
    assert.same({ 429, "too_many_requests" }, { greedy.status, json.decode(greedy.body).error.code })
    assert.equal(200, served.answers(seen.quick.text)[1].status)
    assert.equal(200, served.answers(seen.waits1.text)[1].status)
    expect_idle(server)
  end)
end)

describe("a limit of time", function()
  local server

  setup(function() server = served.start "--jobs 2 --job_seconds 1" end)

  teardown(function()
    assert.same({ 0, "" }, { server:stop() })
    served.clean()
  end)

  it("ends what takes longer", function()
    local swept = server:ask("POST", "/v1/sweep", { body = no_rows })
    assert.same({ 200, "time" }, { swept.status, json.decode(swept.body).stopped })
    local simulated = server:ask("POST", "/v1/simulate", { body = traffic })
    assert.equal(503, simulated.status)
    assert.matches("takes longer", json.decode(simulated.body).error.message)
    local events = events_of(server:ask("POST", "/v1/sweep", { body = no_rows, headers = EVENTS }))
    assert.same({ "done", "time" }, { events[#events][1], events[#events][2].stopped })
    expect_idle(server)
  end)
end)

describe("an answer that its client hardly reads", function()
  after_each(served.clean)

  -- 20 MB, of which the kernel takes 4; read at 1 MB/s: the library's timeout sees bytes go.
  local long = [[{"model":"llama-3.2-1b","hardware":"b200","osl":16,"batch":"1..8000",
    "isl":[16,24,32,48,64,80,96,112,128,144]}]]

  it("is not kept for it", function()
    local server = served.start "--jobs 1 --job_seconds 2 --timeout 2"
    local seen = server:steps {
      { "send", "a", post("/v1/sweep", long) }, { "sip", "a", 50000, 150, 0.05 },
      { "run", "log", ("grep -c '\"status\":200.*\"cut\":true' '%s/log'"):format(server.folder) },
    }
    assert.matches("^HTTP/1.1 200 ", seen.a.text)
    assert.equal("1\n", seen.log.text)
    assert.same({ 0, "" }, { server:stop() })
  end)
end)

describe("a server that is told to end", function()
  after_each(served.clean)

  local part = #sweep // 2
  local body = post("/v1/sweep", sweep)

  it("answers what was begun, takes nothing new, and ends well", function()
    local server = served.start "--grace 20"
    local seen = server:steps {
      { "send", "idle", "" }, { "send", "kept", served.request("GET", "/health") }, { "read", "kept", 5, "}" },
      { "send", "begun", body:sub(1, -part) }, { "sleep", 0.3 }, { "signal", server.pid, 15 }, { "sleep", 0.3 },
      { "send", "new", served.request("GET", "/health") }, { "read", "new", 5 },
      { "send", "kept", served.request("GET", "/health/ready") }, { "read", "kept", 5 },
      { "send", "begun", body:sub(1 - part) }, { "read", "begun", 20 },
    }
    assert.is_true(seen.new.refused)
    local answer = served.answers(seen.begun.text)[1]
    assert.same({ 200, "close" }, { answer.status, answer.headers.connection })
    assert.equal(42, #json.decode(answer.body).rows)
    local ready = served.answers(seen.kept.text)[2]
    assert.same({ 503, "close" }, { ready.status, ready.headers.connection })
    assert.same({ 0, "" }, { server:stop() })
  end)

  for how, flags in pairs { ["its time of grace"] = "--grace 1", ["a second signal"] = "--grace 100" } do
    it("ends what goes on after " .. how, function()
      local server = served.start(flags .. " --jobs 1")
      local seen = server:steps {
        { "send", "stream", post("/v1/sweep", no_rows, EVENTS) }, { "read", "stream", 10, "event: " },
        { "send", "waits", post("/v1/simulate", traffic) }, { "sleep", 0.3 }, { "signal", server.pid, 15 },
        { "sleep", 1.5 }, { "signal", server.pid, 2 }, { "read", "stream", 20 }, { "read", "waits", 20 },
      }
      assert.truthy(seen.stream.closed and seen.waits.closed)
      assert.truthy(seen.stream.seconds < 5 and seen.waits.seconds < 5)
      assert.same({ 0, "" }, { server:stop() })
    end)
  end
end)
