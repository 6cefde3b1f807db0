-- The cost model measured: times of a table at its shapes, what interpolates between them, another model's outside.

local core = require "mantile.core"
local estimate = require "mantile.estimate"
local provider = require "mantile.measured.provider"
local support = require "support"

local GEMM = "gpu,framework,dtype,m,n,k,op,time_us\n"

--- A request of a model of one layer that a table prices.
local function request_of(path, changes)
  local request = {
    model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm", cost_model = "measured", measured = path, isl = 64,
    osl = 64, batch = 1,
  }
  for key, value in pairs(changes or {}) do request[key] = value end
  return request
end

--- The seconds that `explain` says an op takes in a phase, and what priced it.
local function op_of(request, phase, name)
  local subject = assert(estimate.explain(request))
  for _, op in ipairs(subject.ops) do
    if op.phase == phase and op.name == name then
      return math.max(op.compute_s, op.memory_s) + op.comm_s + (op.overhead_s or 0), op.provider
    end
  end
  error("no op " .. name)
end

local function table_of(text) return support.write(support.folder() .. "/own.csv", text) end

describe("the cost model measured", function()
  after_each(support.clean)

  it("takes the time of a shape that was measured, whatever else prices the rest", function()
    local path = table_of(GEMM .. "h100-sxm,vllm,bfloat16,1,6144,4096,linear,41.5\nh100-sxm,vllm,bfloat16,64,6144,4096,linear,50\n")
    local alone = request_of(path)
    local seconds, by = op_of(alone, "decode", "qkv")
    assert.equal("measured", by)
    local calibrated = op_of(request_of(nil, { cost_model = "calibrated", measured = nil }), "decode", "qkv")
    assert.is_true(seconds > calibrated)
    assert.equal("calibrated", select(2, op_of(alone, "decode", "out")))
    assert.equal("measured", (select(2, op_of(alone, "prefill", "qkv"))))
  end)

  it("is exact where no calibration stands behind it", function()
    local path = table_of(GEMM .. "m4-max,ideal,bfloat16,1,6144,4096,linear,200\nm4-max,ideal,bfloat16,64,6144,4096,linear,800\n"
      .. "m4-max,ideal,bfloat16,128,6144,4096,linear,1500\n")
    local own = { hardware = "m4-max", engine = "ideal" }
    support.near(200e-6, (op_of(request_of(path, own), "decode", "qkv")), 1e-9)
    support.near(800e-6, (op_of(request_of(path, own), "prefill", "qkv")), 1e-9)
    own.isl = 96
    local between, by = op_of(request_of(path, own), "prefill", "qkv")
    assert.equal("measured", by)
    assert.is_true(between > 800e-6 and between < 1500e-6)
    own.isl = 129
    assert.equal("roofline", (select(2, op_of(request_of(path, own), "prefill", "qkv"))))
  end)

  it("interpolates the ratio to the form over log2 of each size in turn", function()
    local entry = { form = "linear", weights = "bf16", rate = "bf16", parameters = {} }
    local accelerator = { peak = { bf16 = 1e15 }, capacity = 1e12, bandwidth = 3e12, processors = 100, cache = 5e7 }
    local function step(points, rows, width)
      local g, curve = {}, { form = "linear", weights = "bf16", rate = "bf16", points = points }
      for _, phase in ipairs { "prefill", "decode" } do
        g[phase] = core.graph { phase = phase }
        core.begin_layer(g[phase], "test", { tp = 1 })
        g[phase]:linear(core.input(g[phase], 1024), width)
        core.end_layer(g[phase])
        g[phase] = core.freeze(g[phase])
      end
      g.cost_model, g.accelerator = "measured", accelerator
      g.measured = core.measured(core.calibration { entry }, { curve })
      return core.deployment(g):estimate({ batch = rows, isl = 1, osl = 1 }).decode.time_s
    end
    local function form(rows, width)
      return core.form_seconds("linear", {}, { 1e15, 3e12, 100, 5e7, rows, width, 1024, 2, 2, 0 })
    end
    -- n, k, m, ln(measured / form)
    local grid = { 1024, 1024, 4, 0.1, 1024, 1024, 64, 0.5, 4096, 1024, 4, 0.3, 4096, 1024, 64, 0.7 }
    for _, case in ipairs {
      { 4, 1024, 0.1 }, { 64, 1024, 0.5 }, { 16, 1024, 0.3 }, { 4, 2048, 0.2 }, { 16, 2048, 0.4 }, { 64, 4096, 0.7 },
    } do
      support.near(form(case[1], case[2]) * math.exp(case[3]), step(grid, case[1], case[2]), 1e-9)
    end
    for _, outside in ipairs { { 2, 1024 }, { 65, 1024 }, { 16, 512 }, { 16, 8192 } } do
      assert.is_true(step(grid, outside[1], outside[2]) < form(outside[1], outside[2])) -- a roofline
    end
    -- of several times at one shape the mean counts, in any order
    support.near(form(8, 1024) * math.exp(0.2), step({ 1024, 1024, 8, 0.3, 1024, 1024, 8, 0.1 }, 8, 1024), 1e-9)
  end)

  it("knows every form's shapes by those of the ops that a model has", function()
    local path = support.folder() .. "/"
    local function share(name, header, row, changes)
      local file = support.write(path .. name .. ".csv", header .. "\n" .. row .. "\n")
      local r = support.report(request_of(file, changes))
      return r.providers.measured
    end
    local attention = "gpu,framework,dtype,kv_dtype,batch,context_len,num_heads,num_kv_heads,head_dim,window,time_us"
    local one = { isl = 64, osl = 2 }
    assert.is_true(share("decode", attention, "h100-sxm,vllm,bfloat16,bfloat16,1,65,32,8,128,0,9", one) > 0.001)
    assert.is_nil(share("other", attention, "h100-sxm,vllm,bfloat16,bfloat16,1,66,32,8,128,0,9", one))
    assert.is_true(share("prefill", "gpu,framework,dtype,kv_dtype,batch,seq_len,kv_prefix,num_heads,num_kv_heads,head_dim,"
      .. "window,causal,time_us", "h100-sxm,vllm,bfloat16,bfloat16,1,64,0,32,8,128,0,1,20", one) > 0.001)
    assert.is_true(share("rows", "gpu,framework,op,tokens,width,min_bytes,time_us",
      "h100-sxm,vllm,rmsnorm,64,4096,1048576,5", one) > 0.0001)
    assert.is_true(share("message", "gpu,framework,op,impl,num_gpus,num_nodes,bytes,time_us",
      "h100-sxm,nccl,all_reduce,nccl(nccl-tests),2,1,8192,30", { tp = 2 }) > 0.001)
    assert.is_true(share("moe", "gpu,framework,dtype,kernel,tokens,hidden,inter,topk,experts,tp,ep,distribution,gated,time_us",
      "h100-sxm,vllm,bfloat16,x,1,4096,14336,2,8,1,1,balanced,1,300", { model = "mixtral-8x7b" }) > 0.1)
  end)

  it("is chosen by kind of op, and says what priced how much of the time", function()
    local path = table_of(GEMM .. "h100-sxm,vllm,bfloat16,1,6144,4096,linear,41.5\n")
    local r = support.report(request_of(path, { cost_model = { default = "roofline", linear = "measured" } }))
    assert.equal("roofline,linear=measured", r.cost_model)
    local sum = 0
    for _, name in ipairs { "roofline", "calibrated", "measured" } do sum = sum + r.providers[name] end
    support.near(1, sum)
    assert.same(r, support.report(request_of(path, { cost_model = "roofline,linear=measured" })))
    local collective = support.report(request_of(nil, { cost_model = "collective=roofline", measured = nil, tp = 2 }))
    assert.equal("calibrated,collective=roofline", collective.cost_model)
    assert.equal("roofline", (select(2, op_of(request_of(nil, { cost_model = "collective=roofline", measured = nil, tp = 2 }),
      "decode", "all_reduce"))))
  end)

  it("says what is missing or wrong", function()
    local path = table_of(GEMM .. "h100-sxm,vllm,bfloat16,1,6144,4096,linear,41.5\n")
    local function refused(changes)
      local request = request_of(path, changes)
      if changes.measured == false then request.measured = nil end
      local r, message, field = estimate.report(request)
      assert.is_nil(r)
      return message, field
    end
    local cases = {
      { "no row of vllm on b200; it has vllm on 'h100-sxm'", { hardware = "b200" } },
      { "no row of sglang on h100-sxm", { engine = "sglang" } },
      { "name the table of kernels with measured", { measured = false } },
      { "which nothing uses here", { cost_model = "roofline" } },
      { "it must be one of roofline calibrated measured", { cost_model = "best" } },
      { "did you mean 'linear'?", { cost_model = "liner=measured" } },
      { "states linear twice", { cost_model = "linear=measured,linear=roofline" } },
      { "cost_model is 7", { cost_model = 7 } },
      { "no such file", { measured = "/nowhere/own.csv" } },
      { "columns of no table of kernels", { measured = table_of "a,b\n1,2\n" } },
      { "own.csv:2: m is 'x'", { measured = table_of(GEMM .. "h100-sxm,vllm,bfloat16,x,6144,4096,linear,41.5\n") } },
    }
    for _, case in ipairs(cases) do
      local message = refused(case[2])
      assert(message:lower():find(case[1], 1, true), message)
    end
  end)

  it("takes no table that is none", function()
    local forms = core.calibration { { form = "linear", parameters = {} } }
    for _, case in ipairs {
      { "no finite number", { form = "linear", points = { 1, 1, 1, 0 / 0 } } },
      { "4 numbers each", { form = "linear", points = { 1, 1, 1 } } },
      { "must be a list", { form = "linear" } }, { "no form", { form = "none", points = {} } },
    } do
      local ok, message = pcall(core.measured, forms, { case[2] })
      assert.is_false(ok)
      assert(message:find(case[1], 1, true), message)
    end
    assert.is_false(pcall(core.deployment, { measured = {} }))
  end)

  it("reads a table once for many requests", function()
    local path = table_of(GEMM .. "h100-sxm,vllm,bfloat16,1,6144,4096,linear,41.5\n")
    local h = assert(require("mantile.hardware").of "h100-sxm")
    local e = { name = "vllm" }
    assert.equal(provider.of(path, h, e), provider.of(path, h, e))
  end)
end)
