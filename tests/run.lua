-- run.lua: runs the specs named on the command line (files or folders; all by
-- default). One file runs in this process. More run in a process each, JOBS at a
-- time (by default all cores, at most 8), so that none sees what another left
-- behind or dies with it. The last line is `N passed, N failed, N skipped`.

local core = require "mantile.core"

local function run_here(file)
  io.stdout:setvbuf "line" -- what came before a crash is seen
  arg = { [0] = "busted", "--pattern=_spec", "--output=tests/output.lua", "--lpath=", file }
  require "busted.runner" { standalone = false }
end

local function quoted(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

local function lines_of(command)
  local lines, pipe = {}, assert(io.popen(command))
  for line in pipe:lines() do lines[#lines + 1] = line end
  pipe:close()
  return lines
end

--- The spec files at a path, which may be a folder or a file.
local function files_at(path)
  if core.file_size(path) then return { path } end
  local files = lines_of(("find %s -name '*_spec.lua' -type f 2>/dev/null"):format(quoted(path)))
  if #files == 0 then
    io.stderr:write("no specs at ", path, "\n")
    os.exit(2, true)
  end
  return files
end

--- The files at `paths`, the largest first: what takes long should not begin last.
local function files_of(paths)
  local list, size = {}, {}
  for _, path in ipairs(paths) do
    for _, file in ipairs(files_at(path)) do
      if not size[file] then list[#list + 1] = file end
      size[file] = core.file_size(file)
    end
  end
  table.sort(list, function(a, b) return size[a] > size[b] or size[a] == size[b] and a < b end)
  return list
end

--- With sanitizers a process takes up to 600 MB.
local function jobs() return tonumber(os.getenv "JOBS") or math.min(tonumber(lines_of("nproc")[1]) or 1, 8) end

--- Runs each file in a process of its own; calls ended(file, status, output) as they end.
local function run_each(files, ended)
  local words = {}
  for i, file in ipairs(files) do words[i] = quoted(file) end
  local each = [[out=$(mktemp); "$0" tests/run.lua "$1" >"$out" 2>&1; echo "$? $out $1"]]
  local pipe = assert(io.popen(("printf '%%s\\0' %s | xargs -0 -n 1 -P %d sh -c %s %s"):format(
    table.concat(words, " "), jobs(), quoted(each), quoted(arg[-1]))))
  for line in pipe:lines() do
    local status, path, file = line:match "^(%d+) (%S+) (.*)$"
    local output <close> = assert(io.open(path, "rb"))
    os.remove(path)
    ended(file, tonumber(status), output:read "a")
  end
  pipe:close()
end

local function run_all(files)
  local passed, failed, skipped, missing = 0, 0, 0, #files
  run_each(files, function(file, status, output)
    local before, p, f, s, after = output:match "^(.*)%f[%d](%d+) passed, (%d+) failed, (%d+) skipped\n(.*)$"
    io.write(before or output, after or "")
    if not before or f == "0" and status ~= 0 then
      io.write("FAILED ", file, "\n  ended with status ", status, "\n")
      failed = failed + 1
    end
    io.flush()
    passed, failed, skipped, missing = passed + (p or 0), failed + (f or 0), skipped + (s or 0), missing - 1
  end)
  print(("%d passed, %d failed, %d skipped"):format(passed, failed + missing, skipped))
  os.exit(failed + missing == 0, true)
end

if #arg == 1 and core.file_size(arg[1]) then
  run_here(arg[1])
else
  run_all(files_of(#arg > 0 and arg or { "tests" }))
end
