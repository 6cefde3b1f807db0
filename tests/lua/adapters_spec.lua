-- LoRA adapters beside the linears of a model.

local support = require "support"

local function report(lora, more)
  local request = { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 4, lora = lora }
  for key, value in pairs(more or {}) do request[key] = value end
  return support.report(request)
end

describe("LoRA", function()
  it("holds rank (k + n) elements for each matrix of a fused linear", function()
    -- q and out 4096 x 4096, k and v 4096 x 1024, gate, up and down 4096 x 14336
    local each = 2 * (4096 + 4096) + 2 * (4096 + 1024) + 3 * (4096 + 14336)
    local plain, one = report(nil), report { rank = 16 }
    assert.equal(32 * 16 * each, one.parameters.lora)
    assert.equal(41943040, one.parameters.lora)
    assert.equal(plain.parameters.total, one.parameters.total)
    assert.equal(2 * 41943040, one.memory.weights_bytes - plain.memory.weights_bytes)
    assert.equal(4 * 2 * 41943040, one.decode.flops - plain.decode.flops)
  end)

  it("holds all adapters and reads those that a batch is expected to use", function()
    local eight = report { rank = 16, adapters = 8, targets = { "qkv" } }
    local plain = report(nil)
    local elements = 32 * 16 * (3 * 4096 + 4096 + 2 * 1024)
    assert.equal(8 * elements, eight.parameters.lora)
    assert.equal(8 * 2 * elements, eight.memory.weights_bytes - plain.memory.weights_bytes)
    local used = 8 * (1 - (7 / 8) ^ 4)
    local rows = 4 * 2 * 32 * (4096 + 2 * 3 * 16 + 6144)
    support.near(used * 2 * elements + rows, eight.decode.bytes - plain.decode.bytes, 1e-9)
  end)

  it("is split as the linears are: one factor whole, one in parts", function()
    local two = report({ rank = 16, targets = { "out" } }, { tp = 2 })
    local plain = report(nil, { tp = 2 })
    assert.equal(2 * 32 * 16 * (4096 / 2 + 4096), two.memory.weights_bytes - plain.memory.weights_bytes)
  end)

  it("is refused where it is none", function()
    for _, case in ipairs {
      { { rank = 0 }, "lora: rank is 0; it must be a whole number" }, { {}, "lora: rank is missing" },
      { { rank = 4, targets = {} }, "lora: targets names 1 to 16 ops" },
      { { rank = 4, targets = { "qkv", "nothing" } }, "targets has 'nothing', but no linear of llama-3.1-8b is called so" },
      { { rank = 4, targets = "norm" }, "targets has 'norm'" },
      { { rank = 4, ranks = 3 }, "did you mean 'rank'" }, { { rank = 4, targets = { 1 } }, "is a list of op names" },
    } do
      local made, message, field = require("mantile.estimate").report {
        model = "llama-3.1-8b", hardware = "h100-sxm", lora = case[1],
      }
      assert.is_nil(made)
      assert.equal("lora", field)
      assert.truthy(message:find(case[2], 1, true), message)
    end
  end)
end)
