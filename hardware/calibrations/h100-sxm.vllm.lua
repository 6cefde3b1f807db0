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
    fp8 = {
      launch = 0 * us, compute = 0.829, memory = 1, points = 537, error = 0.094,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.709, memory = 0.854, points = 536, error = 0.070,
    },
  },
  message = {
    all_reduce = {
      launch = 4.3 * us, share = 0.614, share_3 = 0.732, points = 141, error = 0.034,
    },
  },
  mixture = {
    fp8 = {
      launch = 21.5 * us, compute = 1, memory = 0.928, points = 201, error = 0.111, kernel = "vllm_fused",
    },
    fp8_b128 = {
      launch = 39.9 * us, compute = 0.408, memory = 0.93, points = 127, error = 0.039, kernel = "triton",
    },
    mxfp4_a16 = {
      launch = 38.5 * us, compute = 0.749, memory = 1, points = 129, error = 0.142, kernel = "triton",
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
  rows = {
    quantise = {
      launch = 1.94 * us, memory = 0.987, near = 6, single = 1.53, points = 79, error = 0.045,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.73 * us, compute = 0.00948, memory = 1, near = 1.6, step = 0.0441 * us, points = 26, error = 0.020,
    },
    conv_gdn_decode = {
      launch = 1.17 * us, compute = 0.0169, memory = 1, near = 10, step = 0.753 * us, points = 28, error = 0.008,
    },
    conv_kda_decode = {
      launch = 2.9 * us, compute = 0.0114, memory = 0.742, near = 0.892, step = 0.2 * us, start = 0.248 * us,
      resident = 8.49, loss = 0.469, points = 27, error = 0.002,
    },
  },
}
