-- Serving rows that are predicted without having been fitted to, and what scripts tell engines.

local calibration = require "mantile.calibration"
local held_out = require "mantile.measured.held_out"
local read = require "mantile.measured.read"
local serving = require "mantile.measured.serving"
local support = require "support"

local COLUMNS = "run_id,model,gpu,num_gpus,framework,image_or_version,precision,isl,osl,tp,concurrency,ttft_mean_s,"
  .. "tpot_mean_s"

local function rows(lines)
  table.insert(lines, 1, COLUMNS)
  local path = support.write(support.folder() .. "/serving.csv", table.concat(lines, "\n"))
  return assert(read.files { path }).serving
end

describe("rows held out", function()
  after_each(support.clean)

  it("are predicted by a fit to the others, which is forgotten afterwards", function()
    local list = {}
    for i, model in ipairs { "Llama-3.3-70B", "Llama-3.3-70B", "gpt-oss-120b", "gpt-oss-120b" } do
      local times = i % 2 == 0 and "4,0.1,0.009" or "16,0.2,0.012"
      list[i] = ("%d,%s,H200,4,vllm,v1,%s,1024,1024,4,%s"):format(i, model, i < 3 and "fp8" or "fp4", times)
    end
    list = rows(list)
    local step, before = calibration.named("hopper.vllm").step, {}
    for key, value in pairs(step) do before[key] = value end
    local by_model = held_out.predict(list, "model")
    for _, row in ipairs(list) do assert.is_true(by_model[row].tpot_s > 0) end
    assert.same({}, held_out.predict(list, "system")) -- nothing else to fit to
    for key, value in pairs(step) do assert.equal(before[key], value) end
    for key, value in pairs(before) do assert.equal(value, step[key]) end
  end)
end)

describe("what scripts tell engines", function()
  after_each(support.clean)

  local function request(line) return rows({ line })[1].request end

  it("are kernels, looks, holds and lengths of steps", function()
    local oss = request "1,gpt-oss-120b,H100,2,vllm,v0.13.0,fp4,8192,1024,2,8,0.3,0.008"
    assert.equal("marlin", oss.moe_kernel)
    local llama = request "1,Llama-3.3-70B,H200,4,trtllm,x,fp8,1024,1024,4,8,0.3,0.008"
    assert.same({ 20, 14745, 16384 }, { llama.hold_steps, llama.hold_tokens, llama.step_tokens })
    assert.is_nil(request("1,Llama-3.3-70B,H200,8,trtllm,x,fp8,1024,1024,8,8,0.3,0.008").hold_steps)
    local r1 = request "1,DeepSeek-R1-0528,B200,8,sglang,v0.5.6,fp8,1024,1024,8,64,0.3,0.02"
    assert.same({ 30, 32768 }, { r1.poll_steps, r1.step_tokens })
    assert.is_nil(request("1,GLM-5,B300,8,sglang,x,fp8,1024,1024,8,64,0.3,0.02").poll_steps)
    assert.equal(20, request("1,DeepSeek-R1-0528,MI355X,8,atom,x,fp8,1024,1024,8,64,0.3,0.02").waves)
  end)

  it("say which kernel computes mixtures", function()
    local oss = request "1,gpt-oss-120b,H100,2,vllm,v0.13.0,fp4,8192,1024,2,8,0.3,0.008"
    local marlin = assert(serving.predict(oss))
    oss.moe_kernel = nil
    assert.is_true(marlin.prefill.time_s > 1.2 * assert(serving.predict(oss)).prefill.time_s)
    oss.moe_kernel = "unheard_of"
    local report, message, field = serving.predict(oss)
    assert.is_nil(report)
    assert.equal("moe_kernel", field)
    assert.matches("no kernel called unheard_of was measured", message)
  end)
end)
