-- merge_sqlite.lua: parts in SQLite databases as one, which has the rows in the order of points by itself.

local sqlite_file = require "mantile.explore.sqlite_file"

--- The columns of a part's table.
local function names_of(file)
  local names = {}
  while true do
    local name = file.database:run("SELECT name FROM pragma_table_info('sweep', 'part') WHERE cid = ?", #names)
    if not name then return names end
    names[#names + 1] = name
  end
end

local function wrong(part, text) error(("%s %s"):format(part.path, text), 0) end

--- All rows of a part.
local function copy_all(file, part)
  local before = file.database:run "SELECT count(*) FROM sweep"
  local done, message = file.database:run "INSERT INTO sweep SELECT * FROM part.sweep"
  if not done then wrong(part, "does not join the parts before it: " .. message) end
  if file.database:run "SELECT count(*) FROM sweep" - before ~= part.state.rows then
    wrong(part, "has not as many rows as its state says")
  end
end

local function copy_chosen(file, part, chosen, part_of)
  for _, point in ipairs(chosen) do
    if part_of[point[1]] == part then
      file:run("INSERT INTO sweep SELECT * FROM part.sweep WHERE point = ?", point[1])
      if file.database:run "SELECT changes()" ~= 1 then
        wrong(part, ("lacks point %d, which its state names"):format(point[1]))
      end
    end
  end
end

--- A database cannot be attached within a transaction.
local function attached(file, part, f)
  file:run "COMMIT"
  file:run("ATTACH ? AS part", part.path)
  file:run "BEGIN EXCLUSIVE"
  f()
  file:run "COMMIT"
  file:run "DETACH part"
  file:run "BEGIN EXCLUSIVE"
end

local function copy(file, parts, whole, part_of)
  for i, part in ipairs(parts) do
    attached(file, part, function()
      if i == 1 then file:begin(nil, names_of(file)) end
      if part_of then copy_chosen(file, part, whole.chosen, part_of) else copy_all(file, part) end
    end)
  end
end

--- Writes the parts into the new file `path`; `part_of` says from which part a chosen point is. true; nil and a
--- sentence.
return function(path, parts, whole, part_of)
  local file, message = sqlite_file.open(path)
  if not file then return nil, message end
  local ok, raised = pcall(function()
    copy(file, parts, whole, part_of)
    file:commit(whole)
  end)
  file:close()
  if not ok then return nil, raised end
  return true
end
