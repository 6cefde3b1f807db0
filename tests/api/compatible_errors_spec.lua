-- What the compatible routes list and show, and what they refuse: an answer of a status and {"detail": ...} for
-- whatever a client sends.

local find = require "mantile.find"
local json = require "mantile.json"
local routes = require "mantile.api.compatible"
local service = require "mantile.api.service"
local support = require "support"
local tables = require "mantile.tables"

local by_path = {}
for _, route in ipairs(routes) do by_path[("%s %s"):format(route.method, route.path)] = route.answer end

local function ask(path, request)
  local response = by_path[path](request)
  return assert(json.decode(response.body)), response.status
end

local function get(path, id) return ask(("GET %s/{id...}"):format(path), { parameters = { id = id } }) end
local function layers_of(id) return ask("GET /api/layers", { query = { model_id = id } }) end

local function post(path, body)
  return ask("POST /config/" .. path, { body = type(body) == "string" and body or json.encode(body) })
end

local function by_name(list, key)
  local found = {}
  for _, item in ipairs(list) do found[item[key or "name"]] = item end
  return found
end

local REFERENCE = {
  "TinyLlama_TinyLlama-1.1B-Chat-v1.0", "mistralai_Mistral-7B-v0.1", "meta-llama_Llama-3.3-70B-Instruct",
  "openai_GPT-OSS-120B", "meta-llama_Llama-3.1-405B-Instruct",
}

describe("models of the compatible routes", function()
  it("are listed by the reference's ids and ours, the smallest first", function()
    local list = ask("GET /models", {})
    local found = by_name(list, "id")
    for _, id in ipairs(REFERENCE) do assert.is_true(found[id].total_params > 1e9, id) end
    assert.equal(found["openai_GPT-OSS-120B"].total_params, found["gpt-oss-120b"].total_params)
    for i = 2, #list do assert.is_true(list[i - 1].total_params <= list[i].total_params) end
    assert.is_nil(found["vit-b16"]) -- makes no tokens
  end)

  it("are found with / and _, in any case, and by our names", function()
    local expected = get("/models", "openai_GPT-OSS-120B")
    for _, id in ipairs { "openai/GPT-OSS-120B", "openai/gpt-oss-120b", "gpt-oss-120b", "OPENAI_GPT-OSS-120B" } do
      local found, status = get("/models", id)
      assert.equal(200, status)
      assert.equal(id, found.model_id)
      assert.same(expected.layer_types, found.layer_types)
    end
    assert.equal(200, select(2, get("/models", "mistralai/Mixtral-8x7B-v0.1")))
  end)

  it("have the fields of a configuration file", function()
    local m = get("/models", "openai_GPT-OSS-120B")
    assert.equal("openai/gpt-oss-120b", m.hf_model_id)
    assert.same({ 2880, 36, 201088, 116829156672, "116.8B" },
      { m.hidden_size, m.num_layers, m.vocab_size, m.total_params, m.total_params_formatted })
    local kinds = by_name(m.layer_types)
    for name, expected in pairs {
      attention_sliding = { "SlidingWindowAttentionLayer", 18 }, attention_full = { "GroupedQueryAttentionLayer", 18 },
      MoE = { "MoELayer", 36 }, norm = { "NormLayer", 73 }, embedding = { "EmbeddingLayer", 1 },
      lm_head = { "LmHeadLayer", 1 },
    } do
      assert.same(expected, { kinds[name].class, kinds[name].count })
    end
    assert.same({ hidden_size = 2880, num_heads = 64, num_kv_heads = 8, head_dim = 64, parameter_count = 26550144 },
      kinds.attention_full.specs)
  end)

  it("of all of ours have parameters that sum to their total, and sizes", function()
    for _, entry in ipairs(ask("GET /models", {})) do
      local m, status = get("/models", entry.id)
      assert.equal(200, status, entry.id)
      local sum = 0
      for _, kind in ipairs(m.layer_types) do sum = sum + kind.count * kind.specs.parameter_count end
      assert.is_true(math.abs(sum / m.total_params - 1) < 0.01, ("%s: %d of %d"):format(entry.id, sum, m.total_params))
      assert.is_true(m.num_layers > 0 and m.hidden_size > 0 and m.vocab_size > 0, entry.id)
    end
  end)

  it("have layers that can be asked for, all of them in both phases", function()
    for _, entry in ipairs(ask("GET /models", {})) do
      for _, kind in ipairs(layers_of(entry.id).layers) do
        for _, phase in ipairs { "prefill", "decode" } do
          local answer, status = post("layer-metrics", {
            model_id = entry.id, hardware_id = "b200", batch_size = 2, seq_len = 300, layer_name = kind.name,
            phase = phase, layer_config = {},
          })
          assert.equal(200, status, entry.id .. " " .. json.encode(answer))
          assert.is_true(answer.metrics.wall_clock_time_ms > 0 and answer.metrics.activation_memory_per_package > 0,
            ("%s %s"):format(entry.id, kind.name))
        end
      end
    end
  end)

  it("say how each layer can be split", function()
    local kinds = by_name(layers_of("meta-llama_Llama-3.3-70B-Instruct").layers)
    assert.same({ "context_parallel", "tensor_parallel" }, kinds.attention.available_parallelism)
    assert.same({ "pipeline_parallel", "sequence_parallel", "tensor_parallel" }, kinds.feedforward.available_parallelism)
    assert.same({ "expert_parallel", "pipeline_parallel", "tensor_parallel" }, kinds.norm.available_parallelism)
  end)

  it("have names for kinds that are alike", function()
    local kinds = by_name(layers_of("nemotron-super-49b").layers)
    assert.truthy(kinds.feedforward and kinds.feedforward_2 and kinds.attention)
    assert.truthy(by_name(layers_of("deepseek-v3").layers).attention)
  end)
end)

