-- text_file.lua: rows in a CSV file or one of JSON lines, with the state beside it, FILE.state. What is beyond the
-- length that the state names was not committed: it is cut off when the sweep goes on.

local core = require "mantile.core"
local lines = require "mantile.explore.lines"
local state = require "mantile.explore.state"

local text_file = {}

local BUFFER = 1 << 20 -- bytes

local methods = {}
local class = { __index = methods }

local function read(path)
  if not core.file_size(path) then return nil end
  local file = io.open(path, "rb")
  local text = file and file:read "a"
  if file then file:close() end
  return text
end

function text_file.state_path(path) return path .. ".state" end

--- The state beside a file; nil where there is none.
function text_file.state(path) return state.decode(read(text_file.state_path(path))) end

--- Opens a file for this process alone, beside which `state` stands if it is to go on; nil and a sentence.
function text_file.open(path, format)
  local handle, size = core.hold_file(path)
  if not handle then return nil, ("%s cannot be written: %s"):format(path, size) end
  return setmetatable({ path = path, format = format, handle = handle, size = size, parts = {}, buffered = 0 }, class)
end

--- As output.lua has it.
function text_file.kind(format)
  return { open = function(path) return text_file.open(path, format) end, state = text_file.state, format = format }
end

function methods:is_empty() return self.size == 0 end

function methods:state() return text_file.state(self.path) end

--- What cannot be written ends the run; what was committed is kept.
function methods:must(done, message)
  if not done then error(("%s cannot be written: %s"):format(self.path, message), 0) end
end

local function flush(self)
  if self.buffered == 0 then return end
  self:must(self.handle:write(table.concat(self.parts)))
  self.size, self.parts, self.buffered = self.size + self.buffered, {}, 0
end

local function put(self, text)
  self.parts[#self.parts + 1], self.buffered = text, self.buffered + #text
  if self.buffered >= BUFFER then flush(self) end
end

--- Begins with the head, or goes on after what was committed.
function methods:begin(of, names, size)
  self.encode, self.head = self.format.encoder(names), self.format.head(names)
  self.encode_block = lines.block_encoder(self.format, of, names)
  self:must(self.handle:cut(size))
  self.size = size
  if size == 0 then put(self, self.head) end
end

--- Drops all rows.
function methods:clear()
  flush(self)
  self:must(self.handle:cut(#self.head))
  self.size = #self.head
end

function methods:add(row) put(self, self.encode(row)) end

--- The same for lines that are there already, as in other files: begins anew with their head.
function methods:begin_lines(head)
  self:must(self.handle:cut(0))
  self.size = 0
  self:add_line(head)
end

function methods:add_line(line) put(self, line) end

--- What was added outlives the machine.
function methods:finish()
  flush(self)
  self:must(self.handle:sync())
end

--- Writes a state in one step: either the old one is there or the new one.
local function write_state(self, text)
  local path = text_file.state_path(self.path)
  local new = path .. ".new"
  local handle, message = core.hold_file(new)
  self:must(handle, message)
  self:must(handle:cut(0))
  self:must(handle:write(text))
  self:must(handle:sync())
  handle:close()
  self:must(os.rename(new, path))
end

--- From now on the rows so far and this state are what is found again.
function methods:commit(to)
  self:finish()
  to.bytes = self.size
  write_state(self, state.encode(to))
end

--- Ends; the state stays with what is a part or not complete.
function methods:close(to)
  if to and to.complete and to.parts == 1 then os.remove(text_file.state_path(self.path)) end
  self.handle:close()
end

return text_file
