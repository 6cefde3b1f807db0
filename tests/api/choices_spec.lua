-- What a person may choose next, and the routes of the page.

local choices = require "mantile.choices"
local find = require "mantile.find"
local json = require "mantile.json"
local service = require "mantile.api.service"
local support = require "support"

local function of(values) return assert(choices.of(values)) end

--- The reason for which a value is not legal.
local function reason(choice, value)
  for _, group in ipairs(choice.illegal) do
    for _, other in ipairs(group.values) do
      if other == value then return group.reason end
    end
  end
end

describe("choices", function()
  it("offer the degrees that divide a model, and say why not the others", function()
    local tp = of({ model = "llama-3.1-70b", hardware = "dgx-h100", tp = 8 }).choices.tp
    assert.equal(8, tp.value)
    assert.same({ 1, 2, 4, 8 }, tp.legal)
    assert.equal("layer 'attention': tp (3) must divide heads (64): 1 2 4 8 16 32 64", reason(tp, 6))
    assert.truthy(reason(tp, 16):find("dgx-h100 has 8 accelerators", 1, true))
  end)

  it("are what an estimate takes", function()
    local estimate = require "mantile.estimate"
    local asked = { model = "gpt-oss-20b", hardware = "h100-sxm", tp = 4, ep = 2 }
    for axis, choice in pairs(of(asked).choices) do
      if axis == "tp" or axis == "ep" or axis == "pp" then
        for _, degree in ipairs(choice.legal) do
          local one = { model = asked.model, hardware = asked.hardware, tp = 4, ep = 2, [axis] = degree }
          assert.truthy(estimate.report(one))
        end
        for _, group in ipairs(choice.illegal) do
          local one = { model = asked.model, hardware = asked.hardware, tp = 4, ep = 2, [axis] = group.values[1] }
          assert.equal(group.reason, select(2, estimate.report(one)))
        end
      end
    end
  end)

  it("vary a degree where gpus say what tp is", function()
    local found = of { model = "llama-3.1-8b", hardware = "dgx-h100", gpus = 8, dp = 2 }
    assert.equal(4, found.choices.tp.value)
    assert.same({ 1, 2, 4 }, found.choices.tp.legal)
  end)

  it("repair a refused request", function()
    local function refused(values) return of(values).refused end
    assert.same({ tp = 2 }, refused({ model = "llama-3.1-8b", hardware = "h100-sxm", tp = 3 }).repair)
    assert.equal("tp", refused({ model = "llama-3.1-8b", hardware = "h100-sxm", tp = 3 }).field)
    assert.same({ tp = 2, ep = 2 }, refused({ model = "deepseek-v3", hardware = "dgx-h100", tp = 3, ep = 8 }).repair)
    assert.same({ ep = 1 }, refused({ model = "llama-3.1-8b", hardware = "h100-sxm", ep = 2 }).repair)
    assert.is_nil(refused({ model = "llama-3.1-8b", hardware = "h100-sxm", tp = 2 }))
  end)

  it("of the other keys are those beside the repaired one", function()
    local found = of { model = "llama-3.1-8b", hardware = "dgx-h100", tp = 3, btach = 1 }
    assert.equal("btach", found.refused.field)
    assert.is_nil(found.refused.repair)
    assert.same({ 1, 2, 4, 8 }, found.choices.tp.legal)
    assert.same({ 1, 2, 3, 4 }, found.choices.dp.legal)
  end)

  it("name the layers and inputs of a model, and the formats that hardware computes in", function()
    local found = of { model = "stable-diffusion-xl", hardware = "a100-sxm-80" }
    assert.is_false(found.generates)
    assert.same({ "static" }, found.choices.mode.legal)
    local names = {}
    for i, input in ipairs(found.inputs) do names[i] = input.name end
    assert.truthy(table.concat(names, " "):find("steps", 1, true))
    local native = {}
    for _, format in ipairs(found.formats) do native[format.format] = format.native end
    assert.is_true(native.bf16)
    assert.is_false(native.fp8)
    local layers = of({ model = "llama-3.1-8b", hardware = "h100-sxm" }).layers
    assert.same({ layer = "attention", weights = true, kv = true }, layers[3])
  end)

  it("of modes are those that a deployment can be in", function()
    local modes = of({ model = "llama-3.1-8b", hardware = "h100-sxm", tp = 2, batch = 8 }).choices.mode
    assert.same({ "static", "continuous", "disagg" }, modes.legal)
    local pools = { model = "llama-3.1-8b", hardware = "h100-sxm", mode = "disagg", concurrency = 8, prefill = { tp = 2 },
      decode = { tp = 3 } }
    local refused = of(pools).refused
    assert.same({ "decode: layer 'attention': tp (3) must divide heads (32): 1 2 4 8 16 32", "decode" },
      { refused.message, refused.field })
    assert.truthy(reason(of({ model = "llama-3.1-8b", hardware = "h100-sxm", dp = 2 }).choices.mode, "disagg"))
  end)

  it("are the same when asked again, and keep no structures", function()
    local asked = { model = "qwen3-8b", hardware = "h100-sxm", tp = 2 }
    local first = of(asked)
    collectgarbage()
    local before = collectgarbage "count"
    for pp = 1, 6 do of { model = "qwen3-8b", hardware = "h100-sxm", tp = 2, pp = pp } end
    collectgarbage()
    assert.truthy(collectgarbage "count" - before < 2000)
    assert.same(first, of(asked))
  end)

  it("keep nothing of requests that are long", function()
    local long = ("x"):rep(100000)
    local function ask(i) of { model = "qwen3-8b", hardware = "h100-sxm", cost_model = long .. i } end
    ask(0)
    collectgarbage()
    local before = collectgarbage "count"
    for i = 1, 20 do ask(i) end
    collectgarbage()
    assert.truthy(collectgarbage "count" - before < 1000)
  end)

  it("need a model and hardware that there are", function()
    assert.same({ nil, "model is missing", "model" }, { choices.of {} })
    assert.equal("hardware", select(3, choices.of { model = "llama-3.1-8b", hardware = "h1000" }))
    for _, strange in ipairs { 5, true, { "llama-3.1-8b" } } do
      assert.equal("model", select(3, choices.of { model = strange, hardware = "h100-sxm" }))
      assert.equal("hardware", select(3, choices.of { model = "llama-3.1-8b", hardware = strange }))
    end
  end)
end)

