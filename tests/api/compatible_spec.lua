-- The routes of the earlier Mantile (gminneci/Mantile, 2026-01): its amounts by hand where its formulas are right, and
-- ours where they are not. B sequences of S tokens, H hidden, I intermediate, n heads and k kv heads of d, b bytes an
-- element, M = B S; per package of tp.

local json = require "mantile.json"
local routes = require "mantile.api.compatible"

local support = require "support"

local by_path = {}
for _, route in ipairs(routes) do by_path[("%s %s"):format(route.method, route.path)] = route.answer end

local function ask(path, request)
  local response = by_path[path](request)
  assert.equal("application/json", response.type)
  return assert(json.decode(response.body)), response.status
end

local function post(path, body)
  return ask("POST /config/" .. path, { body = type(body) == "string" and body or json.encode(body) })
end

local LLAMA, OSS, RACK = "meta-llama_Llama-3.3-70B-Instruct", "openai_GPT-OSS-120B", "nvidia_nvl72_rack"

local function metrics(model, layer, phase, batch, length, config, more)
  local body = {
    model_id = model, hardware_id = RACK, layer_name = layer, phase = phase, batch_size = batch, seq_len = length,
    layer_config = config,
  }
  for key, value in pairs(more or {}) do body[key] = value end
  local answer, status = post("layer-metrics", body)
  assert.equal(200, status, json.encode(answer))
  return answer.metrics, answer
end

local function same(expected, found)
  for key, value in pairs(expected) do
    assert(math.abs(value - found[key]) <= 0.5, ("%s: expected %.17g, found %.17g"):format(key, value, found[key]))
    assert.equal("integer", math.type(found[key]), key)
  end
end

local function bytes(flops, weights, activations, kv)
  return {
    flops_per_package = flops, weight_memory_per_package = weights, activation_memory_per_package = activations,
    kv_cache_per_package = kv,
  }
end

local B, S, b = 8, 1024, 2

