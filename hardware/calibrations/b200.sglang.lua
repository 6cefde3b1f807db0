return calibration "b200.sglang" {
  base = "blackwell.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 7.91 * us, memory = 0.886, single = 3.3, points = 423, error = 0.107,
    },
    bf16_fp8 = {
      launch = 15.2 * us, memory = 0.794, single = 3.8, points = 422, error = 0.105,
    },
    latent_bf16 = {
      launch = 7.67 * us, memory = 0.691, single = 9.63, points = 116, error = 0.036,
    },
    latent_bf16_fp8 = {
      launch = 9.02 * us, memory = 0.802, single = 11.4, points = 116, error = 0.050,
    },
  },
  linear = {
    fp8_b128 = {
      launch = 12.9 * us, compute = 0.716, memory = 0.676, points = 538, error = 0.073,
    },
    nvfp4 = {
      launch = 3.08 * us, compute = 0.664, memory = 0.813, points = 538, error = 0.065,
    },
  },
  message = {
    all_reduce = {
      launch = 6.38 * us, share = 0.242, share_3 = 0.633, points = 141, error = 0.093,
    },
  },
  mixture = {
    bf16 = {
      launch = 8.49 * us, compute = 1, memory = 0.977, points = 122, error = 0.075, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 25.3 * us, compute = 0.458, memory = 0.628, points = 206, error = 0.068, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 17 * us, compute = 0.893, memory = 0.922, points = 193, error = 0.067, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16_fp8 = {
      launch = 16.2 * us, compute = 1, memory = 0.835, points = 340, error = 0.218,
    },
    fp8 = {
      launch = 16.7 * us, compute = 0.773, memory = 0.619, points = 358, error = 0.136,
    },
    latent_bf16 = {
      launch = 12 * us, compute = 0.52, memory = 0.71, points = 111, error = 0.052,
    },
    latent_bf16_fp8 = {
      launch = 18.3 * us, compute = 0.989, memory = 0.911, points = 111, error = 0.048,
    },
  },
}
