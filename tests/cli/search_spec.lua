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

  it("prints the front below the best", function()
    local _, out = support.cli(QUESTION .. "--top 2 --pareto tpot_s,cost_usd_per_mtok")
    assert.matches("\nthe front of tpot_s, cost_usd_per_mtok:\n  batch  tp  pp  dp .*\n  %.%.%. and %d more\n", out)
    local _, text = support.cli("search llama-3.1-8b --on b300 --gpus 1 --batch 8 --pareto tpot_s,cost_usd_per_mtok")
    assert.matches("the front of tpot_s and cost_usd_per_mtok is empty: one of them is not known of any\n", text)
  end)

  it("writes the best and the front to a file, each point once", function()
    local folder = support.folder()
    local options = { folder = folder }
    local _, out = support.cli(QUESTION .. "--best 3 --json")
    local answer = json.decode(out)
    assert.equal(0, (support.cli(QUESTION .. "--best 3 -o rows.jsonl", options)))
    assert.equal(0, (support.cli(QUESTION .. "--best 3 -o rows.csv", options)))
    local points, best, front = {}, 0, 0
    for line in io.lines(folder .. "/rows.jsonl") do
      local row = json.decode(line)
      assert.is_nil(points[row.point])
      points[row.point] = row
      if row.best then
        best = best + 1
        support.near(answer.best[row.best].tpot_s, row.tpot_s)
      end
      front = front + (row.front and 1 or 0)
    end
    assert.equal(3, best)
    assert.equal(#answer.front, front)
    local file <close> = io.open(folder .. "/rows.csv")
    assert.matches("^point,best,front,batch,tp,pp,dp,tok_s_user", file:read "l")
    local status, _, problems = support.cli(QUESTION .. "-o rows.csv", options)
    assert.equal(2, status)
    assert.matches("rows.csv is there already", problems, 1, true)
    support.clean()
  end)

  it("prints or writes what starts the first", function()
    local folder = support.folder()
    local _, out = support.cli(QUESTION .. "--where 'tpot_s < 6 ms' --json")
    local first = json.decode(out).best[1].request
    local expected = require("mantile.emit").text(first)
    local status, text = support.cli(QUESTION .. "--where 'tpot_s < 6 ms' --emit")
    assert.equal(0, status)
    assert.equal(expected, text)
    assert.equal(expected, (select(2, support.cli(QUESTION .. "--where 'tpot_s < 6 ms' --emit vllm"))))
    assert.equal(0, (support.cli(QUESTION .. "--emit kubernetes -o chat.yaml", { folder = folder })))
    local file <close> = io.open(folder .. "/chat.yaml")
    assert.matches("kind: Deployment", file:read "a", 1, true)
    _, text = support.cli("search llama-3.1-8b --on h100-sxm --gpus 1 --batch 8 --emit sglang")
    assert.matches("sglang.launch_server", text, 1, true)
    local problems
    status, text, problems = support.cli(QUESTION .. "--where 'tpot_s < 1 us' --emit")
    assert.equal(1, status)
    assert.equal("", text)
    assert.equal("mantile: no deployment keeps the limits\n", problems)
    support.clean()
  end)

  it("says what a sample may have missed", function()
    local status, out = support.cli(QUESTION .. "--points 4 --seed 3")
    assert.equal(0, status)
    assert.matches("the best of %d+ of 12 points: 1 deployments drawn at random", out)
    assert.matches("with 99 %% confidence at most 99 %% of the deployments are better", out)
    out = select(2, support.cli(QUESTION .. "--points 4 --json"))
    local answer = json.decode(out)
    assert.is_false(answer.exact)
    support.near(0.99, answer.bound)
    support.near(0.99, answer.confidence)
    assert.equal(1, answer.sampled)
  end)

  it("refuses what is no question", function()
    for words, sentence in pairs {
      ["search"] = "name a model",
      ["search llama-3.1-8b"] = "name the hardware",
      ["search llama-3.1-8b --on h100-sxm --where 'tpot_s <'"] = "cannot be read",
      ["search llama-3.1-8b --on h100-sxm --gpus 3 --tp 2"] = "no number of gpus",
      ["search llama-3.1-8b --on h100-sxm --load 0"] = "load is 0",
      ["search resnet-50 --on h100-sxm --maximise tok_s_user"] = "they have latency_s, items_s",
      ["search resnet-50 llama-3.1-8b --on h100-sxm"] = "resnet-50 makes items and llama-3.1-8b makes tokens",
      [QUESTION .. "--pareto tok_s_user"] = "two or three figures",
      [QUESTION .. "--best x"] = "best is 'x'",
      [QUESTION .. "--top 0"] = "--top is a number of rows",
      [QUESTION .. "--top 1.5"] = "--top is a number of rows",
      [QUESTION .. "--points x"] = "points is 'x'",
      [QUESTION .. "-o rows.txt"] = "must end in .csv or .jsonl",
      [QUESTION .. "-o /no/such/folder/rows.csv"] = "/no/such/folder",
      [QUESTION .. "--emit vlm"] = "it is command, yaml, kubernetes or an engine",
      [QUESTION .. "--emit sglang"] = "the first is of engine vllm; search with --engine sglang",
      [QUESTION .. "--emit --json"] = "one of them",
      [QUESTION .. "--emit -o /no/such/folder/start.sh"] = "/no/such/folder",
      ["search llama-3.1-8b --on h100-sxm --gpus 1 --emit"] = "--emit needs an engine",
      ["search resnet-50 --on h100-sxm --gpus 1 --emit vllm"] = "resnet-50 is no decoder of tokens",
    } do
      local status, _, problems = support.cli(words)
      assert.equal(2, status, words)
      assert.truthy(problems:find(sentence, 1, true), problems)
    end
  end)
end)