describe("the page's routes", function()
  local function post(name, body)
    return service.answer {
      id = "test", method = "POST", path = "/v1/" .. name, query = {}, headers = { ["content-type"] = "application/json" },
      body = body,
    }
  end

  before_each(function() service.open(support.root, "{}") end)
  after_each(function() find.names_only = false end)

  it("answer with choices", function()
    local answer = post("choices", '{"model":"llama-3.1-8b","hardware":"h100-sxm"}')
    assert.equal(200, answer.status)
    assert.truthy(json.decode(answer.body).choices.tp)
  end)

  it("answer with the points and ceilings of a roofline", function()
    local found = json.decode(post("roofline", '{"model":"llama-3.1-8b","hardware":"h100-sxm"}').body)
    assert.truthy(found.points[1].rate <= found.peaks[1].rate)
    assert.equal("hbm", found.tiers[1].name)
  end)

  it("say what is wrong with a body and with a request", function()
    for _, name in ipairs { "choices", "roofline" } do
      assert.equal(400, post(name, "{").status)
      assert.equal(400, post(name, nil).status)
      assert.equal(422, post(name, "3").status)
      local answer = post(name, '{"model":"llama-3.1-8b","hardware":"h1000"}')
      assert.equal(422, answer.status)
      assert.truthy(json.decode(answer.body).error.message:find("no hardware 'h1000'", 1, true))
    end
  end)
end)
