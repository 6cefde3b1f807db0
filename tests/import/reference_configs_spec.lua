-- Every reference config imports: its parameters are those of the second count and of models.csv, and it estimates.

local count = require "import.second_count"
local estimate = require "mantile.estimate"
local huggingface = require "mantile.import.huggingface"
local reference = require "import.reference"

local function parameters_of(m)
  local built, made = estimate.whole(m)
  assert.truthy(built, made)
  return built.parameters
end

--- The report of a small batch on as few accelerators as hold the model.
local function smallest(m)
  for exponent = 0, 6 do
    local request = { model = m, hardware = "b200", gpus = 1 << exponent, tp = 1, batch = 2, isl = 100, osl = 20 }
    for _, split in ipairs { { tp = 1 << exponent }, { pp = 1 << exponent } } do
      request.tp, request.pp = split.tp or 1, split.pp or 1
      local report, message = estimate.report(request)
      assert.truthy(report or message:find("must divide", 1, true) or message:find("must be at most", 1, true), message)
      if report and report.memory.fits then return report end
    end
  end
end

describe("a reference config", function()
  local rows = reference.rows()
  if #rows == 0 then
    pending "imports: ../shared is absent"
    return
  end

  for _, folder in ipairs(reference.folders()) do
    it(folder .. " has the parameters of the second count, and estimates", function()
      local m = assert(huggingface.load(reference.path_of(folder)))
      local expected, parameters = count(reference.config_of(folder)), parameters_of(m)
      assert.equal(expected.text, parameters.total)
      assert.equal(expected.active, parameters.active)
      assert.equal(expected.mtp, parameters.mtp or 0)
      assert.equal(expected.vision, parameters.vision or 0)
      local row = reference.row_of(folder, rows)
      if row then assert.equal(row.total_params_computed, ("%d"):format(parameters.total)) end
      assert.is_nil(m.warnings)
      local report = assert(smallest(m), "fits on no 64 of them")
      assert.is_true((report.ttft_s or report.latency_s) > 0)
    end)
  end
end)
