-- sqlite_file.lua: rows in the table `sweep` of an SQLite database, with the state in the table `mantile`, which
-- changes in the same transaction as the rows.

local core = require "mantile.core"
local state = require "mantile.explore.state"

local sqlite_file = {}

local methods = {}
local class = { __index = methods }

local function quoted(name) return '"' .. name:gsub('"', '""') .. '"' end

--- The state in a database; nil where there is none.
local function state_of(database)
  local name = database:run "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'mantile'"
  return name and state.decode((database:run "SELECT state FROM mantile LIMIT 1"))
end

--- The state of the database in a file; nil where there is none.
function sqlite_file.state(path)
  if not core.file_size(path) then return nil end
  local database <close> = core.database(path)
  return database and state_of(database)
end

--- Opens a database for this process alone; nil and a sentence.
function sqlite_file.open(path)
  local database, message = core.database(path)
  if not database then return nil, ("%s cannot be written: %s"):format(path, message) end
  database:run "PRAGMA locking_mode = EXCLUSIVE"
  local begun
  begun, message = database:run "BEGIN EXCLUSIVE"
  if not begun then return nil, ("%s cannot be written: %s"):format(path, message) end
  return setmetatable({ path = path, database = database }, class)
end

function methods:is_empty() return self.database:run "SELECT count(*) FROM sqlite_master" == 0 end

function methods:state() return state_of(self.database) end

--- What cannot be written ends the run; what was committed is kept.
function methods:run(...)
  local done, message = self.database:run(...)
  if not done then error(("%s cannot be written: %s"):format(self.path, message), 0) end
end

local function columns_of(names)
  local list = { "point INTEGER PRIMARY KEY" }
  for i = 2, #names do list[i] = quoted(names[i]) end
  return table.concat(list, ", ")
end

function methods:begin(_, names)
  if self:is_empty() then
    self:run(("CREATE TABLE sweep (%s)"):format(columns_of(names)))
    self:run "CREATE TABLE mantile (state TEXT)"
  end
  local places = ("?, "):rep(#names - 1) .. "?"
  local message
  self.insert, message = self.database:prepare(("INSERT INTO sweep VALUES (%s)"):format(places))
  if not self.insert then error(("%s cannot be written: %s"):format(self.path, message), 0) end
  self.names = names
end

function methods:clear() self:run "DELETE FROM sweep" end

function methods:add(row)
  local values, names = {}, self.names
  for i = 1, #names do values[i] = row[names[i]] end
  local done, message = self.insert:run(table.unpack(values, 1, #names))
  if not done then error(("%s cannot be written: %s"):format(self.path, message), 0) end
end

--- From now on the rows so far and this state are what is found again.
function methods:commit(to)
  self:run "DELETE FROM mantile"
  self:run("INSERT INTO mantile VALUES (?)", state.encode(to))
  self:run "COMMIT"
  self:run "BEGIN EXCLUSIVE"
end

function methods:close()
  if self.insert then self.insert:close() end
  self.database:run "ROLLBACK"
  self.database:close()
end

return sqlite_file
