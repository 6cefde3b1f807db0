return calibration "b200.trtllm" {
  base = "blackwell.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      tile = 1.57 * us, points = 433, error = 0.041,
    },
    bf16_128_window = {
      launch = 9.15 * us, single = 11.8, tile = 1.64 * us, join = 1.99 * us, points = 20, error = 0.022,
    },
    bf16_256 = {
      launch = 9.1 * us, single = 13.3, join = 1.4 * us, points = 102, error = 0.048,
    },
    bf16_256_window = {
      launch = 7.47 * us, alone = 2.24 * us, join = 1.71 * us, points = 27, error = 0.055,
    },
    bf16_512 = {
      single = 8.87, join = 4.72 * us, points = 15, error = 0.004,
    },
    bf16_fp8 = {
      join = 1.35 * us, points = 434, error = 0.056,
    },
    bf16_fp8_128 = {
      launch = 9.73 * us, tile = 1.05 * us, alone = 1.15 * us, whole = 0.737, loss = 0, reach = 0.529,
      join = 0.907 * us, head = 0.0617 * us, groups = 6, points = 104, error = 0.039,
    },
    bf16_fp8_256 = {
      launch = 9.7 * us, single = 14.7, tile = 1.27 * us, join = 1.31 * us, points = 102, error = 0.036,
    },
    bf16_fp8_512 = {
      launch = 10.7 * us, single = 10.7, tile = 2.57 * us, alone = 1.45 * us, join = 8.3 * us, points = 15,
      error = 0.089,
    },
    bf16_fp8_64_window = {
      launch = 9.76 * us, tile = 1.02 * us, points = 62, error = 0.043,
    },
    latent_bf16 = {
      launch = 3.86 * us, tile = 6.53 * us, alone = 5.92 * us, join = 2.38 * us, points = 116, error = 0.050,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 2.94 * us, points = 54, error = 0.018,
    },
    absorbed_fp8 = {
      launch = 2.67 * us, points = 54, error = 0.026,
    },
    bf16 = {
      launch = 0 * us, memory = 0.8, serial = 0.000827 * us, tile = 2.1 * us, near = 0.62, copies = 0.581,
      throttle = 0.371, heat = 1.73e+04 * us, join = 2.53 * us, points = 534, error = 0.054,
    },
    fp8_b128 = {
      launch = 0.15 * us, compute = 0.825, memory = 0.958, serial = 0.000812 * us, tile = 0 * us, loss = 0.435,
      near = 0.826, copies = 0.535, throttle = 0.965, heat = 9.91e+03 * us, quantise = 5.34 * us, row = 0.0254 * us,
      points = 499, error = 0.032,
    },
    fp8_static = {
      launch = 0 * us, compute = 0.766, memory = 0.792, serial = 0.000663 * us, tile = 0 * us, loss = 0.354,
      near = 0.693, copies = 0.684, throttle = 0.296, heat = 2.62e+03 * us, quantise = 14 * us, quantised = 0.162,
      row = 0 * us, join = 3.25 * us, points = 534, error = 0.046,
    },
    nvfp4 = {
      launch = 0.0471 * us, compute = 0.869, memory = 0.752, serial = 0.00179 * us, tile = 0.986 * us, loss = 0.24,
      heat = 3.85e+04 * us, quantised = 0.564, row = 0.0807 * us, points = 535, error = 0.026,
    },
  },
  message = {
    all_reduce = {
      launch = 4.83 * us, step = 0.0922 * us, share = 0.755, launch_2 = 0.463 * us, step_2 = 2.27 * us,
      share_2 = 0.513, launch_3 = 0 * us, step_3 = 4.67 * us, share_3 = 0.657, switch = 0.166, shared = 0,
      ramp = 0.00339, host = 0 * us, limit_1 = 8388608, limit = 4194304, one_shot = 1, rule = 1, points = 126,
      error = 0.008,
    },
  },
  mixture = {
    bf16 = {
      launch = 20.2 * us, serial = 0.00126 * us, loss = 0.437, rows = 0.459, all_rows = 4.44, points = 171,
      error = 0.048, kernel = "cutlass",
      kernels = {
        cutlass_nongated = {
          memory = 0.899, points = 31, error = 0.026,
        },
      },
    },
    fp8 = {
      kernels = {
        cutlass_nongated = {
          launch = 51.8 * us, compute = 0.927, memory = 0.889, points = 23, error = 0.005,
        },
      },
    },
    mxfp4_a16 = {
      launch = 15.8 * us, compute = 0.152, memory = 0.198, serial = 0.0063 * us, tile = 0.169 * us, loss = 0.104,
      rows = 1, all_rows = 4.67, points = 205, error = 0.027, kernel = "trtllm_default",
    },
  },
  module_decode = {
    bf16_bf16 = {
      tile = 0.953 * us, join = 0.592 * us, head = 0 * us, fixed = 0 * us, weights = 0.739, points = 46,
      error = 0.061,
    },
    bf16_fp8_b128 = {
      tile = 0.953 * us, join = 0.592 * us, head = 0 * us, fixed = 12.6 * us, serial = 0.00167 * us, points = 46,
      error = 0.032,
    },
    bf16_fp8_bf16 = {
      tile = 2.12 * us, near = 0.46, join = 1.83 * us, head = 0.0584 * us, serial = 0.00131 * us, passes = 20.7,
      points = 46, error = 0.022,
    },
    bf16_fp8_fp8_b128 = {
      tile = 2.12 * us, near = 0.46, join = 1.83 * us, head = 0.0584 * us, fixed = 16.1 * us, product = 0.715,
      serial = 0.00121 * us, passes = 16.3, points = 46, error = 0.027,
    },
    bf16_fp8_nvfp4 = {
      tile = 2.12 * us, near = 0.46, join = 1.83 * us, head = 0.0584 * us, fixed = 23.1 * us, passes = 14.5,
      points = 46, error = 0.024,
    },
    bf16_nvfp4 = {
      tile = 0.953 * us, join = 0.592 * us, head = 0 * us, fixed = 18.9 * us, serial = 0.00219 * us, passes = 24.3,
      points = 46, error = 0.025,
    },
    sparse_bf16_bf16 = {
      memory = 0.455, tile = 12.1 * us, near = 0.16, head = 0.0823 * us, fixed = 26.9 * us, serial = 0.000667 * us,
      passes = 49.9, points = 57, error = 0.045,
    },
    sparse_bf16_fp8_b128 = {
      memory = 0.455, tile = 12.1 * us, near = 0.16, head = 0.0823 * us, fixed = 37.7 * us, serial = 0.000615 * us,
      points = 57, error = 0.020,
    },
    sparse_bf16_fp8_bf16 = {
      memory = 0.349, join = 17.1 * us, fixed = 24.9 * us, serial = 0.00093 * us, passes = 66.4, select = 2.84,
      points = 57, error = 0.097,
    },
    sparse_bf16_fp8_nvfp4 = {
      memory = 0.349, join = 17.1 * us, serial = 0.00196 * us, passes = 42.1, select = 0.0568, points = 57,
      error = 0.056,
    },
    sparse_bf16_nvfp4 = {
      memory = 0.455, tile = 12.1 * us, near = 0.16, head = 0.0823 * us, fixed = 28.9 * us, serial = 0.00175 * us,
      passes = 47.3, points = 57, error = 0.030,
    },
  },
  module_prefill = {
    bf16_bf16 = {
      tile = 2.65 * us, longest = 0.51, exponents = 1.29, memory = 0.185, store = 0.323, fixed = 5.6 * us,
      serial = 0.00171 * us, passes = 5.94, points = 51, error = 0.062,
    },
    bf16_fp8 = {
      tile = 2.87 * us, longest = 0.26, exponents = 3.28, memory = 0.585, loss = 0.674, store = 4.38,
      fixed = 35.5 * us, serial = 0.000301 * us, points = 153, error = 0.081,
    },
    bf16_fp8_b128 = {
      tile = 2.65 * us, longest = 0.51, exponents = 1.29, memory = 0.185, store = 0.323, serial = 0.00101 * us,
      passes = 7.78, points = 51, error = 0.022,
    },
    bf16_fp8_bf16 = {
      tile = 2.87 * us, longest = 0.26, exponents = 3.28, memory = 0.585, loss = 0.674, store = 4.38,
      fixed = 12.9 * us, serial = 0.00123 * us, points = 51, error = 0.051,
    },
    bf16_fp8_fp8_b128 = {
      weights = 0.956, serial = 0.000185 * us, passes = 7.48, points = 51, error = 0.046,
    },
    bf16_fp8_nvfp4 = {
      tile = 2.87 * us, longest = 0.26, exponents = 3.28, memory = 0.585, loss = 0.674, store = 4.38,
      fixed = 36 * us, product = 0.833, serial = 0.00148 * us, passes = 7.68, select = 5.03, points = 51,
      error = 0.037,
    },
    bf16_nvfp4 = {
      tile = 2.65 * us, longest = 0.51, exponents = 1.29, memory = 0.185, store = 0.323, weights = 1,
      serial = 0.000889 * us, points = 51, error = 0.024,
    },
    sparse_bf16_bf16 = {
      compute = 0.576, tile = 0.743 * us, longest = 0.0627, exponents = 1.35, fixed = 48.1 * us, product = 0.696,
      serial = 0.00035 * us, passes = 35.3, points = 61, error = 0.052,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 38.3 * us, product = 0.651, serial = 0.00131 * us, passes = 41.2, select = 99.7, points = 61,
      error = 0.025,
    },
    sparse_bf16_fp8_bf16 = {
      tile = 0 * us, exponents = 2.53, memory = 0.791, fixed = 42.9 * us, product = 0.829, weights = 0.933,
      serial = 0.000616 * us, select = 56.8, points = 61, error = 0.039,
    },
    sparse_bf16_fp8_fp8_b128 = {
      tile = 0 * us, exponents = 2.53, memory = 0.791, fixed = 55.6 * us, product = 0.676, serial = 0.000761 * us,
      passes = 33.9, select = 56.6, points = 61, error = 0.046,
    },
    sparse_bf16_fp8_nvfp4 = {
      tile = 0 * us, exponents = 2.53, memory = 0.791, fixed = 48.5 * us, product = 0.677, serial = 0.00167 * us,
      select = 28.8, points = 61, error = 0.046,
    },
    sparse_bf16_nvfp4 = {
      compute = 0.576, tile = 0.743 * us, longest = 0.0627, exponents = 1.35, product = 0.645,
      serial = 0.00119 * us, select = 55.9, points = 61, error = 0.025,
    },
  },
  prefill = {
    bf16_128 = {
      launch = 14.5 * us, compute = 0.771, exponents = 2.36, memory = 0.402, store = 0.216, points = 64,
      error = 0.007,
    },
    bf16_128_window = {
      compute = 0.826, tile = 1.14 * us, exponents = 1.92, store = 1.77, points = 55, error = 0.051,
    },
    bf16_256 = {
      compute = 0.911, tile = 2 * us, exponents = 1.11, memory = 0.374, store = 1.77, points = 53, error = 0.047,
    },
    bf16_256_window = {
      tile = 2.28 * us, store = 0.267, points = 52, error = 0.050,
    },
    bf16_64 = {
      compute = 0.823, tile = 2.56 * us, memory = 0.232, store = 0.219, points = 63, error = 0.055,
    },
    bf16_64_window = {
      compute = 0.315, tile = 2.56 * us, exponents = 1.39, memory = 0.528, store = 0.956, points = 61,
      error = 0.031,
    },
    bf16_fp8 = {
      tile = 2.36 * us, exponents = 2.14, memory = 0.273, points = 354, error = 0.062,
    },
    bf16_fp8_128 = {
      compute = 0.884, tile = 2.52 * us, exponents = 5.46, memory = 0.403, points = 64, error = 0.054,
    },
    bf16_fp8_128_window = {
      compute = 0.91, exponents = 3, memory = 0.271, store = 0.05, points = 55, error = 0.024,
    },
    bf16_fp8_256 = {
      compute = 0.93, tile = 1.71 * us, exponents = 3.07, memory = 0.684, points = 53, error = 0.012,
    },
    bf16_fp8_256_window = {
      tile = 1.62 * us, exponents = 1.32, memory = 0.378, store = 7.43, points = 52, error = 0.038,
    },
    bf16_fp8_64 = {
      compute = 0.799, tile = 2.45 * us, exponents = 1.75, memory = 0.236, points = 63, error = 0.026,
    },
    bf16_fp8_64_window = {
      compute = 0.539, tile = 2.24 * us, exponents = 0.795, points = 61, error = 0.042,
    },
    bf16_open = {
      exponents = 1.15, store = 0.0703, points = 16, error = 0.053,
    },
    bf16_open_16 = {
      launch = 15.2 * us, compute = 0.912, exponents = 1.15, memory = 0.16, points = 24, error = 0.104,
    },
    fp8 = {
      compute = 0.907, tile = 2.53 * us, exponents = 1.23, store = 1.01, points = 354, error = 0.035,
    },
    fp8_128 = {
      compute = 0.911, exponents = 1.3, memory = 0.343, store = 0.05, points = 74, error = 0.017,
    },
    fp8_128_window = {
      compute = 0.848, exponents = 1.4, store = 1.87, points = 71, error = 0.023,
    },
    fp8_256 = {
      compute = 0.926, exponents = 0.8, memory = 0.57, store = 0.69, points = 66, error = 0.039,
    },
    fp8_64 = {
      tile = 1.22 * us, exponents = 1.12, memory = 0.258, store = 0.247, points = 73, error = 0.012,
    },
    fp8_64_window = {
      compute = 0.384, tile = 2.24 * us, exponents = 1.38, points = 70, error = 0.034,
    },
    latent_bf16 = {
      compute = 0.922, tile = 2.67 * us, exponents = 1.64, store = 0.601, points = 111, error = 0.041,
    },
    latent_bf16_fp8 = {
      compute = 0.937, tile = 2.84 * us, exponents = 4.72, memory = 0.337, store = 0.289, points = 111,
      error = 0.068,
    },
  },
  rows = {
    quantise = {
      launch = 1.9 * us, memory = 0.588, near = 0.63, single = 20, points = 79, error = 0.035,
    },
  },
  scan = {
    conv_mamba2_decode = {
      launch = 3.2 * us, compute = 1, memory = 0.839, near = 10, step = 0.001 * us, points = 27, error = 0.040,
    },
    gdn = {
      launch = 19 * us, compute = 0.0459, memory = 0.399, near = 0.498, step = 2.12 * us, start = 0.001 * us,
      resident = 3.46, loss = 0.637, points = 27, error = 0.014,
    },
    gdn_decode = {
      launch = 0 * us, compute = 1, memory = 1, near = 0.887, step = 2.94 * us, points = 23, error = 0.006,
    },
    mamba2 = {
      launch = 20 * us, compute = 0.0919, memory = 0.569, near = 0.893, step = 1.96 * us, points = 20,
      error = 0.026,
    },
  },
}
