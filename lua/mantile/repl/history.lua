-- history.lua: what was typed before, in a file for the user alone. Whatever is wrong with that file, there is no
-- history and no word of it.

local core = require "mantile.core"
local session = require "mantile.session"

local history = {}

local KEPT = 1000 -- lines
local SLACK = 2 * KEPT -- before the file is made short
local LINE_MAX = 4096 -- bytes
local READ_MAX = 1 << 22

--- $XDG_STATE_HOME/mantile/history, else below the home; nil where there is no home.
local function path_of()
  local state, home = os.getenv "XDG_STATE_HOME", os.getenv "HOME"
  if state and state:sub(1, 1) == "/" then return state .. "/mantile" end
  if home and home:sub(1, 1) == "/" then return home .. "/.local/state/mantile" end
end

--- What may stand in the file as one line.
local function is_line(line)
  return line:find "%S" and #line <= LINE_MAX and not line:find "%c" and utf8.len(line) ~= nil
end

local function lines_of(path)
  local size = core.file_size(path)
  local file = size and io.open(path, "rb")
  if not file then return {} end
  if size > READ_MAX then file:seek("end", -READ_MAX) end
  local list = {}
  for line in ((file:read "a" or "") .. "\n"):gmatch "(.-)\n" do
    line = line:gsub("\t", " ")
    if is_line(line) then list[#list + 1] = line end
  end
  file:close()
  return list
end

--- The history: { path = or nil, and the lines before }.
function history.open()
  local folder = path_of()
  if not folder or not session.private_folder(folder) then return {} end
  local self = { path = folder .. "/history" }
  local list = lines_of(self.path)
  local from = math.max(1, #list - KEPT + 1)
  table.move(list, from, #list, 1, self)
  if #list > SLACK then session.replace(self.path, table.concat(self, "\n") .. "\n") end
  return self
end

--- A line that was typed; one that begins with a blank stays out, unless it is `inside` a statement.
function history.add(self, line, inside)
  line = line:gsub("\t", " ")
  if line:sub(1, 1) == " " and not inside or not is_line(line) then return nil end
  if self.path and not session.append(self.path, line .. "\n") then self.path = nil end
  return line
end

return history
