-- new on the command line: what it writes works as it is.

local support = require "support"

describe("new", function()
  after_each(support.clean)

  local tries = {
    hardware = "estimate llama-3.1-8b --on ./ours.lua", model = "estimate ./ours.lua --on h100-sxm",
    layer = "layers ./ours.lua", scenario = "run ours.lua",
  }

  for kind, try in pairs(tries) do
    it(("writes %s to start from, and nothing over it"):format(kind), function()
      local folder = support.folder()
      local status, out, problems = support.cli(("new %s ours"):format(kind), { folder = folder })
      assert.equal(0, status, problems)
      assert.equal("ours.lua: its comments say how to go on\n", out)
      assert.equal(0, (support.cli(try, { folder = folder })))
      status, out, problems = support.cli(("new %s ours"):format(kind), { folder = folder })
      assert.same({ 2, "", "mantile: ours.lua is there already, and stays as it is\n" }, { status, out, problems })
    end)
  end

  it("writes settings of editors, which find the annotations", function()
    local folder = support.folder()
    local status, out, problems = support.cli("new editor", { folder = folder })
    assert.equal(0, status, problems)
    assert.matches("^%.luarc%.json: ", out)
    local file = assert(io.open(folder .. "/.luarc.json"))
    local library = require("cjson").decode(file:read "a")["workspace.library"][1]
    file:close()
    assert(loadfile(library .. "/scripts.lua"))
    status, out, problems = support.cli("new editor", { folder = folder })
    assert.same({ 2, "", "mantile: .luarc.json is there already, and stays as it is\n" }, { status, out, problems })
  end)

  it("takes a kind and a name, and no path", function()
    for line, expected in pairs {
      ["new"] = "say what and how it is called", ["new hardwar x"] = "did you mean 'hardware'?",
      ["new model ../x"] = "'../x' is no name", ["new model a b"] = "say what and how it is called",
    } do
      local status, _, problems = support.cli(line)
      assert.equal(2, status)
      assert.truthy(problems:find(expected, 1, true), problems)
    end
  end)
end)
