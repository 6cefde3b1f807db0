-- trace.lua: what must hold for whatever a file of a trace says. Returns a function that reads a text as such a file, and
-- its first line as traffic of the command line.

local core = require "mantile.core"
local trace_file = require "mantile.traffic.trace_file"
local traffic = require "mantile.traffic"

local REQUEST = { isl = 1000, osl = 200 }
local TAKEN = 50

--- A file that is a text.
local function file_of(text)
  local at = 1
  return setmetatable({}, {
    __index = {
      read = function(_, bytes)
        if at > #text then return nil end
        at = at + bytes
        return text:sub(at - bytes, at - 1)
      end,
      seek = function() at = 1 end,
      close = function() end,
    },
    __close = function() end,
  })
end

local function check_requests(source)
  local before = 0
  for _ = 1, TAKEN do
    if source:next() == math.huge then return end
    local request, tokens = source:take(), 0
    assert(request.at >= before and request.isl >= 1 and request.osl >= 1, "requests come in turn, and have tokens")
    for _, segment in ipairs(request.segments or {}) do tokens = tokens + segment.tokens end
    assert(not request.segments or tokens == request.isl, "the parts of a prompt are the prompt")
    source:done(request.place, request.at + 1)
    before = request.at
  end
end

local function check_refusal(message)
  assert(type(message) == "string" and message ~= "", "a refusal says why")
  assert(not message:find "mantile/.*%.lua:%d+:", "a refusal is about what was stated: " .. message)
end

local function check_file(text, skip_bad)
  io.open = function() return file_of(text) end
  core.file_size = function() return #text end
  local trace, message = trace_file.read("x", { skip_bad = skip_bad })
  if not trace then return check_refusal(message) end
  check_requests(core.traffic { trace = trace })
end

local function check_text(text)
  local values, message = traffic.parse(text)
  if not values then return check_refusal(message) end
  values.trace, values.lengths = nil, nil
  local checked
  checked, message = traffic.check(values, REQUEST)
  if not checked then return check_refusal(message) end
  check_requests(core.traffic(assert(traffic.options(checked, REQUEST))))
end

return function(text)
  check_file(text, false)
  check_file(text, true)
  check_text(text:match "^[^\n]*")
end
