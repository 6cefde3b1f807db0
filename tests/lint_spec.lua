-- The code against the project's own rules.

local support = require "support"

local function lines_of(command)
  local lines, pipe = {}, assert(io.popen(("cd '%s' && %s"):format(support.root, command)))
  for line in pipe:lines() do lines[#lines + 1] = line end
  pipe:close()
  return lines
end

-- The one direction data flows in (a folder may include those before it).
local order = { "base", "formats", "graph", "hardware", "cost", "fit", "memory", "metrics", "simulate", "explore", "bind",
  "embed", "serve" }

local rank = {}
for i, folder in ipairs(order) do rank[folder] = i end

describe("the code", function()
  it("is luacheck clean", function()
    local lines = lines_of "luacheck -q --no-color . 2>&1"
    assert.truthy(lines[#lines]:find("^Total: 0 warnings / 0 errors"), table.concat(lines, "\n"))
  end)

  it("is laid out by clang-format", function()
    local found = lines_of "clang-format --dry-run $(git ls-files '*.c' '*.h' 2>/dev/null) 2>&1 | head -3"
    assert.same({}, found)
  end)

  it("includes in one direction only", function()
    for _, line in ipairs(lines_of "grep -n '#include \"' src/*/*.[ch]") do
      local from, to = line:match('^src/(%w+)/.*#include "(%w+)/')
      assert.truthy(from and to and rank[from] and rank[to], line)
      assert.is_true(rank[to] <= rank[from], line)
    end
  end)

  it("keeps Lua out of the core", function()
    for _, line in ipairs(lines_of "grep -ln '<l[u]a.*\\.h>\\|<lauxlib\\.h>' src/*/*.[ch]") do
      assert.truthy(line:find("^src/bind/") or line:find("^src/embed/") or line:find("^src/serve/"), line)
    end
    -- The core is compiled without the include path of Lua, so that such a line fails.
    local command = "echo '#include <lua.h>' | %s -Isrc -fsyntax-only -x c - 2>/dev/null"
    assert.is_nil(os.execute(command:format(os.getenv "CC" or "cc")))
  end)

  it("never prints from the core", function()
    local found = lines_of "grep -n '\\bprintf\\|fprintf\\|puts(\\|abort()\\|exit(' src/*/*.c | grep -v 'snprintf\\|^src/serve/'"
    assert.same({}, found)
  end)

  it("has files of at most 600 lines", function()
    for _, line in ipairs(lines_of "wc -l src/*.c src/*/*.[ch] lua/mantile/*.lua lua/mantile/*/*.lua tests/*.lua") do
      local count, file = line:match("^%s*(%d+)%s+(.*)$")
      assert.is_true(file == "total" or tonumber(count) <= 600, line)
    end
  end)
end)
