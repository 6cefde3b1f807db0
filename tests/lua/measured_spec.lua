-- Tables of measurements as rows: CSV, kernels as shapes of forms, serving results as requests.

local chips = require "mantile.measured.chips"
local core = require "mantile.core"
local hardware = require "mantile.hardware"
local csv = require "mantile.measured.csv"
local read = require "mantile.measured.read"
local serving = require "mantile.measured.serving"
local support = require "support"

local function file(text) return support.write(support.folder() .. "/x.csv", text) end

--- Columns, rows and the lines they start in.
local function parsed(text)
  local columns, rows = assert(csv.open(file(text)))
  local list, lines = {}, {}
  for row, line in rows do list[#list + 1], lines[#lines + 1] = row, line end
  return columns, list, lines
end

describe("csv", function()
  after_each(support.clean)

  it("reads columns and rows, whatever lines end with", function()
    for _, ending in ipairs { "\n", "\r\n" } do
      local columns, rows = parsed(table.concat({ "a,b,c", "1,2,3", "x,,z" }, ending) .. ending)
      assert.same({ "a", "b", "c" }, columns)
      assert.same({ { a = "1", b = "2", c = "3" }, { a = "x", b = "", c = "z" } }, rows)
    end
    local _, rows = parsed "a,b\n1,2"
    assert.same({ { a = "1", b = "2" } }, rows)
  end)

  it("reads quotes, with commas, newlines and quotes in them", function()
    local _, rows, lines = parsed 'a,b\n"1,2","say ""so"""\n"two\nlines, ""and""\n\nmore",x\n"",""\nq"r,s"t"\n'
    assert.same({ a = "1,2", b = 'say "so"' }, rows[1])
    assert.same({ a = 'two\nlines, "and"\n\nmore', b = "x" }, rows[2])
    assert.same({ a = "", b = "" }, rows[3])
    assert.same({ a = 'q"r', b = 's"t"' }, rows[4])
    assert.same({ 2, 3, 7, 8 }, lines)
  end)

  it("passes over blank lines, what spreadsheets begin with, and fields beyond the columns", function()
    local columns, rows, lines = parsed "\xEF\xBB\xBFa,b\n\n1,2,3,4\n\r\n5\n"
    assert.same({ "a", "b" }, columns)
    assert.same({ { a = "1", b = "2" }, { a = "5" } }, rows)
    assert.same({ 3, 5 }, lines)
  end)

  it("reads across the pieces in which it reads a file", function()
    local lines, long = { "a,b" }, ("x"):rep(1000)
    for i = 1, 1000 do lines[i + 1] = ('%d,"%s""%d\n"'):format(i, long, i) end
    local _, rows = parsed(table.concat(lines, "\r\n"))
    assert.equal(1000, #rows)
    for i, row in ipairs(rows) do assert.same({ a = tostring(i), b = ('%s"%d\n'):format(long, i) }, row) end
  end)

  it("refuses what is no table", function()
    local columns, message = csv.open(file "")
    assert.is_nil(columns)
    assert.truthy(message:find "x.csv: is empty$")
    columns, message = csv.open(file "\n\n")
    assert.is_nil(columns)
    assert.truthy(message:find "is empty$")
    columns, message = csv.open "/dev/zero"
    assert.is_nil(columns)
    assert.equal("/dev/zero: it is no regular file", message)
    columns, message = csv.open(file(("c,"):rep(2000)))
    assert.is_nil(columns)
    assert.truthy(message:find "more than 1000 columns$")
    assert.has_error(function() parsed 'a,b\n1,2\n3,"4\n5,6\n' end, "the quote of line 3 is never closed")
    assert.has_error(function() parsed("a,b\n" .. ("x"):rep(3 << 20)) end, "a row is longer than 1 MiB, so this is no table")
    assert.has_error(function() parsed('a,b\n"' .. ("\n"):rep(2 << 20)) end, "the quote of line 2 is never closed")
  end)
end)

--- What read.files finds in a file of that header and those rows.
local function found(header, ...)
  return assert(read.files { file(header .. "\n" .. table.concat({ ... }, "\n") .. "\n") })
end

--- The one row of a table of kernels.
local function row(header, text)
  local all = found(header, text)
  assert.equal(1, #all.kernels)
  return all.kernels[1]
end

local shape_names = {}
for _, form in ipairs(core.forms()) do shape_names[form.name] = form.shape end

--- The shape of a row by the names of its form, the chip's facts included.
local function named(r)
  local shape, by_name = chips.shape(r.hardware, r), {}
  assert.equal(#shape_names[r.form], #shape)
  for i, name in ipairs(shape_names[r.form]) do by_name[name] = shape[i] end
  return by_name
end

local function check(expected, r)
  local shape = named(r)
  for name, value in pairs(expected) do
    local actual = shape[name] or r[name]
    if type(value) == "number" then support.near(value, actual) else assert.equal(value, actual, name) end
  end
end

local GEMM = "gpu,framework,version,dtype,op,m,n,k,time_us,source,plausible"

describe("rows of kernels", function()
  after_each(support.clean)

  it("are products", function()
    local r = row(GEMM, "h100_sxm,vllm,0.14,bfloat16,qkv,16,4096,2048,12.5,me,1")
    check({
      form = "linear", key = "bf16", rate = 989.4e12, bandwidth = 3350e9, processors = 132, cache = 50e6, m = 16, n = 4096,
      k = 2048, input = 2, weight = 2, quantises = 0, seconds = 12.5e-6, engine = "vllm", gpu = "h100_sxm", version = "0.14",
    }, r)
    assert.equal("h100-sxm", r.hardware.id)
    check({ key = "fp8", rate = 1979e12, input = 1, weight = 1, quantises = 1, engine = "vllm" },
      row(GEMM, "h100_sxm,sarathi-serve(vllm),0.14,fp8,qkv,16,4096,2048,12.5,me,1"))
    check({ key = "int4_a16", rate = 989.4e12, input = 2, quantises = 0 },
      row(GEMM, "h100_sxm,trtllm,1,int4_wo,qkv,16,4096,2048,12.5,me,1"))
  end)

  it("are products in the formats that an engine means", function()
    check({ key = "int8", rate = 1979e12, input = 1, weight = 1, quantises = 1 },
      row(GEMM, "h100_sxm,sglang,1,int8_wo,qkv,16,4096,2048,12.5,me,1"))
    check({ key = "fp8_b128", quantises = 0 }, row(GEMM, "h20,deepgemm,1,fp8_block,x,16,4096,2048,12.5,me,1"))
    check({ kernel = "sarathi" }, row(GEMM, "a40,sarathi-serve(vllm),1,float16,x,16,4096,2048,12.5,me,1"))
    check({ bandwidth = 456e9, rate = 98.3e12, key = "fp8" }, row(GEMM, "arc_pro_b60,vllm,1,fp8,x,16,4096,2048,12.5,me,1"))
  end)

  it("are products in units of another format where there are none of their own", function()
    local function program(phase, dtype)
      local g = core.graph { phase = phase, weights = dtype, activations = dtype }
      core.begin_layer(g, "test", { tp = 1 })
      g:linear(core.input(g, 16384), 16384)
      core.end_layer(g)
      return core.freeze(g)
    end
    for _, id in ipairs { "a100-sxm-80", "h100-sxm", "b200", "mi355x", "l40s", "v100-sxm2-32", "gaudi2", "m4" } do
      local h = hardware.of(id)
      for _, dtype in ipairs { "fp8", "nvfp4", "int8", h.peak.bf16 and "bf16" } do
        local shape = chips.shape(h, { form = "linear", rate = dtype, shape = {} })
        local step = core.deployment({
          prefill = program("prefill", dtype), decode = program("decode", dtype),
          accelerator = { peak = h.peak, capacity = 1e30, bandwidth = 1e30, links = {} },
        }):estimate { batch = 16384, isl = 1, osl = 1 }
        support.near(2 * 16384 ^ 3 / step.decode.time_s, shape[1], 1e-9) -- as estimates are priced
      end
    end
  end)

  it("are attention of prompts", function()
    local header = "gpu,framework,version,dtype,kv_dtype,batch,seq_len,kv_prefix,num_heads,num_kv_heads,head_dim,window,"
      .. "causal,time_us,plausible"
    check({
      form = "prefill", key = "bf16_fp8", sequences = 4, queries = 1024, context = 512, heads = 32, kv_heads = 8, qk_dim = 128,
      v_dim = 128, window = 4096, causal = 1, query_bytes = 2, row_bytes = 256, seconds = 1e-3,
    }, row(header, "h100_sxm,trtllm,1,bfloat16,fp8,4,1024,512,32,8,128,4096,1,1000,1"))
    check({ key = "fp8", query_bytes = 1, row_bytes = 256, rate = 1979e12, causal = 0 },
      row(header, "h100_sxm,trtllm,1,fp8,fp8,4,1024,0,32,8,128,0,0,1000,1"))
  end)

  it("are attention of single queries", function()
    local header = "gpu,framework,version,dtype,kv_dtype,batch,context_len,num_heads,num_kv_heads,head_dim,window,time_us"
    check({
      form = "decode", key = "bf16", sequences = 64, queries = 1, context = 2048, heads = 32, kv_heads = 8, qk_dim = 64,
      v_dim = 64, window = 0, query_bytes = 2, row_bytes = 256, seconds = 3e-5,
    }, row(header, "h100_sxm,vllm,1,float16,bfloat16,64,2048,32,8,64,0,30"))
  end)

  it("are latent attention, and whole layers of it", function()
    local header = "gpu,framework,version,kind,dtype,kv_dtype,gemm_dtype,num_heads,batch,context_len,time_us"
    check({
      form = "decode", key = "latent_bf16_fp8", sequences = 8, context = 4096, heads = 16, kv_heads = 1, qk_dim = 576,
      v_dim = 512, row_bytes = 576,
    }, row(header, "h100_sxm,trtllm,1,kernel,bfloat16,fp8,,16,8,4096,50"))
    check({
      form = "module_decode", key = "bf16_fp8", variant = "fp8_b128", sequences = 8, context = 4096, heads = 16, kv_heads = 1,
      rate = 989.4e12, product_rate = 1979e12, weight = 1, hidden = 7168, q_rank = 1536, index_heads = 0,
    }, row(header, "h100_sxm,trtllm,1,module,bfloat16,fp8,fp8_block,16,8,4096,50"))
    check({ form = "module_decode", key = "wideep", variant = "unstated", product_rate = 1979e12, row_bytes = 576 },
      row(header, "h100_sxm,sglang,1,wideep_module,fp8_block,fp8,,16,8,4096,50"))
    local all = found(header, "h100_sxm,trtllm,1,module,bfloat16,fp8,int3,16,8,4096,50")
    assert.same({ ["its gemm_dtype 'int3' is not read"] = 1 }, all.skipped)
    local prompts = "gpu,framework,version,kind,dtype,kv_dtype,gemm_dtype,num_heads,batch,seq_len,time_us"
    check({
      form = "prefill", key = "latent_bf16", sequences = 2, queries = 512, context = 0, heads = 16, kv_heads = 16,
      qk_dim = 192, v_dim = 128, causal = 1, row_bytes = 640,
    }, row(prompts, "h100_sxm,trtllm,1,kernel,bfloat16,bfloat16,,16,2,512,50"))
  end)

  it("are layers whose index chooses keys", function()
    local header = "gpu,framework,version,model,phase,op,dtype,kv_dtype,gemm_dtype,num_heads,batch,seq_len,past_len,time_us"
    check({
      form = "module_prefill", key = "sparse_bf16", variant = "nvfp4", sequences = 2, queries = 512, context = 1024, heads = 64,
      kv_heads = 1, window = 2048, hidden = 6144, nope = 192, v = 256, index_heads = 32,
    }, row(header, "b200_sxm,vllm,1,zai-org/GLM-5,prefill,x,bfloat16,bfloat16,nvfp4,64,2,512,1024,50"))
    check({ form = "module_decode", key = "sparse_bf16_fp8", queries = 1, index_heads = 64 },
      row(header, "b200_sxm,vllm,1,deepseek-ai/DeepSeek-V3.2,decode,x,bfloat16,fp8,bfloat16,64,2,1,1024,50"))
    local other = found(header, "b200_sxm,vllm,1,mine,decode,x,bfloat16,fp8,bfloat16,64,2,1,1024,50")
    assert.same({ ["its model 'mine' is not read"] = 1 }, other.skipped)
  end)

  it("are absorbed products, and prompts with single queries beside them", function()
    local header = "gpu,framework,version,dtype,op,tokens,num_heads,time_us"
    check({ form = "linear", key = "absorbed_bf16", m = 64, n = 16 * 512, k = 128, input = 32, weight = 2 },
      row(header, "h100_sxm,vllm,1,bfloat16,mla_gen_pre,64,16,9"))
    check({ key = "absorbed_fp8", n = 16 * 128, k = 512, input = 16, quantises = 0 },
      row(header, "h100_sxm,vllm,1,fp8,mla_gen_post,64,16,9"))
    local mixed = "gpu,framework,version,dtype,num_heads,num_kv_heads,head_dim,prefill_chunk,kv_prefill,n_decode,kv_decode,time_us"
    check({ form = "mixed", key = "bf16", sequences = 1, queries = 256, context = 2048, singles = 8, singles_context = 512 },
      row(mixed, "rtx_4090,vllm,1,bfloat16,32,8,128,256,2048,8,512,166.4"))
  end)

  it("are mixtures", function()
    local header = "gpu,framework,version,dtype,kernel,tokens,hidden,inter,topk,experts,tp,ep,distribution,gated,time_us"
    local r = row(header, "h100_sxm,vllm,1,fp8_block,deepgemm,64,7168,2048,8,256,1,8,pl1.2,1,300")
    check({
      form = "mixture", key = "fp8_b128", kernel = "deepgemm", tokens = 64, hidden = 7168, inter = 2048, top_k = 8,
      experts = 256, tp = 1, ep = 8, skew = 2, up = 2, weight = 1, input = 1,
    }, r)
    check({ skew = 0, up = 1 }, row(header, "h100_sxm,vllm,1,bfloat16,x,64,7168,2048,8,256,1,8,balanced,0,300"))
    check({ up = 2 }, row(header, "h100_sxm,vllm,1,bfloat16,vllm_fused,64,7168,2048,8,256,1,8,balanced,0,300"))
    local other = found(header, "h100_sxm,vllm,1,bfloat16,x,64,7168,2048,8,256,1,8,zipf,0,300")
    assert.same({ ["its distribution 'zipf' is not read"] = 1 }, other.skipped)
  end)

  it("are messages, of engines or of all", function()
    local header = "gpu,system,op,impl,version,num_gpus,num_nodes,bytes,dtype,time_us"
    check({ form = "message", key = "all_reduce", engine = "", link = 450e9, ranks = 8, bytes = 1048576, factor = 1.75 },
      row(header, "h100_sxm,dgx,all_reduce,nccl(nccl-tests),2,8,1,1048576,float16,40"))
    check({ key = "all_gather", engine = "vllm", factor = 0.75 },
      row(header, "h100_sxm,dgx,all_gather,vllm_custom(graph),2,4,1,1048576,float16,40"))
    check({ key = "net_send_recv_torch", engine = "", link = 50e9, factor = 1 },
      row(header, "h100_sxm,dgx,send_recv,nccl(torch.dist),vidur,2,2,1048576,float16,40"))
    check({ key = "host_all_reduce_eager", engine = "sglang", link = 31.5e9 },
      row(header, "l40s,pcie,all_reduce,sglang_custom(eager),0.5.9,4,1,1048576,float16,40"))
    check({ key = "host_all_reduce_torch", link = 31.5e9 }, -- a bridge joins two
      row(header, "a40,pairs,all_reduce,nccl(torch.dist),vidur,4,1,1048576,float16,40"))
    local other = found(header, "a40,pairs,all_reduce,nccl(nccl-tests),2,16,2,1048576,float16,40",
      "h100_sxm,dgx,all_reduce,mine,2,8,1,1048576,float16,40", "h100_sxm,dgx,barrier,mine,2,8,1,1048576,float16,40")
    assert.same({
      ["a40 states no such link"] = 1, ["its impl 'mine' is not read"] = 1, ["its op 'barrier' is not read"] = 1,
    }, other.skipped)
  end)

  it("are messages to experts and back", function()
    local header = "gpu,mode,version,phase,nodes,ep,hidden,tokens_per_rank,topk,experts,moe_dtype,distribution,sms,time_us"
    check({ form = "message", key = "low_latency_combine", engine = "sglang", link = 450e9, ranks = 8, factor = 0.875,
      bytes = 64 * 8 * 7168 * 2 }, row(header, "h100_sxm,low_latency,0.5.12,combine,1,8,7168,64,8,256,,,,40"))
    local reached = 8 * (1 - (7 / 8) ^ 8)
    check({ key = "normal_combine", link = 80e9, bytes = 64 * reached * 7168 * 2 }, -- four multiprocessors copy
      row(header, "h100_sxm,normal,0.5.12,combine,1,8,7168,64,8,256,,,4,40"))
    check({ key = "net_low_latency_combine", link = 50e9, ranks = 32, factor = 0.75 },
      row(header, "h100_sxm,low_latency,0.5.6,combine,4,32,7168,64,8,256,,,,40"))
    check({ key = "two_sided_dispatch", engine = "trtllm", ranks = 4, bytes = 64 * 4 * (1 - (3 / 4) ^ 8) * 7168 * 0.5625 },
      row(header, "gb200,trtllm_NVLinkTwoSided,1,dispatch,1,4,7168,64,8,256,nvfp4,balanced,,40"))
    local other = found(header, "h100_sxm,mine,1,combine,1,8,7168,64,8,256,,,,40",
      "h100_sxm,normal,1,wait,1,8,7168,64,8,256,,,,40", "h100_sxm,normal,1,combine,1,1,7168,64,8,256,,,,40")
    assert.same({
      ["its mode 'mine' is not read"] = 1, ["its phase 'wait' is not read"] = 1, ["it is of one rank"] = 1,
    }, other.skipped)
  end)

  it("are recurrences and short convolutions", function()
    local header = "gpu,framework,version,family,op,phase,batch,seq_len,tokens,shape,time_us"
    local dims = "d_model=2048;d_conv=4;k_heads=16;k_dim=128;v_heads=32;v_dim=128"
    local state = 32 * 128 * 128
    check({
      form = "scan", key = "gdn", engine = "vllm", flops = 4096 * (2 * 3 * state + 64 * 32 * 5 * 128), moved = 4096 * 2 * 12288,
      state = 8 * state * 4, states = 128, length = 1024, chunk = 64,
    }, row(header, ("h100_sxm,vllm,0.24.0,gdn,chunk_gated_delta_rule,context,4,1024,4096,%s,40"):format(dims)))
    check({ key = "kda_decode", length = 1, chunk = 1, flops = 4 * 2 * 3 * state },
      row(header, ("h100_sxm,vllm,1,kda,fused_recurrent_kda,generation,4,1,4,%s,40"):format(dims)))
    check({ key = "conv_gdn", states = 4 * 8192 / 128, moved = 4 * 8192 * 4096, state = 4 * 8192 * 3 * 4 },
      row(header, ("h100_sxm,vllm,1,gdn,causal_conv1d_fn,context,4,1024,4096,%s,40"):format(dims)))
    check({ key = "mamba2", flops = 4096 * (2 * 2 * 64 * 64 * 128 + 64 * (8 * 128 + 64 * 64)) },
      row(header, "h100_sxm,trtllm,1,mamba2,mamba_chunk_scan_combined,context,4,1024,4096,"
        .. "d_conv=4;nheads=64;head_dim=64;d_state=128;n_groups=8,40"))
    local other = found(header, "h100_sxm,vllm,1,rwkv,x,context,4,1024,4096,,40", "h100_sxm,vllm,1,gdn,x,warm,4,1,4,,40")
    assert.same({ ["its family 'rwkv' is not read"] = 1, ["its phase 'warm' is not read"] = 1 }, other.skipped)
  end)

  it("are grouped products, whose two times add up", function()
    local header = "gpu,framework,dtype,kind,num_local_experts,topk,hidden,inter,tokens_per_expert,up_us,down_us"
    check({
      form = "mixture", key = "fp8_b128", engine = "deepgemm", tokens = 256, top_k = 1, experts = 8, up = 2, seconds = 8e-5,
    }, row(header, "h20,deepgemm,fp8_block,masked_decode,8,6,5120,1664,32,50,30"))
  end)

  it("are board power", function()
    local header = "gpu,framework,version,op,dtype,shape,time_us,power_w"
    local gemm = row(header, "b200_sxm,vllm,1,gemm,fp8,m=16;n=4096;k=2048,20,450")
    check({ form = "linear", key = "fp8", m = 16, n = 4096, k = 2048 }, gemm)
    assert.equal(450, gemm.power)
    check({ form = "decode", key = "bf16_fp8", sequences = 8, context = 15, window = 0 },
      row(header, "b200_sxm,vllm,1,attention_decode,fp8,batch=8;ctx=15;h=16;kvh=1;hd=128;win=0,20,450"))
    assert.same({ ["its op 'x' is not read"] = 1 }, found(header, "b200_sxm,vllm,1,x,fp8,,20,450").skipped)
  end)

  it("are element-wise, each by its kind", function()
    local header = "gpu,framework,version,dtype,op,tokens,width,min_bytes,time_us"
    check({ form = "rows", key = "norm", engine = "", rows = 128, bytes = 2097152, seconds = 4e-6 },
      row(header, "h100_sxm,vllm,1,bfloat16,rmsnorm,128,4096,2097152,4"))
    check({ key = "gelu", rows = 4 * 2 }, row(header, "h100_sxm,vllm,1,bfloat16,gelu,4,2048,1,4")) -- spread over the chip
    check({ key = "gelu_eager", engine = "" }, row(header, "h100_sxm,pytorch,1,bfloat16,gelu,1,1,1,4"))
    check({ key = "quantise", engine = "trtllm" }, row(header, "h100_sxm,trtllm,1,fp8,fp8_quant_static,1,1,1,4"))
    assert.same({ ["its op 'tanh' is not read"] = 1 }, found(header, "h100_sxm,vllm,1,fp8,tanh,1,1,1,4").skipped)
  end)

  it("are counted by why they are skipped", function()
    local all = found(GEMM, "h100_sxm,vllm,1,bfloat16,x,1,2,3,4,me,1", "h100_sxm,vllm,1,bfloat16,x,1,2,3,4,me,0",
      "h100_sxm,vllm,1,bfloat16,x,1,2,3,4,me,", "h100_sxm,vllm,1,int3,x,1,2,3,4,me,1", "h100_sxm,vllm,1,int3,x,1,2,3,4,me,1",
      "toaster,vllm,1,bfloat16,x,1,2,3,4,me,1", "h100_sxm,vllm,1,bfloat16,x,1,2,3,0,me,1",
      "h100_sxm,a\tb,1,bfloat16,x,1,2,3,4,me,1")
    assert.equal(1, #all.kernels)
    assert.same({
      ["its plausible is not 1"] = 2, ["its dtype 'int3' is not read"] = 2, ["there is no accelerator 'toaster'"] = 1,
      ["its time is not above 0"] = 1, ["its framework is 'a?b'"] = 1,
    }, all.skipped)
    local many = {}
    for i = 1, 500 do many[i] = ("h100_sxm,vllm,1,int%d,x,1,2,3,4,me,1"):format(i) end
    assert.equal(400, found(GEMM, table.unpack(many)).skipped["other reasons"])
  end)

  it("name the place of a number that is none", function()
    local cases = {
      { "k is 'x'; it must be a number", "1,2,x,4" }, { "m is ''; it must be a number", ",2,3,4" },
      { "m is '0'; it must be above 0", "0,2,3,4" }, { "n is '-2'; it must be a number from 0", "1,-2,3,4" },
      { "k is 'nan'; it must be", "1,2,nan,4" }, { "k is 'inf'; it must be", "1,2,inf,4" },
      { "m is '1e308'; it must be", "1e308,2,3,4" }, { "time_us is '1e999'; it must be", "1,2,3,1e999" },
      { "time_us is nothing; it must be", "1,2,3" },
    }
    for _, case in ipairs(cases) do
      local path = file(GEMM .. '\n"h100_sxm",vllm,"1\n2",bfloat16,x,1,2,3,4,me,1\nh100_sxm,vllm,1,bfloat16,x,' .. case[2])
      local all, message = read.files { path }
      assert.is_nil(all)
      assert.truthy(message:find(path .. ":4: " .. case[1], 1, true), message)
    end
  end)

  it("do not name files to run", function()
    local folder = support.folder()
    support.write(folder .. "/h.lua", "error 'it ran'")
    for _, gpu in ipairs { folder .. "/h.lua", folder .. "/h", "../h", "" } do
      local all = found(GEMM, gpu .. ",vllm,1,bfloat16,x,1,2,3,4,me,1")
      assert.same({ [("there is no accelerator '%s'"):format(gpu)] = 1 }, all.skipped)
    end
  end)

  it("are of a table that is known", function()
    local path = file "a,b\n1,2\n"
    local all, message = read.files { path }
    assert.is_nil(all)
    assert.truthy(message:find(path .. " has columns of no table that is known", 1, true))
    local both = assert(read.files { path, file(GEMM .. "\nh100_sxm,vllm,1,bfloat16,x,1,2,3,4,me,1\n") })
    assert.same({ path .. " has columns of no table that is known; docs/calibrate.md lists them" }, both.unknown)
    local names = file "table,gpu,kernel_source,rows_in_source\ngemm,h100,x,1\n"
    all, message = read.files { names }
    assert.is_nil(all)
    assert.equal(names .. " names kernels, but measures nothing", message)
    assert.equal(1, #both.kernels)
    assert.is_nil(read.files { file(GEMM:gsub("time_us", "time_ms") .. "\n") })
  end)
end)

local SERVING = "model,gpu,framework,precision,concurrency,isl,osl,tp,ep,dp_attn,label,disagg,spec_decoding,tpot_mean_s,ttft_mean_s"

describe("rows of serving results", function()
  after_each(support.clean)

  local function request(text)
    local all = found(SERVING, text)
    assert.same({}, all.skipped)
    return all.serving[1].request, all.serving[1].measured
  end

  it("are requests at a concurrency", function()
    local r, measured = request "meta-llama/Llama-3.1-8B,H100,vllm,bf16,16,1024,512,2,1,false,full,false,,0.0125,0.2"
    assert.equal("llama-3.1-8b", r.model)
    assert.equal("h100-sxm", r.hardware)
    assert.equal("vllm", r.engine)
    assert.equal("bf16", r.dtype)
    assert.same({ "continuous", 16, 2 }, { r.mode, r.concurrency, r.tp })
    assert.is_nil(r.ep)
    assert.same({ 921, 460 }, { r.isl, r.osl }) -- lengths are 0.8 to 1.0 of what is stated
    assert.same({ 0.0125, 0.2 }, { measured.tpot_s, measured.ttft_s })
    support.near(16 * 460 / (0.2 + 459 * 0.0125) / 2, measured.throughput_tok_s_gpu, 1e-9)
    local predicted = assert(serving.predict(r))
    assert.is_true(predicted.tpot_s > 0 and predicted.ttft_s > 0)
  end)

  it("say how attention and experts are spread", function()
    local r = request "deepseek-r1-0528,H200,sglang,fp8,64,1024,1024,8,8,true,full,false,,0.02,1"
    assert.equal("deepseek-r1", r.model)
    assert.same({ 8, 8 }, { r.attention_dp, r.ep })
    assert.is_nil(r.tp)
    assert.equal("bf16", r.kv)
  end)

  it("may be of two pools", function()
    local columns = ",num_gpus,prefill_tp,prefill_ep,prefill_dp_attn,prefill_workers,prefill_gpus,decode_tp,decode_ep,"
      .. "decode_dp_attn,decode_workers,decode_gpus"
    local row_of = "deepseek-r1-0528,GB200,dynamo-trt,fp8,64,1024,1024,,,,full,true,,0.02,1"
    local all = found(SERVING .. columns, row_of .. ",24,4,1,false,2,8,1,4,true,2,16", row_of .. ",24,4,1,false,2,9,1,4,true,2,16")
    local r = all.serving[1].request
    assert.same({ "disagg", 64, "trtllm" }, { r.mode, r.concurrency, r.engine })
    assert.same({ count = 2, attention_dp = 1, tp = 4 }, r.prefill)
    assert.same({ count = 2, attention_dp = 8, tp = 1, ep = 8 }, r.decode)
    assert.same({ ["its pools are not stated whole"] = 1 }, all.skipped)
    support.near(64 * 921 / (1 + 920 * 0.02) / 24, all.serving[1].measured.throughput_tok_s_gpu, 1e-9)
    local predicted = assert(serving.predict(r))
    assert.equal(24, predicted.gpus)
  end)

  it("are counted by why they are skipped", function()
    local row_of = "llama-3.1-8b,H100,vllm,bf16,16,1024,512,2,1,false,full,false,,0.0125,0.2"
    local all = found(SERVING, row_of, (row_of:gsub("full", "shape only")), (row_of:gsub("full,false", "full,true")),
      (row_of:gsub(",,", ",mtp,")), (row_of:gsub("llama", "lama")), (row_of:gsub("H100", "H1")),
      (row_of:gsub("vllm", "x")), (row_of:gsub("1024", "many")), (row_of:gsub("512", "0")), (row_of:gsub("16", "-16")), (row_of:gsub("0.0125", "nan")),
      (row_of:gsub("0.0125", "-1")), (row_of:gsub("0.0125", "1e999")), (row_of:gsub("0.0125", "0")), "")
    assert.equal(1, #all.serving)
    assert.same({
      ["its label is 'shape only'"] = 1, ["its pools are not stated whole"] = 1, ["it drafts tokens"] = 1,
      ["there is no model 'lama-3.1-8b'"] = 1, ["there is no accelerator 'H1'"] = 1, ["there is no engine 'x'"] = 1,
      ["isl, osl or concurrency is missing"] = 3, ["its tpot_mean_s is missing"] = 4,
    }, all.skipped)
  end)
end)
