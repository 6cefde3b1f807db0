return calibration "h100-sxm.vllm" {
  base = "hopper.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 8.3 * us, memory = 0.899, single = 16, points = 416, error = 0.071,
    },
    latent_bf16 = {
      launch = 84.8 * us, memory = 0.882, single = 3.72, points = 40, error = 0.019,
    },
    latent_bf16_fp8 = {
      launch = 20.4 * us, memory = 0.458, single = 16, points = 85, error = 0.016,
    },
  },
  linear = {
    fp8_b128 = {
      launch = 0 * us, compute = 0.708, memory = 0.854, points = 536, error = 0.070,
    },
  },
  message = {
    all_reduce = {
      launch = 4.28 * us, share = 0.586, share_3 = 0.716, points = 141, error = 0.029,
    },
  },
  mixture = {
    fp8 = {
      launch = 21.5 * us, compute = 1, memory = 0.934, points = 201, error = 0.110, kernel = "vllm_fused",
    },
    fp8_b128 = {
      launch = 39.9 * us, compute = 0.408, memory = 0.93, points = 127, error = 0.039, kernel = "triton",
    },
    mxfp4_a16 = {
      launch = 38.7 * us, compute = 0.747, memory = 1, points = 129, error = 0.147, kernel = "triton",
    },
  },
  prefill = {
    bf16 = {
      launch = 12 * us, compute = 0.954, memory = 1, points = 418, error = 0.097,
    },
    bf16_fp8 = {
      launch = 13.5 * us, compute = 0.846, memory = 1, points = 359, error = 0.118,
    },
    latent_bf16 = {
      launch = 96.7 * us, compute = 0.914, memory = 0.346, points = 36, error = 0.084,
    },
  },
}
