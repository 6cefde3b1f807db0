-- line_reader.lua: the lines of a file, of which none may be without end.

local line_reader = {}

local CHUNK = 1 << 16

local Reader = {}
Reader.__index = Reader

--- Lines of at most about `most` bytes; raises `message` for a longer one.
function line_reader.of(file, most, message)
  return setmetatable({ file = file, text = "", at = 1, line = 0, most = most, message = message }, Reader)
end

--- The next line without its end; nil at the end of the file. `line` is its number.
function Reader:next()
  local stop = self.text:find("\n", self.at, true)
  while not stop do
    local searched = #self.text - self.at + 1
    if searched > self.most then error(self.message, 0) end
    local more = self.file:read(CHUNK)
    if not more then break end
    self.text, self.at = self.text:sub(self.at) .. more, 1
    stop = self.text:find("\n", searched + 1, true)
  end
  if not stop and self.at > #self.text then return nil end
  local line = self.text:sub(self.at, (stop or #self.text + 1) - 1):gsub("\r$", "")
  self.at, self.line = (stop or #self.text) + 1, self.line + 1
  return line
end

return line_reader
