return calibration "gb200.trtllm" {
  base = "blackwell.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 9.99 * us, memory = 0.907, single = 16, points = 433, error = 0.045,
    },
    latent_bf16 = {
      launch = 10.7 * us, memory = 0.723, single = 16, points = 116, error = 0.055,
    },
    latent_bf16_fp8 = {
      launch = 8.72 * us, memory = 0.812, single = 16, points = 116, error = 0.063,
    },
  },
  linear = {
    bf16 = {
      launch = 0.039 * us, compute = 0.689, memory = 0.813, points = 534, error = 0.072,
    },
    fp8 = {
      launch = 12.9 * us, compute = 0.906, memory = 0.838, points = 534, error = 0.045,
    },
    fp8_b128 = {
      launch = 0.00516 * us, compute = 0.772, memory = 0.884, points = 499, error = 0.041,
    },
    fp8_static = {
      launch = 0 * us, compute = 0.729, memory = 0.82, points = 534, error = 0.046,
    },
    nvfp4 = {
      launch = 0 * us, compute = 1, memory = 0.756, points = 535, error = 0.032,
    },
  },
  message = {
    all_reduce = {
      launch = 4.34 * us, share = 0.695, share_3 = 0.61, points = 56, error = 0.025,
    },
  },
  mixture = {
    bf16 = {
      launch = 23.5 * us, compute = 1, memory = 0.897, points = 171, error = 0.051, kernel = "cutlass",
    },
    fp8 = {
      launch = 25.9 * us, compute = 1, memory = 0.902, points = 180, error = 0.048, kernel = "cutlass",
    },
    mxfp4_a16 = {
      launch = 16 * us, compute = 0.22, memory = 0.263, points = 205, error = 0.043, kernel = "trtllm_default",
    },
    mxfp4_a8 = {
      launch = 20.1 * us, compute = 0.874, memory = 0.89, points = 196, error = 0.102, kernel = "trtllm_default",
    },
    nvfp4 = {
      launch = 26.6 * us, compute = 0.759, memory = 0.896, points = 172, error = 0.081, kernel = "cutlass",
    },
  },
}
