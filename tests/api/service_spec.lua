-- What the threads of the server ask of Lua, without a server.

local core = require "mantile.core"
local document = require "mantile.import.document"
local estimate = require "mantile.estimate"
local find = require "mantile.find"
local json = require "mantile.json"
local machine = require "mantile.report.machine"
local service = require "mantile.api.service"
local simulation = require "mantile.simulation"
local support = require "support"
local tables = require "mantile.tables"

local function open(settings) service.open(support.root, json.encode(settings or {})) end

--- The reply to a request; `with` has query, headers, ...
local function ask(method, path, body, with)
  local headers = tables.merged({ ["content-type"] = body and "application/json" or nil }, with and with.headers)
  return service.answer {
    id = "test-1", method = method, path = path, query = with and with.query or {}, headers = headers,
    body = type(body) == "table" and json.encode(body) or body,
  }
end

local function problem_of(reply) return json.decode(reply.body).error end

--- A client of a job: what was streamed, and the reply. It goes when `leave`(text so far) says so.
local function work(path, body, leave, accept)
  local sink = { text = "" }
  function sink:start(reply) self.reply = reply end
  function sink:write(text)
    self.text = self.text .. text
    return true
  end
  function sink:wanted()
    if leave and leave(self.text) then return false, "closed" end
    return true
  end
  local job = ask("POST", path, body, { headers = { accept = accept or "text/event-stream" } })
  assert(job.job, job.body)
  return service.work(job.job, sink), sink
end

--- Events by name, in order.
local function events_of(sink)
  local events = { row = {}, progress = {}, done = {}, error = {} }
  for name, data in sink.text:gmatch "event: (%w+)\ndata: ([^\n]*)\n\n" do table.insert(events[name], json.decode(data)) end
  return events
end

