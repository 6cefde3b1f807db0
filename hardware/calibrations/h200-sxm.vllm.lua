return calibration "h200-sxm.vllm" {
  base = "hopper.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 8.29 * us, memory = 0.858, single = 16, points = 457, error = 0.084,
    },
    bf16_fp8 = {
      launch = 8.97 * us, memory = 0.883, single = 4.62, points = 453, error = 0.105,
    },
    latent_bf16 = {
      launch = 199 * us, memory = 0.946, single = 0.797, points = 34, error = 0.377,
    },
    latent_bf16_fp8 = {
      launch = 199 * us, memory = 0.378, single = 7.63, points = 86, error = 0.039,
    },
  },
  linear = {
    fp8 = {
      launch = 0.266 * us, compute = 0.91, memory = 0.99, points = 537, error = 0.108,
    },
  },
  mixture = {
    fp8 = {
      launch = 19.6 * us, compute = 0.751, memory = 0.954, points = 197, error = 0.090, kernel = "vllm_fused",
    },
    fp8_b128 = {
      launch = 39.5 * us, compute = 0.368, memory = 0.937, points = 127, error = 0.045, kernel = "triton",
    },
  },
  prefill = {
    bf16_fp8 = {
      launch = 15 * us, compute = 0.888, memory = 0.439, points = 322, error = 0.102,
    },
    latent_bf16_fp8 = {
      launch = 200 * us, compute = 0.596, memory = 0.247, points = 71, error = 0.043,
    },
  },
}
