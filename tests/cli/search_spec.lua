-- search on the command line.

local json = require "mantile.json"
local support = require "support"

local QUESTION = "search llama-3.1-8b --on h100-sxm --engine vllm --gpus 2 --isl 512 --osl 64 --batch 1..64*4 "

describe("search", function()
  it("prints the best, what binds them and what was refused", function()
    local status, out, problems = support.cli(QUESTION .. "--where 'tpot_s < 6 ms' --best 2")
    assert.equal(0, status, problems)
    assert.truthy(out:find "\n  1  ")
    assert.truthy(out:find("points of 3 deployments were looked at", 1, true), out)
    assert.truthy(out:find("not tpot_s < 6 ms", 1, true), out)
  end)

  it("prints JSON that an estimate agrees with", function()
    local status, out = support.cli(QUESTION .. "--json --load 50")
    assert.equal(0, status)
    local answer = json.decode(out)
    local first = answer.best[1]
    assert.equal(first.needed, first.request.gpus)
    local report = support.report(first.request)
    support.near(report.tpot_s, first.tpot_s)
    assert.is_true(report.throughput_tok_s / 64 >= 50)
  end)

  it("shows the batch also where it is stated", function()
    local _, out = support.cli "search llama-3.1-8b --on h100-sxm --gpus 1 --batch 8"
    assert.matches("batch .*\n +.- 8  ", out)
  end)

  it("says no where nothing keeps the limits", function()
    local status, out = support.cli(QUESTION .. "--where 'tpot_s < 1 us'")
    assert.equal(1, status)
    assert.truthy(out:find("not tpot_s < 1 us", 1, true), out)
  end)

  it("refuses what is no question", function()
    for words, sentence in pairs {
      ["search"] = "name a model",
      ["search llama-3.1-8b"] = "name the hardware",
      ["search llama-3.1-8b --on h100-sxm --where 'tpot_s <'"] = "cannot be read",
      ["search llama-3.1-8b --on h100-sxm --gpus 3 --tp 2"] = "no number of gpus",
      ["search llama-3.1-8b --on h100-sxm --load 0"] = "load is 0",
      ["search resnet-50 --on h100-sxm"] = "resnet-50 makes no tokens",
    } do
      local status, _, problems = support.cli(words)
      assert.equal(2, status, words)
      assert.truthy(problems:find(sentence, 1, true), problems)
    end
  end)
end)
