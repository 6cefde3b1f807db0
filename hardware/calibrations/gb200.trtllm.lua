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
      launch = 0.0283 * us, compute = 0.695, memory = 0.815, points = 534, error = 0.074,
    },
    fp8_b128 = {
      launch = 0.728 * us, compute = 0.784, memory = 0.888, points = 499, error = 0.040,
    },
    fp8_static = {
      launch = 0 * us, compute = 0.726, memory = 0.817, points = 534, error = 0.041,
    },
    nvfp4 = {
      launch = 0 * us, compute = 1, memory = 0.753, points = 535, error = 0.030,
    },
  },
  message = {
    all_reduce = {
      launch = 4.35 * us, share = 0.726, share_3 = 0.639, points = 56, error = 0.002,
    },
    two_sided_dispatch = {
      launch = 11.2 * us, share = 0.272, share_3 = 0.333, points = 369, error = 0.094,
    },
  },
  mixture = {
    bf16 = {
      launch = 23.7 * us, compute = 1, memory = 0.895, points = 171, error = 0.052, kernel = "cutlass",
    },
    fp8 = {
      launch = 25.9 * us, compute = 1, memory = 0.903, points = 180, error = 0.053, kernel = "cutlass",
    },
    mxfp4_a16 = {
      launch = 16.4 * us, compute = 0.216, memory = 0.255, points = 205, error = 0.044, kernel = "trtllm_default",
    },
    nvfp4 = {
      launch = 26.6 * us, compute = 0.763, memory = 0.885, points = 172, error = 0.080, kernel = "cutlass",
    },
  },
  rows = {
    quantise = {
      launch = 1.94 * us, memory = 0.628, near = 0.679, single = 11.2, points = 79, error = 0.028,
    },
  },
  scan = {
    conv_gdn = {
      launch = 5.24 * us, compute = 0.488, memory = 1, near = 1.39, step = 0.001 * us, points = 21, error = 0.144,
    },
    conv_gdn_decode = {
      launch = 6.11 * us, compute = 0.0159, memory = 0.22, near = 9.95, step = 0.00192 * us, points = 25,
      error = 0.066,
    },
    conv_mamba2_decode = {
      launch = 4.29 * us, compute = 0.00493, memory = 1, near = 10, step = 0.001 * us, points = 27, error = 0.039,
    },
    gdn = {
      launch = 22.3 * us, compute = 0.0399, memory = 0.424, near = 0.371, step = 2.31 * us, points = 27,
      error = 0.111,
    },
  },
}
