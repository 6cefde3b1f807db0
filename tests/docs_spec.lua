-- docs_spec.lua: the pages in docs/ and README.md do what they say, and name
-- everything a user can write or read.
--
-- Each page has a fresh temporary folder, and its fences count in order:
--
--   ```lua FILENAME   (or json, ...) writes the fence into FILENAME there
--   ```gguf FILENAME  the header of a GGUF file: `key = kind value` or `tensor type shape`,
--                     where blk.* stands for all blocks
--   ```sh             runs in that folder, the program's folder first on PATH
--
-- An sh fence holds lines `$ command`, each followed by the lines it prints on
-- stdout and stderr; a command that ends in \ goes on in the next line. A line
-- `...` stands for any number of lines, `...` within a line for any text. All
-- commands of a fence share one shell, so `$ echo $?` shows the last status.
-- An sh fence that does not start with `$ ` is only shown, and so is every
-- fence of another language without a file name.

local core = require "mantile.core"
local environment = require "mantile.environment"
local forward = require "mantile.forward"
local gguf_writer = require "formats.gguf_writer"
local request = require "mantile.request"
local schema = require "mantile.schema"
local support = require "support"
local traffic = require "mantile.traffic"

local function capture(command)
  local pipe = assert(io.popen(command))
  local text = pipe:read("a")
  pipe:close()
  return text
end

local function quoted(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

local program_folder = capture("realpath " .. quoted(support.build)):gsub("\n$", "")

-- ---- pages ------------------------------------------------------------------

--- { name =, text = } of docs/*.md, and of README.md when there is one.
local function pages()
  local list = {}
  for path in capture("ls " .. quoted(support.root) .. "/docs/*.md"):gmatch("[^\n]+") do
    list[#list + 1] = { name = "docs/" .. path:match("[^/]*$"), text = read(path) }
  end
  local readme = read(support.root .. "/README.md")
  if readme then list[#list + 1] = { name = "README.md", text = readme } end
  return list
end

--- The fences of a page: { language =, file =, line =, lines = }.
local function fences(text)
  local list, open, number = {}, nil, 0
  for line in (text .. "\n"):gmatch("(.-)\n") do
    number = number + 1
    local info = line:match("^```(.*)$")
    if info and open then
      open = nil
    elseif info then
      open = { language = info:match("^%S*"), file = info:match("^%S+%s+(%S+)"), line = number, lines = {} }
      list[#list + 1] = open
    elseif open then
      table.insert(open.lines, line)
    end
  end
  assert(not open, "the last fence is not closed")
  return list
end

local function is_session(fence) return fence.language == "sh" and (fence.lines[1] or ""):sub(1, 2) == "$ " end

--- The commands of a session: { text =, line =, expected = {} }.
local function commands(fence)
  local list = {}
  for i, line in ipairs(fence.lines) do
    local last = list[#list]
    if last and last.text:sub(-1) == "\\" then
      last.text = last.text .. "\n" .. line
    elseif line:sub(1, 2) == "$ " then
      list[#list + 1] = { text = line:sub(3), line = fence.line + i, expected = {} }
    else
      table.insert(last.expected, line)
    end
  end
  return list
end

-- ---- expected output --------------------------------------------------------

local function line_matches(expected, actual)
  local pattern = expected:gsub("%p", "%%%0"):gsub("%%%.%%%.%%%.", ".*")
  return actual:find("^" .. pattern .. "$") ~= nil
end

--- Whether lines `actual` from j on are what `expected` says from i on.
local function lines_match(expected, i, actual, j)
  if i > #expected then return j > #actual end
  if expected[i] ~= "..." then
    return j <= #actual and line_matches(expected[i], actual[j]) and lines_match(expected, i + 1, actual, j + 1)
  end
  for next_line = j, #actual + 1 do
    if lines_match(expected, i + 1, actual, next_line) then return true end
  end
  return false
end

--- The lines of an output, without blank space at their ends or blank lines at its end.
local function lines_of(text)
  local list = {}
  for line in (text:gsub("%s+$", "") .. "\n"):gmatch("(.-)\n") do list[#list + 1] = line:gsub("%s+$", "") end
  return text:find("%S") and list or {}
end

-- ---- running a page ---------------------------------------------------------

--- The GGUF file whose header a fence shows.
local function gguf_of(lines)
  local metadata, tensors, blocks = {}, {}, 1
  for _, line in ipairs(lines) do
    local key, kind, value = line:match("^(%S+) = (%S+) (.+)$")
    if key then
      metadata[#metadata + 1] = { key, kind, tonumber(value) or value }
      if key:find("block_count$") then blocks = tonumber(value) end
    else
      local name, dtype, x, y = line:match("^(%S+) (%S+) (%d+) ?(%d*)$")
      for i = 0, name:find("*", 1, true) and blocks - 1 or 0 do
        tensors[#tensors + 1] = { (name:gsub("%*", i)), dtype, tonumber(x), tonumber(y) }
      end
    end
  end
  return (gguf_writer.header { metadata = metadata, tensors = tensors })
end

local function write_file(folder, fence)
  local path = folder .. "/" .. fence.file
  os.execute("mkdir -p " .. quoted(path:match("^(.*)/")))
  support.write(path, fence.language == "gguf" and gguf_of(fence.lines) or table.concat(fence.lines, "\n") .. "\n")
end

--- A script that runs the commands in one shell, each printing into its own file.
local function script_of(list, folder)
  local parts = {
    "unset MANTILE_PATH", "export LC_ALL=C PATH=" .. quoted(program_folder) .. ":$PATH", "cd " .. quoted(folder),
  }
  for i, command in ipairs(list) do
    parts[#parts + 1] = ("{ %s\n} >%s 2>&1 </dev/null"):format(command.text, quoted(folder .. ".out" .. i))
  end
  return table.concat(parts, "\n") .. "\n"
end

local function check_session(page, fence, folder)
  local list = commands(fence)
  support.write(folder .. ".sh", script_of(list, folder))
  os.execute("sh " .. quoted(folder .. ".sh"))
  for i, command in ipairs(list) do
    local output = read(folder .. ".out" .. i) or "(was not run)"
    assert(lines_match(lines_of(table.concat(command.expected, "\n")), 1, lines_of(output), 1),
      ("%s:%d: `%s` prints\n%s"):format(page.name, command.line, command.text, output))
  end
end

--- Runs a page's fences in `folder`; returns how many sessions there were.
local function run_fences(page, folder)
  local sessions = 0
  for _, fence in ipairs(fences(page.text)) do
    if fence.file then
      write_file(folder, fence)
    elseif is_session(fence) then
      check_session(page, fence, folder)
      sessions = sessions + 1
    end
  end
  return sessions
end

--- What a page has started ends with it: files *.pid say what.
local function run_page(page)
  local folder = support.folder() .. "/page"
  os.execute("mkdir " .. quoted(folder))
  local ok, sessions = pcall(run_fences, page, folder)
  os.execute(("cd %s && cat *.pid 2>/dev/null | xargs -r kill 2>/dev/null"):format(quoted(folder)))
  return ok and sessions or error(sessions, 0)
end

-- ---- specs ------------------------------------------------------------------

describe("examples in", function()
  after_each(support.clean)

  for _, page in ipairs(pages()) do
    it(page.name .. " print what the page says", function()
      local sessions = run_page(page)
      assert(sessions > 0 or page.name == "README.md", page.name .. " runs nothing")
    end)
  end
end)

describe("the page matcher", function()
  local function matches(expected, actual) return lines_match(lines_of(expected), 1, lines_of(actual), 1) end

  it("takes ... for any lines and any text", function()
    assert.is_true(matches("a\n...\nd", "a\nb\nc\nd"))
    assert.is_true(matches("a\n...", "a"))
    assert.is_true(matches("took ... ms (50 %)", "took 3.5 ms (50 %)"))
  end)

  it("refuses other text, missing lines and further lines", function()
    assert.is_false(matches("a.c", "abc"))
    assert.is_false(matches("a\nb", "a"))
    assert.is_false(matches("a", "a\nb"))
  end)
end)

describe("the docs", function()
  local text = {}
  for _, page in ipairs(pages()) do text[page.name] = page.text end

  --- Fails unless `name` stands on the page as code: `name`, or at the start of it.
  local function expect_named(name, page)
    local pattern = "`" .. name:gsub("%p", "%%%0") .. "%f[^%w_]"
    assert(text[page]:find(pattern), ("%s does not name `%s`"):format(page, name))
  end

  it("name every key of a report", function()
    for _, metric in ipairs(core.metrics()) do
      local group, field = metric.key:match("^(%w+)%.(.*)$")
      if group then expect_named(group, "docs/reports.md") end
      expect_named(field or metric.key, "docs/reports.md")
    end
  end)

  it("name every key of a report of results", function()
    for _, metric in ipairs(forward.metrics()) do
      local group, field = metric.key:match("^(%w+)%.(.*)$")
      local page = metric.key == metric.core and "docs/reports.md" or "docs/vision.md"
      expect_named(group or metric.key, page)
      if field then expect_named(field, "docs/reports.md") end
    end
  end)

  it("name every key of a request", function()
    for _, field in ipairs(request.fields) do expect_named(field[1], "docs/requests.md") end
  end)

  it("name every key of traffic", function()
    for _, field in ipairs(traffic.fields) do expect_named(field[1], "docs/traffic.md") end
  end)

  it("name every method of a graph and every function of dim", function()
    for name in pairs(debug.getmetatable(core.graph { phase = "decode" }).__methods) do
      expect_named("g:" .. name, "docs/layers.md")
    end
    for name in pairs(core.dim) do expect_named("dim." .. name, "docs/layers.md") end
  end)

  it("name every kind of parameter", function()
    for kind in pairs(schema.kinds) do expect_named(kind, "docs/layers.md") end
  end)

  it("name every name that scripts see beside Lua's own", function()
    for name in pairs(environment.new()) do
      if _G[name] == nil then expect_named(name, "docs/scenarios.md") end
    end
  end)
end)
