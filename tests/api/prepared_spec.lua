-- What is answered from what is kept is what estimate would answer, to the letter.

local estimate = require "mantile.estimate"
local json = require "mantile.json"
local machine = require "mantile.report.machine"
local prepared = require "mantile.api.prepared"
local tables = require "mantile.tables"
require "support"

local function made(values)
  local report, message = estimate.report(values)
  return report and machine.encode(report) or nil, message
end

-- Of every kind of report that differs in more than its numbers.
local deployments = {
  { model = "llama-3.1-8b", hardware = "h100-sxm" },
  { model = "llama-3.1-70b", hardware = "h200-sxm", tp = 8, engine = "vllm", weights = "fp8" },
  { model = "deepseek-v3", hardware = "b200", tp = 8, ep = 8, engine = "sglang" },
  { model = "mixtral-8x7b", hardware = "h100-sxm", tp = 2, dp = 2, pp = 2, price = 3 },
  { model = "gemma-3-27b", hardware = "mi300x", inputs = { images = 1 } },
  { model = "mamba-2.8b", hardware = "h100-sxm" },
  { model = "whisper-large-v3", hardware = "t4" },
  { model = "resnet-50", hardware = "t4" },
  { model = "llama-3.1-8b", hardware = "groq-lpu-v1" },
  { model = "llama-3.1-8b", hardware = "epyc-9654", layers = { attention = { dtype = "bf16" } } },
  { model = "llama-3.1-70b", hardware = "h100-sxm", tp = 4, speculative = "draft", draft_model = "llama-3.2-1b" },
  { model = "llama-3.1-8b", hardware = "h100-sxm", lora = { rank = 16, adapters = 4 } },
  { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm", cost_model = "calibrated,linear=roofline" },
  { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm", mode = "continuous", concurrency = 8 },
}

local workloads = {
  {}, { batch = 7 }, { batch = 64, isl = 4096, osl = 512 }, { isl = 100, prefix = 99 }, { isl = 1, osl = 1 },
  { batch = 3, isl = 130000, osl = 1000 }, { isl = 131072, osl = 2000 }, { batch = 1 << 30, isl = 1 << 30, osl = 1 << 30 },
}

describe("prepared reports", function()
  it("are those of estimate, whatever the workload", function()
    for _, deployment in ipairs(deployments) do
      prepared.clear()
      for _, workload in ipairs(workloads) do
        local values = tables.merged(deployment, workload)
        local expected, why = made(values)
        local text, message = prepared.report(values)
        assert.same({ expected, why }, { text, message })
      end
    end
  end)

  it("write numbers as they are written elsewhere", function()
    local seed = 1
    local function draw(most)
      seed = seed * 1103515245 + 12345 & 0x7fffffff
      return 1 + seed % most
    end
    for _ = 1, 60 do
      local values = { model = "llama-3.2-1b", hardware = "h100-sxm", batch = draw(5000), isl = draw(40000), osl = draw(9000) }
      assert.equal(made(values), prepared.report(values))
    end
  end)

  it("keep deployments apart", function()
    prepared.clear()
    for _, tp in ipairs { 8, 4, 8, 2 } do
      local report = json.decode(prepared.report { model = "llama-3.1-70b", hardware = "b200", tp = tp })
      assert.equal(tp, report.deployment.tp)
    end
  end)

  it("refuse what estimate refuses, also after a sound one", function()
    local sound = { model = "llama-3.1-8b", hardware = "h100-sxm" }
    assert(prepared.report(sound))
    local hostile = {
      { batch = 0 }, { batch = 1.5 }, { batch = "8" }, { batch = -1 }, { isl = 0 }, { osl = 1 << 31 }, { prefix = 1024 },
      { prefix = -1 }, { isl = {} }, { tpp = 8 }, { ["model\0x"] = 1 }, { model = "llama-3.1-8b\0" }, { model = 7 },
      { engine = "ideal\0hardware\0string\0h100-sxm" }, { [1] = "x" }, { batch = 0 / 0 }, { batch = math.huge },
    }
    for _, change in ipairs(hostile) do
      local values = tables.merged(sound, change)
      local expected, why = made(values)
      local text, message = prepared.report(values)
      assert.same({ nil, why }, { text, message })
      assert.is_nil(expected)
    end
  end)

  it("keep no more than so many", function()
    for batch = 1, 400 do
      assert(prepared.report { model = "llama-3.2-1b", hardware = "h100-sxm", price = 1 + batch / 100 })
    end
  end)
end)
