-- mantile run --confined: scripts of others on the command line.

local support = require "support"

describe("mantile run --confined", function()
  local folder
  setup(function() folder = support.folder() end)
  teardown(support.clean)

  --- Status, standard output and standard error of a script.
  local function run(text, flags, options)
    support.write(folder .. "/script.lua", text)
    return support.cli(("run --confined %s %s/script.lua"):format(flags or "", folder), options)
  end

  local function refused(expected, ...)
    local status, out, err = run(...)
    assert.equal(2, status)
    assert.equal("", out)
    assert.equal("mantile: " .. expected .. "\n", err)
  end

  it("prints what a script prints", function()
    local text = 'show(model "llama-3.1-8b":on "h100-sxm" { batch = 4 })\nassert(1 > 0)'
    local status, out, err = run(text)
    assert.equal(0, status)
    assert.equal("", err)
    assert.equal(select(2, support.cli("run " .. folder .. "/script.lua")), out)
  end)

  it("ends as the script does", function()
    local status, out, err = run "print 'x' assert(false, 'too slow')"
    assert.equal(1, status)
    assert.equal("x\n", out)
    assert.equal("mantile: script:1: assertion failed: too slow\n", err)
    refused("script:1: io is not available in a confined script", "io.open '/etc/passwd'")
    refused("script:1: model '/etc/passwd' is a file; only names are taken here, and no files",
      "estimate { model = '/etc/passwd', hardware = 'b200' }")
  end)

  it("has limits by their names", function()
    refused("the script was stopped: it takes more than 1000000 instructions (its limit)", "while true do end",
      "--instructions 1e6")
    refused("the script was stopped: it takes more than 0.1 s of processor time (its limit)", "while true do end",
      "--cpu_s 0.1")
    refused("the script was stopped: it takes more than 0.1 s (its limit)", "while true do end", "--wall_s '100 ms'")
    refused("the script was stopped: it takes more than 8 MiB of memory (its limit)", "print(('x'):rep(1e8))",
      "--memory_bytes 8MiB")
    refused("the script was stopped: it wrote more than 20 bytes (its limit)", "print(('x'):rep(100))",
      "--output_bytes 20")
    refused("the script is longer than 3 bytes (its limit)", "print 'x'", "--text_bytes 3")
  end)

  it("names misuse", function()
    refused("--cpu_s is 'x'; it must be a number, or one with its unit", "", "--cpu_s x")
    refused("--cpu_s is '-1'; it must be a number, or one with its unit", "", "--cpu_s -1")
    refused("cpu_s must be from 0.001 to 1000000", "", "--cpu_s 1e9")
    refused("there is no flag --memory; did you mean --memory_bytes?", "", "--memory 3")
    refused("run --confined needs one script, which takes no arguments", "", "x.lua")
    assert.equal(2, (support.cli "run --confined"))
    assert.equal(2, (support.cli "run --confined nothing.lua"))
  end)

  it("knows the names of MANTILE_PATH, and what they hide", function()
    os.execute(("mkdir -p %s/models"):format(folder))
    support.write(folder .. "/models/mine.lua", [[
      return decoder "mine" { layers = 2, hidden = 64, intermediate = 128, heads = 2, vocab = 100 }]])
    support.write(folder .. "/models/qwen3-8b.lua", [[
      return decoder "other" { layers = 2, hidden = 64, intermediate = 128, heads = 2, vocab = 100 }]])
    local options = { environment = ("MANTILE_PATH='%s'"):format(folder) }
    local status, out, err = run('print(estimate { model = "mine", hardware = "b200" }.model)', "", options)
    assert.equal("", err)
    assert.equal(0, status)
    assert.truthy(out:find("mine\n", 1, true))
    status, out = run('print(estimate { model = "qwen3-8b", hardware = "b200" }.model)', "", options)
    assert.equal(0, status)
    assert.equal("note: model 'qwen3-8b' from path1/models/qwen3-8b.lua hides the one in "
      .. "mantile/models/qwen3-8b.lua\nother\n", out)
  end)
end)