describe("hardware of the compatible routes", function()
  it("is listed by the reference's ids and ours, by name", function()
    local list = ask("GET /hardware", {})
    local found = by_name(list, "id")
    for _, id in ipairs { "nvidia_gb200_single", "nvidia_h100_80gb", "nvidia_nvl72_rack", "h100-sxm", "gb200" } do
      assert.truthy(found[id], id)
    end
    for i = 2, #list do assert.is_true(list[i - 1].name <= list[i].name) end
  end)

  it("has the fields and units of a configuration file", function()
    local h = get("/hardware", "nvidia_h100_80gb")
    assert.equal("NVIDIA H100 SXM5 (80GB)", h.name)
    assert.same({ 0.9894, 1.979, 1.979 }, {
      h.compute_per_package_PFlops.bf16, h.compute_per_package_PFlops.int8, h.compute_per_package_PFlops.nvfp8,
    })
    assert.same({ { type = "HBM", capacity_GB = 85.89934592, bandwidth_GBs = 3350 } }, h.memory_per_package)
    assert.same({ 450, 2.9, 0.7, 8, 1 }, {
      h.interconnect_bandwidth_GBs, h.interconnect_latency_us, h.power_kw, h.packages_per_domain, h.domains_per_cluster,
    })
    assert.is_true(math.abs(h.tco_sec_usd - 2.95 / 3600) < 1e-12)
    local rack = get("/hardware", "nvidia_nvl72_rack")
    assert.same({ 72, 10 }, { rack.packages_per_domain, rack.compute_per_package_PFlops.nvfp4 })
    assert.same(get("/hardware", "h100-sxm").memory_per_package, h.memory_per_package)
  end)

  it("can all be shown and asked for", function()
    for _, entry in ipairs(ask("GET /hardware", {})) do
      assert.equal(200, select(2, get("/hardware", entry.id)), entry.id)
      local _, status = post("layer-metrics", {
        model_id = "gpt2", hardware_id = entry.id, batch_size = 1, seq_len = 10, layer_name = "attention",
        phase = "decode", layer_config = { dtype = "nvfp4" },
      })
      assert.is_true(status == 200 or status == 400, entry.id) -- 400: a rate for nothing as wide
    end
  end)
end)

-- ---- refusals ---------------------------------------------------------------

local layer_request = {
  model_id = "meta-llama_Llama-3.3-70B-Instruct", hardware_id = "nvidia_nvl72_rack", batch_size = 8, seq_len = 1024,
  layer_name = "attention", phase = "prefill", layer_config = { tensor_parallel = 8 }, context_len = json.null,
}

local phase_request = {
  model_id = "openai/GPT-OSS-120B", hardware_id = "nvidia_nvl72_rack", batch_size = 8, seq_len = 1024,
  layers = { attention_full = { tensor_parallel = 8 }, MoE = { expert_parallel = 8 } },
}

