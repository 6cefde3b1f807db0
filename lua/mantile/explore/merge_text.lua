-- merge_text.lua: parts in text files as one, line by line in the order of points. Each is read a block at a time and
-- closed in between, so that their number is not bounded by that of open files.

local core = require "mantile.core"
local text_file = require "mantile.explore.text_file"

local BLOCK = 1 << 16 -- bytes
local LINE_MAX = 1 << 20

-- ---- reading a part ------------------------------------------------------------

--- What is wrong with a part ends the merge as an error with a sentence.
local function wrong(part, text) error(("%s %s"):format(part.path, text), 0) end

local function refill(part)
  local file = io.open(part.path, "rb")
  local more = file and file:seek("set", part.at) and file:read(BLOCK)
  if file then file:close() end
  part.rest = part.rest:sub(part.from) .. (more or "")
  part.at, part.from = part.at + #(more or ""), 1
  return more ~= nil
end

--- The next line with its end; nil where there is none.
local function next_line(part)
  local stop = part.rest:find("\n", part.from, true)
  while not stop do
    local seen = #part.rest - part.from + 1
    if seen > LINE_MAX then wrong(part, "has a line longer than 1 MiB") end
    if not refill(part) then return nil end
    stop = part.rest:find("\n", seen + 1, true)
  end
  local line = part.rest:sub(part.from, stop)
  part.from = stop + 1
  return line
end

--- Begins to read; returns the head.
local function begin(part, format)
  if core.file_size(part.path) ~= part.state.bytes then wrong(part, "is not as long as its state says") end
  part.at, part.from, part.rest, part.lines, part.point = 0, 1, "", 0, -1
  if format.head {} == "" then return "" end
  return next_line(part) or wrong(part, "has no first line")
end

--- Goes on to the next row: its line and point are then part.line and part.point. False at the end.
local function advance(part, format)
  part.line = next_line(part)
  if not part.line then
    if part.lines ~= part.state.rows then wrong(part, "has not as many rows as its state says") end
    return false
  end
  local point = format.point(part.line)
  if not point then wrong(part, ("has a row that is none, number %d"):format(part.lines + 1)) end
  if part.state.keep == "all" and point <= part.point then wrong(part, "is not in the order of points") end
  part.point, part.lines = point, part.lines + 1
  return true
end

-- ---- in the order of points ---------------------------------------------------

--- Sinks the part at the top of a heap, whose least point is on top.
local function sink(heap, size)
  local i = 1
  while true do
    local least = i
    for child = 2 * i, math.min(2 * i + 1, size) do
      if heap[child].point < heap[least].point then least = child end
    end
    if least == i then return end
    heap[i], heap[least] = heap[least], heap[i]
    i = least
  end
end

local function write_all(file, parts, format)
  local heap, last = {}, nil
  for _, part in ipairs(parts) do
    if advance(part, format) then heap[#heap + 1] = part end
  end
  table.sort(heap, function(a, b) return a.point < b.point end) -- which is a heap
  local size = #heap
  while size > 0 do
    local part = heap[1]
    if last and last.point == part.point then wrong(part, "and " .. last.path .. " have the same points") end
    last = { point = part.point, path = part.path }
    file:add_line(part.line)
    if not advance(part, format) then
      heap[1], heap[size] = heap[size], nil
      size = size - 1
    end
    sink(heap, size)
  end
end

--- Rows of what was chosen, from the parts that have them.
local function write_chosen(file, parts, chosen, part_of, format)
  local found = {}
  for _, part in ipairs(parts) do
    while advance(part, format) do
      if part_of[part.point] == part then found[part.point] = part.line end
    end
  end
  for _, point in ipairs(chosen) do
    local number = point[1]
    file:add_line(found[number] or wrong(part_of[number], ("lacks point %d, which its state names"):format(number)))
  end
end

--- Writes the parts into the new file `path`; `part_of` says from which part a chosen point is. true; nil and a
--- sentence.
return function(path, parts, whole, part_of, format)
  local file, message = text_file.open(path, format)
  if not file then return nil, message end
  local ok, raised = pcall(function()
    local head
    for _, part in ipairs(parts) do
      local own = begin(part, format)
      head = head or own
      if own ~= head then wrong(part, "has other columns than " .. parts[1].path) end
    end
    file:begin_lines(head)
    if part_of then
      write_chosen(file, parts, whole.chosen, part_of, format)
    else
      write_all(file, parts, format)
    end
    file:finish()
  end)
  file:close()
  if not ok then return nil, raised end
  return true
end
