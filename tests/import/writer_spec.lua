-- A model written as a Lua file is the same model.

local estimate = require "mantile.estimate"
local find = require "mantile.find"
local huggingface = require "mantile.import.huggingface"
local json = require "mantile.json"
local support = require "support"
local writer = require "mantile.import.writer"

local function read_back(m)
  local folder = support.folder()
  local path = support.write(folder .. "/written.lua", assert(writer.text(m)))
  local loaded = assert(find.load("model", path))
  support.clean()
  return loaded
end

local function config(changes)
  local c = {
    model_type = "gpt_oss", hidden_size = 64, num_hidden_layers = 7, num_attention_heads = 4, num_key_value_heads = 2,
    intermediate_size = 128, vocab_size = 100, sliding_window = 10, num_local_experts = 8, num_experts_per_tok = 2,
    layer_types = {}, attention_bias = true, quantization_config = { quant_method = "mxfp4" }, num_nextn_predict_layers = 1,
  }
  for i = 1, 7 do c.layer_types[i] = i % 3 == 0 and "full_attention" or "sliding_attention" end
  for key, value in pairs(changes or {}) do c[key] = value end
  return c
end

describe("a written model", function()
  local m = require("mantile.model") "small" (assert(huggingface.describe(config())))

  it("reports the same, split and speculating too", function()
    local loaded = read_back(m)
    assert.equal("small", loaded.name)
    for _, more in ipairs {
      {}, { tp = 2, pp = 3, batch = 5 }, { pp = 7 }, { ep = 4, tp = 4 }, { speculative = "mtp", draft_tokens = 2 },
    } do
      local request = { hardware = "h100-sxm", model = m }
      for key, value in pairs(more) do request[key] = value end
      local expected = support.report(request, { layers = true })
      request.model = loaded
      assert.same(expected, support.report(request, { layers = true }))
    end
  end)

  it("says a cycle once", function()
    local plain = config { num_nextn_predict_layers = 0 }
    local text = writer.text(require("mantile.model") "plain" (assert(huggingface.describe(plain))))
    local _, windows = text:gsub("window = 10", "")
    assert.equal(1, windows)
    assert.truthy(text:find("times = 2", 1, true))
  end)

  it("keeps texts that need quotes, and numbers to the last digit", function()
    local odd = require("mantile.model") "odd" {
      doc = 'a "quoted"\nline \\ end', warnings = { "x" },
      blocks = { { "embedding", vocab = 10, width = 8, weights = { table = 4.25 + 1 / 3 } }, { "lm_head", vocab = 10 } },
    }
    local loaded = read_back(odd)
    assert.equal(odd.doc, loaded.doc)
    assert.equal(odd.blocks[1].weights.table, loaded.blocks[1].weights.table)
  end)

  it("is refused where it has a function of its own", function()
    local own = require("mantile.model") "own" { forward = function() end }
    local text, message = writer.text(own)
    assert.is_nil(text)
    assert.equal("own has a forward of its own, which cannot be written out", message)
  end)
end)

describe("mantile import", function()
  after_each(support.clean)

  it("writes a file once, and prints without -o", function()
    local folder = support.folder()
    local path = support.write(folder .. "/config.json", json.encode(config()))
    local status, text = support.cli("import " .. path)
    assert.equal(0, status)
    assert.truthy(text:find('return model "', 1, true))
    local out = folder .. "/x.lua"
    assert.equal(0, (support.cli(("import %s -o %s"):format(path, out))))
    local again, _, message = support.cli(("import %s -o %s"):format(path, out))
    assert.equal(2, again)
    assert.truthy(message:find("exists; remove it or choose another file", 1, true))
    assert.equal(estimate.whole(path).parameters.total, estimate.whole(out).parameters.total)
  end)
end)
