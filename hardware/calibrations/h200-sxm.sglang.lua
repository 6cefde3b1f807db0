return calibration "h200-sxm.sglang" {
  base = "hopper.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      single = 12.8, join = 0.195 * us, points = 423, error = 0.121,
    },
    bf16_192_window = {
      memory = 0.504, points = 34, error = 0.016,
    },
    bf16_512 = {
      launch = 3.62 * us, memory = 0.578, single = 13.7, tile = 5.11 * us, alone = 4.81 * us, join = 0.213 * us,
      points = 16, error = 0.013,
    },
    bf16_64 = {
      launch = 6.6 * us, single = 13, join = 0.521 * us, points = 39, error = 0.058,
    },
    bf16_fp8_128 = {
      memory = 0.725, join = 0.688 * us, points = 108, error = 0.032,
    },
    bf16_fp8_128_window = {
      memory = 0.749, single = 11.1, join = 4.33 * us, points = 27, error = 0.045,
    },
    bf16_fp8_192 = {
      memory = 0.911, points = 42, error = 0.058,
    },
    bf16_fp8_256 = {
      memory = 0.718, points = 97, error = 0.039,
    },
    bf16_fp8_256_window = {
      memory = 0.677, single = 10.4, alone = 1.6 * us, join = 0.114 * us, points = 29, error = 0.021,
    },
    bf16_fp8_512 = {
      launch = 10.5 * us, memory = 0.334, single = 15, tile = 0 * us, alone = 0.627 * us, points = 16,
      error = 0.073,
    },
    bf16_fp8_64 = {
      memory = 0.537, single = 5.38, join = 1.8 * us, points = 40, error = 0.034,
    },
    bf16_fp8_64_window = {
      launch = 10.3 * us, memory = 0.895, points = 30, error = 0.031,
    },
    latent_bf16 = {
      launch = 1.98 * us, single = 3.9, tile = 9.82 * us, alone = 9.66 * us, points = 116, error = 0.051,
    },
    latent_bf16_fp8 = {
      launch = 10.1 * us, memory = 0.2, tile = 5.29 * us, alone = 5.98 * us, points = 116, error = 0.099,
    },
  },
  linear = {
    absorbed_fp8 = {
      memory = 0.471, points = 54, error = 0.021,
    },
    fp8 = {
      launch = 2.78 * us, compute = 0.763, memory = 0.841, serial = 0.00064 * us, tile = 0.744 * us, loss = 0.359,
      near = 0.543, copies = 1.6, throttle = 1.85, heat = 4.3e+04 * us, quantise = 1.27 * us, quantised = 0.547,
      row = 0.0115 * us, points = 537, error = 0.073,
    },
  },
  message = {
    all_reduce_eager = {
      launch = 0 * us, share = 0.535, share_3 = 0.604, points = 51, error = 0.026,
    },
    ["all_reduce_eager until 0.5.10"] = {
      launch = 0.128 * us, share = 0.413, share_3 = 0.627, points = 102, error = 0.013,
    },
    low_latency_combine = {
      launch = 0 * us, share = 0.528, share_3 = 0.435, points = 132, error = 0.053,
    },
  },
  mixture = {
    bf16 = {
      launch = 20 * us, compute = 0.403, memory = 0.934, serial = 0.000958 * us, tile = 0.527 * us, loss = 1,
      all_rows = 0.421, points = 171, error = 0.056, kernel = "triton",
      kernels = {
        fi_cutlass = {
          launch = 29.3 * us, compute = 0.116, memory = 0.15, points = 30, error = 0.071,
        },
      },
    },
    mxfp4_a16 = {
      launch = 25.2 * us, compute = 0.329, memory = 0.237, serial = 5.3e-05 * us, loss = 0.627, all_rows = 0.301,
      points = 163, error = 0.099, kernel = "triton",
      kernels = {
        marlin = {
          launch = 60.1 * us, memory = 0.695, points = 45, error = 0.031,
        },
      },
    },
  },
  module_decode = {
    sparse_bf16 = {
      memory = 0.722, compute = 0.993, single = 6.34, join = 7.37 * us, head = 0.203 * us, fixed = 16.3 * us,
      serial = 0.00086 * us, passes = 1.61, index = 0.54, select = 85.1, points = 117, error = 0.123,
    },
    sparse_bf16_fp8_bf16 = {
      memory = 0.403, near = 0.147, join = 0 * us, fixed = 41.5 * us, index = 0.667, select = 51.3, points = 59,
      error = 0.103,
    },
    wideep = {
      memory = 1, single = 0.854, tile = 6.51 * us, loss = 0.77, near = 0.775, join = 5.41 * us, product = 0.678,
      weights = 0.914, serial = 0.00124 * us, passes = 0.527, points = 86, error = 0.030,
    },
    wideep_fp8_b128 = {
      memory = 1, single = 0.854, tile = 6.51 * us, loss = 0.77, near = 0.775, join = 5.41 * us, product = 0.65,
      weights = 0.841, serial = 0.000977 * us, passes = 0.345, points = 43, error = 0.016,
    },
    wideep_unstated = {
      memory = 1, single = 0.854, tile = 6.51 * us, loss = 0.77, near = 0.775, join = 5.41 * us, weights = 0.927,
      serial = 0.00141 * us, passes = 1.55, points = 43, error = 0.026,
    },
  },
  module_prefill = {
    sparse_bf16 = {
      compute = 0.603, exponents = 0.893, memory = 0.309, store = 0.05, select = 24.4, points = 114, error = 0.133,
    },
    sparse_bf16_fp8 = {
      compute = 0.604, memory = 0.233, store = 0.144, fixed = 811 * us, index = 0.2, select = 10.1, points = 114,
      error = 0.104,
    },
    sparse_bf16_fp8_fp8_b128 = {
      weights = 0.65, serial = 0.000762 * us, select = 0.224, points = 56, error = 0.112,
    },
    wideep_fp8_b128 = {
      passes = 0.475, points = 44, error = 0.036,
    },
  },
  prefill = {
    bf16 = {
      exponents = 2.72, memory = 0.963, store = 5.57, points = 359, error = 0.113,
    },
    bf16_128 = {
      compute = 0.998, exponents = 1.05, memory = 0.537, store = 1.26, points = 65, error = 0.065,
    },
    bf16_192 = {
      tile = 1.84 * us, exponents = 3.03, memory = 0.482, store = 10.8, points = 33, error = 0.039,
    },
    bf16_192_window = {
      compute = 1, tile = 4.21 * us, exponents = 7.04, store = 7.55, points = 44, error = 0.071,
    },
    bf16_256 = {
      compute = 0.695, tile = 1.17 * us, exponents = 3.8, memory = 0.869, store = 2.82, points = 56, error = 0.091,
    },
    bf16_64 = {
      exponents = 3.35, store = 5.59, points = 46, error = 0.031,
    },
    bf16_64_window = {
      compute = 0.576, tile = 1.73 * us, exponents = 2.08, store = 8.8, points = 45, error = 0.049,
    },
    bf16_fp8_512 = {
      tile = 0 * us, exponents = 0.643, memory = 0.316, store = 2.97, points = 171, error = 0.051,
    },
    bf16_open_16 = {
      launch = 11.3 * us, tile = 1.2 * us, exponents = 5.61, store = 0.0745, points = 24, error = 0.076,
    },
    fp8 = {
      compute = 0.576, tile = 2.26 * us, exponents = 2.49, store = 9.31, points = 359, error = 0.164,
    },
    fp8_192 = {
      compute = 0.938, store = 13.7, points = 33, error = 0.032,
    },
    fp8_192_window = {
      exponents = 7.96, store = 12.6, points = 44, error = 0.059,
    },
    fp8_64 = {
      compute = 0.782, tile = 1.22 * us, exponents = 1.31, store = 17.5, points = 46, error = 0.044,
    },
    latent_bf16 = {
      exponents = 7.89, memory = 0.364, store = 1.09, points = 111, error = 0.094,
    },
    latent_bf16_fp8 = {
      exponents = 8, memory = 0.372, store = 1.53, points = 111, error = 0.075,
    },
  },
  scan = {
    conv_gdn_decode = {
      launch = 1.59 * us, compute = 0.00216, memory = 0.579, near = 0.759, step = 0.001 * us, points = 28,
      error = 0.009,
    },
    conv_kda_decode = {
      launch = 3.58 * us, compute = 0.96, memory = 0.639, near = 0.724, step = 0.443 * us, start = 0.802 * us,
      resident = 16, loss = 0, points = 24, error = 0.014,
    },
    ["gdn_decode until 0.5.10"] = {
      launch = 0 * us, compute = 0.148, memory = 0.938, near = 0.779, step = 2.91 * us, points = 23, error = 0.009,
    },
    kda = {
      launch = 29 * us, compute = 0.0364, memory = 0.572, near = 0.806, step = 2.13 * us, points = 27,
      error = 0.034,
    },
    kda_decode = {
      launch = 0 * us, compute = 1, memory = 0.769, near = 0.702, step = 5.37 * us, points = 25, error = 0.013,
    },
    kda_fused_decode = {
      launch = 0 * us, compute = 0.0125, memory = 0.701, near = 0.6, step = 3.73 * us, points = 8, error = 0.003,
    },
    kda_update_verify = {
      launch = 2.76 * us, compute = 0.0132, memory = 1, near = 0.481, step = 1.72 * us, start = 0.001 * us,
      resident = 0.812, loss = 0.751, points = 22, error = 0.011,
    },
  },
}
