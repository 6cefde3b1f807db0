return calibration "h100-sxm.vllm" {
  base = "hopper.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 8.27 * us, memory = 0.903, single = 16, points = 457, error = 0.073,
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
      launch = 12.8 * us, compute = 1, memory = 1, points = 377, error = 0.104,
    },
    latent_bf16 = {
      launch = 96.7 * us, compute = 0.914, memory = 0.346, points = 36, error = 0.084,
    },
  },
}
