-- Where only names are taken no request reaches a file.

local find = require "mantile.find"
local simulate = require "mantile.simulate"
local support = require "support"
local sweep = require "mantile.explore.sweep"
local tables = require "mantile.tables"

local base = { model = "llama-3.1-8b", hardware = "h100-sxm" }

describe("where only names are taken", function()
  before_each(function() find.names_only = true end)
  after_each(function() find.names_only = false end)

  --- The sentence with which a request is refused.
  local function refusal(changes, ask)
    local report, message = (ask or require("mantile.estimate").report)(tables.merged(base, changes))
    assert.is_nil(report)
    return message
  end

  it("takes names", function()
    assert.truthy(support.report(tables.merged(base, { engine = "vllm", tp = 2 })).ttft_s > 0)
  end)

  it("refuses files of models, by whatever path", function()
    for _, path in ipairs { "/etc/passwd", "tests/fixtures/llama-3.1-70b", "tests/fixtures/llama-3.1-70b/config.json",
      "/tmp/a.gguf", "a.gguf", "a.json", "../a.safetensors", "./a.lua", "models", "a.lua", "/" } do
      local message = refusal { model = path }
      assert.truthy(message:find("is a file; only names are taken here", 1, true)
        or message:find("there is no model", 1, true), message)
      message = refusal { speculative = "draft", draft_tokens = 2, draft_model = path }
      assert.truthy(message:find("only names are taken here", 1, true)
        or message:find("there is no model", 1, true), message)
    end
  end)

  it("refuses all other files", function()
    local cases = {
      { { hardware = "/etc/passwd" }, "hardware '/etc/passwd' is a file" },
      { { hardware = "mine.yaml" }, "hardware 'mine.yaml' is a file" },
      { { hardware = "../hardware/h100-sxm" }, "hardware '../hardware/h100-sxm' is a file" },
      { { engine = "./vllm.lua" }, "engine './vllm.lua' is a file" },
      { { measured = "/etc/passwd", cost_model = "measured" }, "measured '/etc/passwd' is a file" },
    }
    for _, case in ipairs(cases) do
      local message = refusal(case[1])
      assert.truthy(message:find(case[2], 1, true), message)
    end
  end)

  it("refuses traces, and files of rows", function()
    for _, key in ipairs { "trace", "lengths" } do
      local traffic = { [key] = "/etc/passwd", rate = key == "lengths" and 1 or nil }
      local message = refusal({ traffic = traffic }, simulate.run)
      assert.truthy(message:find("traffic: " .. key .. " '/etc/passwd' is a file", 1, true), message)
    end
    local message = refusal({ batch = { 1, 2 }, output = "/tmp/rows.csv" }, sweep.run)
    assert.truthy(message:find("output '/tmp/rows.csv' is a file", 1, true), message)
  end)
end)