local hostile = {
  "", ".", "..", "../../etc/passwd", "/etc/passwd", "%2e%2e%2fetc", "models/gpt2", "models/gpt2.lua", "gpt2.lua",
  "./gpt2", "gpt2\0", "\0", "gpt2\n", "\255\254", ("a"):rep(1 << 20), ("../"):rep(1000), "gpt2 ", "-", "~", "$HOME",
  "con\u{202e}", "h100-sxm.lua", "hardware/h100-sxm.lua", "tests/fixtures/llama-3.1-70b", "{id}",
}

--- The refusal, whose detail is a sentence or a list of fields.
local function refused(expected, answer, status)
  assert.equal(expected, status, json.encode(answer))
  local detail = answer.detail
  if type(detail) == "table" then
    assert.equal("string", type(detail[1].msg))
    assert.equal("table", type(detail[1].loc))
    return detail[1].msg, table.concat(detail[1].loc, ".")
  end
  assert.equal("string", type(detail))
  assert.is_true(#detail < 2000)
  return detail
end

describe("a refusal of the compatible routes", function()
  it("is 404 for models and hardware that are not known, whatever their ids", function()
    for _, id in ipairs(hostile) do
      refused(404, get("/models", id))
      refused(404, get("/hardware", id))
      refused(404, layers_of(id))
      if utf8.len(id) then
        for _, key in ipairs { "model_id", "hardware_id" } do
          refused(404, post("layer-metrics", tables.merged(layer_request, { [key] = id })))
          refused(404, post("system-metrics", {
            prefill_req = phase_request, decode_req = tables.merged(phase_request, { [key] = id }),
          }))
        end
      end
    end
    assert.equal("Model 'gpt3' not found; GET /models lists the ids", refused(404, get("/models", "gpt3")))
  end)

  it("is 404 for models that are no decoders, and says who takes them", function()
    for _, id in ipairs { "whisper-large-v3", "vit-b16", "stable-diffusion-xl" } do
      assert.truthy(refused(404, layers_of(id)):find("POST /v1/estimate takes it", 1, true))
      refused(404, get("/models", id))
    end
  end)

  it("is 404 or 400 for a layer that the model has not", function()
    local message = "Layer 'attention_full' not found in model config; it has attention feedforward norm embedding lm_head"
    assert.equal(message, refused(404, post("layer-metrics", tables.merged(layer_request, { layer_name = "attention_full" }))))
    for _, name in ipairs(hostile) do
      if utf8.len(name) then
        refused(404, post("layer-metrics", tables.merged(layer_request, { layer_name = name })))
        local strange = tables.merged(phase_request, { layers = { [name] = {} } })
        refused(400, post("system-metrics", { prefill_req = phase_request, decode_req = strange }))
      end
    end
  end)

  it("is 400 for a dtype that is none", function()
    assert.equal("Invalid dtype: 'bf17'",
      refused(400, post("layer-metrics", tables.merged(layer_request, { layer_config = { dtype = "bf17" } }))))
    refused(400, post("system-metrics", {
      prefill_req = tables.merged(phase_request, { layers = { norm = { dtype = ("x"):rep(1 << 20) } } }), decode_req = phase_request,
    }))
  end)

  it("is 422 for more layers than any model has kinds", function()
    local many = {}
    for i = 1, 101 do many["layer " .. i] = {} end
    local request = tables.merged(phase_request, { layers = many })
    local message, place = refused(422, post("system-metrics", { prefill_req = phase_request, decode_req = request }))
    assert.same({ "body.decode_req.layers", "layers has at most 100 names" }, { place, message })
  end)

  it("is 422 for what is no JSON object", function()
    for _, text in ipairs { "", "{", "null", "[]", "[1]", "1", '"x"', "{]", '{"model_id":', "\255", "{\"a\":NaN}", ("["):rep(1e5) } do
      refused(422, post("layer-metrics", text))
      refused(422, post("system-metrics", text))
    end
    refused(422, ask("POST /config/layer-metrics", {}))
    refused(422, ask("GET /api/layers", { query = {} }))
  end)

  it("is 422 for a field that is missing, and names it", function()
    for _, key in ipairs { "model_id", "hardware_id", "batch_size", "seq_len", "layer_name", "phase", "layer_config" } do
      local message, place = refused(422, post("layer-metrics", tables.without(layer_request, key)))
      assert.equal(key .. " is missing", message)
      assert.equal("body." .. key, place)
    end
    for _, key in ipairs { "model_id", "hardware_id", "batch_size", "seq_len" } do
      local _, place = refused(422, post("system-metrics", {
        prefill_req = phase_request, decode_req = tables.without(phase_request, key),
      }))
      assert.equal("body.decode_req." .. key, place)
    end
    assert.equal("prefill_req is missing", refused(422, post("system-metrics", { decode_req = phase_request })))
    assert.equal("decode_req must be an object",
      refused(422, post("system-metrics", { prefill_req = phase_request, decode_req = 3 })))
  end)

  it("is 422 for a field of the wrong kind or out of range", function()
    for _, case in ipairs {
      { "batch_size", 0 }, { "batch_size", -1 }, { "batch_size", "8" }, { "batch_size", 1.5 }, { "batch_size", true },
      { "batch_size", 1e300 }, { "seq_len", 0 }, { "seq_len", {} }, { "context_len", -1 }, { "context_len", "x" },
      { "phase", "PREFILL" }, { "phase", "train" }, { "phase", 1 }, { "layer_config", 1 }, { "debug", "yes" },
      { "model_id", 7 }, { "hardware_id", {} }, { "layer_name", false }, { "engine", "../../etc/passwd" },
      { "engine", "lua/mantile/engines/vllm.lua" }, { "engine", 1 }, { "cost_model", "guess" }, { "cost_model", {} },
      { "cost_model", "measured" }, { "cost_model", "calibrated" },
    } do
      refused(422, post("layer-metrics", tables.merged(layer_request, { [case[1]] = case[2] })))
    end
  end)

  it("is 422 for a degree that cannot be", function()
    for _, case in ipairs {
      { "attention", { tensor_parallel = 3 } }, { "attention", { tensor_parallel = 128 } },
      { "attention", { tensor_parallel = 0 } }, { "attention", { tensor_parallel = "8" } },
      { "attention", { context_parallel = -1 } }, { "attention", { context_parallel = 1 << 40 } },
      { "feedforward", { tensor_parallel = 5 } }, { "attention", { tensor_parallel = 8, context_parallel = 10 } },
      { "attention", { dtype = 5 } },
    } do
      refused(422, post("layer-metrics", tables.merged(layer_request, { layer_name = case[1], layer_config = case[2] })))
    end
    local message = refused(422, post("system-metrics", {
      prefill_req = tables.merged(phase_request, { layers = { MoE = { expert_parallel = 7 } } }), decode_req = phase_request,
    }))
    assert.truthy(message:find("ep (7) must divide experts (128)", 1, true), message)
    local _, place = refused(422, post("system-metrics", {
      prefill_req = tables.merged(phase_request, { layers = { MoE = { expert_parallel = {} } } }), decode_req = phase_request,
    }))
    assert.equal("body.prefill_req.layers.MoE.expert_parallel", place)
    assert.equal(200, select(2, post("layer-metrics", tables.merged(layer_request, { layer_config = { tensor_parallel = 8.0 } }))))
  end)

  it("names the fields of the older shape as they were sent", function()
    local flat = {
      model_id = "gpt2", hardware_config = "h100-sxm", layer_type = "attention", batch_size = 1, seq_length = 5,
    }
    assert.equal(200, select(2, post("layer-metrics", flat)))
    local message, place = refused(422, post("layer-metrics", tables.merged(flat, { seq_length = -5 })))
    assert.truthy(message:find("^seq_length is %-5; it must be"), message)
    assert.equal("body.seq_length", place)
    local system = { model_id = "gpt2", hardware_config = "h100-sxm", batch_size = 1, input_seq = 5, output_seq = 5 }
    assert.equal(200, select(2, post("system-metrics", system)))
    assert.equal("input_seq is missing", refused(422, post("system-metrics", tables.without(system, "input_seq"))))
    refused(422, post("system-metrics", tables.merged(system, { output_seq = "many" })))
    refused(404, post("system-metrics", tables.merged(system, { hardware_config = "h1000" })))
  end)
end)

-- ---- anything ---------------------------------------------------------------

local seed = 12345

--- Numbers that are the same on every machine.
local function draw(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return (seed >> 8) % n + 1
end

local values = {
  0, -1, 1, 2, 3, 8, 64, 1.5, 1e9, 1 << 30, 1 << 40, 1e308, -0.0, "", "bf16", "8", "prefill", "decode", "../x", true, false,
  {}, { 1 }, { tensor_parallel = 2 }, { attention = {} }, json.null, "attention", "MoE", "gpt2", "h100-sxm", "vllm",
}

--- A copy in which one value somewhere is another one, or gone.
local function mutated(value)
  if type(value) ~= "table" or next(value) == nil or draw(8) == 1 then return values[draw(#values)] end
  local copy, keys = tables.merged(value), tables.keys(value)
  local key = keys[draw(#keys)]
  if draw(6) == 1 then copy[key] = nil else copy[key] = mutated(value[key]) end
  return copy
end

--- A text in which a few bytes are others.
local function damaged(text)
  for _ = 1, draw(3) do
    local at = draw(#text)
    text = text:sub(1, at - 1) .. string.char(draw(256) - 1) .. text:sub(at + draw(3))
  end
  return text
end

local flat_system = {
  model_id = "gpt-oss-120b", hardware_config = "gb200", batch_size = 4, input_seq = 128, output_seq = 64,
  layers = { MoE = { expert_parallel = 4 }, lm_head = { tensor_parallel = 2 } },
}

describe("anything that is sent to the compatible routes", function()
  local statuses = tables.set_of { 200, 400, 404, 422 }

  local function check(path, text)
    local ok, response = pcall(by_path["POST /config/" .. path], { body = text })
    assert.is_true(ok, ("%s: %s\n%s"):format(path, tostring(response), text))
    assert.is_true(statuses[response.status], response.body)
    local answer = assert(json.decode(response.body), text)
    assert.equal(response.status ~= 200, answer.detail ~= nil)
  end

  it("is answered", function()
    for _ = 1, 600 do
      local layer = tables.merged(layer_request, { context_len = 77, debug = true, cost_model = "roofline", engine = "ideal" })
      local system = { prefill_req = phase_request, decode_req = phase_request }
      for _, case in ipairs {
        { "layer-metrics", layer }, { "system-metrics", system }, { "system-metrics", flat_system },
      } do
        local request = mutated(case[2])
        if draw(3) == 1 then request = mutated(request) end
        check(case[1], json.encode(request))
        if type(request) == "table" then check(case[1], damaged(json.encode(request))) end
      end
    end
  end)

  it("reads no file by its id", function()
    local before, opened = find.run, {}
    find.run = function(path)
      opened[#opened + 1] = path
      return before(path)
    end
    for _, id in ipairs(hostile) do
      get("/models", id)
      get("/hardware", id)
    end
    find.run = before
    for _, path in ipairs(opened) do assert.truthy(path:find("/models/[%w_][%w%._-]*%.lua$"), path) end
  end)
end)

describe("the compatible routes of the service", function()
  local function send(method, path, body, headers)
    local reply = service.answer {
      id = "test", method = method, path = path, query = {}, body = body, headers = headers or {
        ["content-type"] = "application/json",
      },
    }
    return assert(json.decode(reply.body)), reply.status
  end

  before_each(function() service.open(support.root, "{}") end)
  after_each(function() find.names_only = false end)

  it("answer there", function()
    assert.equal(200, select(2, send("GET", "/models/meta-llama/Llama-3.3-70B-Instruct")))
    assert.equal(200, select(2, send("POST", "/config/layer-metrics", json.encode(layer_request))))
    assert.equal(200, select(2, send("POST", "/config/system-metrics", json.encode {
      prefill_req = phase_request, decode_req = phase_request,
    })))
  end)

  it("refuse as theirs do", function()
    refused(404, send("GET", "/models/..%2F..%2Fetc%2Fpasswd"))
    refused(404, send("GET", "/hardware/../../etc/passwd"))
    refused(422, send("POST", "/config/system-metrics", "{}"))
    refused(415, send("POST", "/config/layer-metrics", "{}", {}))
  end)

  it("are described with the fields that they check", function()
    local paths = send("GET", "/openapi.json").paths
    for _, route in ipairs(routes) do
      local operation = paths[route.path:gsub("%.%.%.}", "}")][route.method:lower()]
      assert.equal(route.summary, operation.summary)
      assert.truthy(operation.responses["404"] and operation.responses["200"])
    end
    local schema = paths["/config/layer-metrics"].post.requestBody.content["application/json"].schema
    assert.same({ "prefill", "decode" }, schema.anyOf[1].properties.phase.enum)
    table.sort(schema.anyOf[2].required)
    assert.same({ "batch_size", "hardware_config", "layer_type", "model_id", "seq_length" }, schema.anyOf[2].required)
    local flat = paths["/config/system-metrics"].post.requestBody.content["application/json"].schema.anyOf[2]
    table.sort(flat.required)
    assert.same({ "batch_size", "hardware_config", "input_seq", "model_id", "output_seq" }, flat.required)
  end)
end)
