-- names.lua: what accelerators, engines and formats are called in tables of measurements.

local names = {}

-- as measured -> id in hardware/
names.hardware = {
  a100_sxm = "a100-sxm-80", a100_80g = "a100-sxm-80", a100_pcie = "a100-pcie-80", h100_sxm = "h100-sxm",
  h100 = "h100-sxm", h100_nvl = "h100-nvl", h200_sxm = "h200-sxm", h20 = "h20", h800 = "h800-sxm", b200_sxm = "b200",
  b300_sxm = "b300", gb200 = "gb200", gb300 = "gb300", l40s = "l40s", rtx_pro_6000 = "rtx-pro-6000-se",
  rtx_4090 = "rtx-4090",
  rtx_3090 = "rtx-3090", rtx_a6000 = "rtx-a6000", a40 = "a40", mi210 = "mi210",
  tpu_v6e = "tpu-v6e", arc_pro_b60 = "arc-pro-b60",
  v100 = "v100-sxm2-32",
  H100 = "h100-sxm", H200 = "h200-sxm", B200 = "b200", B300 = "b300", GB200 = "gb200", GB300 = "gb300",
  MI300X = "mi300x", MI325X = "mi325x", MI355X = "mi355x",
}

-- The same in words, in lower case without the maker's name, and with - between words.
local chips = {
  a100 = "a100-sxm-80", ["a100-80gb"] = "a100-sxm-80", ["a100-40gb"] = "a100-sxm-40", ["a100-sxm-80gb"] = "a100-sxm-80",
  ["a100-sxm4-80gb"] = "a100-sxm-80", ["a100-sxm-40gb"] = "a100-sxm-40", ["a100-pcie-80gb"] = "a100-pcie-80",
  ["h100"] = "h100-sxm", ["h100-80gb-hbm3"] = "h100-sxm", ["h200"] = "h200-sxm", ["h200-sxm-141gb"] = "h200-sxm",
  ["b200-sxm-180gb"] = "b200", v100 = "v100-sxm2-32", ["v100-sxm2-32gb"] = "v100-sxm2-32",
  ["3070"] = "rtx-3070", ["3080-10gb"] = "rtx-3080-10", ["rtx-3080"] = "rtx-3080-10", ["4070-ti"] = "rtx-4070-ti",
  ["4080"] = "rtx-4080", ["4090"] = "rtx-4090", ["rtx-pro-6000-blackwell-workstation"] = "rtx-pro-6000-ws",
  ["rtx-pro-6000-blackwell"] = "rtx-pro-6000-se", ["mi250x-one-gcd"] = "mi250x-gcd",
}

-- What says more than which chip it is: watts, cores, memory.
local beside = { "%-%d+%-?w$", "%-%d+gb$", "%-%d+p%+%d+e%+%d+gpu$" }

--- The id in hardware/ of an accelerator as people write it ("NVIDIA GeForce RTX 4090", "M2 Ultra 76-Core GPU 192GB"),
--- and how many cores of its GPU are named; nil where `known` has none of that id.
function names.chip(text, known)
  local key = text:lower():gsub("(%d)%s+gb", "%1gb"):gsub("[%s%(%)]+", "-"):gsub("%-+$", "")
  key = key:gsub("^nvidia%-", ""):gsub("^geforce%-", ""):gsub("^apple%-", ""):gsub("^amd%-", ""):gsub("^instinct%-", "")
    :gsub("^tesla%-", ""):gsub("^gpu%-", "")
  local cores
  key = key:gsub("%-(%d+)%-core%-gpu", function(count)
    cores = tonumber(count)
    return ""
  end)
  local id = chips[key] or known(key) and key or nil
  for _, pattern in ipairs(beside) do
    key = key:gsub(pattern, "")
    id = id or chips[key] or known(key) and key or nil
  end
  return id or nil, cores
end

-- Models of the same shape, and others' names.
local models = {
  ["llama-7b"] = "llama-2-7b", ["llama-70b"] = "llama-2-70b", ["mistral-7b"] = "mistral-7b-v0.1",
  ["llama-3.1-nemotron-70b"] = "llama-3.1-70b",
}

--- The name in models/ of a model as people write it ("LLaMA v3.1 70B", "meta-llama/Llama-3.1-8B-Instruct"); nil where
--- `known` has none.
function names.model(text, known)
  local key = text:lower():gsub("^.*/", ""):gsub("%s+", "-"):gsub("^llama%-v", "llama-")
  for _, ending in ipairs { "", "%-fp8$", "%-%d%d%d%d$", "%-instruct$", "%-hf$" } do
    key = key:gsub(ending, "")
    local name = models[key] or key
    if known(name) then return name end
  end
end

-- framework -> engine
names.engine = {
  vllm = "vllm", sglang = "sglang", trtllm = "trtllm", ["sarathi-serve(vllm)"] = "vllm",
  ["sarathi-serve(flash_attn)"] = "vllm", hf_transformers_eager = "transformers", deepgemm = "deepgemm",
  flashinfer = "flashinfer", pytorch = "pytorch", torch_xla = "torch_xla",
}

-- framework -> what its kernels are called where an engine has others: those of vidur are of vLLM as it was in 2024.
names.kernel = { ["sarathi-serve(vllm)"] = "sarathi", ["sarathi-serve(flash_attn)"] = "sarathi" }

--- How a matrix product keeps its weights and reads its inputs: { key = of a calibration, rate = dtype it computes in,
--- input, weight = bytes of an element, scales included, quantises = whether a kernel quantises the inputs }.
names.products = {
  bfloat16 = { key = "bf16", rate = "bf16", input = 2, weight = 2 },
  float16 = { key = "bf16", rate = "bf16", input = 2, weight = 2 },
  fp8 = { key = "fp8", rate = "fp8", input = 1, weight = 1, quantises = true },
  fp8_static = { key = "fp8_static", rate = "fp8", input = 1, weight = 1, quantises = true },
  fp8_block = { key = "fp8_b128", rate = "fp8", input = 1, weight = 1, quantises = true },
  nvfp4 = { key = "nvfp4", rate = "nvfp4", input = 0.5625, weight = 0.5625, quantises = true },
  int8_wo = { key = "int8_a16", rate = "bf16", input = 2, weight = 1 },
  int4_wo = { key = "int4_a16", rate = "bf16", input = 2, weight = 0.53 },
  sq = { key = "int8", rate = "int8", input = 1, weight = 1 }, -- a norm before it quantises
  w4a16_mxfp4 = { key = "mxfp4_a16", rate = "bf16", input = 2, weight = 0.53125 },
  w4a8_mxfp4_mxfp8 = { key = "mxfp4_a8", rate = "fp8", input = 1, weight = 0.53125, quantises = true },
  w4afp8 = { key = "int4_a8", rate = "fp8", input = 1, weight = 0.53, quantises = true },
}

-- What engines do otherwise: SGLang's int8_wo outruns the peak of bf16, so that it computes in int8, and its fp8_static
-- takes inputs that are quantised, as DeepGEMM on its own does.
local own = {
  deepgemm = { fp8_block = { key = "fp8_b128", rate = "fp8", input = 1, weight = 1 } },
  sglang = {
    int8_wo = { key = "int8", rate = "int8", input = 1, weight = 1, quantises = true },
    fp8_static = { key = "fp8_static", rate = "fp8", input = 1, weight = 1 },
  },
}

--- The format that a framework calls `dtype`; nil where it is none.
function names.product(dtype, framework)
  return own[framework] and own[framework][dtype] or names.products[dtype]
end

names.bytes = { bfloat16 = 2, float16 = 2, fp8 = 1 }

return names
