-- Requests: defaults, ranges and messages. JSON: what it takes and gives.

local json = require "mantile.json"
local request = require "mantile.request"
local support = require "support"

local function check(changes)
  local values = { model = "llama-3.1-8b", hardware = "h100-sxm" }
  for key, value in pairs(changes) do values[key] = value end
  return request.check(values)
end

describe("a request", function()
  it("splits the accelerators over tp", function()
    assert.equal(8, check({ gpus = 8 }).tp)
    assert.equal(2, check({ gpus = 8, pp = 2, dp = 2 }).tp)
    assert.equal(24, check({ tp = 4, pp = 3, dp = 2 }).gpus)
    assert.equal(1, check({}).gpus)
  end)

  local refused = {
    { { bacth = 3 }, "unknown key 'bacth'; did you mean 'batch'?" },
    { { zzzzzzzzzz = 3 }, "unknown key 'zzzzzzzzzz'; the keys are model hardware gpus" },
    { { batch = 0 }, "batch is 0; it must be a whole number from 1 to 1073741824" },
    { { batch = 1.5 }, "batch is 1.5; it must be a whole number" },
    { { batch = 1e308 }, "batch is 1e+308; it must be" },
    { { batch = 0 / 0 }, "it must be a whole number" },
    { { batch = math.huge }, "batch is inf" },
    { { batch = "4" }, "batch is '4'; it must be a whole number" },
    { { batch = {} }, "batch is a table; it must be" },
    { { batch = ("x"):rep(1000) }, "xxx...'; it must be" },
    { { tp = 1 << 40 }, "tp is 1099511627776; it must be a whole number from 1 to 1048576" },
    { { tp = 1 << 20, pp = 1 << 20, dp = 1 << 20 }, "the most is 1048576" },
    { { dtype = "bf17" }, "dtype is 'bf17'; it must be one of fp32 tf32 bf16" },
    { { weights = "Q4_K" }, "or a storage format like q4_k or int4_g128; did you mean 'q4_k'?" },
    { { mode = "magic" }, "mode is 'magic'; it must be one of static" },
    { { prefix = 1024, isl = 1024 }, "prefix is 1024; it must be from 0 to isl - 1 (1023)" },
    { { gpus = 6, pp = 4 }, "gpus (6) must be a multiple of cp x attention_dp x pp x dp (4)" },
    { { gpus = 8, tp = 4 }, "gpus is 8, but tp x cp x attention_dp x pp x dp is 4 x 1 x 1 x 1 x 1 = 4" },
    { { price = -1 }, "price is -1; it must be a number above 0" },
    { { price = 0 / 0 }, "it must be a number above 0" },
    { { model = "" }, "model is ''; it must be a name" },
    { { model = "a\nb" }, "it must be a name" },
    { { model = { kind = "model", name = "fake" } }, "model is a table; it must be a name" },
  }
  for _, case in ipairs(refused) do
    it("is refused: " .. case[2], function()
      local checked, message = check(case[1])
      assert.is_nil(checked)
      assert.truthy(message:find(case[2], 1, true), message)
    end)
  end

  it("is a table", function()
    for _, wrong in ipairs { 3, "x", true } do assert.is_nil((request.check(wrong))) end
    assert.is_nil((request.check(nil)))
    assert.is_nil((request.check {}))
  end)

  it("gives the same message whatever the order of its keys", function()
    for _ = 1, 20 do
      local _, message = check { zz1 = 1, zz2 = 2, zz3 = 3 }
      assert.truthy(message:find("unknown key 'zz1'", 1, true))
    end
  end)

  it("names unknown things and their nearest", function()
    local estimate = require "mantile.estimate"
    for _, case in ipairs {
      { { model = "llama-3.1-71b" }, "there is no model 'llama-3.1-71b'; did you mean 'llama-3.1-70b'?" },
      { { hardware = "h100" }, "there is no hardware 'h100'; there are h100-nvl h100-pcie h100-sxm" },
      { { hardware = "h100-sxn" }, "there is no hardware 'h100-sxn'; did you mean 'h100-sxm'?" },
      { { engine = "vlm" }, "there is no engine 'vlm'; did you mean 'vllm'?" },
      { { model = "../../../etc/passwd" }, "is neither a folder nor a file that ends in .lua" },
      { { model = "a b" }, "'a b' is not a name" },
      { { hardware = "/nonexistent/x.lua" }, "cannot be read" },
      { { hardware = "models/llama-3.1-8b.lua" }, "does not return an accelerator" },
    } do
      local values = { model = "llama-3.1-8b", hardware = "h100-sxm" }
      for key, value in pairs(case[1]) do values[key] = value end
      local report, message = estimate.report(values)
      assert.is_nil(report)
      assert.truthy(message:find(case[2], 1, true), message)
    end
  end)
end)

describe("json", function()
  it("keeps whole numbers whole", function()
    assert.equal("integer", math.type(json.decode('{"a":3}').a))
    assert.equal("integer", math.type(json.decode('{"a":3.0}').a))
    assert.equal("float", math.type(json.decode('{"a":3.5}').a))
  end)

  it("writes keys in order, ranked ones first", function()
    assert.equal('{"c":1,"a":1,"b":{"a":2}}', json.encode({ a = 1, b = { a = 2 }, c = 1 }, { c = 1 }))
    assert.equal('[1,"x/y",true]', json.encode { 1, "x/y", true })
    assert.equal('{"a":null}', json.encode { a = json.null })
  end)

  it("refuses what is not JSON", function()
    for _, text in ipairs {
      "", "{", "nul", "NaN", '{"a":Infinity}', '{"a":0x10}', "1 2", ("["):rep(65), ('{"a":'):rep(100000),
    } do
      local value, message = json.decode(text)
      assert.is_nil(value)
      assert.truthy(message:find("not JSON", 1, true))
    end
  end)

  it("comes out the same for the same request", function()
    local _, first = support.cli "estimate llama-3.1-8b --on h100-sxm --json --layers"
    local _, second = support.cli "estimate llama-3.1-8b --on h100-sxm --json --layers"
    assert.equal(first, second)
    local report = json.decode(first)
    assert.equal(8030261248, report.parameters.total)
    assert.equal("prefill", report.layers[1].phase)
  end)
end)
