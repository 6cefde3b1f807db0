return calibration "b200.vllm" {
  base = "blackwell.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16_128 = {
      launch = 7.79 * us, single = 14.3, tile = 1.56 * us, alone = 1.53 * us, join = 1.81 * us, points = 112,
      error = 0.038,
    },
    bf16_256_window = {
      single = 13.9, join = 0.684 * us, points = 26, error = 0.037,
    },
    bf16_fp8 = {
      single = 12.6, alone = 1.39 * us, join = 0.974 * us, points = 453, error = 0.089,
    },
    bf16_fp8_192 = {
      launch = 10.8 * us, single = 3.78, tile = 1.55 * us, alone = 0.264 * us, points = 25, error = 0.155,
    },
    bf16_fp8_256 = {
      launch = 8.06 * us, single = 6.6, tile = 1.49 * us, join = 1.29 * us, points = 41, error = 0.026,
    },
    bf16_fp8_512 = {
      join = 7.19 * us, points = 19, error = 0.069,
    },
    bf16_fp8_64_window = {
      launch = 8.55 * us, tile = 0.984 * us, points = 65, error = 0.051,
    },
  },
  linear = {
    bf16 = {
      launch = 1.65 * us, compute = 0.807, memory = 0.849, serial = 0.00119 * us, tile = 0.391 * us, loss = 0.306,
      near = 0.73, copies = 1.2, throttle = 0.0302, heat = 800 * us, join = 2.83 * us, points = 537, error = 0.056,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.5, memory = 0.687, serial = 0.00171 * us, tile = 1.72 * us, loss = 0.11,
      near = 0.435, copies = 2.31, throttle = 0.978, heat = 7.68e+03 * us, quantise = 6.79 * us, quantised = 0.262,
      points = 441, error = 0.042,
    },
    nvfp4 = {
      launch = 0.0479 * us, compute = 0.725, memory = 0.871, serial = 0.000601 * us, tile = 0.493 * us,
      loss = 0.478, near = 1.69, copies = 1.32, throttle = 0.621, heat = 1.48e+04 * us, quantise = 6.18 * us,
      quantised = 0.853, row = 0.0633 * us, points = 537, error = 0.052,
    },
  },
  message = {
    all_reduce = {
      launch = 6.86 * us, share = 0.464, share_3 = 0.665, points = 94, error = 0.030,
    },
    all_reduce_eager = {
      launch = 6.18 * us, share = 0.134, share_3 = 0.554, points = 98, error = 0.049,
    },
  },
  mixture = {
    bf16 = {
      kernels = {
        fi_cutlass = {
          launch = 22.9 * us, compute = 0.707, points = 19, error = 0.050,
        },
      },
    },
    mxfp4_a16 = {
      kernels = {
        marlin = {
          launch = 61.6 * us, compute = 0.155, points = 71, error = 0.033,
        },
      },
    },
  },
  module_decode = {
    bf16 = {
      tile = 3.63 * us, near = 0.326, join = 1.03 * us, head = 0.34 * us, fixed = 2.48 * us, serial = 0.00203 * us,
      passes = 21.4, points = 138, error = 0.094,
    },
    bf16_bf16 = {
      tile = 3.63 * us, near = 0.326, join = 1.03 * us, head = 0.34 * us, fixed = 0 * us, weights = 0.677,
      serial = 0.00125 * us, passes = 22.1, points = 46, error = 0.082,
    },
    bf16_fp8 = {
      memory = 0.888, single = 3, tile = 6.28 * us, loss = 0.144, near = 0.503, join = 1.78 * us, head = 0.511 * us,
      fixed = 3.76 * us, serial = 0.00188 * us, passes = 0.74, points = 138, error = 0.086,
    },
    bf16_fp8_b128 = {
      fixed = 1.41 * us, serial = 0.00264 * us, passes = 24.7, points = 46, error = 0.032,
    },
    bf16_fp8_bf16 = {
      memory = 0.888, single = 3, tile = 6.28 * us, loss = 0.144, near = 0.503, join = 1.78 * us, head = 0.511 * us,
      fixed = 0 * us, product = 1, weights = 0.813, serial = 0.00138 * us, passes = 3.3, points = 46, error = 0.033,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 13.6 * us, serial = 0.00146 * us, passes = 5.5, points = 46, error = 0.020,
    },
    bf16_fp8_nvfp4 = {
      fixed = 17.1 * us, serial = 0.000614 * us, passes = 0.05, points = 46, error = 0.026,
    },
    bf16_nvfp4 = {
      fixed = 12.3 * us, serial = 0.00115 * us, points = 46, error = 0.038,
    },
    sparse_bf16_fp8 = {
      memory = 0.295, head = 0 * us, serial = 0.000609 * us, select = 0.0793, points = 171, error = 0.064,
    },
    sparse_bf16_fp8_bf16 = {
      memory = 0.295, head = 0 * us, select = 0.0609, points = 57, error = 0.062,
    },
    sparse_bf16_nvfp4 = {
      memory = 0.444, join = 3.9 * us, head = 0.0578 * us, weights = 0.85, serial = 0.000764 * us, select = 7.17,
      points = 57, error = 0.030,
    },
  },
  module_prefill = {
    bf16 = {
      tile = 1.07 * us, longest = 0.451, exponents = 7.57, memory = 0.419, loss = 0.21, store = 0.05,
      fixed = 13.4 * us, weights = 1, serial = 0.00132 * us, passes = 7.3, points = 153, error = 0.092,
    },
    bf16_bf16 = {
      tile = 1.07 * us, longest = 0.451, exponents = 7.57, memory = 0.419, loss = 0.21, store = 0.05,
      fixed = 13.8 * us, serial = 0.000813 * us, passes = 3.05, points = 51, error = 0.045,
    },
    bf16_fp8 = {
      memory = 0.172, store = 0.05, fixed = 23.3 * us, weights = 1, serial = 0.000395 * us, passes = 7.27,
      points = 153, error = 0.114,
    },
    bf16_fp8_b128 = {
      fixed = 32.9 * us, weights = 0.847, serial = 0 * us, passes = 8.27, points = 51, error = 0.042,
    },
    bf16_fp8_bf16 = {
      memory = 0.172, store = 0.05, fixed = 11.8 * us, serial = 0.000964 * us, passes = 3.33, points = 51,
      error = 0.070,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 32.9 * us, weights = 0.823, serial = 9.61e-07 * us, passes = 8.14, points = 51, error = 0.041,
    },
    fp8 = {
      longest = 1.59, exponents = 1.06, memory = 0.167, loss = 0.238, store = 0.0574, fixed = 10.3 * us,
      weights = 1, serial = 0.00172 * us, passes = 6.94, select = 4.62, points = 153, error = 0.040,
    },
    fp8_bf16 = {
      longest = 1.59, exponents = 1.06, memory = 0.167, loss = 0.238, store = 0.0574, fixed = 10.7 * us,
      weights = 1, serial = 0.00124 * us, passes = 2.81, select = 4.62, points = 51, error = 0.043,
    },
    fp8_fp8_b128 = {
      fixed = 26 * us, serial = 0.000895 * us, passes = 8.35, points = 51, error = 0.065,
    },
    fp8_nvfp4 = {
      fixed = 20.8 * us, product = 0.63, serial = 0.000685 * us, passes = 5.33, points = 51, error = 0.033,
    },
    sparse_bf16_bf16 = {
      tile = 2.1 * us, memory = 0.104, store = 32.1, fixed = 1.15e+03 * us, product = 0.956, weights = 0.625,
      serial = 0 * us, passes = 33.1, index = 1, select = 134, points = 61, error = 0.114,
    },
    sparse_bf16_fp8 = {
      tile = 20 * us, memory = 0.142, loss = 0.843, store = 50, fixed = 1.85e+03 * us, weights = 1, index = 0.288,
      select = 0.126, points = 183, error = 0.142,
    },
    sparse_bf16_fp8_bf16 = {
      tile = 20 * us, memory = 0.142, loss = 0.843, store = 50, fixed = 1.33e+03 * us, weights = 0.708,
      serial = 0 * us, passes = 1.68, index = 0.288, select = 0.109, points = 61, error = 0.040,
    },
    sparse_bf16_fp8_nvfp4 = {
      fixed = 2.24e+03 * us, product = 0.572, weights = 0.798, serial = 0.000288 * us, passes = 0.545, points = 61,
      error = 0.116,
    },
    sparse_bf16_nvfp4 = {
      tile = 2.1 * us, memory = 0.104, store = 32.1, fixed = 2.06e+03 * us, product = 0.423, weights = 0.562,
      serial = 0.000235 * us, passes = 9.59, index = 1, select = 163, points = 61, error = 0.023,
    },
  },
  prefill = {
    bf16 = {
      compute = 0.973, tile = 2.64 * us, exponents = 1.44, memory = 0.741, store = 6.37, points = 322,
      error = 0.062,
    },
    bf16_128 = {
      compute = 0.811, tile = 1.51 * us, exponents = 2.77, memory = 0.384, store = 2.67, points = 57, error = 0.039,
    },
    bf16_256 = {
      compute = 0.742, exponents = 5.44, memory = 0.959, store = 10.2, points = 42, error = 0.031,
    },
    bf16_256_window = {
      compute = 0.93, tile = 2.29 * us, exponents = 4.48, store = 8.67, points = 38, error = 0.074,
    },
    bf16_64 = {
      compute = 0.596, tile = 1.21 * us, exponents = 1.72, memory = 0.458, points = 60, error = 0.064,
    },
    bf16_64_window = {
      tile = 2.2 * us, store = 4.38, points = 56, error = 0.070,
    },
    bf16_fp8 = {
      tile = 2.32 * us, exponents = 1.77, memory = 0.297, store = 23.8, points = 321, error = 0.081,
    },
    bf16_fp8_192 = {
      compute = 0.0373, exponents = 0.108, memory = 0.408, store = 22, points = 18, error = 0.025,
    },
    bf16_fp8_256 = {
      compute = 0.913, exponents = 5.93, memory = 0.482, store = 30, points = 29, error = 0.086,
    },
    bf16_fp8_64 = {
      exponents = 1.73, store = 24.8, points = 55, error = 0.047,
    },
    bf16_fp8_64_window = {
      tile = 2.03 * us, exponents = 1.4, memory = 0.219, store = 31.5, points = 51, error = 0.049,
    },
    bf16_open = {
      launch = 6.46 * us, compute = 0.947, tile = 0.488 * us, exponents = 1.58, memory = 0.569, store = 3.46,
      points = 15, error = 0.039,
    },
    bf16_open_16 = {
      launch = 5.03 * us, compute = 0.719, tile = 2.71 * us, exponents = 1.57, memory = 1, store = 2.04,
      points = 21, error = 0.043,
    },
    bf16_open_odd = {
      compute = 0.682, tile = 4.13 * us, exponents = 1.34, memory = 0.57, points = 19, error = 0.081,
    },
  },
  scan = {
    conv_gdn = {
      launch = 3.33 * us, compute = 0.00473, memory = 0.563, near = 0.733, step = 0.001 * us, points = 26,
      error = 0.037,
    },
    conv_gdn_decode = {
      launch = 1.56 * us, compute = 1, memory = 1, near = 0.669, step = 0.00576 * us, points = 28, error = 0.006,
    },
    conv_kda = {
      launch = 417 * us, compute = 0.0187, memory = 0.186, near = 0.211, step = 0.001 * us, points = 25,
      error = 0.032,
    },
    conv_kda_verify = {
      launch = 3.88 * us, compute = 0.00198, memory = 0.35, near = 0.383, step = 0.00292 * us, points = 29,
      error = 0.061,
    },
    gdn = {
      launch = 1.75 * us, compute = 0.241, memory = 0.918, near = 0.314, step = 2.36 * us, points = 29,
      error = 0.031,
    },
    ["gdn until 0.22.0"] = {
      launch = 19.7 * us, compute = 0.0359, memory = 0.324, near = 0.229, step = 3.74 * us, start = 1.41 * us,
      resident = 0.93, loss = 0.232, points = 27, error = 0.044,
    },
    kda = {
      launch = 13 * us, compute = 0.157, memory = 0.371, near = 0.362, step = 3.93 * us, points = 24, error = 0.041,
    },
    kda_decode = {
      launch = 0.153 * us, compute = 0.0435, memory = 0.874, near = 0.759, step = 3.61 * us, points = 27,
      error = 0.009,
    },
  },
}
