-- Families without a config among the references: imported totals against the second count.

local estimate = require "mantile.estimate"
local count = require "import.second_count"
local huggingface = require "mantile.import.huggingface"
local known = require "import.count_known"
local model = require "mantile.model"
require "support"

describe("an imported config", function()
  for _, row in ipairs(known) do
    it("of " .. row.name .. " has what the second count finds", function()
      local want = count(row.config)
      local built = assert(estimate.whole(model "imported" (assert(huggingface.describe(row.config)))))
      local found = built.parameters
      assert.same({ want.text, want.active, want.mtp, want.vision },
        { found.total, found.active, found.mtp or 0, found.vision or 0 })
    end)
  end
end)
