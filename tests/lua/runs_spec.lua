-- Tables of whole runs: what their rows become, and what is said of those that cannot be predicted.

local fields = require "mantile.measured.fields"
local names = require "mantile.measured.names"
local read = require "mantile.measured.read"
local support = require "support"
local validation = require "mantile.measured.validation"

--- What is read of a table of those lines, and its predictions.
local function found(lines)
  local path = support.write(support.folder() .. "/runs.csv", table.concat(lines, "\n") .. "\n")
  local all = assert(read.files { path })
  local list, refused = validation.predict(all)
  return list, all.skipped, refused
end

--- Fails unless every row is predicted within a factor.
local function plausible(list, count, factor)
  assert.equal(count, #list)
  for _, row in ipairs(list) do
    local off = row.predicted / row.measured
    assert(off < factor and off > 1 / factor, ("%s: %g against %g"):format(row.what, row.predicted, row.measured))
  end
end

local BENCH = "chip,n_gpus,backend,gpu_cores,bandwidth_gbs,model,quant,test,n_prompt,n_gen,tok_s,notes"
local OVERVIEW = "version,model,gpu,precision,batch_size,isl,osl,tp,metric,throughput_tok_s_per_gpu,first_token_latency_ms,methodology"
local INFERENCE = "model,layers,hidden,heads,gpu,num_gpus,framework,precision,batch,isl,osl,tp,pp,metric,value,unit"
local VISION = "model,task,gpu,num_gpus,framework,precision,batch,image_size,steps,throughput,latency_avg_ms,iter_per_s"
local ENERGY = "task,model,gpu,num_gpus,tp,ep,precision,avg_batch_size,avg_output_len,median_itl_ms,avg_power_w,power_scope,"
  .. "energy_per_output_token_j,flag,batch_size,image_h,image_w,steps,batch_latency_s,energy_per_image_j"
local TRACES = "run,gpu,tp,model,request_id,input_toks,output_toks,arrival_s,scheduled_s,first_token_s,last_token_s"

describe("names of accelerators and models", function()
  local function known(name) return name == "rtx-4090" or name == "m2-ultra" or name == "llama-3.1-8b" end

  it("are known as people write them", function()
    assert.equal("rtx-4090", (names.chip("NVIDIA GeForce RTX 4090", known)))
    assert.equal("rtx-4090", (names.chip("4090 24GB", known)))
    assert.same({ "m2-ultra", 76 }, { names.chip("M2 Ultra 76-Core GPU 192GB", known) })
    assert.equal("a100-sxm-80", (names.chip("A100-80GB (330 W)", known)))
    assert.equal("a100-sxm-80", (names.chip("A100 80 GB", known)))
    assert.is_nil((names.chip("abacus", known)))
    assert.equal("llama-3.1-8b", names.model("meta-llama/Llama-3.1-8B-Instruct", known))
    assert.equal("llama-3.1-8b", names.model("LLaMA v3.1 8B", known))
    assert.is_nil(names.model("abacus", known))
  end)

  it("name no file", function()
    assert.is_nil((fields.chip({ gpu = "../../etc/h100" }, "gpu")))
    assert.is_nil((fields.model({ model = "./models/llama-3.1-8b" .. "/" }, "model")))
  end)
end)

describe("tables of runs", function()
  after_each(support.clean)

  it("of single streams are predicted with llama.cpp, on the chip with as many cores", function()
    local list, skipped = found {
      BENCH, "Apple M2 Max,1,Metal,30,400,LLaMA-2 7B,Q4_0,tg128,0,128,60,", "Apple M2 Max,1,Metal,38,400,LLaMA-2 7B,Q4_0,pp512,512,0,670,",
      "Apple M2 Max,1,Metal,30,400,LLaMA-2 7B,Q4_0,pp512,512,0,537,", "4090 24GB,2,CUDA,,,LLaMA-3 70B,Q4_K_M,tg512,0,512,19,",
      "Apple M2 Max,1,Metal,30,400,LLaMA-2 7B,Q3_X,tg128,0,128,60,", "Apple M2 Max,1,Metal,30,400,LLaMA-2 7B,Q4_0,pp,,,60,",
      "Abacus,1,Metal,,,LLaMA-2 7B,Q4_0,tg128,0,128,60,", "Apple M2 Max,1,Metal,30,400,LLaMA-2 7B,F16,tg128,0,128,60,anomalous",
      "Apple M2 Max,1,Metal,30,400,Other 7B,Q4_0,tg128,0,128,60,", "Apple M2 Max,1,Metal,30,400,LLaMA-2 7B,Q4_0,tg128,0,128,fast,",
    }
    plausible(list, 4, 1.7)
    assert.is_true(list[2].predicted > 1.15 * list[3].predicted)
    assert.same({
      ["its quant 'Q3_X' is not read"] = 1, ["it is a mean of several lengths, or says none"] = 1,
      ["there is no accelerator 'Abacus'"] = 1, ["its notes call it anomalous"] = 1, ["there is no model 'Other 7B'"] = 1,
      ["its tok_s is missing"] = 1,
    }, skipped)
  end)

  it("of throughput tell a batch from saturation and from a first token", function()
    local list, skipped = found {
      OVERVIEW, "0.5,LLaMA 7B,H100,FP8,64,128,128,1,output_throughput,9193,,static batching",
      "0.14,LLaMA v3.1 8B,H100,FP8,,128,128,1,output_throughput,26150,,in-flight batching; max load",
      "0.5,LLaMA 7B,H100,FP8,1,2048,,1,first_token_latency,,36,static batching",
      "0.5,LLaMA 7B,H100,FP3,64,128,128,1,output_throughput,9193,,static batching",
      "0.5,LLaMA 7B,H100,FP8,64,128,128,1,output_throughput,9193,,divination",
    }
    plausible(list, 3, 1.7)
    assert.same({ "throughput_tok_s_gpu", "throughput_tok_s_gpu", "ttft_s" }, { list[1].metric, list[2].metric, list[3].metric })
    assert.same({ ["its precision 'FP3' is not read"] = 1, ["its methodology is not read"] = 1 }, skipped)
  end)

  it("of inference take models from their sizes", function()
    local list, skipped = found {
      INFERENCE, "GPT-6.7B,32,4096,32,A100-SXM-80GB,1,FasterTransformer,fp16,1,20,8,1,1,total_latency_ms (prefill+all output tokens),100,ms",
      "Llama-2-7B,,,,A100-80GB (330 W),1,gpt-fast (torch.compile),bf16,1,5,,1,1,decode_tok_s,104.9,tok/s",
      "GPT,32,4096,33,A100,1,FasterTransformer,fp16,1,20,8,1,1,decode_tok_s,1,tok/s",
      "GPT,1000000,4096,32,A100,1,FasterTransformer,fp16,1,20,8,1,1,decode_tok_s,1,tok/s",
      "Llama-2-7B,,,,A100,1,Abacus,bf16,1,5,,1,1,decode_tok_s,104.9,tok/s",
    }
    plausible(list, 2, 1.5)
    assert.equal("gpt-6.7b", list[1].labels.model)
    assert.same({ ["there is no model 'GPT'"] = 2, ["there is no engine for 'Abacus'"] = 1 }, skipped)
  end)

  it("of vision are of latency, throughput or denoising steps", function()
    local list, skipped = found {
      VISION, "Classification/RN50v1.5,infer,A100 80GB,1,MxNet,AMP/FP16,128,224x224 (model default),,9000,14,",
      "Stable Diffusion v1.5 txt2img,infer,A100,1,diffusers,fp16,1,512x512,50,,,21.7",
      "Classification/RN50v1.5,train,A100 80GB,1,MxNet,AMP/FP16,128,,,9000,14,",
      "ViT-L/16,infer,A100,1,FT cpp,FP16,1,384,,,9,", "Swin,infer,A100,1,FT cpp,FP16,1,384,,,9,",
    }
    plausible(list, 2, 3)
    assert.same({ "latency_s", "iterations_s" }, { list[1].metric, list[2].metric })
    assert.same({
      ["it trains"] = 1, ["its image_size is not that of the model"] = 1, ["there is no model 'Swin'"] = 1,
    }, skipped)
  end)

  it("of energy are of power and joules of the accelerators alone", function()
    local list, skipped = found {
      ENERGY, "lm-arena-chat,Qwen/Qwen3-14B,B200,1,1,1,bfloat16,7.9,615,7.16,760,sum over num_gpus GPUs (GPU only),0.7,,,,,,,",
      "text-to-image,black-forest-labs/FLUX.1-dev,H100,1,,,bfloat16,,,,683,GPU only,,,1,1024,1024,50,11.6,7948",
      "image-chat,Qwen/Qwen3-14B,B200,1,1,1,bfloat16,7.9,615,7.16,760,GPU only,0.7,,,,,,,",
      "lm-arena-chat,Qwen/Qwen3-14B,B200,1,1,1,bfloat16,7.9,615,7.16,760,at the wall,0.7,,,,,,,",
    }
    plausible(list, 6, 2.5)
    assert.equal(1, skipped["its power is not that of accelerators alone"])
    assert.equal(1, skipped["its prompts hold images of sizes that are not stated"])
  end)

  it("of traces are simulated request by request, and the run as a whole", function()
    local lines = { TRACES }
    for i = 1, 8 do
      lines[#lines + 1] = ("r,RTX 4090,1,Llama-3.1-8B,q%d,500,101,0,0.1,%g,%g"):format(i, 0.2 + i / 1000, 2.2 + i / 1000)
    end
    lines[#lines + 1] = "r,RTX 4090,1,Llama-3.1-8B,alone,500,101,100,100.1,100.2,101.8"
    lines[#lines + 1] = "r,RTX 4090,1,Llama-3.1-8B,odd,500,101,100,100.1,100.2,100.1"
    local list, skipped, refused = found(lines)
    assert.same({ ["its times are not in their order"] = 1 }, skipped)
    assert.same({}, refused)
    local of, count = {}, {}
    for _, one in ipairs(list) do
      of[one.what:match "%w+$" .. " " .. one.metric], count[one.metric] = one, (count[one.metric] or 0) + 1
    end
    assert.same({ 9, 9, 9, 1 }, { count.ttft_s, count.tpot_s, count.e2e_s, count.ttft_p99_s })
    assert.is_true(of["q1 tpot_s"].predicted > of["alone tpot_s"].predicted)
    assert.is_true(of["q8 ttft_s"].predicted > 1.5 * of["alone ttft_s"].predicted) -- after others' prompts
    support.near(0.02, of["q1 tpot_s"].measured, 1e-6)
    support.near(of["q8 ttft_s"].measured, of["q1 ttft_p99_s"].measured, 1e-9)
    support.near(of["alone e2e_s"].predicted, of["alone ttft_s"].predicted + 100 * of["alone tpot_s"].predicted, 1e-9)
  end)

  it("are none where columns are missing", function()
    local path = support.write(support.folder() .. "/odd.csv", "chip,backend,model\na,b,c\n")
    local all, message = read.files { path }
    assert.is_nil(all)
    assert.truthy(message:find "columns of no table")
  end)
end)

describe("another predictor's figures", function()
  after_each(support.clean)

  it("stand beside ours on the same rows", function()
    local folder = support.folder()
    local serving = support.write(folder .. "/serving.csv", table.concat({
      "run_id,model,gpu,num_gpus,framework,precision,isl,osl,tp,concurrency,ttft_mean_s,tpot_mean_s",
      "a,Llama-3.3-70B,H200,4,vllm,fp8,1024,1024,4,8,0.2,0.011", "b,Llama-3.3-70B,H200,4,vllm,fp8,1024,1024,4,16,0.3,0.013",
      "c,Llama-3.3-70B,H200,4,vllm,fp8,1024,1024,4,32,0.4,0.015",
    }, "\n"))
    local peers = support.write(folder .. "/peers.csv",
      "run_id,predicted_tpot_s,predicted_ttft_s\na,0.022,0.2\nb,0.013,\nd,1,1\na,1,1\nc,nan,inf\n")
    local all = assert(read.files { serving, peers })
    local groups = validation.groups(validation.predict(all), {})
    local by_metric = {}
    for _, group in ipairs(groups) do by_metric[group.metric] = group end
    assert.equal(2, by_metric.tpot_s.peer.rows)
    support.near(0.5, by_metric.tpot_s.peer.mean_ape, 1e-9)
    assert.equal(1, by_metric.ttft_s.peer.rows)
    assert.is_true(by_metric.tpot_s.peer.own_mean_ape < 0.3)
    assert.equal(1, by_metric.throughput_tok_s_gpu.rank_within)
    assert.is_nil(by_metric.tpot_s.rank_within)
  end)
end)
