-- Memory tiers and systems.

local find = require "mantile.find"
local hardware = require "mantile.hardware"
local support = require "support"

local base = { model = "llama-3.1-70b", hardware = "dgx-h100", tp = 8, batch = 16, isl = 2048, osl = 128 }

local function report(changes)
  local request = {}
  for key, value in pairs(base) do request[key] = value end
  for key, value in pairs(changes or {}) do request[key] = value end
  return support.report(request, { layers = true })
end

local function layer_of(r, name)
  for _, l in ipairs(r.layers) do
    if l.layer == name and l.phase == "decode" then return l end
  end
end

describe("a memory tier", function()
  local here = report()

  it("is read at its own bandwidth", function()
    local away = report { weights_in = "host" }
    local weights = 80 * 3 * 8192 * 28672 / 8 * 2
    support.near(weights / 63e9, layer_of(away, "mlp").weights_s, 1e-9)
    assert.equal(here.decode.bytes, away.decode.bytes)
  end)

  it("keeps what is placed in it out of the accelerator's own memory", function()
    local away = report { weights_in = "host" }
    support.near(here.memory.total_bytes - here.memory.weights_bytes, away.memory.total_bytes)
    assert.equal(here.memory.weights_bytes, away.memory.weights_bytes)
    local kv = report { kv_in = "host" }
    support.near(here.memory.total_bytes - here.memory.kv_cache_bytes, kv.memory.total_bytes)
    assert.is_true(kv.decode.kv_s > here.decode.kv_s)
  end)

  it("is read beside the others: the slowest counts", function()
    local both = report { weights_in = "host", kv_in = "nvme" }
    local kv = report { kv_in = "nvme" }
    support.near(kv.decode.kv_s, both.decode.kv_s, 1e-9) -- attention waits for the slower disk
  end)

  it("must hold what is placed in it", function()
    local small = hardware.derive("dgx-h100", { memory = { host = { capacity = 10 * 2 ^ 30 } } })
    assert.is_false(report({ hardware = small, weights_in = "host" }).memory.fits)
    local r = report { hardware = small, kv_in = "host" }
    local limit = math.tointeger(r.memory.max_batch)
    assert.is_true(limit > 0)
    assert.is_true(report({ hardware = small, kv_in = "host", batch = limit }).memory.fits)
    assert.is_false(report({ hardware = small, kv_in = "host", batch = limit + 1 }).memory.fits)
    support.near(limit, 10 * 2 ^ 30 / (2176 * 40960), 0.01)
  end)

  it("is named with the ones there are", function()
    local _, message = require("mantile.estimate").report {
      model = "llama-3.1-8b", hardware = "dgx-h100", weights_in = "disk",
    }
    assert.equal("weights_in is 'disk'; dgx-h100 has hbm host nvme", message)
  end)
end)

describe("a system", function()
  it("has so many accelerators and no more", function()
    local _, message = require("mantile.estimate").report { model = "llama-3.1-70b", hardware = "dgx-h100", tp = 16 }
    assert.equal("gpus is 16; dgx-h100 has 8 accelerators", message)
    assert.equal(72, assert(find.load("hardware", "gb200-nvl72")).count)
  end)

  it("sums in its switch where it can", function()
    local plain = report { hardware = "h100-sxm" }
    local switched = report()
    -- 2 x 7/8 of the tensor by rank to rank messages, once the tensor by the switch; the LM head's gather is the same
    local gather = 128256 * 2 * 16 * 7 / 8
    support.near((plain.decode.comm_bytes - gather) / (2 * 7 / 8), switched.decode.comm_bytes - gather, 1e-9)
  end)

  it("joins nodes by its outer link", function()
    local r = report { hardware = "dgx-h100-2-nodes", tp = 16 }
    assert.is_true(r.decode.comm_s > report().decode.comm_s)
    assert.equal(16, r.gpus)
  end)

  it("needs an accelerator and a count", function()
    for _, wrong in ipairs { {}, { accelerator = "h100-sxm" }, { accelerator = "h101", count = 8 },
      { accelerator = "h100-sxm", count = 0 }, { accelerator = "h100-sxm", count = 8, memory = { hbm = 3 } }, 3 } do
      assert.has_error(function() hardware.system "mine" (wrong) end)
    end
  end)
end)
