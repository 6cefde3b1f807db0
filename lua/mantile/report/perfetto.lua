-- perfetto.lua: a timeline as a file that ui.perfetto.dev and chrome://tracing open: a JSON array of the Trace Event
-- Format (docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU). A replica is a process, with its
-- steps as slices and its queue and blocks as counters; requests are spans of one more process.

local json = require "mantile.json"

local perfetto = {}

local BUFFER = 1 << 20 -- bytes
local REQUESTS = 1 -- the process of requests; those of replicas follow

-- Perfetto knows threads by number in all processes, so that a process's only thread has the number of the process.
local NAME = '{"ph":"M","name":"%s","pid":%d,"tid":%d,"args":{"name":%s}}'
local STEP = '{"ph":"X","cat":"step","name":"%s","pid":%d,"tid":%d,"ts":%.3f,"dur":%.3f,"args":{"steps":%d,'
  .. '"busy_s":%.9g,"prompts":%d,"prompt_tokens":%d,"decoding":%d,"waiting":%d}}'
local QUEUE = '{"ph":"C","name":"requests","pid":%d,"tid":%d,"ts":%.3f,"args":{"decoding":%d,"waiting":%d}}'
local BLOCKS = '{"ph":"C","name":"KV blocks","pid":%d,"tid":%d,"ts":%.3f,"args":{"free":%d,"used":%d}}'
local SPAN = '{"ph":"%s","cat":"request","id":"%d","name":"%s","pid":%d,"tid":%d,"ts":%.3f'
local REQUEST = ',"args":{"isl":%d,"osl":%d,"cached":%d,"replica":%d,"group":%d,"preemptions":%d,"retries":%d,'
  .. '"outcome":"%s"}}'

local MICRO = 1e6 -- the format counts microseconds

local function replica_process(replica) return REQUESTS + 1 + replica end

-- ---- a file that is written in large parts --------------------------------------

local writer = {}
writer.__index = writer

local function flush(self)
  local text = table.concat(self.parts)
  self.parts, self.size = {}, 0
  if self.problem then return end
  local done, problem = self.file:write(text)
  if not done then self.problem = problem end
end

function writer:put(text)
  self.parts[#self.parts + 1], self.size = text, self.size + #text
  if self.size >= BUFFER then flush(self) end
end

--- An event, formatted.
function writer:event(format, ...)
  self:put(self.events > 0 and ",\n" or "")
  self:put(format:format(...))
  self.events = self.events + 1
end

--- Returns what was wrong; nil when all was written.
function writer:close()
  flush(self)
  local closed, problem = self.file:close()
  return self.problem or (not closed and problem or nil)
end

-- ---- events ---------------------------------------------------------------------

local function name_process(out, process, name, thread)
  out:event(NAME, "process_name", process, process, json.encode(name))
  out:event(NAME, "thread_name", process, process, json.encode(thread))
end

local function kind_of(step)
  if step.prompt_tokens == 0 then return "decode" end
  return step.decoding == 0 and "prefill" or "mixed"
end

local function put_step(out, step)
  local process, at = replica_process(step.replica), step.start * MICRO
  out:event(STEP, kind_of(step), process, process, at, (step["end"] - step.start) * MICRO, step.steps, step.busy,
    step.prompts, step.prompt_tokens, step.decoding, step.waiting)
  out:event(QUEUE, process, process, at, step.decoding, step.waiting)
  if step.kv_total > 0 then out:event(BLOCKS, process, process, at, step.kv_total - step.kv_used, step.kv_used) end
end

--- A span of a request, which contains those that come between its beginning and its end.
local function put_span(out, phase, request, name, at, more)
  out:event(SPAN .. (more or "}"), phase, request.number, name, REQUESTS, REQUESTS, at * MICRO)
end

local function put_request(out, request, until_s)
  local last = request.finished or until_s
  local phases = {
    { "queued", request.arrived, request.started }, { "prefill", request.started, request.first },
    { "decode", request.first, request.finished },
  }
  put_span(out, "b", request, "request", request.arrived, REQUEST:format(request.isl, request.osl, request.cached,
    request.replica, request.group, request.preemptions, request.retries, request.outcome))
  if not request.finished and request.outcome ~= "running" then
    put_span(out, "n", request, request.outcome, request.arrived)
    last = request.first or request.started or request.arrived
  end
  for _, phase in ipairs(phases) do
    local name, from, to = phase[1], phase[2], phase[3] or last
    if from then
      put_span(out, "b", request, name, from)
      put_span(out, "e", request, name, math.max(from, to))
    end
  end
  put_span(out, "e", request, "request", math.max(request.arrived, last))
end

local function put_timeline(out, timeline, names)
  local steps, requests = timeline:size()
  local named, until_s = {}, 0
  name_process(out, REQUESTS, "requests", "requests")
  for i = 1, steps do
    local step = timeline:step(i)
    if not named[step.replica] then
      named[step.replica] = true
      local name = names[step.replica + 1] or ("replica %d"):format(step.replica)
      name_process(out, replica_process(step.replica), name, "steps")
    end
    put_step(out, step)
    until_s = math.max(until_s, step["end"])
  end
  for i = 1, requests do put_request(out, timeline:request(i), until_s) end
end

--- Writes a timeline (core) to the file of that path: true, or nil and a sentence. `names`: of the replicas from the
--- first, if they are to be called otherwise than by their numbers.
function perfetto.write(path, timeline, names)
  local file, problem = io.open(path, "wb")
  if not file then return nil, ("%s cannot be written: %s"):format(path, problem) end
  local out = setmetatable({ file = file, parts = {}, size = 0, events = 0 }, writer)
  out:put "[\n"
  put_timeline(out, timeline, names or {})
  out:put "\n]\n"
  problem = out:close()
  if problem then return nil, ("%s cannot be written: %s"):format(path, problem) end
  return true
end

return perfetto
