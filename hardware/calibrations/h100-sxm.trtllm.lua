return calibration "h100-sxm.trtllm" {
  base = "hopper.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 4.92 * us, memory = 0.844, single = 16, points = 433, error = 0.112,
    },
    bf16_fp8 = {
      launch = 5.94 * us, memory = 0.837, single = 16, points = 432, error = 0.169,
    },
    latent_bf16_fp8 = {
      launch = 8.36 * us, memory = 0.859, single = 16, points = 116, error = 0.066,
    },
  },
  linear = {
    bf16 = {
      launch = 0.928 * us, compute = 0.852, memory = 0.895, points = 534, error = 0.041,
    },
    fp8 = {
      launch = 0 * us, compute = 0.802, memory = 0.846, points = 534, error = 0.025,
    },
    fp8_b128 = {
      launch = 0.0225 * us, compute = 0.714, memory = 0.957, points = 499, error = 0.055,
    },
  },
  message = {
    all_reduce = {
      launch = 2.88 * us, share = 0.702, share_3 = 0.693, points = 126, error = 0.056,
    },
  },
  mixture = {
    bf16 = {
      launch = 21.1 * us, compute = 1, memory = 0.946, points = 172, error = 0.051, kernel = "cutlass",
    },
    fp8 = {
      launch = 24.1 * us, compute = 1, memory = 0.894, points = 180, error = 0.119, kernel = "cutlass",
    },
  },
  prefill = {
    bf16 = {
      launch = 14.2 * us, compute = 0.951, memory = 1, points = 407, error = 0.075,
    },
    latent_bf16 = {
      launch = 15.1 * us, compute = 0.648, memory = 0.807, points = 111, error = 0.045,
    },
  },
}
