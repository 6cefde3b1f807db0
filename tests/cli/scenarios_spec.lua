-- scenarios/: each states its question and its answer, holds, and says the same again.

local support = require "support"

-- Seconds of processor time that a script may take. Sanitizers make it slower; there it runs once.
local sanitized = support.build:find "san"
local limit = { environment = ("ulimit -t %d &&"):format(sanitized and 100 or 5) }

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("a")
  file:close()
  return text
end

describe("scenarios/", function()
  local guide = read(support.root .. "/docs/scenarios.md")
  local count = 0
  local pipe = assert(io.popen("ls " .. support.root .. "/scenarios/*.lua"))
  for path in pipe:lines() do
    local name = path:match("[^/]*$")
    count = count + 1

    it(name .. " holds, and says the same again", function()
      local status, out, err = support.cli("run " .. path, limit)
      assert.equal("", err)
      assert.equal(0, status)
      assert.truthy(#out > 0)
      if not sanitized then
        local _, again = support.cli("run " .. path, limit)
        assert.equal(out, again)
      end
    end)

    it(name .. " has its question, its answer and what keeps it true", function()
      local text = read(path)
      assert.truthy(text:find "^%-%- [^\n]*%?", "the first line is a question")
      assert.truthy(text:find("\n-- It printed: ", 1, true))
      assert.truthy(text:find("\n *assert%("))
      assert.truthy(guide:find("scenarios/" .. name, 1, true), "docs/scenarios.md lists it")
    end)
  end
  pipe:close()

  it("are twenty or more", function() assert.truthy(count >= 20) end)
end)
