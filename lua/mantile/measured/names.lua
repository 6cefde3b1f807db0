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