describe("Llama-3.3-70B over tp 8", function()
  local H, I, n, k, d, tp, V = 8192, 28672, 64, 8, 128, 8, 128256
  local M, Hk, split = B * S, k * d, { tensor_parallel = 8 }
  local function projections(tokens) return 2 * (2 * tokens * H * (H // tp)) + 2 * (2 * tokens * H * (Hk // tp)) end
  local weights = (H * n * d + 2 * H * k * d + H * H) // tp * b
  local function activations(tokens) return tokens * (2 * H + H // tp + 2 * (Hk // tp)) * b end

  it("has the reference's attention, its pairs causal", function()
    same(bytes(projections(M) + 4 * B * (n // tp) * d * S * (S + 1) // 2, weights, activations(M),
      2 * B * (k // tp) * S * d * b), (metrics(LLAMA, "attention", "prefill", B, S, split)))
  end)

  it("decodes after context_len tokens, and where it is not given after seq_len", function()
    for _, case in ipairs { { 256, 1280, 1280 }, { 1280, nil, 1280 }, { 77, 0, 77 }, { 1, nil, 1 } } do
      local found = metrics(LLAMA, "attention", "decode", B, case[1], split, { context_len = case[2] })
      same(bytes(projections(B) + 4 * B * (n // tp) * (case[3] + 1) * d, weights, activations(B),
        2 * B * (k // tp) * (case[3] + 1) * d * b), found)
    end
  end)

  it("shares positions over context_parallel", function()
    local found = metrics(LLAMA, "attention", "prefill", B, S, { tensor_parallel = 8, context_parallel = 4 })
    assert.equal(32, found.num_packages)
    same({
      weight_memory_per_package = weights, activation_memory_per_package = activations(M // 4),
      kv_cache_per_package = 2 * B * (k // tp) * (S // 4) * d * b,
    }, found)
  end)

  it("has the reference's feed-forward, its weights split", function()
    same(bytes(2 * 3 * M * H * (I // tp), 3 * H * I // tp * b, M * (3 * (I // tp) + H) * b, 0),
      (metrics(LLAMA, "feedforward", "prefill", B, S, split)))
    same(bytes(2 * 3 * B * H * (I // tp), 3 * H * I // tp * b, B * (3 * (I // tp) + H) * b, 0),
      (metrics(LLAMA, "mlp", "decode", B, S, split)))
  end)

  it("has whole numbers of any size to the digit", function()
    local found = metrics(LLAMA, "feedforward", "prefill", 1 << 10, 1 << 20, split)
    assert.equal(2 * 3 * (1 << 30) * H * (I // tp), found.flops_per_package) -- 18 digits
    assert.equal("integer", math.type(found.flops_per_package))
  end)

  it("shares the tokens of a prompt over sequence_parallel", function()
    local found = metrics(LLAMA, "feedforward", "prefill", B, S, { tensor_parallel = 8, sequence_parallel = 2 })
    assert.equal(16, found.num_packages)
    assert.equal(2 * 3 * (M // 2) * H * (I // tp), found.flops_per_package)
  end)

  it("has the reference's norm, of one token a sequence in decode", function()
    same(bytes(5 * M * H, H * b, M * H * b, 0), (metrics(LLAMA, "norm", "prefill", B, S, split)))
    same(bytes(5 * B * H, H * b, B * H * b, 0), (metrics(LLAMA, "norm", "decode", B, S, split)))
  end)

  it("has the reference's embedding: a table of more than 100,000 is split, a smaller one copied", function()
    same(bytes(0, V * H // tp * b, M * H * b, 0), (metrics(LLAMA, "embedding", "prefill", B, S, split)))
    local small, answer = metrics("mistralai/Mistral-7B-v0.1", "embedding", "prefill", B, S, split)
    same(bytes(0, 32000 * 4096 * b, M * 4096 * b, 0), small)
    assert.equal(0, small.communication_time_ms)
    assert.equal(-1, answer.layer_config.layer_idx)
  end)

  it("keeps weights and caches in the dtype asked for", function()
    for dtype, size in pairs { fp8 = 1, NVFP4 = 4.5 / 8, nvfp8 = 8.25 / 8, mxfp4 = 4.25 / 8, fp32 = 4 } do
      local found, answer = metrics(LLAMA, "attention", "prefill", B, S, { tensor_parallel = 8, dtype = dtype })
      assert.equal("DataType." .. dtype:upper(), answer.layer_config.dtype)
      same({
        weight_memory_per_package = weights // b * size, kv_cache_per_package = 2 * B * (k // tp) * S * d * size,
        activation_memory_per_package = activations(M) // b * math.max(size, 2),
      }, found)
    end
  end)

  it("has the times of a roofline on the hardware", function()
    local found = metrics(LLAMA, "feedforward", "decode", B, S, split)
    local seconds = (3 * H * I // tp * b + B * (2 * H + 3 * (I // tp)) * b) / 8e12
    assert.is_true(found.load_time_ms >= 1e3 * seconds and found.load_time_ms < 1.02e3 * seconds)
    assert.equal("memory", found.bottleneck)
    local prefill = metrics(LLAMA, "feedforward", "prefill", B, S, split)
    assert.is_true(math.abs(prefill.compute_time_ms - 1e3 * 2 * 3 * M * H * (I // tp) / 2.5e15) < 1e-9)
    assert.is_true(prefill.wall_clock_time_ms >= prefill.compute_time_ms + prefill.communication_time_ms)
    assert.equal("compute", prefill.bottleneck)
  end)
end)

describe("GPT-OSS-120B", function()
  local H, I, n, k, d, W, E, t = 2880, 2880, 64, 8, 64, 128, 128, 4
  local M, dq, dk = B * S, n * d, k * d
  local SINKS = n -- one logit a head, which the reference does not have

  local function attention(tokens, pairs_seen, positions)
    local biases = tokens * dq + 2 * tokens * dk + tokens * H
    return bytes(4 * tokens * H * dq + 4 * tokens * H * dk + biases + 4 * n * d * pairs_seen,
      (2 * H * dq + 2 * H * dk + dq + 2 * dk + H + SINKS) * b, tokens * (2 * H + dq + 2 * dk) * b,
      2 * B * k * positions * d * b)
  end

  it("has windows that keep and see W tokens, in both phases", function()
    local seen = W * (W + 1) // 2 + (S - W) * W
    same(attention(M, B * seen, W), (metrics(OSS, "attention_sliding", "prefill", B, S, {})))
    same(attention(B, B * W, W), (metrics(OSS, "attention_sliding", "decode", B, S, {})))
    same(attention(B, B * 51, 51), (metrics(OSS, "attention_sliding", "decode", B, 50, {})))
  end)

  it("has heads wider than its stream, and biases", function()
    same(attention(M, B * S * (S + 1) // 2, S), (metrics(OSS, "attention_full", "prefill", B, S, {})))
    same(attention(B, B * (S + 1), S + 1), (metrics(OSS, "attention_full", "decode", B, S, {})))
  end)

  local function experts(tokens, ep, tp)
    local width = I // tp
    local per_rank = E // ep * (3 * H * width + 2 * width + H)
    local buffer = ep > 1 and t * tokens // ep * width or tokens * width
    return bytes(2 * tokens * H * E + 2 * 3 * t * tokens * H * I // (ep * tp), (per_rank + H * E + E) * b,
      (2 * tokens * H + tokens * E + buffer) * b, 0)
  end

  it("has the reference's experts over ep and tp", function()
    for _, split in ipairs { { 1, 1 }, { 8, 1 }, { 1, 4 }, { 4, 2 } } do
      local config = { expert_parallel = split[1], tensor_parallel = split[2] }
      local found = metrics(OSS, "MoE", "prefill", B, S, config)
      same(experts(M, split[1], split[2]), found)
      assert.equal(split[1] * split[2], found.num_packages)
      same(experts(B, split[1], split[2]), (metrics(OSS, "moe", "decode", B, S, config)))
    end
  end)

  it("shares the tokens of a prompt over context_parallel", function()
    local found = metrics(OSS, "MoE", "prefill", B, S + 1, { context_parallel = 2 })
    same(experts(B * (S // 2 + 1), 1, 1), found)
    assert.equal(2, found.num_packages)
  end)

  it("reads the experts that B tokens touch, whatever seq_len is", function()
    local touched = E * (1 - (1 - t / E) ^ B)
    local read = (touched * (3 * H * I + 2 * I + H) + H * E + E) * b
    local _, answer = metrics(OSS, "MoE", "decode", B, S, {}, { debug = true })
    assert.is_true(math.abs(answer.debug_details.intermediate_calculations.weight_bytes_read / read - 1) < 1e-12)
  end)
end)

describe("Mixtral, which the reference has not", function()
  it("has the experts of the reference's formulas", function()
    local H, I, E, t, M = 4096, 14336, 8, 2, B * S
    same(bytes(2 * M * H * E + 2 * 3 * t * M * H * I, (E * 3 * H * I + H * E) * b, (2 * M * H + M * E + M * I) * b, 0),
      (metrics("mistralai/Mixtral-8x7B-v0.1", "MoE", "prefill", B, S, {})))
  end)

  it("and multi-head attention those of MHA", function()
    local H, n, d, M = 4096, 32, 128, B * S
    local found, answer = metrics("llama-2-7b", "attention", "prefill", B, S, { tensor_parallel = 4, context_parallel = 9 })
    same(bytes(8 * M * H * (H // 4) + 4 * B * (n // 4) * d * S * (S + 1) // 2, 4 * H * H // 4 * b,
      M * (2 * H + 3 * (H // 4)) * b, 2 * B * (n // 4) * S * d * b), found)
    assert.equal("AttentionLayer", answer.layer_type)
    assert.same({ tensor_parallel = 4 }, answer.layer_config.parallelism) -- what it does not take is passed over
  end)
end)

describe("a layer's answer", function()
  it("has every field of the reference", function()
    local _, answer = metrics(OSS, "MoE", "decode", 4, 100, { dtype = "bf16", tensor_parallel = 2 }, { debug = true })
    assert.equal("MoE", answer.layer_name)
    assert.equal("MoELayer", answer.layer_type)
    assert.same({ batch_size = 4, seq_len = 100, phase = "Phase.DECODE" }, answer.request_params)
    assert.same({
      layer_idx = 0, dtype = "DataType.BF16", hidden_size = 2880, intermediate_size = 2880, num_experts = 128,
      top_k = 4, num_projections = 3, num_shared_experts = 0,
      parallelism = { tensor_parallel = 2, context_parallel = 1, expert_parallel = 1 },
    }, answer.layer_config)
    for _, key in ipairs { "compute_time_ms", "load_time_ms", "communication_time_ms", "wall_clock_time_ms" } do
      assert.is_true(answer.metrics[key] > 0, key)
    end
    for _, key in ipairs { "inputs", "intermediate_calculations", "hardware_params", "timing_breakdown",
      "computed_metrics", "layer_params", "ops" } do
      assert.equal("table", type(answer.debug_details[key]), key)
    end
  end)

  it("is the same in the older shape", function()
    local _, nested = metrics(LLAMA, "attention", "prefill", 4, 512, { tensor_parallel = 4, dtype = "fp8" })
    local flat, status = post("layer-metrics", {
      model_id = "meta-llama/Llama-3.3-70B-Instruct", hardware_config = RACK, layer_type = "attention", batch_size = 4,
      seq_length = 512, dtype = "fp8", tensor_parallel = 4, sequence_parallel = 1,
    })
    assert.equal(200, status)
    assert.same(nested, flat)
  end)

  it("is priced by another cost model or engine on request", function()
    local plain = metrics(LLAMA, "attention", "decode", 4, 512, {})
    local body = { hardware_id = "h200-sxm", engine = "vllm" }
    local slower = metrics(LLAMA, "attention", "decode", 4, 512, {}, { hardware_id = "h200-sxm", engine = "vllm",
      cost_model = "calibrated" })
    local roof = metrics(LLAMA, "attention", "decode", 4, 512, {}, body)
    assert.is_true(slower.wall_clock_time_ms > roof.wall_clock_time_ms)
    assert.equal(plain.flops_per_package, slower.flops_per_package)
  end)
end)

-- ---- systems ----------------------------------------------------------------

local function phase_of(model, length, config, more)
  local layers = {}
  for _, name in ipairs { "attention", "feedforward", "norm", "embedding" } do layers[name] = config end
  local body = { model_id = model, hardware_id = RACK, batch_size = 8, seq_len = length, layers = layers }
  for key, value in pairs(more or {}) do body[key] = value end
  return body
end

describe("a system's answer", function()
  local config = { tensor_parallel = 8, dtype = "bf16" }
  local two = { prefill_req = phase_of(LLAMA, 1024, config), decode_req = phase_of(LLAMA, 256, config, { context_len = 1280 }) }

  it("sums the layers that are named, each as often as the model has it", function()
    local answer = post("system-metrics", two)
    local function sum(key, phase, length, context)
      local total = 0
      for name, count in pairs { attention = 80, feedforward = 80, norm = 161, embedding = 1 } do
        total = total + count * metrics(LLAMA, name, phase, 8, length, config, { context_len = context })[key]
      end
      return total
    end
    local function near(expected, found) assert.is_true(math.abs(found / expected - 1) < 1e-9, expected .. " " .. found) end
    near(sum("wall_clock_time_ms", "prefill", 1024), answer.ttft_ms)
    near(sum("wall_clock_time_ms", "decode", 256, 1280), answer.tpot_ms)
    near(sum("weight_memory_per_package", "prefill", 1024) / 1e9, answer.memory.weight_memory_gb)
    near(sum("kv_cache_per_package", "decode", 256, 1280) / 1e9, answer.memory.kv_cache_gb)
    near(1000 / answer.tpot_ms, answer.tps_user)
    near(8 * answer.tps_user, answer.throughput_tokens_s)
    near(answer.ttft_ms + 256 * answer.tpot_ms, answer.total_latency_ms)
  end)

  it("counts memory once, with the activations of one layer, against what the package has", function()
    local answer = post("system-metrics", two)
    local memory, H = answer.memory, 8192
    assert.is_true(math.abs(memory.activation_memory_gb - 8 * 1024 * (3 * (28672 // 8) + H) * 2 / 1e9) < 1e-9)
    local sum = memory.weight_memory_gb + memory.activation_memory_gb + memory.kv_cache_gb
    assert.is_true(math.abs(memory.memory_per_package_gb - sum) < 1e-9)
    assert.is_true(math.abs(memory.hw_capacity_gb - 186 * 2 ^ 30 / 1e9) < 1e-9)
    assert.is_true(answer.system.fits_on_hardware)
    local whole = { dtype = "fp32" }
    local one = post("system-metrics", { prefill_req = phase_of(LLAMA, 1024, whole), decode_req = phase_of(LLAMA, 1, whole) })
    assert.is_false(one.system.fits_on_hardware)
    assert.equal(1, one.system.num_packages)
  end)

  it("has power, price, mfu and bottleneck of the hardware", function()
    local system = post("system-metrics", two).system
    assert.equal(8, system.num_packages)
    assert.is_true(math.abs(system.power_kw - 8 * 120 / 72) < 1e-9)
    assert.is_true(system.mfu > 0.3 and system.mfu < 1)
    assert.equal("memory", system.bottleneck)
    local priced = post("system-metrics", {
      prefill_req = phase_of(LLAMA, 64, config, { hardware_id = "nvidia_h100_80gb" }),
      decode_req = phase_of(LLAMA, 64, config, { hardware_id = "nvidia_h100_80gb" }),
    }).system
    assert.is_true(math.abs(priced.tco_sec_usd - 8 * 2.95 / 3600) < 1e-9)
  end)

  it("is that of /v1/estimate, but for the residuals between the layers", function()
    for model, of in pairs { [LLAMA] = "llama-3.3-70b", ["gpt2"] = "gpt2", ["mixtral-8x7b"] = "mixtral-8x7b" } do
      local tp = model == "gpt2" and 1 or 8
      local report = support.report {
        model = of, hardware = "gb200-nvl72", tp = tp, batch = 8, isl = 1024, osl = 2, dtype = "bf16",
      }
      local layers = {}
      for _, kind in ipairs(ask("GET /api/layers", { query = { model_id = model } }).layers) do
        layers[kind.name] = { tensor_parallel = tp }
      end
      local answer = post("system-metrics", {
        prefill_req = phase_of(model, 1024, nil, { layers = layers }),
        decode_req = phase_of(model, 1025, nil, { layers = layers }),
      })
      support.near(1e3 * report.prefill.time_s, answer.ttft_ms, 0.06)
      support.near(1e3 * report.tpot_s, answer.tpot_ms, 0.02)
      support.near(report.memory.weights_bytes / 1e9, answer.memory.weight_memory_gb, 0.02)
      support.near(report.memory.kv_cache_bytes / 1e9, answer.memory.kv_cache_gb, 1e-9)
    end
  end)

  it("is the same in the older shape", function()
    local nested = post("system-metrics", two)
    local flat, status = post("system-metrics", {
      model_id = LLAMA, hardware_config = RACK, batch_size = 8, input_seq = 1024, output_seq = 256,
      layers = two.prefill_req.layers,
    })
    assert.equal(200, status)
    assert.same(nested, flat)
  end)

  it("has phases of their own hardware, batch, dtype and degrees", function()
    local answer = post("system-metrics", {
      prefill_req = phase_of(LLAMA, 1024, { tensor_parallel = 4, dtype = "fp8" }, { hardware_id = "nvidia_h100_80gb", debug = true }),
      decode_req = phase_of(LLAMA, 256, { tensor_parallel = 16 }, { batch_size = 64 }),
    })
    assert.equal(16, answer.system.num_packages)
    assert.is_true(math.abs(answer.throughput_tokens_s - 64 * answer.tps_user) < 1e-9)
    assert.is_true(math.abs(answer.memory.hw_capacity_gb - 80 * 2 ^ 30 / 1e9) < 1e-9)
    assert.is_nil(answer.debug.decode_layer_details) -- null
    assert.equal("fp8", answer.debug.prefill_layer_details.attention.inputs.dtype)
    assert.is_true(answer.system.fits_on_hardware)
  end)

  it("is all zeros without layers", function()
    local nothing = { model_id = LLAMA, hardware_id = RACK, batch_size = 1, seq_len = 1 }
    local answer, status = post("system-metrics", { prefill_req = nothing, decode_req = nothing })
    assert.equal(200, status)
    assert.equal(0, answer.total_latency_ms)
    assert.equal(0, answer.tps_user)
    assert.equal("unknown", answer.system.bottleneck)
  end)
end)

describe("docs/compatible.md", function()
  local file = assert(io.open(support.root .. "/docs/compatible.md"))
  local text = file:read "a"
  file:close()

  it("shows what its requests are answered", function()
    local examples, last = 0, nil
    for language, content in text:gmatch "```(%a+)\n(.-)\n```" do
      if language == "http" then
        local path, body = content:match "^POST /config/(%S+)\n(.*)$"
        last = post(path, body)
      elseif language == "json" then
        assert.same(assert(json.decode(content)), last)
        examples = examples + 1
      end
    end
    assert.equal(3, examples)
  end)

  it("has every alias", function()
    local names = require "mantile.api.compatible.names"
    for _, list in ipairs { names.models, names.hardware } do
      for _, alias in ipairs(list) do
        assert.truthy(text:find(("| `%s` | `%s` |"):format(alias.id, alias.of), 1, true), alias.id)
      end
    end
  end)
end)
