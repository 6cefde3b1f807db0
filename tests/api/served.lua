-- served.lua: a real server for specs, and connections to it.

local json = require "cjson"
local support = require "support"

local served = {}
served.__index = served

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read "a"
  file:close()
  return text
end

--- What `look` gives, looked for again and again until it is there; fails after `seconds`.
function served.wait(look, seconds)
  for _ = 1, (seconds or 20) * 20 do
    local found = look()
    if found then return found end
    os.execute "sleep 0.05"
  end
  error("it did not come in time", 2)
end

local started = {}

--- A server with these flags (a shell text), once it listens. server:stop() must end it.
function served.start(flags, environment)
  local folder = support.folder()
  local program = support.absolute(support.build .. "/mantile")
  local run = "cd '%s' && { %s '%s' serve --port 0 --log log %s >out 2>err & echo $! >pid; wait $!; echo $? >status; }"
  os.execute((run .. " >/dev/null 2>&1 &"):format(folder, environment or "", program, flags or ""))
  local self = setmetatable({ folder = folder }, served)
  self.port = math.tointeger(served.wait(function()
    if self:file "status" then error("it does not start: " .. self:file "err") end
    return (self:file "err" or ""):match "listening on http://127.0.0.1:(%d+)\n"
  end))
  self.pid = math.tointeger(self:file "pid")
  started[#started + 1] = self
  return self
end

--- Ends what a spec that failed has left, and removes all folders.
function served.clean()
  for _, server in ipairs(started) do
    if not server:file "status" then os.execute("kill -KILL " .. server.pid) end
  end
  started = {}
  support.clean()
end

--- What it wrote: log, out, err.
function served:file(name) return read(self.folder .. "/" .. name) end

--- Its exit status and what it wrote to standard error after the line that it listens; ends it, unless it was ended.
function served:stop()
  if not self:file "status" then os.execute("kill -TERM " .. self.pid) end
  local status = served.wait(function() return (self:file "status" or ""):match "%d+" end)
  return math.tointeger(status), (self:file("err"):gsub("^[^\n]*\n", ""))
end

--- What the connections of client.py saw, by name.
function served:steps(steps)
  local path = os.tmpname()
  support.write(path, json.encode(steps))
  local pipe = assert(io.popen(("python3 '%s/tests/api/client.py' %d <'%s'"):format(support.root, self.port, path)))
  local text = pipe:read "a"
  pipe:close()
  os.remove(path)
  return json.decode(text)
end

--- The answers in what a connection read: { status =, headers =, body = }; bodies as Content-Length or chunks say.
function served.answers(text)
  local list, at = {}, 1
  while at <= #text do
    local first, last, status, fields = text:find("^HTTP/1%.1 (%d+)[^\r\n]*\r\n(.-)\r\n\r\n", at)
    if not first then break end
    local headers = {}
    for name, value in (fields .. "\r\n"):gmatch "([^:\r\n]+): ([^\r\n]*)\r\n" do headers[name:lower()] = value end
    local body = text:sub(last + 1)
    if headers["content-length"] then body = body:sub(1, tonumber(headers["content-length"])) end
    at = headers["content-length"] and last + 1 + #body or #text + 1
    list[#list + 1] = { status = tonumber(status), headers = headers, body = body }
  end
  return list
end

--- A request as text. `options`: headers (a text of lines), body, version.
function served.request(method, path, options)
  options = options or {}
  local lines = { ("%s %s %s"):format(method, path, options.version or "HTTP/1.1"), "Host: localhost" }
  if options.body then
    lines[#lines + 1] = "Content-Length: " .. #options.body
    lines[#lines + 1] = "Content-Type: application/json"
  end
  return table.concat(lines, "\r\n") .. "\r\n" .. (options.headers or "") .. "\r\n" .. (options.body or "")
end

--- What is answered to each of these texts, on a connection of its own: the first answer, or false, and what was seen.
function served:tell(texts)
  local steps, answers, seen = {}, {}, {}
  for i, text in ipairs(texts) do
    local name = tostring(i)
    for _, step in ipairs { { "send", name, text }, { "read", name, 20 }, { "close", name } } do
      steps[#steps + 1] = step
    end
  end
  local all = self:steps(steps)
  for i in ipairs(texts) do
    seen[i] = all[tostring(i)]
    answers[i] = served.answers(seen[i].text)[1] or false
  end
  return answers, seen
end

--- The one answer to a request.
function served:ask(method, path, options)
  options = options or {}
  local headers = (options.headers or "") .. "Connection: close\r\n"
  return self:tell({ served.request(method, path, { headers = headers, body = options.body }) })[1]
end

--- A figure of /metrics by its name, or nil.
function served:metric(name)
  return tonumber(self:ask("GET", "/metrics").body:match("\n" .. name:gsub("%p", "%%%0") .. " (%d+)"))
end

served.read = read

return served
