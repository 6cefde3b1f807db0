-- Parameter counts to the digit, from the sizes each model states.
-- Sources: the configs and model cards named in models/*.lua.

local support = require "support"

local totals = {
  { "llama-3.1-8b", 8030261248, 8030261248 },
  { "llama-3.1-70b", 70553706496, 70553706496 },
  { "llama-3.1-405b", 405853388800, 405853388800 },
  { "mixtral-8x7b", 46702792704, 12879925248 },
  { "qwen3-32b", 32762123264, 32762123264 },
}

describe("parameters", function()
  for _, row in ipairs(totals) do
    it(row[1] .. " has its published total", function()
      local parameters = support.report({ model = row[1], hardware = "b200" }).parameters
      assert.equal(row[2], parameters.total)
      assert.equal(row[3], parameters.active)
    end)

    it(row[1] .. " has the same parameters however it is split", function()
      for _, split in ipairs { { tp = 8 }, { pp = 4 }, { tp = 4, pp = 2, dp = 2 } } do
        local request = { model = row[1], hardware = "b200", tp = split.tp, pp = split.pp, dp = split.dp }
        assert.equal(row[2], support.report(request).parameters.total)
      end
    end)
  end

  it("are integers in JSON", function()
    local _, out = support.cli("estimate llama-3.1-405b --on b200 --json")
    assert.truthy(out:find('"total":405853388800,', 1, true))
  end)
end)
