return calibration "b200.trtllm" {
  base = "blackwell.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 9.53 * us, memory = 0.879, single = 16, points = 433, error = 0.051,
    },
    latent_bf16 = {
      launch = 10.3 * us, memory = 0.7, single = 16, points = 116, error = 0.050,
    },
  },
  linear = {
    bf16 = {
      launch = 0.0671 * us, compute = 0.719, memory = 0.792, points = 534, error = 0.060,
    },
    fp8 = {
      launch = 13.1 * us, compute = 0.905, memory = 0.798, points = 534, error = 0.043,
    },
    fp8_b128 = {
      launch = 1.06 * us, compute = 0.785, memory = 0.856, points = 499, error = 0.032,
    },
    nvfp4 = {
      launch = 0.202 * us, compute = 0.809, memory = 0.757, points = 535, error = 0.034,
    },
  },
  message = {
    all_reduce = {
      launch = 4.76 * us, share = 0.725, share_3 = 0.617, points = 126, error = 0.065,
    },
  },
  mixture = {
    mxfp4_a16 = {
      launch = 19.1 * us, compute = 0.215, memory = 0.197, points = 205, error = 0.044, kernel = "trtllm_default",
    },
  },
  prefill = {
    bf16 = {
      launch = 14.3 * us, compute = 0.918, memory = 0.211, points = 414, error = 0.078,
    },
    bf16_fp8 = {
      launch = 14.9 * us, compute = 0.901, memory = 0.462, points = 354, error = 0.061,
    },
    fp8 = {
      launch = 14.6 * us, compute = 0.807, memory = 0.563, points = 354, error = 0.053,
    },
    latent_bf16 = {
      launch = 14.4 * us, compute = 0.931, memory = 0.816, points = 111, error = 0.044,
    },
    latent_bf16_fp8 = {
      launch = 17.7 * us, compute = 0.775, memory = 0.835, points = 111, error = 0.056,
    },
  },
}
