return calibration "b200.sglang" {
  base = "blackwell.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16_128 = {
      launch = 8.07 * us, memory = 0.909, alone = 1.48 * us, join = 1.29 * us, points = 106, error = 0.051,
    },
    bf16_128_window = {
      launch = 7.38 * us, memory = 0.819, tile = 1.47 * us, join = 6.57 * us, points = 25, error = 0.082,
    },
    bf16_256_window = {
      launch = 5.95 * us, tile = 2.87 * us, alone = 2.84 * us, points = 28, error = 0.009,
    },
    bf16_512 = {
      launch = 8.28 * us, tile = 3.66 * us, alone = 3.06 * us, points = 16, error = 0.054,
    },
    bf16_64 = {
      launch = 7.36 * us, memory = 0.905, single = 6.59, tile = 0.969 * us, alone = 1.63 * us, points = 55,
      error = 0.064,
    },
    bf16_fp8_128 = {
      launch = 15.5 * us, memory = 0.832, tile = 1.29 * us, alone = 1.21 * us, join = 0.802 * us, points = 105,
      error = 0.059,
    },
    bf16_fp8_192_window = {
      memory = 0.614, single = 6.61, tile = 1.06 * us, points = 32, error = 0.025,
    },
    bf16_fp8_256_window = {
      alone = 2.07 * us, points = 28, error = 0.069,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 3.09 * us, compute = 0.61, points = 51, error = 0.137,
    },
    bf16 = {
      launch = 1.89 * us, compute = 0.779, memory = 0.88, serial = 0.0012 * us, tile = 0.16 * us, loss = 0.406,
      near = 0.754, copies = 0.969, throttle = 0.225, heat = 3.87e+03 * us, join = 3.47 * us, points = 537,
      error = 0.053,
    },
    fp8_b128 = {
      compute = 0.765, memory = 0.685, serial = 0.000826 * us, loss = 0.231, throttle = 0.717, heat = 8.87e+03 * us,
      quantised = 0.863, points = 538, error = 0.061,
    },
    nvfp4 = {
      launch = 0.0734 * us, compute = 0.723, memory = 0.873, serial = 0.000652 * us, tile = 0.102 * us,
      loss = 0.417, copies = 0.5, throttle = 0.479, heat = 4.68e+03 * us, quantise = 4.09 * us, row = 0.0763 * us,
      points = 538, error = 0.062,
    },
  },
  message = {
    ["all_reduce until 0.5.10"] = {
      launch = 6.71 * us, share = 0.173, share_3 = 0.667, points = 94, error = 0.018,
    },
    all_reduce_eager = {
      launch = 19.1 * us, step = 4.28 * us, share = 0.769, launch_2 = 12.8 * us, step_2 = 0 * us, share_2 = 1,
      launch_3 = 1.18 * us, step_3 = 2.52 * us, share_3 = 0.541, switch = 0.217, shared = 0, ramp = 0.00203,
      host = 29 * us, limit_1 = 1048576, limit = 16777216, one_shot = 0, rule = 0, points = 51, error = 0.011,
    },
    low_latency_dispatch = {
      launch = 10.4 * us, share = 0.347, share_3 = 0.565, points = 126, error = 0.073,
    },
  },
  mixture = {
    fp8_b128 = {
      kernels = {
        triton = {
          launch = 34.9 * us, compute = 0.266, memory = 0.724, points = 67, error = 0.065,
        },
      },
    },
    mxfp4_a8 = {
      launch = 15.1 * us, compute = 0.897, serial = 1e-05 * us, tile = 1.06 * us, loss = 0.877, points = 205,
      error = 0.069, kernel = "fi_trtllm",
    },
  },
  module_decode = {
    sparse_bf16_fp8 = {
      memory = 0.415, compute = 0.54, single = 16, tile = 4.27 * us, near = 0.234, join = 3.46 * us,
      fixed = 49.4 * us, product = 1, weights = 1, serial = 0.000891 * us, passes = 29, index = 1, select = 0.283,
      points = 116, error = 0.135,
    },
    sparse_bf16_fp8_bf16 = {
      fixed = 36.6 * us, product = 0.941, serial = 0.00128 * us, passes = 17, select = 0.162, points = 58,
      error = 0.117,
    },
    wideep = {
      compute = 0.785, single = 1.24, tile = 6.3 * us, loss = 0.352, near = 0.291, join = 2.17 * us,
      fixed = 6.67 * us, product = 0.564, serial = 0.00152 * us, passes = 0.598, points = 43, error = 0.037,
    },
  },
  module_prefill = {
    sparse_bf16_fp8_b128 = {
      longest = 0, loss = 0.465, product = 0.152, weights = 0.302, select = 13.4, points = 56, error = 0.038,
    },
    sparse_bf16_fp8_bf16 = {
      memory = 0.323, store = 0.127, fixed = 534 * us, serial = 0 * us, index = 0.272, select = 21.7, points = 63,
      error = 0.233,
    },
    sparse_bf16_fp8_fp8_b128 = {
      memory = 0.323, store = 0.127, fixed = 749 * us, weights = 0.961, serial = 0.00126 * us, index = 0.272,
      select = 22.9, points = 57, error = 0.066,
    },
    wideep = {
      compute = 0.949, tile = 1.81 * us, memory = 0.566, store = 0.734, fixed = 489 * us, points = 44,
      error = 0.072,
    },
  },
  prefill = {
    bf16_128 = {
      launch = 8.27 * us, compute = 0.712, exponents = 2.39, memory = 0.486, store = 0.214, points = 65,
      error = 0.064,
    },
    bf16_128_window = {
      launch = 7.36 * us, compute = 0.796, tile = 1.57 * us, exponents = 3.8, store = 0.717, points = 26,
      error = 0.023,
    },
    bf16_256_window = {
      launch = 8.5 * us, tile = 2.56 * us, exponents = 0.854, store = 0.116, points = 34, error = 0.047,
    },
    bf16_64 = {
      compute = 0.877, exponents = 1.4, memory = 0.229, store = 2.1, points = 53, error = 0.046,
    },
    bf16_64_window = {
      launch = 7.16 * us, compute = 0.767, tile = 1.73 * us, exponents = 1.35, store = 0.05, points = 44,
      error = 0.066,
    },
    bf16_fp8_128 = {
      launch = 14.5 * us, compute = 0.676, tile = 5.34 * us, exponents = 5.76, memory = 1, store = 5.85,
      points = 81, error = 0.065,
    },
    bf16_fp8_192 = {
      launch = 18.3 * us, tile = 1.24 * us, exponents = 4.02, store = 31, points = 72, error = 0.045,
    },
    bf16_fp8_192_window = {
      launch = 16.8 * us, tile = 4.46 * us, exponents = 7.44, memory = 0.13, store = 36.3, points = 87,
      error = 0.045,
    },
    bf16_fp8_256 = {
      launch = 8.02 * us, compute = 0.107, tile = 2.15 * us, exponents = 0.164, store = 13.8, points = 100,
      error = 0.034,
    },
    bf16_open = {
      launch = 4.81 * us, compute = 0.654, tile = 1.13 * us, longest = 0.462, whole = 1, exponents = 2.14,
      memory = 1, loss = 0.989, near = 0.185, reach = 0.1, tiles = 3, points = 16, error = 0.138,
    },
    bf16_open_16 = {
      launch = 3.95 * us, compute = 0.433, tile = 3.26 * us, store = 0.05, points = 24, error = 0.026,
    },
    bf16_open_odd = {
      launch = 5.97 * us, compute = 0.402, tile = 3 * us, exponents = 4.09, memory = 0.858, points = 20,
      error = 0.257,
    },
    fp8 = {
      launch = 15.7 * us, compute = 0.521, tile = 1.49 * us, exponents = 2.2, memory = 0.179, points = 358,
      error = 0.107,
    },
    fp8_128 = {
      launch = 15.8 * us, compute = 0.445, tile = 2.75 * us, exponents = 2.39, memory = 0.126, store = 0.05,
      points = 65, error = 0.057,
    },
    fp8_128_window = {
      compute = 0.653, tile = 1.37 * us, exponents = 1.64, memory = 0.205, store = 0.0618, points = 26,
      error = 0.043,
    },
    fp8_192 = {
      compute = 0.187, exponents = 0.229, memory = 0.223, store = 20.6, points = 33, error = 0.051,
    },
    fp8_192_window = {
      launch = 13.8 * us, compute = 0.067, tile = 2.02 * us, exponents = 1.27, store = 31.9, points = 42,
      error = 0.055,
    },
    fp8_64 = {
      launch = 16.3 * us, tile = 1.04 * us, store = 15.9, points = 53, error = 0.055,
    },
    latent_bf16 = {
      launch = 11.1 * us, compute = 0.684, tile = 0.966 * us, exponents = 7.08, memory = 0.593, store = 0.05,
      points = 111, error = 0.052,
    },
    latent_bf16_fp8 = {
      launch = 17.2 * us, tile = 1.43 * us, exponents = 6.96, memory = 0.468, store = 0.691, points = 111,
      error = 0.046,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.14 * us, compute = 0.00753, memory = 0.423, near = 0.417, step = 0.0326 * us, points = 27,
      error = 0.033,
    },
    conv_kda_decode = {
      launch = 3.78 * us, compute = 0.0149, memory = 0.979, near = 0.631, step = 0.0386 * us, points = 24,
      error = 0.020,
    },
    gdn = {
      launch = 22.6 * us, compute = 0.0479, memory = 0.249, near = 0.257, step = 2.87 * us, points = 28,
      error = 0.061,
    },
    gdn_decode = {
      launch = 3.1 * us, compute = 0.00756, memory = 0.832, near = 0.915, step = 1.3 * us, points = 49,
      error = 0.030,
    },
  },
}
