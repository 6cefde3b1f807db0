-- The second count against the reference table and against what published files hold.

local count = require "import.second_count"
local known = require "import.count_known"
local reference = require "import.reference"

-- What the published files hold: text, with the parts named. `copies` are the tables that a prediction layer
-- stores again. The files of MiniMax M2 and M3 have no prediction layer, though their configs state some.
local files = {
  { "HuggingFaceTB__SmolLM-135M", 134515008 },
  { "HuggingFaceTB__SmolLM-360M", 361821120 },
  { "microsoft__phi-1_5", 1418270720 },
  { "sgl-project__DeepSeek-V4-Flash-FP8", 284332240471 + 6610048891, mtp = true },
  { "deepseek-ai__DeepSeek-V4-Pro", 1572997201763 + 25840145979, mtp = true },
  { "sgl-project__DeepSeek-V4-Pro-FP8", 1572997201763 + 25840145979, mtp = true },
  { "zai-org__GLM-5", 753864139008, mtp = true },
  { "zai-org__GLM-5.2", 753329940480, mtp = true },
  { "nvidia__GLM-5.2-NVFP4", 753329940480, mtp = true },
  { "PrimeIntellect__INTELLECT-3-Base", 110468824832, mtp = true, copies = 2 * 151552 * 4096 },
  { "XiaomiMiMo__MiMo-7B-Base", 7833409536, mtp = true },
  { "Qwen__Qwen3.5-27B", 27781427952, mtp = true, vision = true },
  { "Qwen__Qwen3.5-35B-A3B", 35951822704, mtp = true, vision = true },
  { "Qwen__Qwen3.5-397B-A17B", 396346350336 + 6595568128 + 456010480, mtp = true, vision = true },
  { "Qwen__Qwen3-VL-4B-Instruct", 4437815808, vision = true },
  { "Qwen__Qwen3-VL-30B-A3B-Instruct", 31070754032, vision = true },
  { "google__gemma-3-4b-it", 4300079472, vision = true },
  { "google__gemma-4-26B-A4B", 25805936206, vision = true },
  { "nvidia__Gemma-4-31B-IT-NVFP4", 31273088876, vision = true },
  { "nvidia__Kimi-K2.5-NVFP4", 1026879376368, vision = true },
  { "MiniMaxAI__MiniMax-M2.7", 228689764864 },
  { "nvidia__MiniMax-M3-NVFP4", 427040140160, vision = true },
  { "llava-hf__llava-1.5-7b-hf", 7063427072, vision = true },
  { "nvidia__NVIDIA-Nemotron-3-Super-120B-A12B-NVFP4", 120668707840 },
  { "nvidia__NVIDIA-Nemotron-3.5-Lightning-30B-A3B-NVFP4", 31577940288 },
}

-- Published figures that are rounded: text within half a unit of the last digit.
local rounded = {
  { "nvidia__NVIDIA-Nemotron-3-Ultra-550B-A55B-NVFP4", 550e9, 1e9 },
  { "stepfun-ai__Step-3.7-Flash-FP8", 196e9, 0.5e9 },
}

local function stored(row, found)
  return found.text + (row.mtp and found.mtp or 0) + (row.vision and found.vision or 0) + (row.copies or 0)
end

describe("a second count of parameters", function()
  for _, row in ipairs(known) do
    it("of " .. row.name .. " is the published one", function()
      local found = count(row.config)
      assert.near(row.weights, found.text + found.vision + (row.mtp and found.mtp or 0), row.within or 0)
      assert.truthy(found.active <= found.text)
    end)
  end

  it("names a model_type it does not know", function()
    assert.error_matches(function() count { model_type = "abacus" } end, "abacus", 1, true)
  end)

  local rows = reference.rows()
  if #rows == 0 then
    pending "of the reference configs: ../shared is absent"
    return
  end

  local checked = {}
  for _, row in ipairs(files) do checked[row[1]] = true end
  for _, row in ipairs(rounded) do checked[row[1]] = true end

  for _, folder in ipairs(reference.folders()) do
    local row = reference.row_of(folder, rows)
    it("of " .. folder .. " is the reference's", function()
      if not row then return assert.truthy(checked[folder], "nothing checks this config") end
      local found = count(reference.config_of(folder))
      assert.equal(tonumber(row.total_params_computed), found.text)
      assert.equal(tonumber(row.active_params_computed), found.active)
    end)
  end

  for _, row in ipairs(files) do
    it("of " .. row[1] .. " is what its file holds", function()
      assert.equal(row[2], stored(row, count(reference.config_of(row[1]))))
    end)
  end

  for _, row in ipairs(rounded) do
    it("of " .. row[1] .. " rounds to its published figure", function()
      assert.near(row[2], count(reference.config_of(row[1])).text, row[3])
    end)
  end
end)
