-- stream.lua: the answers of what takes long. A client that accepts text/event-stream gets rows and progress as they
-- come, as server-sent events; any other one answer at the end. Who closes the connection ends the work.
--
-- Events: `row` and `progress` while it goes on, then `done` with the whole answer, or `error`.

local answer = require "mantile.api.answer"
local core = require "mantile.core"
local json = require "mantile.json"
local machine = require "mantile.report.machine"

local stream = {}

local EVERY = 0.25 -- seconds between two events of progress

--- A header as JSON can hold it: no text where it is any bytes.
local function header(request, name)
  local value = request.headers[name]
  return value and utf8.len(value) and value or nil
end

--- A request as the text of a job; and back, with its route's number. `body` is what the job needs of it.
function stream.pack(number, request, body)
  return json.encode {
    number = number, id = request.id, method = request.method, origin = header(request, "origin"), body = body,
    query = request.query, events = (request.headers.accept or ""):find("text/event-stream", 1, true) ~= nil,
  }
end

function stream.unpack(text)
  local job = json.decode(text)
  return job.number, {
    id = job.id, method = job.method, body = job.body, query = job.query, events = job.events,
    headers = { origin = job.origin },
  }
end

local Stream = {}
Stream.__index = Stream

--- `complete` makes a reply complete: its headers are those of every other one.
function stream.new(sink, request, complete)
  return setmetatable({ sink = sink, events = request.events, id = request.id, complete = complete }, Stream)
end

function Stream:send(event, text) return self.sink:write(("event: %s\ndata: %s\n\n"):format(event, text)) end

--- From here on nothing is refused any more: events may begin.
function Stream:begin()
  if not self.events or self.begun then return end
  self.begun, self.at = true, core.seconds()
  self.sink:start(self.complete {
    status = 200, type = "text/event-stream", changing = true, headers = { ["Cache-Control"] = "no-store" },
  })
end

--- A row: whoever wants one answer gets it with that.
function Stream:row(text)
  if self.begun then return self:send("row", text) end
end

--- How much is done of how much.
function Stream:progress(done, total)
  if not self.begun or core.seconds() - self.at < EVERY then return end
  self.at = core.seconds()
  self:send("progress", json.encode { done = done, total = total })
end

--- Whether to end, and why: "closed", "time" or "stopping".
function Stream:stop()
  local wanted, why = self.sink:wanted()
  self.ended = self.ended or why
  return not wanted
end

local endings = {
  time = "this takes longer than the server allows; ask for less, or start it with a longer --job_seconds",
  stopping = "the server is ending",
}

--- What is answered where that was the end of it.
function Stream:refusal() return answer.problem(503, endings[self.ended] or "its client has gone") end

--- Whether the stream is the answer: then it ends with what the reply says.
function Stream:finish(reply)
  if not self.begun then return nil end
  if reply.problem then
    local value = answer.error_of(reply.status, reply.problem.message, reply.problem.details, self.id)
    self:send("error", machine.encode_any(value))
  else
    self:send("done", reply.body)
  end
  return { status = 200 }
end

return stream
