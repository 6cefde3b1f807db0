return calibration "gb200.vllm" {
  base = "blackwell.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16_128 = {
      launch = 9.07 * us, memory = 0.932, tile = 1.43 * us, alone = 1.19 * us, join = 1.07 * us, points = 111,
      error = 0.057,
    },
    bf16_128_window = {
      launch = 9.04 * us, tile = 1.46 * us, join = 0.186 * us, points = 74, error = 0.052,
    },
    bf16_256 = {
      launch = 8.38 * us, single = 13.9, tile = 2.15 * us, points = 46, error = 0.055,
    },
    bf16_256_window = {
      launch = 9.46 * us, alone = 1.13 * us, join = 0 * us, points = 26, error = 0.042,
    },
    bf16_512 = {
      launch = 6.22 * us, tile = 5.58 * us, alone = 5.24 * us, points = 24, error = 0.078,
    },
    bf16_64 = {
      launch = 8.8 * us, single = 7.69, tile = 1.09 * us, alone = 0.295 * us, join = 1.82 * us, points = 103,
      error = 0.068,
    },
    bf16_fp8 = {
      launch = 9.76 * us, single = 12.8, tile = 1.18 * us, join = 0.776 * us, points = 452, error = 0.056,
    },
    bf16_fp8_128 = {
      launch = 9.37 * us, single = 12.5, tile = 1.26 * us, alone = 1.3 * us, join = 0.475 * us, points = 95,
      error = 0.043,
    },
    bf16_fp8_128_window = {
      launch = 9.45 * us, memory = 0.424, tile = 1.27 * us, points = 67, error = 0.031,
    },
    bf16_fp8_192 = {
      launch = 12.9 * us, single = 3.96, tile = 1.16 * us, alone = 0.314 * us, points = 25, error = 0.120,
    },
    bf16_fp8_192_window = {
      launch = 11.9 * us, tile = 1.35 * us, alone = 2.07 * us, points = 30, error = 0.011,
    },
    bf16_fp8_256 = {
      launch = 9.67 * us, single = 7.17, tile = 1.18 * us, alone = 1.06 * us, join = 0.76 * us, points = 41,
      error = 0.049,
    },
    bf16_fp8_256_window = {
      alone = 1.6 * us, join = 0.578 * us, points = 20, error = 0.044,
    },
    bf16_fp8_512 = {
      launch = 6.5 * us, memory = 0.998, join = 7.62 * us, points = 19, error = 0.039,
    },
    bf16_fp8_64 = {
      launch = 9.62 * us, single = 10.1, tile = 1.03 * us, alone = 1.09 * us, join = 0.975 * us, points = 90,
      error = 0.076,
    },
    bf16_fp8_64_window = {
      launch = 9.65 * us, tile = 0.857 * us, alone = 1.09 * us, points = 65, error = 0.033,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 3.91 * us, points = 51, error = 0.089,
    },
    bf16 = {
      launch = 1.76 * us, compute = 0.835, memory = 0.971, serial = 0.00117 * us, tile = 0.28 * us, loss = 0.36,
      near = 0.802, copies = 0.5, throttle = 0.423, heat = 1.58e+03 * us, join = 2.61 * us, points = 537,
      error = 0.071,
    },
    fp8 = {
      launch = 0.0345 * us, compute = 0.818, memory = 1, loss = 0.449, near = 0.827, throttle = 1.23,
      heat = 9.16e+03 * us, quantise = 5.3 * us, row = 0.72 * us, points = 537, error = 0.043,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.501, memory = 0.719, serial = 0.00161 * us, tile = 1.47 * us, loss = 0.174,
      near = 0.407, copies = 2.43, throttle = 1.02, heat = 8.91e+03 * us, quantise = 7.4 * us, quantised = 0.28,
      points = 442, error = 0.053,
    },
    nvfp4 = {
      launch = 0.91 * us, compute = 0.838, serial = 0.000579 * us, tile = 0.363 * us, loss = 0.553, near = 2.13,
      copies = 1.19, throttle = 2, quantise = 6.05 * us, row = 0.0578 * us, points = 537, error = 0.055,
    },
  },
  message = {
    all_reduce_eager = {
      launch = 18 * us, step = 7.72 * us, share = 0.208, launch_2 = 3.13 * us, step_2 = 3.51 * us, share_2 = 0.559,
      launch_3 = 5.4 * us, step_3 = 0.256 * us, share_3 = 0.273, switch = 0.6, shared = 0, ramp = 0.00569,
      host = 47.5 * us, limit_1 = 1048576, limit = 1073741824, one_shot = 0, rule = 1, points = 60, error = 0.095,
    },
  },
  mixture = {
    int4_a16 = {
      compute = 0.165, serial = 0.00114 * us, tile = 0.423 * us, rows = 0.474, all_rows = 0.309, points = 217,
      error = 0.058, kernel = "marlin",
    },
    nvfp4 = {
      launch = 15.4 * us, compute = 0.583, memory = 0.911, tile = 0.597 * us, loss = 0.307, all_rows = 2.18,
      points = 184, error = 0.078, kernel = "fi_trtllm",
    },
  },
  module_decode = {
    bf16 = {
      tile = 5.96 * us, near = 0.313, join = 2.92 * us, head = 0.2 * us, fixed = 30.6 * us, serial = 0.00355 * us,
      passes = 35.2, points = 138, error = 0.068,
    },
    bf16_bf16 = {
      tile = 5.96 * us, near = 0.313, join = 2.92 * us, head = 0.2 * us, fixed = 25.7 * us, serial = 0.00355 * us,
      points = 46, error = 0.071,
    },
    bf16_fp8 = {
      single = 2.85, tile = 14.9 * us, loss = 0.143, near = 0.303, join = 0 * us, head = 0.119 * us,
      fixed = 32.2 * us, serial = 0.00312 * us, passes = 13.1, points = 138, error = 0.060,
    },
    bf16_fp8_b128 = {
      fixed = 43.4 * us, weights = 0.935, serial = 0.00284 * us, passes = 38.1, points = 46, error = 0.063,
    },
    bf16_fp8_bf16 = {
      single = 2.85, tile = 14.9 * us, loss = 0.143, near = 0.303, join = 0 * us, head = 0.119 * us, product = 1,
      serial = 0.00149 * us, passes = 15, points = 46, error = 0.061,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 61 * us, product = 0.723, serial = 0.00117 * us, passes = 18.1, points = 46, error = 0.050,
    },
    bf16_fp8_nvfp4 = {
      fixed = 59.4 * us, serial = 0.000803 * us, passes = 9.69, points = 46, error = 0.061,
    },
    bf16_nvfp4 = {
      fixed = 50.6 * us, weights = 0.913, serial = 0.00176 * us, passes = 39.3, select = 105, points = 46,
      error = 0.081,
    },
    sparse_bf16 = {
      join = 4.86 * us, head = 0.00691 * us, points = 171, error = 0.043,
    },
    sparse_bf16_fp8_nvfp4 = {
      weights = 0.954, serial = 0.000407 * us, select = 2.34, points = 57, error = 0.058,
    },
  },
  module_prefill = {
    bf16 = {
      tile = 1.78 * us, longest = 0.48, memory = 0.174, store = 1.4, fixed = 60.5 * us, weights = 1,
      serial = 0.00147 * us, passes = 17.6, points = 153, error = 0.051,
    },
    bf16_bf16 = {
      tile = 1.78 * us, longest = 0.48, memory = 0.174, store = 1.4, fixed = 60 * us, serial = 0.00114 * us,
      passes = 14, points = 51, error = 0.047,
    },
    bf16_fp8 = {
      compute = 0.94, tile = 0.839 * us, store = 2.48, fixed = 77.7 * us, weights = 1, serial = 4.86e-05 * us,
      passes = 17.4, points = 153, error = 0.048,
    },
    bf16_fp8_b128 = {
      fixed = 74.1 * us, serial = 0.000954 * us, passes = 18.6, points = 51, error = 0.030,
    },
    bf16_fp8_bf16 = {
      compute = 0.94, tile = 0.839 * us, store = 2.48, fixed = 69.7 * us, serial = 0.000287 * us, passes = 13.8,
      points = 51, error = 0.037,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 83.7 * us, product = 0.937, serial = 0.000139 * us, passes = 18.4, points = 51, error = 0.025,
    },
    bf16_fp8_nvfp4 = {
      product = 0.556, serial = 0 * us, passes = 16.1, points = 51, error = 0.041,
    },
    bf16_nvfp4 = {
      fixed = 72.4 * us, product = 0.632, serial = 0.000328 * us, passes = 16.6, points = 51, error = 0.024,
    },
    fp8 = {
      compute = 0.462, exponents = 2.47, memory = 0.1, loss = 0.81, store = 10.1, fixed = 80.3 * us,
      weights = 0.874, serial = 0.000204 * us, passes = 16.3, points = 153, error = 0.036,
    },
    fp8_bf16 = {
      compute = 0.462, exponents = 2.47, memory = 0.1, loss = 0.81, store = 10.1, fixed = 64.5 * us, weights = 1,
      serial = 0.00117 * us, passes = 13.4, points = 51, error = 0.032,
    },
    fp8_fp8_b128 = {
      fixed = 89.8 * us, weights = 0.926, serial = 0 * us, passes = 18, points = 51, error = 0.044,
    },
    fp8_nvfp4 = {
      product = 0.666, weights = 0.972, serial = 0 * us, passes = 15.4, points = 51, error = 0.030,
    },
    sparse_bf16 = {
      memory = 0.145, store = 24.6, fixed = 2.98e+03 * us, passes = 69.9, index = 0.815, points = 183,
      error = 0.109,
    },
    sparse_bf16_bf16 = {
      memory = 0.145, store = 24.6, fixed = 2.64e+03 * us, product = 0.841, weights = 0.443, serial = 0 * us,
      passes = 9.2, index = 0.815, select = 140, points = 61, error = 0.099,
    },
    sparse_bf16_fp8 = {
      tile = 6.66 * us, memory = 0.205, loss = 0.859, store = 6.19, fixed = 3e+03 * us, weights = 0.672,
      serial = 0.005 * us, select = 76, points = 183, error = 0.116,
    },
    sparse_bf16_fp8_bf16 = {
      tile = 6.66 * us, memory = 0.205, loss = 0.859, store = 6.19, fixed = 2.74e+03 * us, weights = 0.562,
      serial = 0.000143 * us, passes = 32.9, select = 26.5, points = 61, error = 0.100,
    },
    sparse_bf16_nvfp4 = {
      memory = 0.145, store = 24.6, fixed = 3e+03 * us, product = 1, weights = 0.532, serial = 0.005 * us,
      passes = 69.8, index = 0.815, points = 61, error = 0.077,
    },
  },
  prefill = {
    bf16 = {
      launch = 10.1 * us, compute = 0.902, tile = 2.42 * us, exponents = 1.62, memory = 0.737, points = 323,
      error = 0.069,
    },
    bf16_128 = {
      launch = 9.54 * us, compute = 0.761, tile = 1.34 * us, exponents = 3.04, memory = 0.391, store = 2.45,
      points = 58, error = 0.026,
    },
    bf16_128_window = {
      launch = 9.81 * us, compute = 0.846, tile = 1.34 * us, exponents = 2.6, memory = 0.36, store = 3.97,
      points = 56, error = 0.063,
    },
    bf16_256 = {
      launch = 9.77 * us, compute = 0.967, tile = 2.21 * us, memory = 0.844, points = 42, error = 0.029,
    },
    bf16_256_window = {
      launch = 10.3 * us, tile = 2.08 * us, exponents = 2.77, memory = 0.523, points = 38, error = 0.082,
    },
    bf16_64 = {
      launch = 9.22 * us, compute = 0.853, tile = 1.03 * us, exponents = 1.26, memory = 0.472, points = 60,
      error = 0.051,
    },
    bf16_64_window = {
      launch = 9.11 * us, exponents = 0.626, store = 4.26, points = 56, error = 0.075,
    },
    bf16_fp8 = {
      launch = 10.7 * us, tile = 2.14 * us, exponents = 1.93, points = 322, error = 0.079,
    },
    bf16_fp8_128 = {
      launch = 10.9 * us, compute = 0.938, tile = 0.916 * us, exponents = 3.6, points = 53, error = 0.073,
    },
    bf16_fp8_128_window = {
      launch = 9.4 * us, compute = 0.893, tile = 0.623 * us, exponents = 1.41, memory = 0.458, store = 12.2,
      points = 55, error = 0.177,
    },
    bf16_fp8_192 = {
      launch = 7.45 * us, compute = 0.0369, exponents = 0.104, memory = 0.446, store = 21.5, points = 18,
      error = 0.016,
    },
    bf16_fp8_256 = {
      launch = 11.3 * us, compute = 0.969, tile = 2.05 * us, exponents = 7.1, memory = 0.651, store = 29.8,
      points = 30, error = 0.068,
    },
    bf16_fp8_64 = {
      launch = 10 * us, compute = 0.656, tile = 1 * us, exponents = 2.35, store = 23.5, points = 55, error = 0.037,
    },
    bf16_open = {
      launch = 7.71 * us, compute = 0.848, tile = 0 * us, store = 2.47, points = 15, error = 0.045,
    },
    bf16_open_16 = {
      launch = 5.7 * us, compute = 0.946, tile = 2.49 * us, exponents = 1.13, memory = 0.49, store = 0.05,
      points = 21, error = 0.026,
    },
    bf16_open_odd = {
      launch = 4.47 * us, compute = 0.638, exponents = 1.37, points = 19, error = 0.045,
    },
  },
  rows = {
    quantise = {
      launch = 2.42 * us, memory = 0.961, near = 1.02, single = 1.09, points = 79, error = 0.031,
    },
  },
  scan = {
    conv_gdn = {
      launch = 3.43 * us, compute = 0.00446, memory = 0.61, near = 0.772, step = 0.001 * us, points = 26,
      error = 0.031,
    },
    conv_gdn_decode = {
      launch = 1.68 * us, compute = 1, memory = 1, near = 0.711, step = 0.001 * us, points = 28, error = 0.047,
    },
    conv_kda = {
      launch = 500 * us, compute = 0.576, memory = 0.102, near = 0.02, step = 2.84 * us, start = 100 * us,
      resident = 1.25, loss = 0, points = 25, error = 0.270,
    },
    conv_kda_decode = {
      launch = 4.48 * us, compute = 0.00124, memory = 0.439, near = 0.429, step = 0.001 * us, start = 0.00936 * us,
      resident = 0.938, loss = 0.602, points = 27, error = 0.000,
    },
    gdn = {
      launch = 0.884 * us, compute = 0.257, memory = 0.96, near = 0.343, step = 2.21 * us, points = 29,
      error = 0.037,
    },
    kda_fused_decode = {
      launch = 1.3 * us, compute = 0.0149, memory = 0.905, near = 0.856, step = 2.74 * us, points = 23,
      error = 0.043,
    },
  },
}