describe("the service", function()
  before_each(function() open() end)
  after_each(function() find.names_only = false end)

  it("answers an estimate as the command does", function()
    local values = { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 4 }
    local reply = ask("POST", "/v1/estimate", values)
    assert.equal(200, reply.status)
    assert.equal(machine.encode(assert(estimate.report(values))), reply.body)
    assert.equal("test-1", reply.headers["X-Request-Id"])
    local layers = json.decode(ask("POST", "/v1/estimate", values, { query = { layers = "true" } }).body).layers
    assert.truthy(#layers > 2)
  end)

  it("takes hardware as data, with units or without", function()
    local function tpot(hardware)
      local reply = ask("POST", "/v1/estimate", { model = "llama-3.1-8b", hardware = hardware })
      assert.equal(200, reply.status, reply.body)
      return json.decode(reply.body).tpot_s
    end
    local mine = { id = "mine", peak = { bf16 = "500 TFLOPS" }, memory = { hbm = { capacity = "80 GiB", bandwidth = 2e12 } } }
    local slow = tpot(mine)
    mine.memory.hbm.bandwidth = "4 TB/s"
    support.near(2, slow / tpot(mine), 0.02)
    assert.truthy(tpot { base = "h100-sxm", memory = { hbm = { bandwidth = "6.7 TB/s" } } } < tpot "h100-sxm")
    mine.memory.hbm.bandwidth = nil
    local wrong = problem_of(ask("POST", "/v1/estimate", { model = "llama-3.1-8b", hardware = mine }))
    assert.same({ "memory.hbm: bandwidth is missing", "hardware" }, { wrong.message, wrong.details.field })
    local hostile = problem_of(ask("POST", "/v1/estimate", { model = "llama-3.1-8b", hardware = { id = "../x" } }))
    assert.equal("hardware.id is '../x'; it must be letters, digits and . _ -", hostile.message)
  end)

  it("takes a model as its config.json has it", function()
    local config = assert(document.read(support.root .. "/tests/fixtures/llama-3.1-70b/config.json"))
    local values = { model = config, hardware = "h100-sxm", tp = 8 }
    local reply = work("/v1/estimate", values)
    local expected = support.report { model = "llama-3.1-70b", hardware = "h100-sxm", tp = 8 }
    local report = json.decode(reply.body)
    assert.same({ "custom", expected.parameters.total }, { report.model, report.parameters.total })
    support.near(expected.tpot_s, report.tpot_s)
    config.id = "mine"
    local swept = work("/v1/sweep", tables.merged(values, { tp = { 4, 8 } }), nil, "*/*")
    support.near(expected.tpot_s, json.decode(swept.body).rows[2].tpot_s)
    for change, message in pairs {
      [{ num_hidden_layers = 1e9 }] = "^model: ", [{ hidden_size = "x" }] = "^model: ", [{ id = "../x" }] = "^model.id is ",
    } do
      local refused = work("/v1/estimate", tables.merged(values, { model = tables.merged(config, change) }))
      assert.equal(422, refused.status)
      assert.truthy(problem_of(refused).message:find(message), refused.body)
      assert.equal("model", problem_of(refused).details.field)
    end
  end)

  it("compares", function()
    local one = { model = "llama-3.1-8b", hardware = "h100-sxm" }
    local reply = ask("POST", "/v1/compare", { requests = { one, tables.merged(one, { hardware = "b200" }) } })
    local answer = json.decode(reply.body)
    local a, b = answer.reports[1], answer.reports[2]
    support.near(b.tpot_s / a.tpot_s, answer.ratios[2].tpot_s, 1e-9)
    assert.equal(1, answer.ratios[1].tpot_s)
    for body, message in pairs {
      ['{"requests":[]}'] = "requests is a list of 2 to 32 requests",
      ['{"requests":[1,2]}'] = "requests[1]: it is no object",
      ['{"request":[]}'] = "unknown key 'request'; it takes requests",
      ['{"requests":[{"model":"x","hardware":"h100-sxm"},{}]}'] = "requests[1]: there is no model 'x'; `mantile models` lists them",
    } do
      assert.equal(message, problem_of(ask("POST", "/v1/compare", body)).message)
    end
  end)

  it("says what is wrong, and where", function()
    local cases = {
      { "POST", "/v1/estimate", "{", 400, "bad_request" },
      { "POST", "/v1/estimate", "[1]", 422, "invalid_request" },
      { "POST", "/v1/estimate", "", 400, "bad_request" },
      { "POST", "/v1/estimate", { model = "llama-3.1-8b", hardware = "h100-sxm", tp = 7 }, 422, "invalid_request" },
      { "GET", "/v1/models/none", nil, 404, "not_found" },
      { "GET", "/v1/models/..%2f..%2fREADME", nil, 404, "not_found" },
      { "GET", "/none", nil, 404, "not_found" },
      { "DELETE", "/v1/models", nil, 405, "method_not_allowed" },
    }
    for _, case in ipairs(cases) do
      local reply = ask(case[1], case[2], case[3])
      local problem = problem_of(reply)
      assert.same({ case[4], case[5], "test-1" }, { reply.status, problem.code, problem.request_id })
      assert.is_nil(problem.message:find "\n")
    end
    local reply = ask("POST", "/v1/estimate", "{}", { headers = { ["content-type"] = "text/plain" } })
    assert.equal(415, reply.status)
    assert.equal("batch", problem_of(ask("POST", "/v1/estimate", { model = "llama-3.1-8b", hardware = "h100-sxm",
      batch = 0 })).details.field)
  end)

  it("reads no files that a request names", function()
    local path = support.absolute(support.root .. "/models/llama-3.1-8b.lua")
    for _, values in ipairs {
      { model = path, hardware = "h100-sxm" }, { model = "llama-3.1-8b", hardware = "../hardware/h100-sxm.lua" },
      { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "./x.lua" },
      { model = "llama-3.1-8b", hardware = "h100-sxm", cost_model = "measured", measured = "/etc/passwd" },
      { model = "llama-3.1-8b", hardware = "h100-sxm", speculative = "draft", draft_model = path },
    } do
      local reply = ask("POST", "/v1/estimate", values)
      assert.equal(422, reply.status, reply.body)
      assert.is_nil(reply.body:find("root:", 1, true))
    end
    local trace = { model = "llama-3.1-8b", hardware = "h100-sxm", traffic = { trace = "/etc/passwd" } }
    local reply = work("/v1/simulate", trace, nil, "*/*")
    assert.equal(422, reply.status, reply.body)
  end)

  it("tags what it gives, and sends it once", function()
    local reply = ask("GET", "/v1/engines")
    local again = ask("GET", "/v1/engines", nil, { headers = { ["if-none-match"] = reply.headers.ETag } })
    assert.same({ 200, 304, "" }, { reply.status, again.status, again.body })
    assert.is_nil(ask("GET", "/health").headers.ETag)
  end)

  it("asks for its token, and for nothing where it has none", function()
    open { token = "secret" }
    assert.equal(401, ask("GET", "/v1/models").status)
    assert.equal(401, ask("GET", "/v1/models", nil, { headers = { authorization = "Bearer secre" } }).status)
    assert.equal(200, ask("GET", "/v1/models", nil, { headers = { authorization = "Bearer secret" } }).status)
    assert.equal(200, ask("GET", "/health").status)
  end)

  it("lets pages of named origins read answers", function()
    open { cors = { "https://a.example" } }
    local function origin(name)
      return ask("GET", "/v1/engines", nil, { headers = { origin = name } }).headers["Access-Control-Allow-Origin"]
    end
    assert.equal("https://a.example", origin "https://a.example")
    assert.is_nil(origin "https://b.example")
    local preflight = ask("OPTIONS", "/v1/estimate", nil, { headers = { origin = "https://a.example" } })
    assert.same({ 204, "POST" }, { preflight.status, preflight.headers["Access-Control-Allow-Methods"] })
  end)

  it("lists what there is, and shows one", function()
    for kind, id in pairs { models = "llama-3.1-8b", hardware = "h100-sxm", engines = "vllm", layers = "attention" } do
      local list = json.decode(ask("GET", "/v1/" .. kind).body)[kind]
      local found = false
      for _, one in ipairs(list) do found = found or one.id == id end
      assert.is_true(found, kind)
      local one = ask("GET", ("/v1/%s/%s"):format(kind, id))
      assert.same({ 200, id }, { one.status, json.decode(one.body).id })
      assert.is_nil(one.body:find(support.absolute(support.root), 1, true))
    end
  end)
end)

describe("a job", function()
  local space = { model = "llama-3.1-8b", hardware = "h100-sxm", tp = { 1, 2 }, batch = "1..64*2" }

  before_each(function() open() end)
  after_each(function() find.names_only = false end)

  it("gives rows as they come", function()
    local _, sink = work("/v1/sweep", space)
    local events = events_of(sink)
    assert.same({ 14, 1, 0 }, { #events.row, #events.done, #events.error })
    assert.equal(14, events.done[1].points)
    local row = events.row[1]
    local report = assert(estimate.report { model = space.model, hardware = space.hardware, tp = row.tp, batch = row.batch })
    support.near(report.tpot_s, row.tpot_s, 1e-12)
  end)

  it("gives them at the end where no stream is asked for", function()
    local reply, sink = work("/v1/sweep", space, nil, "*/*")
    local answer = json.decode(reply.body)
    assert.same({ 200, 14, "" }, { reply.status, #answer.rows, sink.text })
    assert.equal("tp", answer.columns[2])
  end)

  it("finds fronts and the best", function()
    local front = work("/v1/sweep", tables.merged(space, { pareto = { "tok_s_user", "throughput_tok_s_gpu" } }), nil, "*/*")
    local rows = json.decode(front.body).rows
    assert.truthy(#rows > 1 and #rows < 14)
    local found = work("/v1/search", { model = space.model, hardware = "h100-sxm", gpus = 2 }, nil, "*/*")
    assert.equal(2, json.decode(found.body).best[1].request.gpus)
  end)

  it("takes a header that is no text", function()
    local body = json.encode { model = space.model, hardware = space.hardware, batch = { 1, 2 } }
    local job = ask("POST", "/v1/sweep", body, { headers = { origin = "\255" } })
    assert.equal(200, service.work(job.job, { wanted = function() return true end }).status)
  end)

  it("streams a simulation's end, and has an end to its memory", function()
    local values = { model = space.model, hardware = "h100-sxm", traffic = { rate = 5, requests = 50 } }
    local _, sink = work("/v1/simulate", values)
    assert.equal(50, events_of(sink).done[1].simulation.requests)
    simulation.requests_most = 49
    assert.equal("a simulation takes at most 49 requests here", problem_of(work("/v1/simulate", values, nil, "*/*")).message)
  end)

  it("simulates", function()
    local reply = work("/v1/simulate", { model = space.model, hardware = "h100-sxm", traffic = { rate = 5, requests = 50 } },
      nil, "*/*")
    assert.equal(50, json.decode(reply.body).simulation.requests)
    local estimated = work("/v1/estimate", { model = space.model, hardware = "h100-sxm", mode = "continuous",
      method = "simulate", concurrency = 4 })
    assert.truthy(json.decode(estimated.body).simulation)
  end)

  it("refuses before it begins", function()
    for body, field in pairs {
      ['{"model":"llama-3.1-8b","hardware":"h100-sxm","where":"x <"}'] = "where",
      ['{"model":"llama-3.1-8b","hardware":"none"}'] = "hardware",
      ['{"model":"llama-3.1-8b","hardware":"h100-sxm","output":"/tmp/x.csv"}'] = "output",
      ['{"model":"llama-3.1-8b","hardware":"h100-sxm","threads":1}'] = "threads",
    } do
      local reply, sink = work("/v1/sweep", body)
      assert.same({ 422, "", field }, { reply.status, sink.text, problem_of(reply).details.field })
    end
  end)

  it("begins the stream of a simulation when that has begun, and not before", function()
    local refused, silent = work("/v1/simulate", { model = space.model, hardware = "none", concurrency = 1 })
    assert.same({ 422, "" }, { refused.status, silent.text })
    local asked = 0
    local _, sink = work("/v1/simulate", { model = space.model, hardware = "h100-sxm", traffic = { rate = 5, requests = 50000 } },
      function()
        asked = asked + 1
        return false
      end)
    assert.truthy(asked > 0 and sink.reply)
    assert.equal(50000, events_of(sink).done[1].simulation.requests)
  end)

  it("ends when its client has gone", function()
    local started = core.seconds()
    local long = tables.merged(space, { batch = "1..60000", isl = "1..10000", best = 3, maximise = "throughput_tok_s" })
    local reply, sink = work("/v1/sweep", long, function() return true end)
    local done = assert(events_of(sink).done[1], reply.body)
    assert.truthy(done.points < 1e8)
    assert.equal("closed", done.stopped)
    local slow = { model = space.model, hardware = "h100-sxm", traffic = { rate = 5, requests = 1e6 } }
    assert.truthy(work("/v1/simulate", slow, function() return true end))
    assert.truthy(core.seconds() - started < 60)
  end)
end)
