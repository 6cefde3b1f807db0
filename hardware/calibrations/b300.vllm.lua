return calibration "b300.vllm" {
  base = "blackwell.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 7.62 * us, tile = 1.4 * us, join = 0.795 * us, points = 456, error = 0.045,
    },
    bf16_128 = {
      launch = 7.58 * us, alone = 1.22 * us, join = 1.33 * us, points = 111, error = 0.051,
    },
    bf16_128_window = {
      launch = 7.4 * us, memory = 0.853, tile = 1.6 * us, join = 0.0937 * us, points = 74, error = 0.034,
    },
    bf16_256 = {
      launch = 6.36 * us, single = 15.1, tile = 2.55 * us, alone = 2.48 * us, join = 1.03 * us, points = 46,
      error = 0.021,
    },
    bf16_256_window = {
      launch = 7.97 * us, alone = 1.27 * us, join = 0.195 * us, points = 26, error = 0.024,
    },
    bf16_512 = {
      launch = 4.8 * us, points = 24, error = 0.047,
    },
    bf16_64 = {
      launch = 7.73 * us, single = 8.88, tile = 1.22 * us, alone = 1.06 * us, join = 1.11 * us, points = 103,
      error = 0.052,
    },
    bf16_64_window = {
      launch = 7.69 * us, memory = 0.786, single = 8.84, alone = 1.28 * us, points = 72, error = 0.017,
    },
    bf16_fp8 = {
      launch = 8.03 * us, tile = 1.34 * us, alone = 1.63 * us, join = 1.22 * us, points = 452, error = 0.073,
    },
    bf16_fp8_128 = {
      launch = 7.69 * us, tile = 1.38 * us, alone = 1.45 * us, join = 0.977 * us, points = 95, error = 0.044,
    },
    bf16_fp8_128_window = {
      launch = 7.86 * us, tile = 1.39 * us, alone = 1.36 * us, join = 0.417 * us, points = 67, error = 0.045,
    },
    bf16_fp8_192 = {
      launch = 10.7 * us, single = 4.84, alone = 0.678 * us, points = 25, error = 0.119,
    },
    bf16_fp8_192_window = {
      launch = 9.73 * us, tile = 1.61 * us, alone = 2.37 * us, join = 2.26 * us, points = 30, error = 0.095,
    },
    bf16_fp8_256 = {
      launch = 7.45 * us, single = 7.28, tile = 1.6 * us, alone = 1.32 * us, join = 1.1 * us, points = 41,
      error = 0.066,
    },
    bf16_fp8_256_window = {
      launch = 7.58 * us, single = 15.5, alone = 1.77 * us, join = 0.373 * us, points = 20, error = 0.049,
    },
    bf16_fp8_512 = {
      launch = 5.21 * us, tile = 4.77 * us, alone = 4.7 * us, join = 6.21 * us, points = 19, error = 0.072,
    },
    bf16_fp8_64 = {
      launch = 7.89 * us, tile = 1.16 * us, alone = 1.22 * us, join = 1.21 * us, points = 90, error = 0.059,
    },
    bf16_fp8_64_window = {
      launch = 8.01 * us, tile = 0.98 * us, alone = 1.21 * us, points = 65, error = 0.026,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 2.94 * us, compute = 0.633, memory = 0.773, points = 51, error = 0.049,
    },
    bf16 = {
      launch = 1.55 * us, compute = 0.91, memory = 0.887, serial = 0.00119 * us, tile = 0.265 * us, loss = 0.354,
      copies = 1.21, throttle = 0.0781, heat = 2.79e+03 * us, join = 2.69 * us, points = 537, error = 0.061,
    },
    fp8 = {
      launch = 0.0164 * us, compute = 0.898, serial = 0.000652 * us, loss = 0.481, near = 0.903, throttle = 0.648,
      heat = 5.48e+03 * us, quantise = 4.92 * us, quantised = 0.264, row = 0.784 * us, points = 537, error = 0.050,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.532, memory = 0.683, tile = 1.81 * us, loss = 0.0971, near = 0.364,
      copies = 2.34, throttle = 0.928, heat = 7.42e+03 * us, quantise = 6.86 * us, quantised = 0.285, points = 441,
      error = 0.046,
    },
    nvfp4 = {
      launch = 0.17 * us, compute = 0.544, memory = 0.896, tile = 0.431 * us, loss = 0.512, near = 1.88,
      copies = 1.32, throttle = 0.733, heat = 1.48e+04 * us, quantise = 5.86 * us, row = 0.0674 * us, points = 537,
      error = 0.050,
    },
  },
  message = {
    all_reduce = {
      launch = 6.68 * us, share = 0.427, share_3 = 0.675, points = 94, error = 0.022,
    },
    all_reduce_eager = {
      launch = 3.83 * us, step = 2.61 * us, share = 0.141, launch_2 = 13.8 * us, step_2 = 1.89 * us,
      share_2 = 0.535, launch_3 = 1.88 * us, step_3 = 0.165 * us, share_3 = 0.599, switch = 0.165, shared = 0,
      ramp = 0.00542, host = 20.4 * us, limit_1 = 1048576, limit = 4194304, one_shot = 0, rule = 1, points = 98,
      error = 0.041,
    },
  },
  mixture = {
    bf16 = {
      launch = 10.3 * us, serial = 0.00175 * us, loss = 0.262, all_rows = 8.24, points = 174, error = 0.048,
      kernel = "fi_trtllm",
    },
    fp8_b128 = {
      launch = 25.2 * us, compute = 0.253, serial = 0.00107 * us, loss = 0.566, all_rows = 0.454, points = 197,
      error = 0.090, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 29.2 * us, compute = 0.177, memory = 0.911, serial = 0.000938 * us, tile = 0.495 * us, loss = 0.458,
      rows = 0.474, points = 217, error = 0.051, kernel = "marlin",
    },
    nvfp4 = {
      launch = 14.1 * us, compute = 0.403, tile = 0.748 * us, loss = 0.275, rows = 0.769, points = 185,
      error = 0.072, kernel = "fi_trtllm",
      kernels = {
        fi_cutlass = {
          launch = 42.8 * us, compute = 0.208, memory = 0.642, points = 9, error = 0.422,
        },
      },
    },
  },
  module_decode = {
    bf16 = {
      near = 0.337, join = 2.89 * us, fixed = 26.8 * us, serial = 0.00384 * us, passes = 37.7, points = 138,
      error = 0.068,
    },
    bf16_bf16 = {
      near = 0.337, join = 2.89 * us, fixed = 27.4 * us, serial = 0.00327 * us, passes = 34.6, points = 46,
      error = 0.051,
    },
    bf16_fp8 = {
      single = 5.63, tile = 15.8 * us, loss = 0.581, near = 0.411, join = 0 * us, head = 0.0678 * us,
      serial = 0.00271 * us, passes = 10, points = 138, error = 0.039,
    },
    bf16_fp8_b128 = {
      fixed = 42.9 * us, weights = 0.856, serial = 0.00266 * us, passes = 39.6, points = 46, error = 0.046,
    },
    bf16_fp8_bf16 = {
      single = 5.63, tile = 15.8 * us, loss = 0.581, near = 0.411, join = 0 * us, head = 0.0678 * us,
      product = 0.875, serial = 0.00118 * us, passes = 9.73, points = 46, error = 0.076,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 52.3 * us, serial = 0.00166 * us, passes = 13.8, points = 46, error = 0.036,
    },
    bf16_fp8_nvfp4 = {
      fixed = 65.1 * us, serial = 0 * us, passes = 5.09, points = 46, error = 0.058,
    },
    bf16_nvfp4 = {
      fixed = 53.2 * us, product = 0.741, weights = 0.695, serial = 0.00136 * us, passes = 36.3, select = 5.16,
      points = 46, error = 0.063,
    },
    sparse_bf16 = {
      tile = 0.345 * us, head = 0.00759 * us, fixed = 126 * us, select = 11.4, points = 170, error = 0.061,
    },
    sparse_bf16_fp8 = {
      memory = 0.361, tile = 0.0995 * us, head = 0.133 * us, serial = 0.000553 * us, select = 0.373, points = 169,
      error = 0.073,
    },
    sparse_bf16_fp8_b128 = {
      tile = 0.345 * us, head = 0.00759 * us, product = 1, weights = 0.746, serial = 0.000352 * us, select = 0.8,
      points = 57, error = 0.069,
    },
    sparse_bf16_fp8_nvfp4 = {
      fixed = 137 * us, select = 0.05, points = 57, error = 0.057,
    },
  },
  module_prefill = {
    bf16 = {
      tile = 1.77 * us, longest = 0, memory = 0.193, store = 1.81, fixed = 59.8 * us, weights = 1,
      serial = 0.00134 * us, passes = 16.7, points = 153, error = 0.057,
    },
    bf16_bf16 = {
      tile = 1.77 * us, longest = 0, memory = 0.193, store = 1.81, fixed = 62.4 * us, weights = 0.854,
      serial = 0.000581 * us, points = 51, error = 0.034,
    },
    bf16_fp8 = {
      tile = 0.729 * us, store = 1.67, fixed = 74.3 * us, weights = 0.718, serial = 0 * us, passes = 15.8,
      points = 153, error = 0.064,
    },
    bf16_fp8_b128 = {
      fixed = 77.5 * us, serial = 0.000335 * us, passes = 17.6, points = 51, error = 0.026,
    },
    bf16_fp8_bf16 = {
      tile = 0.729 * us, store = 1.67, fixed = 56.2 * us, serial = 0.00113 * us, passes = 12.5, points = 51,
      error = 0.026,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 80.4 * us, weights = 0.628, serial = 6.33e-06 * us, passes = 16.7, points = 51, error = 0.035,
    },
    bf16_fp8_nvfp4 = {
      product = 0.382, weights = 1, passes = 15.2, points = 51, error = 0.039,
    },
    bf16_nvfp4 = {
      product = 0.607, points = 51, error = 0.039,
    },
    fp8 = {
      compute = 0.829, tile = 0.708 * us, exponents = 1.73, memory = 0.117, store = 7.87, fixed = 73.8 * us,
      weights = 0.666, serial = 0.000204 * us, passes = 14.8, points = 153, error = 0.038,
    },
    fp8_bf16 = {
      compute = 0.829, tile = 0.708 * us, exponents = 1.73, memory = 0.117, store = 7.87, fixed = 57.7 * us,
      points = 51, error = 0.023,
    },
    fp8_fp8_b128 = {
      fixed = 83.4 * us, weights = 0.629, serial = 0 * us, passes = 16.1, points = 51, error = 0.025,
    },
    fp8_nvfp4 = {
      product = 0.419, weights = 1, serial = 0 * us, points = 51, error = 0.038,
    },
    sparse_bf16_bf16 = {
      tile = 0.273 * us, memory = 0.119, store = 29.8, fixed = 1.15e+03 * us, product = 0.964, serial = 0 * us,
      passes = 27.8, index = 1, select = 128, points = 61, error = 0.135,
    },
    sparse_bf16_fp8 = {
      tile = 20 * us, exponents = 6.15, loss = 0.967, store = 50, fixed = 1.82e+03 * us, weights = 0.843,
      serial = 0.000326 * us, index = 0.414, select = 0.993, points = 183, error = 0.136,
    },
    sparse_bf16_fp8_bf16 = {
      tile = 20 * us, exponents = 6.15, loss = 0.967, store = 50, fixed = 1.32e+03 * us, weights = 0.894,
      serial = 0 * us, passes = 0.256, index = 0.414, select = 0.175, points = 61, error = 0.042,
    },
    sparse_bf16_fp8_fp8_b128 = {
      fixed = 1.75e+03 * us, weights = 1, serial = 0.00349 * us, passes = 13.4, select = 0.166, points = 61,
      error = 0.126,
    },
    sparse_bf16_fp8_nvfp4 = {
      fixed = 2.21e+03 * us, product = 0.373, weights = 1, serial = 0 * us, passes = 1.03, select = 23.6,
      points = 61, error = 0.087,
    },
    sparse_bf16_nvfp4 = {
      tile = 0.273 * us, memory = 0.119, store = 29.8, fixed = 2.05e+03 * us, product = 0.26, weights = 0.555,
      passes = 6.52, index = 1, select = 153, points = 61, error = 0.012,
    },
  },
  prefill = {
    bf16 = {
      launch = 8.92 * us, exponents = 2.72, memory = 0.828, store = 5.73, points = 323, error = 0.074,
    },
    bf16_128 = {
      compute = 0.985, exponents = 3.43, memory = 0.436, store = 1.96, points = 58, error = 0.029,
    },
    bf16_128_window = {
      launch = 7.83 * us, tile = 1.82 * us, exponents = 2.48, memory = 0.521, points = 56, error = 0.100,
    },
    bf16_256 = {
      launch = 8.42 * us, compute = 0.907, exponents = 2.6, memory = 0.846, store = 8.69, points = 42,
      error = 0.043,
    },
    bf16_256_window = {
      launch = 9.07 * us, exponents = 8, store = 7.42, points = 38, error = 0.089,
    },
    bf16_64 = {
      launch = 8.09 * us, compute = 1, tile = 1.28 * us, exponents = 1.81, memory = 0.51, points = 60,
      error = 0.063,
    },
    bf16_64_window = {
      launch = 7.57 * us, tile = 1.86 * us, exponents = 0.579, store = 3.85, points = 56, error = 0.070,
    },
    bf16_fp8 = {
      launch = 9.29 * us, exponents = 4.42, memory = 0.381, store = 20.9, points = 322, error = 0.090,
    },
    bf16_fp8_128 = {
      launch = 9.34 * us, tile = 0.811 * us, exponents = 8, memory = 0.838, store = 10.2, points = 53,
      error = 0.196,
    },
    bf16_fp8_128_window = {
      launch = 7.85 * us, tile = 0.939 * us, exponents = 2.63, store = 9.72, points = 55, error = 0.089,
    },
    bf16_fp8_192 = {
      launch = 5.43 * us, compute = 0.036, tile = 1.01 * us, exponents = 0.193, memory = 0.414, store = 16.8,
      points = 18, error = 0.034,
    },
    bf16_fp8_192_window = {
      launch = 4.67 * us, exponents = 0.105, memory = 0.16, store = 48, points = 27, error = 0.058,
    },
    bf16_fp8_256 = {
      launch = 9.56 * us, store = 24.1, points = 30, error = 0.091,
    },
    bf16_fp8_256_window = {
      launch = 9.17 * us, compute = 0.907, tile = 0 * us, exponents = 1.12, memory = 0.183, points = 22,
      error = 0.046,
    },
    bf16_fp8_64 = {
      launch = 9.1 * us, compute = 1, tile = 1.16 * us, exponents = 3.01, memory = 0.642, points = 55,
      error = 0.063,
    },
    bf16_fp8_64_window = {
      launch = 8.94 * us, compute = 0.936, tile = 1.7 * us, exponents = 1.5, memory = 0.262, store = 28.4,
      points = 51, error = 0.106,
    },
    bf16_open = {
      launch = 3.95 * us, tile = 4.13 * us, exponents = 2.39, memory = 1, store = 2.39, points = 15, error = 0.080,
    },
    bf16_open_16 = {
      launch = 3.55 * us, tile = 3.86 * us, exponents = 2.03, memory = 0.796, store = 0.05, points = 21,
      error = 0.061,
    },
    bf16_open_odd = {
      compute = 0.952, exponents = 1.53, memory = 0.488, points = 19, error = 0.026,
    },
  },
  scan = {
    conv_gdn = {
      launch = 3.07 * us, compute = 0.0391, memory = 0.369, near = 0.405, step = 0.001 * us, points = 26,
      error = 0.033,
    },
    conv_gdn_decode = {
      launch = 1.41 * us, compute = 0.0103, memory = 1, near = 0.669, step = 0.00106 * us, start = 0.475 * us,
      resident = 14.4, loss = 0.989, points = 28, error = 0.022,
    },
    gdn = {
      launch = 1.12 * us, compute = 0.252, memory = 0.982, near = 0.298, step = 2.32 * us, points = 29,
      error = 0.028,
    },
    gdn_decode = {
      launch = 0.0292 * us, compute = 0.00813, memory = 0.991, near = 0.835, step = 2.98 * us, points = 26,
      error = 0.013,
    },
    kda_fused_decode = {
      launch = 0 * us, compute = 0.00854, memory = 0.833, near = 0.819, step = 2.02 * us, points = 23,
      error = 0.023,
    },
  },
}
