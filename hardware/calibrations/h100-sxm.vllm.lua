return calibration "h100-sxm.vllm" {
  base = "hopper.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      single = 5.12, alone = 4.01 * us, join = 1.44 * us, points = 457, error = 0.082,
    },
    bf16_128 = {
      single = 12.9, points = 99, error = 0.068,
    },
    bf16_128_window = {
      launch = 8.39 * us, memory = 0.909, compute = 1, single = 16, loss = 0.518, near = 2.31, reach = 0.221,
      join = 1.82 * us, head = 0.0694 * us, masked = 0.00014, splits = 3, groups = 6, points = 68, error = 0.054,
    },
    bf16_192 = {
      launch = 5.48 * us, tile = 6.46 * us, alone = 7 * us, points = 25, error = 0.045,
    },
    bf16_256_window = {
      launch = 7.84 * us, single = 16, tile = 4.23 * us, alone = 4.4 * us, join = 0.592 * us, points = 20,
      error = 0.167,
    },
    bf16_512 = {
      alone = 17.2 * us, points = 19, error = 0.023,
    },
    bf16_fp8 = {
      memory = 1, points = 453, error = 0.141,
    },
    bf16_fp8_128_window = {
      single = 1.18, points = 69, error = 0.092,
    },
    bf16_fp8_192 = {
      launch = 7.53 * us, memory = 0.855, tile = 6.04 * us, alone = 6.43 * us, points = 25, error = 0.114,
    },
    bf16_fp8_256 = {
      memory = 0.443, alone = 5.24 * us, join = 1.18 * us, points = 46, error = 0.064,
    },
    bf16_fp8_256_window = {
      memory = 0.787, single = 6.61, points = 21, error = 0.012,
    },
    bf16_fp8_64 = {
      join = 0.947 * us, points = 92, error = 0.015,
    },
    bf16_fp8_64_window = {
      single = 1.65, points = 69, error = 0.028,
    },
  },
  linear = {
    absorbed_bf16 = {
      compute = 0.934, points = 51, error = 0.097,
    },
    fp8 = {
      compute = 0.821, serial = 0.000736 * us, tile = 0.661 * us, loss = 0.374, throttle = 1.53,
      heat = 2.69e+04 * us, quantise = 4.26 * us, quantised = 0.566, row = 0.78 * us, points = 537, error = 0.069,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.73, memory = 0.815, tile = 0.873 * us, loss = 0.129, near = 0.605,
      copies = 0.794, throttle = 0.515, heat = 6.67e+03 * us, quantise = 8.16 * us, quantised = 0.486, points = 536,
      error = 0.050,
    },
  },
  message = {
    all_reduce = {
      launch = 4.3 * us, share = 0.614, share_3 = 0.732, points = 141, error = 0.034,
    },
  },
  mixture = {
    fp8 = {
      launch = 16.5 * us, compute = 1, memory = 0.956, serial = 0.00347 * us, tile = 0.598 * us, loss = 0.261,
      all_rows = 0.578, points = 201, error = 0.067, kernel = "vllm_fused",
    },
    fp8_b128 = {
      compute = 0.406, points = 127, error = 0.031, kernel = "triton",
      kernels = {
        fi_cutlass = {
          launch = 22.5 * us, memory = 0.877, points = 68, error = 0.070,
        },
      },
    },
    mxfp4_a16 = {
      launch = 35.1 * us, compute = 0.894, memory = 0.967, points = 129, error = 0.108, kernel = "triton",
    },
  },
  module_decode = {
    bf16 = {
      tile = 3.55 * us, near = 0.444, passes = 16.2, points = 90, error = 0.048,
    },
    bf16_bf16 = {
      tile = 3.55 * us, near = 0.444, passes = 13.3, points = 45, error = 0.038,
    },
    bf16_fp8 = {
      memory = 0.876, compute = 0.963, tile = 6.29 * us, loss = 0.0149, near = 0.153, join = 7.75 * us,
      serial = 0.000387 * us, passes = 23.2, select = 4.62, points = 92, error = 0.040,
    },
    bf16_fp8_b128 = {
      tile = 3.55 * us, near = 0.444, fixed = 45.9 * us, product = 0.794, serial = 0.00221 * us, passes = 17.1,
      points = 45, error = 0.052,
    },
    bf16_fp8_bf16 = {
      memory = 0.876, compute = 0.963, tile = 6.29 * us, loss = 0.0149, near = 0.153, join = 7.75 * us,
      fixed = 77.9 * us, serial = 0.000478 * us, passes = 22.7, select = 4.62, points = 46, error = 0.055,
    },
    bf16_fp8_fp8_b128 = {
      memory = 0.876, compute = 0.963, tile = 6.29 * us, loss = 0.0149, near = 0.153, join = 7.75 * us,
      fixed = 78.9 * us, product = 1, serial = 0.000767 * us, passes = 24.6, select = 4.62, points = 46,
      error = 0.022,
    },
    sparse_bf16 = {
      tile = 13.7 * us, loss = 0, head = 0.216 * us, serial = 0.000126 * us, passes = 34.9, index = 1,
      select = 0.11, points = 114, error = 0.032,
    },
    sparse_bf16_bf16 = {
      serial = 0 * us, passes = 45.3, select = 0.0973, points = 57, error = 0.034,
    },
    sparse_bf16_fp8_bf16 = {
      memory = 0.596, near = 0.11, join = 0 * us, head = 0.869 * us, product = 1, weights = 0.888, serial = 0 * us,
      index = 1, select = 3.13, points = 57, error = 0.082,
    },
  },
  module_prefill = {
    bf16_bf16 = {
      exponents = 1.29, memory = 0.352, loss = 0.0827, store = 0.258, fixed = 60.2 * us, product = 1,
      serial = 0.0014 * us, points = 51, error = 0.025,
    },
    bf16_fp8_b128 = {
      exponents = 1.29, memory = 0.352, loss = 0.0827, store = 0.258, product = 0.74, serial = 0.00111 * us,
      points = 51, error = 0.018,
    },
    bf16_fp8_bf16 = {
      exponents = 0.817, memory = 0.226, store = 0.871, fixed = 89.8 * us, serial = 0 * us, passes = 8.1,
      points = 52, error = 0.021,
    },
    bf16_fp8_fp8_b128 = {
      exponents = 0.817, memory = 0.226, store = 0.871, fixed = 87.1 * us, product = 0.879, weights = 0.878,
      serial = 3.18e-05 * us, select = 4.81, points = 52, error = 0.046,
    },
    sparse_bf16_fp8 = {
      index = 1, select = 45.2, points = 120, error = 0.109,
    },
    sparse_bf16_fp8_b128 = {
      loss = 0.579, index = 0.0814, select = 50.7, points = 58, error = 0.065,
    },
    sparse_bf16_fp8_bf16 = {
      index = 1, select = 35.9, points = 60, error = 0.059,
    },
    sparse_bf16_fp8_fp8_b128 = {
      index = 1, select = 45.9, points = 60, error = 0.082,
    },
  },
  prefill = {
    bf16 = {
      compute = 0.921, tile = 2.7 * us, exponents = 1.7, store = 3.92, points = 322, error = 0.073,
    },
    bf16_128 = {
      tile = 2.53 * us, exponents = 1.62, memory = 0.513, store = 1.78, points = 53, error = 0.060,
    },
    bf16_128_window = {
      compute = 0.781, store = 4.07, points = 55, error = 0.074,
    },
    bf16_192 = {
      exponents = 5.32, store = 7.98, points = 18, error = 0.265,
    },
    bf16_192_window = {
      launch = 13.9 * us, compute = 0.867, tile = 0 * us, exponents = 0.745, memory = 0.728, store = 4.6,
      points = 27, error = 0.044,
    },
    bf16_256 = {
      compute = 1, tile = 2.33 * us, exponents = 1.21, store = 3.27, points = 30, error = 0.026,
    },
    bf16_256_window = {
      compute = 0.873, tile = 1.84 * us, memory = 0.33, store = 4.53, points = 22, error = 0.059,
    },
    bf16_64 = {
      compute = 1, tile = 2.51 * us, exponents = 1.36, store = 3.06, points = 55, error = 0.094,
    },
    bf16_64_window = {
      store = 3.6, points = 51, error = 0.034,
    },
    bf16_fp8_128 = {
      tile = 3.11 * us, exponents = 6.96, memory = 0.967, store = 6.77, points = 53, error = 0.095,
    },
    bf16_fp8_128_window = {
      tile = 2.06 * us, store = 10.6, points = 55, error = 0.085,
    },
    bf16_fp8_192 = {
      tile = 0.345 * us, memory = 0.523, store = 26, points = 19, error = 0.050,
    },
    bf16_fp8_192_window = {
      launch = 13.3 * us, compute = 1, tile = 1.42 * us, exponents = 0.3, points = 28, error = 0.027,
    },
    bf16_fp8_256_window = {
      compute = 0.619, tile = 1.42 * us, exponents = 8, memory = 0.285, points = 23, error = 0.012,
    },
    bf16_fp8_64 = {
      compute = 0.683, tile = 1.27 * us, exponents = 4.83, store = 11.7, points = 55, error = 0.097,
    },
    bf16_fp8_64_window = {
      store = 17.6, points = 52, error = 0.034,
    },
    bf16_open = {
      launch = 9.71 * us, compute = 0.592, tile = 0 * us, exponents = 6.6, memory = 0.455, points = 15,
      error = 0.112,
    },
    bf16_open_16 = {
      tile = 2.89 * us, exponents = 1.2, store = 0.1, points = 21, error = 0.092,
    },
    bf16_open_odd = {
      launch = 6.4 * us, compute = 1, tile = 2.45 * us, exponents = 0.903, store = 0.05, points = 19, error = 0.081,
    },
    latent_bf16 = {
      launch = 166 * us, tile = 6.93 * us, exponents = 2.72, memory = 0.251, store = 0.555, points = 36,
      error = 0.070,
    },
    latent_bf16_fp8 = {
      tile = 4.52 * us, exponents = 3.36, memory = 0.911, store = 2.21, points = 66, error = 0.061,
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
