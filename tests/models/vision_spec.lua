-- Image models: parameters to the digit, MACs against published figures and by
-- hand, and what their inputs change. Sources: see the files in models/.

local estimate = require "mantile.estimate"
local support = require "support"

local function report(model, inputs, more)
  local request = { model = model, hardware = "h100-sxm", inputs = inputs }
  for key, value in pairs(more or {}) do request[key] = value end
  return support.report(request)
end

local function stage(r, name)
  for _, entry in ipairs(r.stages) do
    if entry.stage == name then return entry end
  end
end

--- Multiply-adds of one run of a stage, for one image.
local function macs(r, name) return stage(r, name).flops / 2 / stage(r, name).runs end

local totals = {
  ["resnet-50"] = 25557032, ["resnet-50-unet"] = 32522120, ["vit-b16"] = 86567656, ["vit-l16"] = 304326632,
  ["dinov2-large"] = 304368640, ["clip-vit-l14"] = 427616513, ["siglip-so400m"] = 877960498, triposr = 419325100,
  ["stable-diffusion-1.5"] = 1066235307,
}

local vae = 83653863
local vae_16_channels = vae - 92 + 24 * (9 * 512 + 1) + 12 * 9 * 512 -- no 1x1 convolutions, 12 more channels
local clip_l, clip_g, t5 = 123060480, 694659840, 4762310656
local clip_l_projected = clip_l + 768 * 768
local parts = {
  ["stable-diffusion-1.5"] = { text_encoder = clip_l, unet = 859520964, vae = vae },
  ["stable-diffusion-xl"] = { text_encoder = clip_l, text_encoder_2 = clip_g, unet = 2567463684, vae = vae },
  ["stable-diffusion-3-medium"] = {
    text_encoder = clip_l_projected, text_encoder_2 = clip_g, text_encoder_3 = t5, transformer = 2028328000,
    vae = vae_16_channels,
  },
  ["flux.1-dev"] = {
    text_encoder = clip_l, text_encoder_2 = t5, transformer = 11901408320, vae = vae_16_channels,
  },
  ["flux.1-schnell"] = {
    text_encoder = clip_l, text_encoder_2 = t5, transformer = 11891178560, vae = vae_16_channels,
  },
  ["clip-vit-l14"] = { text_encoder = clip_l_projected, image_encoder = 303179776 + 1024 * 768 + 1 },
}

describe("parameters of image models", function()
  for model, total in pairs(totals) do
    it(model .. " has its published total", function() assert.equal(total, report(model).parameters.total) end)
  end

  for model, of_parts in pairs(parts) do
    it(model .. " has those of its parts", function()
      local parameters, sum = report(model).parameters, 0
      for name, count in pairs(of_parts) do
        assert.equal(count, parameters[name], name)
        sum = sum + count
      end
      assert.equal(sum, parameters.total)
    end)
  end

  it("do not depend on inputs or on the split", function()
    for _, inputs in ipairs { { image_to_image = true }, { guided = false, steps = 1 }, { image_size = 256 } } do
      assert.equal(totals["stable-diffusion-1.5"], report("stable-diffusion-1.5", inputs).parameters.total)
    end
    assert.equal(totals["vit-b16"], report("vit-b16", { image_size = 384 }, { tp = 4, pp = 2 }).parameters.total)
  end)

  it("split the autoencoder in encoder and decoder", function()
    local structure, m = assert(estimate.whole "stable-diffusion-1.5")
    assert.equal("stable-diffusion-1.5", m.name)
    local by_stage = {}
    for _, part in ipairs(structure.prefill:parts()) do by_stage[part.part] = part.parameters end
    assert.equal(34163664, by_stage["vae.encode"])
    assert.equal(49490199, by_stage["vae.decode"])
  end)
end)

-- ---- by hand ----------------------------------------------------------------

--- A transformer layer over n rows: q, k, v, out and an mlp of `up` inputs and outputs in all, and the attention.
local function layer(n, width, up) return n * (4 * width * width + up * width) + 2 * n * n * width end

local function vit(tokens, patch, width, layers, intermediate)
  return (tokens - 1) * 3 * patch * patch * width + layers * layer(tokens, width, 2 * intermediate)
end

local function cross(n, m, width, context) return n * 2 * width * width + m * 2 * context * width + 2 * n * m * width end

--- A convolution that makes pixels x pixels of them.
local function conv(pixels, kernel, from, to) return pixels * pixels * kernel * kernel * from * to end

