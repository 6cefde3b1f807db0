return calibration "b300.trtllm" {
  base = "blackwell.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 9.14 * us, alone = 1.67 * us, join = 0.505 * us, points = 433, error = 0.044,
    },
    bf16_128 = {
      alone = 1.4 * us, join = 0.435 * us, points = 105, error = 0.036,
    },
    bf16_128_window = {
      launch = 9.23 * us, memory = 0.919, points = 20, error = 0.022,
    },
    bf16_256 = {
      launch = 8.63 * us, tile = 2.44 * us, alone = 2.4 * us, join = 1.43 * us, points = 102, error = 0.045,
    },
    bf16_256_window = {
      launch = 7.26 * us, tile = 1.6 * us, join = 1.62 * us, points = 27, error = 0.054,
    },
    bf16_512 = {
      launch = 5.89 * us, single = 9.89, tile = 4.82 * us, alone = 4.15 * us, join = 2.8 * us, points = 15,
      error = 0.005,
    },
    bf16_64 = {
      launch = 9.34 * us, single = 2.57, tile = 0.967 * us, alone = 1.38 * us, join = 0.261 * us, points = 103,
      error = 0.055,
    },
    bf16_64_window = {
      memory = 0.213, tile = 1.17 * us, alone = 1.6 * us, points = 61, error = 0.046,
    },
    bf16_fp8 = {
      launch = 9.64 * us, tile = 1.21 * us, alone = 1.35 * us, join = 0.525 * us, points = 434, error = 0.052,
    },
    bf16_fp8_128 = {
      tile = 1.08 * us, alone = 1.13 * us, whole = 0.34, loss = 0, join = 0.103 * us, head = 0.0682 * us,
      chunk = 585, points = 104, error = 0.020,
    },
    bf16_fp8_256 = {
      launch = 9.42 * us, single = 16, alone = 1.41 * us, join = 0.743 * us, points = 102, error = 0.023,
    },
    bf16_fp8_512 = {
      launch = 11.5 * us, tile = 1.43 * us, alone = 0.6 * us, join = 7.11 * us, points = 15, error = 0.078,
    },
    bf16_fp8_64 = {
      launch = 9.64 * us, single = 5.57, tile = 0.914 * us, alone = 1.26 * us, join = 3.37 * us, points = 102,
      error = 0.059,
    },
    bf16_fp8_64_window = {
      launch = 9.44 * us, tile = 1.02 * us, alone = 1.25 * us, points = 62, error = 0.028,
    },
    latent_bf16 = {
      launch = 3.35 * us, tile = 6.03 * us, alone = 5.58 * us, join = 2.3 * us, points = 116, error = 0.070,
    },
    latent_bf16_fp8 = {
      launch = 3.82 * us, tile = 5.06 * us, alone = 4.87 * us, join = 0.801 * us, points = 116, error = 0.042,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 2.88 * us, compute = 1, memory = 0.805, points = 54, error = 0.054,
    },
    bf16 = {
      launch = 1.07 * us, compute = 0.75, memory = 0.845, serial = 0.000674 * us, tile = 0.854 * us, near = 0.682,
      throttle = 0.239, heat = 8.7e+03 * us, points = 534, error = 0.053,
    },
    fp8 = {
      launch = 0 * us, compute = 0.752, memory = 0.817, serial = 0.000474 * us, tile = 0.128 * us, loss = 0.409,
      near = 0.668, copies = 0.747, throttle = 0.367, heat = 1.85e+04 * us, quantise = 13.1 * us, quantised = 0.332,
      row = 0 * us, join = 8.57 * us, points = 534, error = 0.048,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.901, memory = 0.957, tile = 0 * us, loss = 0.424, near = 0.816, throttle = 0.917,
      heat = 1.23e+04 * us, quantised = 0.846, row = 0.0207 * us, points = 499, error = 0.030,
    },
    nvfp4 = {
      launch = 0.05 * us, compute = 1, memory = 0.792, serial = 0.00144 * us, tile = 3.27 * us, loss = 0.397,
      near = 0.587, heat = 5.02e+04 * us, quantise = 3.75 * us, quantised = 0.659, row = 0.171 * us, points = 535,
      error = 0.070,
    },
  },
  message = {
    all_reduce = {
      launch = 4.63 * us, share = 0.77, share_3 = 0.658, points = 84, error = 0.005,
    },
  },
  mixture = {
    mxfp4_a16 = {
      launch = 12.1 * us, compute = 0.154, memory = 0.21, serial = 0.00662 * us, tile = 0 * us, loss = 0.0814,
      rows = 1, all_rows = 6.59, points = 205, error = 0.029, kernel = "trtllm_default",
    },
    mxfp4_a8 = {
      launch = 17.2 * us, compute = 0.799, memory = 0.839, serial = 1.76e-05 * us, tile = 0.533 * us, loss = 0.205,
      rows = 0.837, all_rows = 2.28, points = 200, error = 0.069, kernel = "trtllm_default",
    },
    nvfp4 = {
      compute = 1, memory = 0.857, serial = 3e-05 * us, tile = 1.65 * us, loss = 0.303, rows = 0.239, points = 172,
      error = 0.062, kernel = "cutlass",
    },
  },
  module_decode = {
    bf16 = {
      tile = 0.868 * us, near = 0.311, join = 0 * us, head = 0.00773 * us, fixed = 6.56 * us, serial = 0.002 * us,
      points = 138, error = 0.132,
    },
    bf16_bf16 = {
      tile = 0.868 * us, near = 0.311, join = 0 * us, head = 0.00773 * us, fixed = 0.0169 * us, weights = 0.723,
      serial = 0.00105 * us, passes = 27.5, points = 46, error = 0.047,
    },
    bf16_fp8 = {
      tile = 2.47 * us, near = 0.446, join = 1.54 * us, head = 0.0513 * us, serial = 0.00198 * us, passes = 19,
      points = 138, error = 0.177,
    },
    bf16_fp8_b128 = {
      tile = 0.868 * us, near = 0.311, join = 0 * us, head = 0.00773 * us, fixed = 10.6 * us, serial = 0.00149 * us,
      passes = 26.7, points = 46, error = 0.026,
    },
    bf16_fp8_bf16 = {
      tile = 2.47 * us, near = 0.446, join = 1.54 * us, head = 0.0513 * us, product = 0.91, weights = 0.774,
      serial = 0.000984 * us, passes = 19.1, points = 46, error = 0.030,
    },
    bf16_fp8_fp8_b128 = {
      tile = 2.47 * us, near = 0.446, join = 1.54 * us, head = 0.0513 * us, fixed = 10.7 * us,
      serial = 0.00133 * us, passes = 17.3, points = 46, error = 0.048,
    },
    bf16_nvfp4 = {
      tile = 0.868 * us, near = 0.311, join = 0 * us, head = 0.00773 * us, fixed = 22 * us, serial = 0.00144 * us,
      passes = 33.5, points = 46, error = 0.043,
    },
    sparse_bf16 = {
      tile = 11.1 * us, near = 0.179, head = 0.146 * us, fixed = 30.2 * us, serial = 0.000925 * us, passes = 52.1,
      points = 171, error = 0.066,
    },
    sparse_bf16_bf16 = {
      tile = 11.1 * us, near = 0.179, head = 0.146 * us, fixed = 24.8 * us, serial = 0.000575 * us, passes = 51.1,
      points = 57, error = 0.042,
    },
    sparse_bf16_fp8_b128 = {
      tile = 11.1 * us, near = 0.179, head = 0.146 * us, fixed = 34.5 * us, serial = 0.000584 * us, points = 57,
      error = 0.037,
    },
    sparse_bf16_fp8_bf16 = {
      head = 0 * us, fixed = 22 * us, serial = 0.00081 * us, passes = 64, select = 1.03, points = 57, error = 0.119,
    },
    sparse_bf16_fp8_fp8_b128 = {
      head = 0 * us, fixed = 35.5 * us, serial = 0.000952 * us, passes = 47.1, points = 57, error = 0.067,
    },
    sparse_bf16_fp8_nvfp4 = {
      head = 0 * us, fixed = 28.2 * us, passes = 56.4, points = 57, error = 0.033,
    },
    sparse_bf16_nvfp4 = {
      tile = 11.1 * us, near = 0.179, head = 0.146 * us, fixed = 27.6 * us, passes = 60.2, points = 57,
      error = 0.024,
    },
  },
  module_prefill = {
    bf16 = {
      tile = 2.28 * us, longest = 0.398, exponents = 1.55, memory = 0.184, store = 0.373, fixed = 22 * us,
      serial = 0.00101 * us, passes = 7.06, points = 153, error = 0.148,
    },
    bf16_bf16 = {
      tile = 2.28 * us, longest = 0.398, exponents = 1.55, memory = 0.184, store = 0.373, fixed = 6.08 * us,
      serial = 0.0014 * us, passes = 5.37, points = 51, error = 0.059,
    },
    bf16_fp8_b128 = {
      tile = 2.28 * us, longest = 0.398, exponents = 1.55, memory = 0.184, store = 0.373, fixed = 23.2 * us,
      serial = 0.000756 * us, passes = 6.88, points = 51, error = 0.034,
    },
    bf16_fp8_bf16 = {
      tile = 2.28 * us, longest = 0, exponents = 8, memory = 0.75, loss = 0.837, store = 3.92, fixed = 11.9 * us,
      passes = 4.65, points = 51, error = 0.046,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 28.1 * us, serial = 0.000387 * us, passes = 6.61, points = 51, error = 0.045,
    },
    bf16_fp8_nvfp4 = {
      tile = 2.28 * us, longest = 0, exponents = 8, memory = 0.75, loss = 0.837, store = 3.92, fixed = 40.1 * us,
      product = 0.606, serial = 0.000972 * us, passes = 8.99, select = 4.93, points = 51, error = 0.015,
    },
    bf16_nvfp4 = {
      tile = 2.28 * us, longest = 0.398, exponents = 1.55, memory = 0.184, store = 0.373, fixed = 39.2 * us,
      weights = 1, serial = 0.000951 * us, passes = 9.39, points = 51, error = 0.024,
    },
    sparse_bf16_bf16 = {
      compute = 0.572, tile = 0.77 * us, longest = 0.258, fixed = 46.1 * us, weights = 0.933,
      serial = 0.000173 * us, passes = 34.5, select = 77.4, points = 61, error = 0.062,
    },
    sparse_bf16_fp8 = {
      tile = 0.381 * us, exponents = 8, memory = 0.819, fixed = 42.9 * us, product = 1, serial = 0.00111 * us,
      points = 183, error = 0.088,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 48.5 * us, product = 0.707, weights = 0.906, serial = 0.000573 * us, passes = 37.8, select = 78,
      points = 61, error = 0.039,
    },
    sparse_bf16_fp8_bf16 = {
      tile = 0.381 * us, exponents = 8, memory = 0.819, fixed = 39.4 * us, product = 0.974, serial = 0.00058 * us,
      passes = 34.8, select = 46.5, points = 61, error = 0.038,
    },
    sparse_bf16_fp8_fp8_b128 = {
      tile = 0.381 * us, exponents = 8, memory = 0.819, fixed = 31.3 * us, product = 0.939, serial = 0.0015 * us,
      select = 47.6, points = 61, error = 0.038,
    },
    sparse_bf16_fp8_nvfp4 = {
      tile = 0.381 * us, exponents = 8, memory = 0.819, fixed = 45.4 * us, product = 0.823, weights = 0.757,
      serial = 0.0014 * us, select = 24, points = 61, error = 0.064,
    },
    sparse_bf16_nvfp4 = {
      compute = 0.572, tile = 0.77 * us, longest = 0.258, fixed = 31.4 * us, serial = 0.00212 * us, passes = 50.4,
      select = 51, points = 61, error = 0.049,
    },
  },
  prefill = {
    bf16 = {
      launch = 13.3 * us, exponents = 2.65, memory = 0.257, points = 354, error = 0.075,
    },
    bf16_128 = {
      launch = 13.4 * us, compute = 0.999, tile = 1.24 * us, exponents = 2.47, memory = 0.53, store = 0.383,
      points = 64, error = 0.017,
    },
    bf16_128_window = {
      launch = 12 * us, compute = 0.838, tile = 1.21 * us, exponents = 3.03, memory = 0.327, store = 0.05,
      points = 55, error = 0.045,
    },
    bf16_256 = {
      launch = 12.9 * us, exponents = 1.01, memory = 0.423, store = 1.32, points = 53, error = 0.062,
    },
    bf16_256_window = {
      launch = 10.1 * us, tile = 2.32 * us, exponents = 2.45, store = 0.257, points = 52, error = 0.023,
    },
    bf16_64 = {
      launch = 13 * us, compute = 0.715, tile = 2.31 * us, exponents = 3.09, points = 63, error = 0.024,
    },
    bf16_64_window = {
      launch = 12.6 * us, compute = 0.899, tile = 2.29 * us, exponents = 0.471, memory = 0.442, store = 0.928,
      points = 61, error = 0.042,
    },
    bf16_fp8 = {
      launch = 13.2 * us, exponents = 6.71, memory = 0.309, points = 354, error = 0.065,
    },
    bf16_fp8_128 = {
      launch = 13.2 * us, tile = 2.17 * us, exponents = 8, memory = 0.616, points = 64, error = 0.051,
    },
    bf16_fp8_128_window = {
      launch = 12.3 * us, compute = 0.946, tile = 1.25 * us, exponents = 7.72, memory = 0.384, store = 0.458,
      points = 55, error = 0.021,
    },
    bf16_fp8_256 = {
      launch = 11.9 * us, tile = 1.57 * us, exponents = 8, memory = 0.846, store = 0.538, points = 53,
      error = 0.069,
    },
    bf16_fp8_256_window = {
      launch = 12.5 * us, exponents = 5.37, memory = 0.331, points = 52, error = 0.049,
    },
    bf16_fp8_64 = {
      tile = 2.09 * us, exponents = 2.85, memory = 0.224, points = 63, error = 0.036,
    },
    bf16_fp8_64_window = {
      launch = 12.4 * us, compute = 0.728, tile = 1.92 * us, exponents = 0.541, store = 0.121, points = 61,
      error = 0.039,
    },
    bf16_open = {
      launch = 11 * us, tile = 0.412 * us, exponents = 1.55, memory = 0.631, store = 0.198, points = 16,
      error = 0.105,
    },
    bf16_open_16 = {
      tile = 1.82 * us, exponents = 1.45, store = 0.918, points = 24, error = 0.156,
    },
    bf16_open_odd = {
      launch = 9.82 * us, tile = 0 * us, exponents = 6.91, memory = 0.227, store = 1.65, points = 20, error = 0.068,
    },
    fp8 = {
      launch = 12.2 * us, exponents = 1.93, memory = 0.748, store = 0.998, points = 354, error = 0.039,
    },
    fp8_128 = {
      launch = 13 * us, compute = 0.962, tile = 1.46 * us, exponents = 2.27, store = 0.05, points = 74,
      error = 0.016,
    },
    fp8_128_window = {
      tile = 1.42 * us, exponents = 1.93, store = 0.998, points = 71, error = 0.032,
    },
    fp8_256 = {
      launch = 13 * us, exponents = 1.18, store = 0.52, points = 66, error = 0.033,
    },
    fp8_64 = {
      exponents = 1.84, memory = 0.341, store = 0.74, points = 73, error = 0.020,
    },
    fp8_64_window = {
      launch = 12 * us, compute = 0.997, tile = 1.85 * us, exponents = 1.14, store = 0.997, points = 70,
      error = 0.040,
    },
    latent_bf16 = {
      launch = 12.2 * us, tile = 2.31 * us, exponents = 1.94, memory = 0.859, store = 0.592, points = 111,
      error = 0.030,
    },
    latent_bf16_fp8 = {
      launch = 15.3 * us, tile = 2.25 * us, exponents = 8, store = 0.05, points = 111, error = 0.055,
    },
  },
  rows = {
    quantise = {
      launch = 1.67 * us, memory = 0.63, near = 0.65, single = 20, points = 79, error = 0.034,
    },
  },
  scan = {
    conv_gdn = {
      launch = 0 * us, compute = 0.575, memory = 1, near = 1, step = 0.001 * us, start = 6.96 * us, resident = 2.22,
      loss = 0, points = 21, error = 0.107,
    },
    conv_gdn_decode = {
      launch = 3.59 * us, compute = 0.0039, memory = 0.39, near = 2.95, step = 0.00437 * us, points = 25,
      error = 0.009,
    },
    conv_mamba2_decode = {
      launch = 3.09 * us, compute = 0.00161, memory = 0.709, near = 10, step = 0.00523 * us, points = 27,
      error = 0.029,
    },
    gdn = {
      launch = 17.6 * us, compute = 0.0493, memory = 0.441, near = 0.586, step = 1.94 * us, start = 0.001 * us,
      resident = 4.3, loss = 0.724, points = 28, error = 0.019,
    },
    gdn_decode = {
      launch = 0 * us, compute = 1, memory = 1, near = 1.12, step = 2.92 * us, points = 23, error = 0.023,
    },
  },
}
