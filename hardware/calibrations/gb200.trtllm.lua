return calibration "gb200.trtllm" {
  base = "blackwell.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 10.1 * us, single = 12.6, tile = 1.42 * us, alone = 1.51 * us, join = 1.11 * us, points = 433,
      error = 0.041,
    },
    bf16_128 = {
      launch = 10 * us, single = 9.51, tile = 1.27 * us, alone = 1.28 * us, join = 0.868 * us, points = 105,
      error = 0.031,
    },
    bf16_256 = {
      launch = 10.1 * us, single = 14.4, tile = 2.14 * us, alone = 2.12 * us, join = 1.66 * us, points = 102,
      error = 0.044,
    },
    bf16_256_window = {
      launch = 9.02 * us, tile = 1.35 * us, alone = 1.71 * us, join = 1.33 * us, points = 27, error = 0.049,
    },
    bf16_512 = {
      launch = 6.49 * us, single = 8.43, tile = 4.23 * us, alone = 3.6 * us, join = 4.66 * us, points = 15,
      error = 0.026,
    },
    bf16_64_window = {
      launch = 10.4 * us, single = 15.5, tile = 1.04 * us, alone = 1.43 * us, points = 61, error = 0.035,
    },
    bf16_fp8_128 = {
      launch = 10.2 * us, memory = 0.913, compute = 0.38, single = 16, tile = 0.952 * us, alone = 1.05 * us,
      whole = 0.999, loss = 0, reach = 0.523, join = 1.19 * us, head = 0.0603 * us, chunk = 585, groups = 6,
      points = 104, error = 0.042,
    },
    bf16_fp8_128_window = {
      launch = 10.5 * us, tile = 0.728 * us, points = 21, error = 0.017,
    },
    bf16_fp8_256 = {
      launch = 10.6 * us, single = 10.4, tile = 1.14 * us, alone = 1.27 * us, join = 0.538 * us, points = 102,
      error = 0.058,
    },
    bf16_fp8_256_window = {
      launch = 12.3 * us, memory = 0.918, single = 7.41, tile = 1.41 * us, alone = 1.5 * us, join = 0.411 * us,
      points = 28, error = 0.033,
    },
    bf16_fp8_512 = {
      launch = 14.3 * us, single = 16, tile = 0.171 * us, alone = 0.00229 * us, join = 6.29 * us, points = 15,
      error = 0.021,
    },
    bf16_fp8_64 = {
      launch = 10.8 * us, single = 3.84, tile = 0.842 * us, alone = 1.12 * us, join = 4.25 * us, points = 102,
      error = 0.064,
    },
    bf16_fp8_64_window = {
      launch = 10.4 * us, tile = 0.911 * us, alone = 1.11 * us, points = 62, error = 0.054,
    },
    latent_bf16 = {
      tile = 5.88 * us, alone = 5.27 * us, points = 116, error = 0.070,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 4.06 * us, compute = 0.776, memory = 0.741, points = 54, error = 0.091,
    },
    absorbed_fp8 = {
      launch = 4.03 * us, compute = 0.316, points = 54, error = 0.118,
    },
    fp8 = {
      launch = 0 * us, compute = 0.644, serial = 0.000443 * us, tile = 0.0744 * us, copies = 0.806,
      throttle = 0.505, heat = 6.46e+04 * us, quantise = 13.7 * us, row = 0 * us, join = 6.91 * us, points = 534,
      error = 0.040,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.776, tile = 0 * us, loss = 0.401, near = 0.855, throttle = 2,
      heat = 5.18e+04 * us, quantise = 5.26 * us, quantised = 0.762, row = 0.0234 * us, points = 499, error = 0.031,
    },
    fp8_static = {
      launch = 0.333 * us, memory = 0.832, serial = 0.000526 * us, tile = 0.28 * us, loss = 0.433, throttle = 0.583,
      heat = 5.53e+04 * us, quantise = 12.9 * us, quantised = 0.319, row = 0 * us, join = 3.04 * us, points = 534,
      error = 0.041,
    },
    nvfp4 = {
      launch = 0 * us, compute = 0.916, serial = 0.00169 * us, tile = 0.703 * us, near = 0.615, heat = 5.3e+04 * us,
      quantised = 0.585, row = 0.0843 * us, points = 535, error = 0.026,
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
      kernels = {
        cutlass_nongated = {
          launch = 39 * us, memory = 0.949, points = 31, error = 0.038,
        },
      },
    },
    fp8 = {
      memory = 0.896, serial = 0.000223 * us, tile = 0.943 * us, loss = 0.237, rows = 0.265, points = 180,
      error = 0.054, kernel = "cutlass",
      kernels = {
        cutlass_nongated = {
          launch = 49 * us, compute = 0.988, memory = 0.927, points = 23, error = 0.004,
        },
      },
    },
    mxfp4_a16 = {
      launch = 15.8 * us, compute = 0.147, memory = 0.212, serial = 0.00594 * us, tile = 0 * us, loss = 0.0953,
      rows = 1, all_rows = 6.56, points = 205, error = 0.032, kernel = "trtllm_default",
    },
    nvfp4 = {
      kernels = {
        cutlass_nongated = {
          launch = 42.2 * us, memory = 0.993, points = 28, error = 0.034,
        },
      },
    },
  },
  module_decode = {
    bf16_fp8 = {
      tile = 1.88 * us, near = 0.492, join = 2.22 * us, head = 0.0596 * us, fixed = 4.98 * us,
      serial = 0.00215 * us, passes = 17.8, points = 138, error = 0.146,
    },
    bf16_nvfp4 = {
      tile = 0.863 * us, join = 0.935 * us, head = 0 * us, passes = 23.7, points = 46, error = 0.030,
    },
    sparse_bf16 = {
      tile = 17.4 * us, near = 0.166, head = 0.138 * us, fixed = 18.8 * us, serial = 0.00123 * us, passes = 43,
      points = 171, error = 0.059,
    },
  },
  module_prefill = {
    bf16 = {
      longest = 0.527, exponents = 0.999, store = 0.581, fixed = 23.9 * us, serial = 0.00102 * us, points = 153,
      error = 0.082,
    },
    bf16_bf16 = {
      longest = 0.527, exponents = 0.999, store = 0.581, fixed = 1.98 * us, product = 0.9, points = 51,
      error = 0.090,
    },
    bf16_fp8 = {
      longest = 0.869, exponents = 4.16, loss = 0.93, serial = 0.00039 * us, points = 153, error = 0.074,
    },
    bf16_fp8_b128 = {
      longest = 0.527, exponents = 0.999, store = 0.581, fixed = 20.3 * us, product = 0.948, serial = 0.0012 * us,
      passes = 7.62, points = 51, error = 0.053,
    },
    bf16_fp8_bf16 = {
      longest = 0.869, exponents = 4.16, loss = 0.93, fixed = 15.3 * us, serial = 0.000869 * us, passes = 5.89,
      points = 51, error = 0.064,
    },
    bf16_fp8_nvfp4 = {
      longest = 0.869, exponents = 4.16, loss = 0.93, fixed = 30.5 * us, product = 0.872, serial = 0.00165 * us,
      passes = 7.72, select = 5.03, points = 51, error = 0.031,
    },
    bf16_nvfp4 = {
      longest = 0.527, exponents = 0.999, store = 0.581, fixed = 39.4 * us, weights = 1, serial = 0.00071 * us,
      points = 51, error = 0.025,
    },
    sparse_bf16_bf16 = {
      compute = 0.431, tile = 0.468 * us, longest = 0.034, exponents = 1.24, memory = 1, store = 0.353,
      fixed = 25.6 * us, product = 0.505, serial = 0.00121 * us, passes = 27.7, select = 75.3, points = 61,
      error = 0.046,
    },
    sparse_bf16_fp8 = {
      tile = 0 * us, exponents = 1.84, memory = 0.839, fixed = 28.6 * us, product = 0.694, serial = 0.00183 * us,
      passes = 36.2, index = 0.899, select = 44.9, points = 183, error = 0.081,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 51.1 * us, product = 0.488, serial = 0.000568 * us, passes = 35, select = 83.3, points = 61,
      error = 0.045,
    },
    sparse_bf16_fp8_bf16 = {
      tile = 0 * us, exponents = 1.84, memory = 0.839, product = 0.639, passes = 29.4, index = 0.899, points = 61,
      error = 0.056,
    },
    sparse_bf16_fp8_nvfp4 = {
      tile = 0 * us, exponents = 1.84, memory = 0.839, fixed = 43.3 * us, product = 0.684, serial = 0.00167 * us,
      passes = 40.7, index = 0.899, select = 24.8, points = 61, error = 0.054,
    },
  },
  prefill = {
    bf16 = {
      launch = 14.5 * us, compute = 0.911, tile = 2.54 * us, exponents = 1.62, points = 354, error = 0.065,
    },
    bf16_128 = {
      launch = 14.7 * us, compute = 0.843, tile = 1.09 * us, store = 0.247, points = 64, error = 0.017,
    },
    bf16_128_window = {
      launch = 13.6 * us, compute = 0.726, tile = 0.953 * us, store = 0.05, points = 55, error = 0.031,
    },
    bf16_256 = {
      launch = 14 * us, tile = 1.82 * us, exponents = 0.799, store = 1.56, points = 53, error = 0.018,
    },
    bf16_256_window = {
      launch = 10.9 * us, compute = 0.937, tile = 2.01 * us, exponents = 1.27, store = 0.369, points = 52,
      error = 0.035,
    },
    bf16_64 = {
      launch = 14.4 * us, exponents = 1.26, points = 63, error = 0.054,
    },
    bf16_fp8_128 = {
      launch = 14.8 * us, tile = 2.28 * us, exponents = 3.81, points = 64, error = 0.038,
    },
    bf16_fp8_128_window = {
      launch = 14 * us, compute = 0.901, tile = 0.983 * us, exponents = 3.33, memory = 0.302, store = 0.05,
      points = 55, error = 0.029,
    },
    bf16_fp8_256 = {
      launch = 13.4 * us, compute = 0.942, tile = 1.58 * us, exponents = 4.4, store = 0.459, points = 53,
      error = 0.023,
    },
    bf16_fp8_256_window = {
      launch = 13.7 * us, tile = 1.43 * us, exponents = 1.09, points = 52, error = 0.023,
    },
    bf16_fp8_64 = {
      compute = 0.815, tile = 2.18 * us, exponents = 1.79, memory = 0.253, points = 63, error = 0.038,
    },
    bf16_fp8_64_window = {
      launch = 13.8 * us, compute = 0.371, exponents = 1.21, store = 0.192, points = 61, error = 0.049,
    },
    bf16_open = {
      tile = 0.624 * us, memory = 0.836, store = 0.0638, points = 16, error = 0.043,
    },
    bf16_open_odd = {
      launch = 11.1 * us, tile = 0.156 * us, exponents = 2.19, store = 0.107, points = 20, error = 0.022,
    },
    fp8_128 = {
      launch = 14.4 * us, tile = 1.23 * us, memory = 0.526, store = 0.617, points = 74, error = 0.025,
    },
    fp8_128_window = {
      launch = 13.6 * us, tile = 1.2 * us, store = 0.05, points = 71, error = 0.034,
    },
    fp8_256 = {
      launch = 14 * us, tile = 1.89 * us, memory = 0.86, store = 1.25, points = 66, error = 0.018,
    },
    fp8_64 = {
      launch = 14.1 * us, compute = 0.926, memory = 0.784, store = 0.67, points = 73, error = 0.022,
    },
    fp8_64_window = {
      launch = 13.4 * us, compute = 0.313, tile = 2.05 * us, exponents = 2.25, store = 0.268, points = 70,
      error = 0.031,
    },
    latent_bf16_fp8 = {
      launch = 17.6 * us, compute = 0.95, exponents = 4.88, memory = 0.36, store = 0.451, points = 111,
      error = 0.049,
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