local function resnet_50(size)
  local sum, from, pixels = conv(size // 2, 7, 3, 64), 64, size // 4
  for i, blocks in ipairs { 3, 4, 6, 3 } do
    local width = 32 << i
    for block = 1, blocks do
      local before = pixels
      if i > 1 and block == 1 then pixels = pixels // 2 end
      sum = sum + conv(before, 1, from, width) + conv(pixels, 3, width, width) + conv(pixels, 1, width, 4 * width)
      if block == 1 then sum = sum + conv(pixels, 1, from, 4 * width) end
      from = 4 * width
    end
  end
  return sum
end

local function unet_decoder(size)
  local sum, from, pixels = 0, 2048, size // 32
  for i, skip in ipairs { 1024, 512, 256, 64, 0 } do
    local width = 512 >> i
    pixels = 2 * pixels
    sum = sum + conv(pixels, 3, from + skip, width) + conv(pixels, 3, width, width)
    from = width
  end
  return sum + conv(pixels, 3, 16, 8)
end

local function flux(text)
  local width, rows = 3072, 4096 + text
  local blocks = rows * 12 * width * width + 2 * rows * rows * width -- one of 19 + 38, both kinds alike
  local modulation = (19 * 12 + 38 * 3 + 2) * width * width
  local embeddings = (256 + width + 256 + width + 768 + width) * width
  return 57 * blocks + modulation + embeddings + 4096 * 2 * 64 * width + text * 4096 * width
end

local function triplane()
  local width, rows, tokens = 1024, 3072, 1025
  local block = layer(rows, width, 12 * width) + cross(rows, tokens, width, 768)
  return 16 * block + 2 * rows * width * width + rows * width * 4 * 40
end

describe("MACs of image models", function()
  it("are those of papers for ResNet-50 and its U-Net", function()
    local r = report "resnet-50"
    assert.equal(resnet_50(224) + 2048 * 1000, macs(r, "model"))
    support.near(4.089e9, macs(r, "model"), 1e-4)
    for size, published in pairs { [256] = 10.70e9, [320] = 16.72e9 } do
      local segmented = macs(report("resnet-50-unet", { image_size = size }), "model")
      assert.equal(resnet_50(size) + unet_decoder(size), segmented)
      support.near(published, segmented, 5e-4)
    end
  end)

  it("pad wafer maps of 300 to 320", function()
    assert.equal(macs(report("resnet-50-unet", { image_size = 320 }), "model"), macs(report "resnet-50-unet", "model"))
  end)

  it("are those of papers for vision transformers", function()
    local base, large = macs(report "vit-b16", "model"), macs(report "vit-l16", "model")
    assert.equal(vit(197, 16, 768, 12, 3072) + 768 * 1000, base)
    assert.equal(vit(197, 16, 1024, 24, 4096) + 1024 * 1000, large)
    support.near(17.6e9, base, 3e-3)
    support.near(61.6e9, large, 1e-3)
    assert.equal(vit(257, 14, 1024, 24, 4096), macs(report "dinov2-large", "model"))
  end)

  it("are those published for a step of Stable Diffusion", function()
    for model, published in pairs { ["stable-diffusion-1.5"] = 401.6e9, ["stable-diffusion-xl"] = 3380.6e9 } do
      support.near(published, macs(report(model, { guided = false }), "unet"), 1e-4)
    end
  end)

  it("are those published for a step of Flux", function()
    local transformer = macs(report "flux.1-dev", "transformer")
    assert.equal(flux(512), transformer)
    support.near(37.19e12, transformer, 1e-4)
    assert.equal(flux(256) - (256 + 3072) * 3072, macs(report "flux.1-schnell", "transformer"))
  end)

  it("are those published for TripoSR, from image to triplane and for a density", function()
    local r = report "triposr"
    assert.equal(vit(1025, 16, 768, 12, 3072), macs(r, "image_encoder"))
    assert.equal(triplane(), macs(r, "triplane"))
    support.near(1479.9e9, macs(r, "image_encoder") + macs(r, "triplane"), 1e-5)
    for _, resolution in ipairs { 1, 100, 256, 1024 } do
      local density = stage(report("triposr", { resolution = resolution }), "density")
      support.near(44800 * resolution ^ 3, density.flops / 2)
    end
    support.near(751.6e9, stage(r, "density").flops / 2, 1e-4)
  end)

  it("are those of both towers for an image and its texts", function()
    local text = 12 * (77 * (4 * 768 * 768 + 2 * 768 * 3072)) + 12 * 77 * 78 * 768 + 768 * 768
    for _, texts in ipairs { 1, 10 } do
      local r = report("clip-vit-l14", { texts = texts })
      assert.equal(texts * text, macs(r, "text_encoder"))
      assert.equal(vit(257, 14, 1024, 24, 4096) + 1024 * 768 + texts * 768, macs(r, "image_encoder"))
    end
  end)
end)

-- ---- inputs -----------------------------------------------------------------

describe("a diffusion model", function()
  it("does twice the work of a step when guided, in one batch", function()
    for _, model in ipairs { "stable-diffusion-1.5", "stable-diffusion-xl", "stable-diffusion-3-medium" } do
      local part = model == "stable-diffusion-3-medium" and "transformer" or "unet"
      local one, two = report(model, { guided = false }), report(model, { guided = true })
      support.near(2 * stage(one, part).flops, stage(two, part).flops)
      support.near(2 * stage(one, "text_encoder").flops, stage(two, "text_encoder").flops)
      assert.equal(stage(one, "vae.decode").flops, stage(two, "vae.decode").flops)
      assert.is_true(stage(two, part).time_s < 2 * stage(one, part).time_s) -- weights are read once
    end
  end)

  it("takes time in proportion to its steps", function()
    local short, long = report("stable-diffusion-1.5", { steps = 10 }), report("stable-diffusion-1.5", { steps = 40 })
    support.near(4 * stage(short, "unet").time_s, stage(long, "unet").time_s)
    assert.equal(40, stage(long, "unet").runs)
    assert.equal(short.memory.total_bytes, long.memory.total_bytes)
    support.near(long.latency_s - short.latency_s, 0.75 * stage(long, "unet").time_s, 1e-9)
  end)

  it("starts from an image when asked", function()
    local from_text, from_image = report "stable-diffusion-1.5", report("stable-diffusion-1.5", { image_to_image = true })
    assert.is_nil(stage(from_text, "vae.encode"))
    assert.equal(1, stage(from_image, "vae.encode").runs)
    assert.equal(40, stage(from_image, "unet").runs) -- strength 0.8
    assert.equal(from_text.memory.weights_bytes, from_image.memory.weights_bytes)
    for strength, runs in pairs { [1] = 50, [0.7] = 35, [0.02] = 1 } do
      local r = report("stable-diffusion-1.5", { image_to_image = true, strength = strength })
      assert.equal(runs, stage(r, "unet").runs)
    end
  end)

  it("has attention that grows with the square of the pixels, and convolutions that grow with them", function()
    local small, large = report "stable-diffusion-1.5", report("stable-diffusion-1.5", { image_size = 1024 })
    local ratio = stage(large, "unet").flops / stage(small, "unet").flops
    assert.is_true(ratio > 4 and ratio < 16)
  end)

  it("takes sizes whose levels do not halve evenly", function()
    local sizes = { 504, 512, 520 }
    local flops = {}
    for i, size in ipairs(sizes) do flops[i] = report("stable-diffusion-1.5", { image_size = size }).forward.flops end
    assert.is_true(flops[1] < flops[2] and flops[2] < flops[3])
  end)
end)

describe("a request for an image model", function()
  local function refusal(model, inputs, more)
    local request = { model = model, hardware = "h100-sxm", inputs = inputs }
    for key, value in pairs(more or {}) do request[key] = value end
    local answer, message = estimate.report(request)
    assert.is_nil(answer)
    return message
  end

  it("is refused where an input makes no sense", function()
    for expected, case in pairs {
      ["inputs: image_size is 1; it must be a multiple of 8"] = { "stable-diffusion-1.5", { image_size = 1 } },
      ["inputs: image_size is 520; it must be a multiple of 16"] = { "flux.1-dev", { image_size = 520 } },
      ["inputs: image_size is 0; it must be a whole number from 1 to 65536"] = { "resnet-50", { image_size = 0 } },
      ["inputs: image_size is 1e+300; it must be a whole number from 1 to 65536"] = { "vit-b16", { image_size = 1e300 } },
      ["inputs: steps is 0; it must be a whole number from 1 to 10000"] = { "flux.1-dev", { steps = 0 } },
      ["inputs: steps is nan; it must be a whole number from 1 to 10000"] = { "flux.1-dev", { steps = 0 / 0 } },
      ["inputs: resolution is 4096; it must be a whole number from 1 to 1024"] = { "triposr", { resolution = 4096 } },
      ["inputs: unknown key 'stpes'; did you mean 'steps'?"] = { "stable-diffusion-xl", { stpes = 3 } },
      ["inputs: strength needs image_to_image"] = { "stable-diffusion-xl", { strength = 0.5 } },
      ["inputs: strength (0.01) leaves none of the 50 steps"] =
        { "stable-diffusion-1.5", { image_to_image = true, strength = 0.01 } },
      ["layer 'patch_embedding': an image of 1 x 1 pixels has no patch of 16 x 16"] = { "vit-l16", { image_size = 1 } },
    } do
      local message = refusal(case[1], case[2])
      assert.equal(expected, (message:gsub("%-nan", "nan")))
    end
  end)

  it("is answered at the smallest and the largest size", function()
    for _, model in ipairs { "resnet-50", "resnet-50-unet" } do
      for _, size in ipairs { 1, 65536 } do
        local r = report(model, { image_size = size })
        assert.is_true(r.latency_s > 0 and r.latency_s < math.huge)
      end
    end
    local r = report("stable-diffusion-1.5", { image_size = 65536 })
    assert.is_false(r.memory.fits)
  end)

  it("is refused a split that does nothing, or that is for tokens", function()
    assert.truthy(refusal("resnet-50", nil, { tp = 7 }):find("it splits no work of resnet-50", 1, true))
    assert.truthy(refusal("stable-diffusion-1.5", nil, { tp = 7 }):find("use dp", 1, true))
    assert.truthy(refusal("vit-b16", nil, { cp = 2 }):find("takes images; use dp", 1, true))
    assert.truthy(refusal("flux.1-dev", nil, { tp = 2, sp = true }):find("takes images; use dp", 1, true))
    assert.truthy(refusal("flux.1-dev", nil, { pp = 2 }):find("use pp=1", 1, true))
  end)

  it("is split over tp where heads allow it", function()
    local whole, split = report "flux.1-dev", report("flux.1-dev", nil, { tp = 8 })
    support.near(stage(whole, "transformer").flops / 8, stage(split, "transformer").flops, 2e-3) -- the last modulation is not split
    support.near(whole.memory.weights_bytes / 8, split.memory.weights_bytes, 0.1)
    assert.is_true(split.forward.comm_s > 0)
    assert.is_true(split.latency_s < whole.latency_s)
    local stages = report("vit-b16", nil, { pp = 3, batch = 12 })
    assert.is_true(stages.latency_s < report("vit-b16", nil, { batch = 12 }).latency_s)
  end)

  it("shares a batch out over replicas", function()
    local one, two = report("resnet-50", nil, { batch = 32 }), report("resnet-50", nil, { batch = 64, dp = 2 })
    assert.equal(one.latency_s, two.latency_s)
    support.near(2 * one.items_s, two.items_s)
    support.near(one.items_s, two.items_s_gpu)
  end)
end)

-- ---- reports ----------------------------------------------------------------

describe("the report of an image model", function()
  it("speaks of results, not of tokens", function()
    local r = report("stable-diffusion-1.5", nil, { batch = 4 })
    support.near(4 / r.latency_s, r.items_s)
    support.near(r.power_w * r.latency_s / 4, r.energy_j_per_item)
    support.near(2.95 / 3600 * r.latency_s / 4 * 1e6, r.cost_usd_per_mitem)
    for _, key in ipairs { "ttft_s", "tpot_s", "throughput_tok_s", "prefill", "decode", "tok_s_user", "e2e_s" } do
      assert.is_nil(r[key], key)
    end
    assert.is_nil(r.memory.kv_cache_bytes)
    assert.is_nil(r.memory.max_context)
    assert.same({ batch = 4, inputs = { steps = 50, guided = true, image_to_image = false, image_size = 512 } }, r.workload)
  end)

  it("has stages that sum to the whole", function()
    for _, model in ipairs { "stable-diffusion-xl", "triposr", "resnet-50" } do
      local r, time, flops = report(model), 0, 0
      for _, entry in ipairs(r.stages) do
        time, flops = time + entry.time_s, flops + entry.flops
      end
      support.near(r.latency_s, time)
      support.near(r.forward.flops, flops)
    end
  end)

  it("has a latency not below its FLOPs at the peak or its weights at the bandwidth", function()
    for model in pairs(totals) do
      for _, batch in ipairs { 1, 64 } do
        local r = report(model, nil, { batch = batch })
        assert.is_true(r.latency_s >= r.forward.flops / 989.5e12)
        assert.is_true(r.latency_s >= r.parameters.total * 2 / 3.35e12 * 0.9) -- what is held and does not run
      end
    end
  end)

  it("is printed by estimate, compare, explain, models and show", function()
    local function output(arguments)
      local status, out, err = support.cli(arguments)
      assert.equal("", err)
      assert.equal(0, status)
      return out
    end
    local function has(text, ...)
      for _, expected in ipairs { ... } do assert.truthy(text:find(expected, 1, true), expected .. "\n" .. text) end
    end
    local text = output "estimate stable-diffusion-1.5 --on h100-sxm --inputs steps=20 --layers"
    has(text, "batch 1, guided, image_size 512, steps 20", "latency", "items/s", "unet            20", "vae.decode", "resnet_block")
    assert.is_nil(text:find("TTFT", 1, true) or text:find("KV", 1, true) or text:find("vae.encode", 1, true))
    has(output 'compare "resnet-50 --on h100-sxm" "resnet-50 --on b200" --batch 8', "latency", "2/1", "largest batch")
    has(output 'compare "resnet-50 --on h100-sxm" "llama-3.1-8b --on b200"', "latency", "TTFT", "KV cache")
    has(output "explain stable-diffusion-1.5 --on h100-sxm --op conv_1", "latency_s = forward.time_s", "resnet_block.lua:",
      "2 rows inputs outputs groups kernel", "100 times")
    has(output "models triposr", "419,325,100", "density", "resolution 256", "TFLOP for one result")
    has(output "show model resnet-50", "3 x 64, kernel 7 x 7", "25,557,032")
    has(output "show model stable-diffusion-1.5", "vae.encode", "1,066,235,307")
    local json = require("mantile.json").decode(output "estimate vit-b16 --on h100-sxm --json")
    assert.equal(86567656, json.parameters.total)
    assert.equal("model", json.stages[1].stage)
    assert.equal(17563828224 * 2, require("mantile.json").decode(output "models vit-b16 --json").flops)
  end)

  it("explains each of its metrics", function()
    local explanation = require "mantile.report.explanation"
    local subject = assert(estimate.explain { model = "resnet-50", hardware = "h100-sxm" })
    for _, metric in ipairs(require("mantile.forward").metrics()) do
      local text = assert(explanation.text(subject, metric.key))
      assert.truthy(text:find(metric.key .. " = ", 1, true), metric.key)
    end
    local _, message = explanation.text(subject, "tpot_s")
    assert.truthy(message:find("there is no metric 'tpot_s'", 1, true))
  end)
end)

-- ---- measurements -----------------------------------------------------------

local gpus = {
  ["A100 80GB"] = "a100-sxm-80", A100 = "a100-sxm-80", T4 = "t4", ["A10 24GB"] = "a10", ["A30 24GB"] = "a30",
  ["V100 16GB"] = "v100-sxm2-32", ["V100 32GB"] = "v100-sxm2-32",
}
local dtypes = { FP16 = "fp16", ["AMP/FP16"] = "fp16", FP32 = "fp32", TF32 = "tf32", INT8 = "int8" }

local function model_of(name)
  if name:find "ViT%-L/16" then return "vit-l16" end
  return (name:find "RN50" or name:find "ConvNets/resnet50v1.5") and "resnet-50"
end

--- { request, seconds } of what others measured; none where the table is not at hand.
local function measured()
  local rows, file = {}, io.open(support.root .. "/../shared/measurements/vision/vision.csv")
  for line in file and file:lines() or function() end do
    local f = {}
    for field in (line .. ","):gmatch("([^,]*),") do f[#f + 1] = field end
    local model, latency, batch = model_of(f[2]), tonumber(f[15]), math.tointeger(tonumber(f[9]))
    if model and f[3] == "infer" and gpus[f[4]] and dtypes[f[8]] and latency and batch then
      rows[#rows + 1] = {
        { model = model, hardware = gpus[f[4]], dtype = dtypes[f[8]], batch = batch,
          inputs = { image_size = tonumber(f[11]:match "%d+") } },
        latency / 1000,
      }
    end
  end
  if file then file:close() end
  return rows
end

describe("the roofline", function()
  local rows = measured()
  local test = #rows > 0 and it or pending

  test("is below every latency measured of ResNet-50 and ViT-L/16", function()
    local checked = 0
    for _, row in ipairs(rows) do
      local r, message = estimate.report(row[1])
      if r then
        checked = checked + 1
        assert.is_true(r.latency_s <= row[2], ("%s %s batch %d: %g s, measured %g s"):format(row[1].hardware,
          row[1].dtype, row[1].batch, r.latency_s, row[2]))
      else
        assert.truthy(message:find("no peak", 1, true), message)
      end
    end
    assert.is_true(checked > 100)
  end)
end)
