-- Spaces: ranges, what is none, and where each point is.

local hardware = require "mantile.hardware"
local request = require "mantile.request"
local space = require "mantile.explore.space"
require "support" -- which says where the tree is

local function of(values)
  local all = { model = "llama-3.1-8b", hardware = "h100-sxm" }
  for key, value in pairs(values) do all[key] = value end
  return assert(space.of(all))
end

local function refused(values, sentence)
  local found, message = space.of(values)
  assert.is_nil(found)
  assert.matches(sentence, message, 1, true)
end

describe("a space", function()
  it("reads ranges where numbers are meant", function()
    for text, values in pairs {
      ["1..4"] = { 1, 2, 3, 4 }, ["1..256*4"] = { 1, 4, 16, 64, 256 }, ["0..20+8"] = { 0, 8, 16 }, ["3..3"] = { 3 },
      ["1..100*10"] = { 1, 10, 100 }, [" 1..2 "] = { 1, 2 }, ["0.5..2+0.5"] = { 0.5, 1.0, 1.5, 2.0 },
    } do
      assert.same(values, space.values("batch", text))
    end
    assert.same({ 1, 2, 3, 100 }, space.values("batch", { "1..3", 100 }))
    assert.same({ "1..", "../x..y" }, space.values("model", { "1..", "../x..y" }))
  end)

  it("refuses ranges without an end", function()
    for text, sentence in pairs {
      ["1..8*1"] = "does not end", ["0..8*2"] = "does not end", ["1..8+0"] = "does not end", ["8..1"] = "is empty",
      ["1..1000000"] = "more than 65536 values",
    } do
      refused({ batch = text }, sentence)
    end
  end)

  it("refuses what is none", function()
    refused(3, "a space is a table")
    refused({ batch = {} }, "batch has no value")
    refused({ [7] = 1 }, "has no name")
    refused({ tp = "1..65536", pp = "1..65536", dp = "1..65536", ep = "1..65536" }, "2^53 points")
    refused({ batch = "1..65536", isl = "1..65536" }, "10^9 points")
  end)

  it("numbers its points, those of one deployment beside each other", function()
    local self = of { tp = { 1, 2, 4 }, hardware = { "h100-sxm", "b200" }, isl = { 10, 20 }, batch = "1..4*2" }
    assert.equal(6, self.deployments)
    assert.equal(6, self.workloads)
    assert.same({ "hardware", "tp", "batch", "isl" }, self.varies)
    local number = 0
    for _, h in ipairs { "h100-sxm", "b200" } do
      for _, tp in ipairs { 1, 2, 4 } do
        for _, batch in ipairs { 1, 2, 4 } do
          for _, isl in ipairs { 10, 20 } do
            assert.same({ hardware = h, tp = tp, batch = batch, isl = isl }, space.coordinates(self, number))
            local point = space.point(self, number)
            assert.equal(h, point.hardware)
            assert.equal(tp, point.tp)
            assert.equal(batch, point.batch)
            assert.equal(isl, point.isl)
            assert.truthy(request.check(point))
            number = number + 1
          end
        end
      end
    end
  end)

  it("has no axis for what is one value", function()
    local self = of { tp = 2, batch = { 5 } }
    assert.same({}, self.varies)
    assert.equal(1, self.deployments * self.workloads)
    assert.equal(2, space.request(self, 0).tp)
    assert.equal(5, space.point(self, 0).batch)
  end)

  it("changes figures of the hardware", function()
    local self = of { ["memory.hbm.bandwidth"] = { "4 TB/s", 8e12 }, ["peak.bf16"] = { 1e15 } }
    assert.same({ "memory.hbm.bandwidth" }, self.varies)
    for i, bandwidth in ipairs { 4e12, 8e12 } do
      local h = space.request(self, i - 1).hardware
      assert.equal(bandwidth, h.memory.hbm.bandwidth)
      assert.equal(1e15, h.peak.bf16)
      assert.equal(hardware.of("h100-sxm").memory.hbm.capacity, h.memory.hbm.capacity)
      assert.equal(bandwidth, space.coordinates(self, i - 1)["memory.hbm.bandwidth"])
    end
    local none, message = space.request(of { ["memory.hbm.bandwith"] = { 1, 2 } }, 0)
    assert.is_nil(none)
    assert.matches("bandwidth", message)
  end)

  it("changes what layers do, beside those that are stated", function()
    local self = of { tp = 8, layers = { lm_head = { dtype = "bf16" } }, ["attention.tp"] = { 1, 8 } }
    assert.same({ lm_head = { dtype = "bf16" }, attention = { tp = 1 } }, space.request(self, 0).layers)
    assert.same({ lm_head = { dtype = "bf16" }, attention = { tp = 8 } }, space.request(self, 1).layers)
    local both = of { layers = { { mlp = { tp = 1 } }, { mlp = { tp = 2 } } }, ["attention.tp"] = { 1, 8 } }
    assert.same({ mlp = { tp = 2 }, attention = { tp = 1 } }, space.request(both, 2).layers)
    assert.equal('{"mlp":{"tp":2}}', space.coordinates(both, 2).layers)
  end)

  it("shows things by their names", function()
    local faster = hardware.derive("h100-sxm", { power = 500 }, "cooler")
    local self = of { hardware = { "h100-sxm", faster } }
    assert.equal("cooler", space.coordinates(self, 1).hardware)
    assert.equal(faster, space.request(self, 1).hardware)
  end)

  it("is refused point by point where a combination is illegal", function()
    local self = of { tp = { 3 }, ["nonsense.deep.figure"] = { 1 } }
    local r, message = request.check((space.request(self, 0)))
    assert.is_nil(r)
    assert.is_string(message)
  end)
end)
