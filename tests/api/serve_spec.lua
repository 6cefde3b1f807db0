-- serve_spec.lua: what a real server makes of whatever connections send: an answer or an end, and nobody else notices.

local json = require "cjson"
local served = require "api.served"
local support = require "support"

local request = served.request

local good = '{"model":"llama-3.1-8b","hardware":"h100-sxm","batch":8}'

--- The head of a POST whose body is still to come.
local function post(headers, path)
  return ("POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n%s\r\n"):format(path or "/v1/estimate", headers)
end

local function get(path, headers) return request("GET", path, { headers = (headers or "") .. "Connection: close\r\n" }) end

--- Statuses of requests, false for those that were closed without an answer.
local function statuses_of(server, texts)
  local answers, seen = server:tell(texts)
  for i, answer in ipairs(answers) do
    assert.is_true(seen[i].closed, texts[i]:sub(1, 200))
    answers[i] = answer and answer.status
  end
  return answers
end

describe("a server", function()
  local server

  setup(function() server = served.start "--timeout 1 --body 100000" end)

  teardown(function()
    assert.same({ 0, "" }, { server:stop() })
    for line in server:file("log"):gmatch "[^\n]+" do
      local entry = json.decode(line)
      assert.truthy(entry.request_id and entry.time and entry.status, line)
    end
    served.clean()
  end)

  after_each(function() assert.equal(200, server:ask("POST", "/v1/estimate", { body = good }).status) end)

  it("answers errors as JSON with the right status", function()
    for path, status in pairs { ["/nowhere"] = 404, ["/v1/estimate"] = 405, ["/v1/models/none"] = 404 } do
      local answer = server:ask("GET", path)
      assert.equal(status, answer.status)
      local problem = json.decode(answer.body).error
      assert.truthy(problem.code and problem.message and problem.details)
      assert.equal(answer.headers["x-request-id"], problem.request_id)
    end
    assert.equal("POST", server:ask("GET", "/v1/estimate").headers.allow)
  end)

  it("says what is wrong with a body", function()
    local function body(text) return request("POST", "/v1/estimate", { body = text, headers = "Connection: close\r\n" }) end
    local length = "Connection: close\r\nContent-Length: 2\r\n\r\n{}"
    assert.same({ 400, 400, 400, 400, 400, 422, 422, 415, 415 }, statuses_of(server, {
      body "{", body "", body '{"model":"\255"}', body(("["):rep(50000)), body(('{"a":'):rep(15000)), body "[1]",
      body '{"batch":1e999}', "POST /v1/estimate HTTP/1.1\r\nHost: x\r\n" .. length,
      "POST /v1/estimate HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n" .. length,
    }))
  end)

  it("closes on half a body", function()
    local seen = server:steps {
      { "send", "a", post "Content-Length: 50\r\n" .. '{"model":' }, { "half", "a" }, { "read", "a", 20 },
    }
    assert.is_true(seen.a.closed)
    assert.equal("", seen.a.text)
  end)

  it("refuses bodies that are too long, declared or not, and closes", function()
    local chunk = "1000\r\n" .. ("x"):rep(4096) .. "\r\n"
    local seen = server:steps {
      { "send", "declared", post "Content-Length: 100000000\r\n" }, { "send", "declared", "x", 100000000 },
      { "read", "declared", 20 }, --
      { "send", "endless", post "Transfer-Encoding: chunked\r\n" }, { "send", "endless", chunk, 24000 },
      { "read", "endless", 20 }, --
      { "send", "chunked", post "Transfer-Encoding: chunked\r\nConnection: close\r\n" }, { "send", "chunked", chunk, 50 },
      { "send", "chunked", "0\r\n\r\n" }, { "read", "chunked", 20 },
    }
    assert.equal(413, served.answers(seen.declared.text)[1].status)
    assert.equal(413, served.answers(seen.chunked.text)[1].status)
    for _, connection in pairs(seen) do assert.is_true(connection.closed) end
  end)

  it("refuses bodies that have two lengths, or none that it can read", function()
    local lines = {
      "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 2\r\nContent-Length: 3\r\n",
      "Transfer-Encoding: gzip\r\n", "Transfer-Encoding: chunked, chunked\r\n", "Content-Length : 2\r\n",
      "Content-Length: -2\r\n", "Content-Length: 2x\r\n",
    }
    local texts, expected = {}, {}
    for i, line in ipairs(lines) do texts[i], expected[i] = post(line), 400 end
    assert.same(expected, statuses_of(server, texts))
    local chunked = post "Transfer-Encoding: chunked\r\n"
    assert.same({ 413, 400, 413 }, statuses_of(server, {
      post "Content-Length: 99999999999999999999999\r\n", chunked .. "zz\r\n{}\r\n0\r\n\r\n",
      chunked .. "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
    }))
  end)

  it("reads chunked bodies, and says that it will where it is asked", function()
    local chunked = post "Transfer-Encoding: chunked\r\nConnection: close\r\n" .. ("%x\r\n%s\r\n0\r\n\r\n"):format(#good, good)
    assert.same({ 200 }, statuses_of(server, { chunked }))
    local expecting = "Expect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n"
    local seen = server:steps {
      { "send", "a", post(expecting:format(#good)) }, { "read", "a", 10, "\r\n\r\n" }, { "send", "a", good },
      { "read", "a", 20 }, { "send", "b", post(expecting:format(200000000)) }, { "read", "b", 20 },
    }
    assert.matches("^HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ", seen.a.text)
    assert.matches("^HTTP/1.1 413 ", seen.b.text)
  end)

  it("closes on floods of headers and endless lines", function()
    local head = "GET /health HTTP/1.1\r\nHost: x\r\n"
    assert.same({ 431, 431, 431, 414 }, statuses_of(server, {
      head .. ("A: b\r\n"):rep(250) .. "\r\n", head .. ("A: b\r\n"):rep(250000) .. "\r\n",
      head .. "A: " .. ("b"):rep(2500000) .. "\r\n\r\n", get("/" .. ("x"):rep(30000)),
    }))
  end)

  it("closes on what is no HTTP", function()
    assert.same({ false, 400, 505, 400 }, statuses_of(server, {
      "\22\3\1\2\0\1\0\1\252\3\3\r\n\r\n", "\255\254 what is this\r\n\r\n", "GET /health HTTP/2.0\r\nHost: x\r\n\r\n",
      "GET /health HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
    }))
  end)

  it("hangs up on who is silent or slow", function()
    local seen = server:steps {
      { "send", "silent", "" }, { "send", "kept", request("GET", "/health") },
      { "send", "headers", "GET /health HTTP/1.1\r\n" }, { "send", "body", post "Content-Length: 1000\r\n" },
      { "send", "headers", "A: b\r\n", 5, 0.4 }, { "send", "body", " ", 5, 0.4 }, { "read", "headers", 10 },
      { "read", "body", 10 }, { "read", "silent", 10 }, { "read", "kept", 10 },
    }
    for name, connection in pairs(seen) do assert.is_true(connection.closed, name) end
    assert.equal("", seen.headers.text .. seen.body.text)
    assert.equal(1, #served.answers(seen.kept.text))
  end)

  it("takes no path for another one, and none for a file", function()
    local paths = {
      "/../../etc/passwd", "/v1/models/..%2f..%2fetc%2fpasswd", "/v1/models/%2e%2e", "/v1/models/llama-3.1-8b%00",
      "/v1/models/llama-3.1-8b.lua", "/v1/models/%zz", "/v1/models/%ff", "/v1/hardware/..%2fmodels%2fllama-3.1-8b",
      "/assets/..%2f..%2fREADME.md", "/assets/%2e%2e", "/v1/layers/..%5c..%5cx", "/v1/models/%0d%0aX-Evil:%201",
    }
    local texts = {}
    for i, path in ipairs(paths) do texts[i] = get(path) end
    local answers = server:tell(texts)
    for i, path in ipairs(paths) do
      assert.equal(404, answers[i].status, path)
      assert.is_nil(answers[i].headers["x-evil"])
      assert.falsy(answers[i].body:find("root:", 1, true))
    end
    assert.same({ 200, 404 }, statuses_of(server, { get "/v1/models/llama%2d3.1-8b", get "/v1/models/llama-3.1-8b/" }))
  end)

  it("answers requests in a row, in their order", function()
    local last = request("GET", "/health/ready", { headers = "Connection: close\r\n" })
    local _, seen = server:tell { request("GET", "/health"):rep(20) .. request("POST", "/v1/estimate", { body = good }) .. last }
    local answers = served.answers(seen[1].text)
    assert.equal(22, #answers)
    assert.matches("ttft_s", answers[21].body)
    assert.matches("ready", answers[22].body)
  end)

  it("answers HEAD, and 304 to who has it", function()
    local whole = server:ask("GET", "/v1/engines")
    local head = server:ask("HEAD", "/v1/engines")
    assert.same({ 200, "", whole.headers.etag }, { head.status, head.body, head.headers.etag })
    assert.equal(tostring(#whole.body), head.headers["content-length"])
    for _, known in ipairs { whole.headers.etag, '"x", W/' .. whole.headers.etag, "*" } do
      local again = server:ask("GET", "/v1/engines", { headers = "If-None-Match: " .. known .. "\r\n" })
      assert.same({ 304, "" }, { again.status, again.body })
    end
    assert.equal(200, server:ask("GET", "/v1/engines", { headers = 'If-None-Match: "x"\r\n' }).status)
  end)

  it("tells no page of another origin anything", function()
    local answer = server:ask("GET", "/v1/engines", { headers = "Origin: https://elsewhere.example\r\n" })
    assert.is_nil(answer.headers["access-control-allow-origin"])
    assert.equal("POST, OPTIONS", server:ask("OPTIONS", "/v1/estimate").headers.allow)
  end)

  it("answers others beside hundreds that say nothing", function()
    local seen = server:steps {
      { "many", 500 }, { "send", "a", get "/metrics" }, { "read", "a", 20 },
    }
    local count = tonumber(served.answers(seen.a.text)[1].body:match "\nmantile_connections (%d+)")
    assert.truthy(count > 400, tostring(count)) -- on a slow machine the first ones are gone already
    served.wait(function() return server:metric "mantile_connections" == 1 end)
  end)

  it("tells Prometheus what it did", function()
    local answer = server:ask("GET", "/metrics")
    assert.matches("^text/plain; version=0.0.4", answer.headers["content-type"])
    local kinds = {}
    for line in answer.body:gmatch "[^\n]+" do
      local name, kind = line:match "^# TYPE ([%w_]+) (%l+)$"
      if name then kinds[name] = kind end
      if line:sub(1, 1) ~= "#" then
        local metric, labels, value = line:match "^([%a_][%w_]*)(%b{}) (%S+)$"
        if not metric then metric, labels, value = line:match "^([%a_][%w_]*) (%S+)$", "{}", line:match "(%S+)$" end
        assert.truthy(metric and tonumber(value), line)
        assert.truthy(kinds[metric] or kinds[metric:gsub("_%l+$", "")], line)
        for label in labels:sub(2, -2):gmatch "[^,]+" do assert.matches('^[%a_]+="[^"\\\n]*"$', label) end
      end
    end
    assert.same({ mantile_requests_total = "counter", mantile_request_seconds = "histogram",
      mantile_connections = "gauge", mantile_jobs = "gauge" }, kinds)
  end)

  it("writes hostile paths into its log as JSON", function()
    server:tell { get '/"%22\\\1\127\255"', get "/log-marker" }
    served.wait(function() return (server:file "log" or ""):find("log-marker", 1, true) end)
  end)
end)

describe("a server to which many send half a body", function()
  after_each(served.clean)

  it("keeps so much of them, and answers who sends little", function()
    local server = served.start "--body 20000"
    local steps = {}
    for i = 1, 200 do
      local name = tostring(i)
      steps[#steps + 1] = { "send", name, post "Content-Length: 20000\r\n" .. (" "):rep(19000) }
    end
    for name, body in pairs { small = good, large = good .. (" "):rep(17000) } do
      steps[#steps + 1] = { "send", name, request("POST", "/v1/estimate", { body = body, headers = "Connection: close\r\n" }) }
      steps[#steps + 1] = { "read", name, 20 }
    end
    local seen = server:steps(steps)
    assert.equal(200, served.answers(seen.small.text)[1].status)
    assert.equal(503, served.answers(seen.large.text)[1].status)
    assert.equal(200, server:ask("POST", "/v1/estimate", { body = good .. (" "):rep(17000) }).status)
    assert.same({ 0, "" }, { server:stop() })
  end)
end)

describe("a server that may open few files", function()
  after_each(served.clean)

  it("answers when others have gone", function()
    local server = served.start("--timeout 1", "ulimit -n 200;")
    local seen = server:steps { { "many", 400 }, { "send", "a", get "/v1/models/llama-3.1-8b" }, { "read", "a", 20 } }
    assert.equal(200, served.answers(seen.a.text)[1].status)
    assert.same({ 0, "" }, { server:stop() })
  end)
end)

describe("who may ask a server", function()
  after_each(served.clean)

  local function check(flags, environment)
    local server = served.start(flags, environment)
    local function status(path, header) return server:ask("GET", path, { headers = header }).status end
    assert.equal(401, status "/v1/engines")
    assert.equal("Bearer", server:ask("GET", "/metrics").headers["www-authenticate"])
    for _, wrong in ipairs { "Bearer", "Bearer s3cre", "Bearer s3cret!", "Basic s3cret", "s3cret", "Bearer s3cret x" } do
      assert.equal(401, status("/v1/engines", "Authorization: " .. wrong .. "\r\n"), wrong)
    end
    assert.equal(200, status("/v1/engines", "Authorization: Bearer s3cret\r\n"))
    assert.equal(200, status "/health")
    assert.same({ 0, "" }, { server:stop() })
    assert.falsy(server:file("log"):find("s3cret", 1, true))
  end

  it("is who has its token", function() check "--token s3cret" end)

  it("is who has the token of MANTILE_TOKEN", function() check("", "MANTILE_TOKEN=s3cret") end)

  it("is a page of the origins it was told", function()
    local server = served.start "--cors https://a.example,https://b.example --token t"
    local function headers_for(method, origin)
      return server:ask(method, "/v1/estimate", { headers = "Origin: " .. origin .. "\r\n" }).headers
    end
    assert.equal("https://b.example", headers_for("OPTIONS", "https://b.example")["access-control-allow-origin"])
    assert.matches("Authorization", headers_for("OPTIONS", "https://a.example")["access-control-allow-headers"])
    assert.equal("https://a.example", headers_for("POST", "https://a.example")["access-control-allow-origin"])
    assert.is_nil(headers_for("OPTIONS", "https://c.example")["access-control-allow-origin"])
    assert.same({ 0, "" }, { server:stop() })
  end)
end)

describe("a server that cannot start says why:", function()
  after_each(served.clean)

  for flags, message in pairs {
    ["--port 70000"] = "port", ["--bind nowhere"] = "bind is 'nowhere'; it must be an address", ["--prt 1"] = "prt",
    ["--bind 192.0.2.1 --port 0"] = "cannot listen at 192.0.2.1", ["--workers 0"] = "workers", ["x"] = "what is 'x'?",
    ["--port 0 --log /nowhere/log"] = "log file '/nowhere/log' cannot be written", ["--token 'a b'"] = "token",
  } do
    it(flags, function()
      local status, out, err = support.cli("serve " .. flags)
      assert.equal(2, status)
      assert.equal("", out)
      assert.truthy(err:find(message, 1, true), err)
    end)
  end

  it("its port is taken", function()
    local server = served.start()
    local status, _, err = support.cli("serve --port " .. server.port)
    assert.equal(2, status)
    assert.truthy(err:find(("cannot listen at 127.0.0.1 port %d: Address already in use"):format(server.port), 1, true), err)
    assert.same({ 0, "" }, { server:stop() })
  end)
end)
