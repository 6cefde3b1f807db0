return calibration "h200-sxm.trtllm" {
  base = "hopper.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    latent_bf16 = {
      launch = 7.64 * us, memory = 0.943, single = 8.3, points = 116, error = 0.050,
    },
    latent_bf16_fp8 = {
      launch = 8.26 * us, memory = 0.648, single = 12, points = 116, error = 0.075,
    },
  },
  linear = {
    bf16 = {
      launch = 0.962 * us, compute = 0.837, memory = 0.941, points = 534, error = 0.039,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.684, memory = 1, points = 499, error = 0.052,
    },
    int4_a16 = {
      launch = 8.54 * us, compute = 0.933, memory = 0.835, points = 390, error = 0.152,
    },
  },
  mixture = {
    bf16 = {
      launch = 21.9 * us, compute = 1, memory = 0.963, points = 171, error = 0.056, kernel = "cutlass",
    },
    mxfp4_a16 = {
      launch = 63 * us, compute = 0.612, memory = 1, points = 205, error = 0.061, kernel = "trtllm_default",
    },
  },
  prefill = {
    bf16 = {
      launch = 14.3 * us, compute = 0.923, memory = 0.673, points = 407, error = 0.068,
    },
    fp8 = {
      launch = 14.8 * us, compute = 0.747, memory = 0.654, points = 346, error = 0.072,
    },
    latent_bf16 = {
      launch = 14.9 * us, compute = 0.644, memory = 0.699, points = 111, error = 0.046,
    },
    latent_bf16_fp8 = {
      launch = 18.2 * us, compute = 0.6, memory = 0.92, points = 111, error = 0.062,
    },
  },
  rows = {
    quantise = {
      launch = 1.33 * us, memory = 0.862, near = 1.01, single = 20, points = 79, error = 0.018,
    },
  },
  scan = {
    conv_gdn_decode = {
      launch = 3.76 * us, compute = 0.0141, memory = 1, near = 10, step = 0.0764 * us, points = 25, error = 0.037,
    },
    conv_mamba2 = {
      launch = 3.66 * us, compute = 0.0097, memory = 0.687, near = 10, step = 0.001 * us, points = 24,
      error = 0.060,
    },
    conv_mamba2_decode = {
      launch = 3.07 * us, compute = 1, memory = 0.783, near = 2.69, step = 0.678 * us, points = 27, error = 0.024,
    },
    gdn = {
      launch = 13.1 * us, compute = 0.0924, memory = 0.721, near = 1.37, step = 1.75 * us, points = 28,
      error = 0.038,
    },
    gdn_decode = {
      launch = 0 * us, compute = 1, memory = 1, near = 0.852, step = 1.02 * us, points = 23, error = 0.005,
    },
  },
}
