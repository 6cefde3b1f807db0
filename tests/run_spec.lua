-- The runner of the specs itself, on specs that do not all end well.

local support = require "support"

--- Runs the specs `sources` ({ name = text }), each a file. Returns what was printed and the status.
local function run(sources)
  local folder = support.folder()
  for name, text in pairs(sources) do
    support.write(("%s/%s_spec.lua"):format(folder, name), ('describe("%s", function() %s end)'):format(name, text))
  end
  local pipe = assert(io.popen(("cd '%s' && JOBS=2 '%s/host' tests/run.lua '%s' 2>&1"):format(support.root,
    support.absolute(support.build), folder)))
  local text = pipe:read "a"
  local _, _, status = pipe:close()
  return text, status
end

describe("the runner of specs", function()
  after_each(support.clean)

  it("sums what the files say", function()
    local text, status = run { a = 'it("x", function() end) pending "y"', b = 'it("x", function() end)' }
    assert.equal("2 passed, 0 failed, 1 skipped\n", text)
    assert.equal(0, status)
  end)

  it("shows failures in full, and goes on", function()
    local text, status = run { a = 'it("x", function() assert.equal(1, 2) end) it("y", function() end)', b = 'it("z", function() end)' }
    assert.matches("^FAILED a x\n.*a_spec.lua:1: Expected objects to be equal.*\n2 passed, 1 failed, 0 skipped\n$", text)
    assert.equal(1, status)
  end)

  it("counts a process that does not end well as a failure, and shows what it said", function()
    local text, status = run {
      killed = [[it("x", function() print "so far" os.execute "kill -9 $PPID" end)]], left = [[it("x", function() os.exit(0) end)]],
      late = [[it("x", function() setmetatable({}, { __gc = function() io.stderr:write "at the end\n" os.exit(9) end }) end)]],
      good = 'it("x", function() end)',
    }
    assert.matches("so far\n.*FAILED [^\n]*/killed_spec.lua\n  ended with status 137\n", text)
    assert.matches("FAILED [^\n]*/left_spec.lua\n  ended with status 0\n", text)
    assert.matches("at the end\nFAILED [^\n]*/late_spec.lua\n  ended with status 9\n", text)
    assert.matches("\n2 passed, 3 failed, 0 skipped\n$", text)
    assert.equal(1, status)
  end)

  it("says where there are no specs", function()
    local text, status = run {}
    assert.matches("^no specs at /.*\n$", text)
    assert.equal(2, status)
  end)
end)
