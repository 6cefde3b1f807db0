return calibration "blackwell.vllm" {
  base = "blackwell",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  step = {
    elementwise = 0.339, norms = 0.735, quantise = 1.37, launches = 0.895, skew = 0.717, latent = 11.2 * us,
    selection = 11.2 * us, scan = 13.4 * us, mixture = 14.9 * us, host = 0.002 * us, prompt_step = 1.18e+04 * us,
    sequence = 4.16 * us, arrival = 1.46e+04 * us, prompt_token = 3.51 * us, place = 242 * us,
    burst = 4.62e+03 * us, warmup = 3.03e+03 * us, points = 410, error = 0.054, error_ttft = 0.150,
  },
  decode = {
    bf16 = {
      launch = 8.23 * us, memory = 0.896, compute = 0.472, single = 16, tile = 1.36 * us, alone = 1.37 * us,
      whole = 1, loss = 0.0955, near = 10, reach = 0.553, join = 1.2 * us, head = 0.0298 * us, masked = 0,
      chunk = 512, fill = 1.08, splits = 1, groups = 1, points = 1368, error = 0.074,
    },
    bf16_128 = {
      compute = 1, tile = 1.51 * us, alone = 1.44 * us, loss = 0, near = 8.48, join = 1.45 * us, head = 0.0416 * us,
      chunk = 341, fill = 0.649, points = 334, error = 0.050,
    },
    bf16_128_window = {
      compute = 1, tile = 1.54 * us, alone = 1.63 * us, whole = 0.656, loss = 0, near = 1.53, reach = 0.1,
      join = 0.422 * us, head = 0.00984 * us, groups = 5, points = 222, error = 0.045,
    },
    bf16_256 = {
      launch = 7.63 * us, compute = 0.846, tile = 2.29 * us, whole = 0.0871, loss = 0.396, reach = 0.658,
      join = 1.48 * us, head = 0.105 * us, groups = 6, points = 137, error = 0.086,
    },
    bf16_256_window = {
      launch = 8.68 * us, memory = 0.94, compute = 1, alone = 1.19 * us, whole = 0.602, loss = 0, near = 0.875,
      reach = 2, join = 0.378 * us, head = 0.143 * us, masked = 0.00291, splits = 4, groups = 3, points = 78,
      error = 0.037,
    },
    bf16_512 = {
      launch = 5.39 * us, memory = 0.966, compute = 1, tile = 5.84 * us, alone = 5.54 * us, loss = 0.173,
      reach = 0.87, join = 9.44 * us, head = 0 * us, fill = 1.2, groups = 6, points = 72, error = 0.045,
    },
    bf16_64 = {
      compute = 0.371, single = 8.24, tile = 1.17 * us, alone = 0.772 * us, loss = 0.0495, reach = 0.516,
      join = 1.56 * us, head = 0.0154 * us, groups = 2, points = 309, error = 0.070,
    },
    bf16_64_window = {
      memory = 0.444, compute = 1, tile = 1.07 * us, alone = 1.22 * us, loss = 0, near = 0.879, reach = 0.675,
      head = 0.0342 * us, masked = 0.000419, splits = 3, groups = 6, points = 216, error = 0.053,
    },
    bf16_fp8 = {
      launch = 8.99 * us, memory = 0.847, compute = 0.486, single = 16, tile = 1.26 * us, alone = 1.48 * us,
      whole = 0.509, loss = 0.0742, near = 10, reach = 0.553, join = 1.02 * us, head = 0.0217 * us,
      masked = 0.00114, chunk = 512, fill = 2.17, splits = 1, groups = 1, points = 1357, error = 0.092,
    },
    bf16_fp8_128 = {
      launch = 8.57 * us, memory = 0.879, compute = 0.505, tile = 1.33 * us, alone = 1.36 * us, loss = 0.0612,
      join = 0.714 * us, head = 0.0297 * us, masked = 0.00109, fill = 1.2, groups = 6, points = 288, error = 0.081,
    },
    bf16_fp8_128_window = {
      launch = 8.69 * us, memory = 0.354, compute = 1, tile = 1.34 * us, alone = 1.3 * us, whole = 0.406, loss = 0,
      near = 1.54, reach = 1.86, join = 0 * us, head = 0.00177 * us, masked = 0.00282, groups = 5, points = 200,
      error = 0.079,
    },
    bf16_fp8_192 = {
      launch = 11.3 * us, memory = 0.2, compute = 1, single = 4.14, tile = 1.45 * us, alone = 0.407 * us, whole = 0,
      loss = 0.315, reach = 0.1, head = 0.0868 * us, splits = 0, points = 75, error = 0.106,
    },
    bf16_fp8_192_window = {
      launch = 10.8 * us, memory = 0.2, compute = 1, tile = 1.47 * us, alone = 2.26 * us, whole = 0, loss = 0,
      near = 0.535, reach = 1.65, join = 3.06 * us, head = 0.042 * us, masked = 0.141, chunk = 253, groups = 6,
      points = 90, error = 0.127,
    },
    bf16_fp8_256 = {
      launch = 8.42 * us, memory = 0.931, compute = 1, single = 6.92, tile = 1.4 * us, alone = 1.17 * us, whole = 0,
      loss = 1, reach = 0.927, head = 0.0855 * us, masked = 0.00105, chunk = 171, groups = 6, points = 123,
      error = 0.046,
    },
    bf16_fp8_256_window = {
      memory = 0.881, compute = 1, alone = 1.66 * us, whole = 0, loss = 0, reach = 0.698, join = 0 * us,
      head = 0 * us, masked = 0.0229, fill = 2.59, groups = 6, points = 60, error = 0.037,
    },
    bf16_fp8_512 = {
      launch = 6.1 * us, memory = 0.963, compute = 1, tile = 4.6 * us, alone = 4.55 * us, whole = 0.329,
      loss = 0.0143, reach = 0.513, join = 6.88 * us, head = 0.00561 * us, masked = 0.001, splits = 3, groups = 0,
      points = 57, error = 0.046,
    },
    bf16_fp8_64 = {
      launch = 8.63 * us, memory = 0.802, compute = 0.328, tile = 1.12 * us, alone = 1.17 * us, whole = 1, loss = 0,
      near = 2.12, reach = 0.256, join = 1.52 * us, head = 0.0174 * us, fill = 1.6, groups = 6, points = 269,
      error = 0.088,
    },
    bf16_fp8_64_window = {
      memory = 0.2, compute = 0.504, tile = 0.947 * us, alone = 1.15 * us, whole = 0.41, loss = 0, near = 0.448,
      reach = 1.14, join = 0 * us, head = 0.0405 * us, masked = 0.0101, chunk = 229, groups = 6, points = 195,
      error = 0.066,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 3.19 * us, compute = 0.613, memory = 0.736, serial = 0.000474 * us, tile = 1.27 * us, whole = 0.372,
      loss = 0, near = 1.51, copies = 1, throttle = 0, heat = 1e+04 * us, quantise = 0.999 * us, quantised = 0.4,
      menu = 1, split = 0, points = 153, error = 0.150,
    },
    bf16 = {
      launch = 0.662 * us, compute = 0.957, memory = 0.921, serial = 0.00144 * us, tile = 1.09 * us, whole = 0.186,
      loss = 0.387, near = 0.754, copies = 1.11, throttle = 0.2, heat = 2.48e+03 * us, join = 2.75 * us,
      written = 1, menu = 3, split = 1, points = 1611, error = 0.069,
    },
    fp8 = {
      launch = 0.73 * us, compute = 0.848, memory = 0.976, serial = 0.000661 * us, tile = 0 * us, whole = 0.466,
      loss = 0.469, near = 0.882, copies = 0.5, throttle = 0.765, heat = 6.17e+03 * us, quantise = 4.46 * us,
      quantised = 0.257, row = 0.747 * us, written = 0.382, menu = 1, wide = 3, points = 1607, error = 0.050,
    },
    fp8_b128 = {
      launch = 0.359 * us, compute = 0.509, memory = 0.704, serial = 0.00165 * us, tile = 1.64 * us, whole = 0.69,
      loss = 0.141, near = 0.399, copies = 2.38, throttle = 0.951, heat = 8.04e+03 * us, quantise = 6.68 * us,
      quantised = 0.277, written = 1, points = 1324, error = 0.051,
    },
    nvfp4 = {
      launch = 2.41 * us, compute = 0.7, memory = 0.955, serial = 0.000569 * us, tile = 0.438 * us, whole = 0.294,
      loss = 0.579, near = 1.99, copies = 1.25, throttle = 1.03, heat = 2.09e+04 * us, quantise = 3.98 * us,
      quantised = 0.875, row = 0.064 * us, written = 0.673, menu = 3, points = 1611, error = 0.059,
    },
  },
  message = {
    all_reduce = {
      launch = 6.56 * us, step = 0.0939 * us, share = 0.43, launch_2 = 5.24 * us, step_2 = 1.65 * us, share_2 = 1,
      launch_3 = 1.67 * us, step_3 = 0 * us, share_3 = 0.649, switch = 0.183, shared = 0, ramp = 0.00478,
      host = 0 * us, limit_1 = 1048576, limit = 1048576, one_shot = 1, rule = 1, points = 281, error = 0.101,
    },
    all_reduce_eager = {
      launch = 6.85 * us, step = 1.09 * us, share = 0.134, launch_2 = 21.4 * us, step_2 = 0.634 * us, share_2 = 1,
      launch_3 = 5.33 * us, step_3 = 0 * us, share_3 = 0.54, switch = 0.23, shared = 0, ramp = 0.00431,
      host = 21.9 * us, limit_1 = 1048576, limit = 8388608, one_shot = 1, rule = 1, points = 256, error = 0.185,
    },
    ["all_reduce_eager until 0.14.0"] = {
      launch = 44.4 * us, step = 0 * us, share = 0.926, launch_2 = 0 * us, step_2 = 2.7 * us, share_2 = 1,
      launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.553, switch = 0.141, shared = 0, ramp = 0, host = 35.2 * us,
      limit_1 = 1048576, limit = 16777216, one_shot = 1, rule = 0, points = 30, error = 0.139,
    },
  },
  mixture = {
    bf16 = {
      launch = 11.5 * us, compute = 0.557, memory = 0.935, serial = 0.00169 * us, tile = 0 * us, whole = 1,
      loss = 0.289, rows = 1, all_rows = 8.09, token = 0.0248 * us, expert = 0.00817 * us, skew = 0.369,
      skew_more = 0.443, touched = 1.08, spread = 1.5, near = 0.66, copies = 0.526, pad = 1.54, wide = 4,
      points = 522, error = 0.068, kernel = "fi_trtllm",
      kernels = {
        fi_cutlass = {
          launch = 22.1 * us, compute = 0.667, memory = 1, serial = 0.00397 * us, whole = 0.983, loss = 0.55,
          rows = 0.581, all_rows = 100, token = 0 * us, expert = 0.139 * us, skew = 0, skew_more = 0.361,
          touched = 0.553, spread = 5.35, near = 0.334, copies = 0.5, pad = 0, wide = 2, points = 58, error = 0.101,
        },
      },
    },
    fp8 = {
      launch = 13.1 * us, compute = 0.543, memory = 0.892, serial = 0.000816 * us, tile = 0.545 * us, whole = 1,
      loss = 0.239, rows = 1, all_rows = 5.52, token = 0.0474 * us, expert = 0 * us, skew = 0.344,
      skew_more = 0.418, touched = 1.17, spread = 1.13, near = 0.61, copies = 0.535, wide = 4, points = 529,
      error = 0.089, kernel = "fi_trtllm",
      kernels = {
        fi_cutlass = {
          launch = 25.6 * us, compute = 1, memory = 0.762, serial = 0.000764 * us, tile = 1.68 * us, loss = 0.292,
          rows = 0.337, all_rows = 100, token = 0.141 * us, expert = 0.0868 * us, skew = 0.401, skew_more = 0.342,
          touched = 1.47, spread = 1.33, near = 0.475, copies = 0.705, wide = 0, points = 51, error = 0.081,
        },
      },
    },
    fp8_b128 = {
      launch = 26.3 * us, compute = 0.239, memory = 1, serial = 0.00103 * us, tile = 0 * us, whole = 1,
      loss = 0.554, rows = 1, all_rows = 0.435, token = 0 * us, expert = 0 * us, skew = 0.215, skew_more = 0.315,
      touched = 1.02, spread = 1.59, near = 0.62, copies = 0.859, wide = 2, points = 590, error = 0.114,
      kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 30.2 * us, compute = 0.172, memory = 1, serial = 0.0013 * us, tile = 0.45 * us, whole = 0.396,
      loss = 0.393, rows = 0.454, all_rows = 0.305, token = 0.356 * us, expert = 0 * us, skew = 0.219,
      skew_more = 0.318, touched = 1.05, spread = 1.25, near = 0.149, copies = 0.622, pad = 12, points = 651,
      error = 0.068, kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 13.9 * us, compute = 0.33, memory = 0.543, serial = 0.00107 * us, tile = 1.27 * us, whole = 0,
      loss = 0.00813, rows = 0.418, all_rows = 1.23, token = 0.132 * us, expert = 0.0181 * us, skew = 0.52,
      skew_more = 0.519, touched = 1.1, spread = 1.47, near = 0.353, copies = 0.661, wide = 3, points = 387,
      error = 0.071, kernel = "fi_trtllm",
      kernels = {
        marlin = {
          launch = 63.6 * us, compute = 0.158, memory = 1, serial = 0.00236 * us, tile = 0.114 * us, whole = 0.534,
          loss = 0.232, rows = 1, all_rows = 0.348, token = 1.3 * us, expert = 0 * us, skew = 0.127,
          skew_more = 0.217, touched = 1.08, spread = 2.39, near = 8, copies = 0.951, pad = 13.3, wide = 0,
          points = 213, error = 0.039,
        },
      },
    },
    mxfp4_a8 = {
      launch = 22.4 * us, compute = 0.789, memory = 0.925, serial = 0.000187 * us, tile = 0.986 * us, whole = 1,
      loss = 0.437, rows = 0.61, all_rows = 1.94, token = 0.00454 * us, expert = 0 * us, skew = 0.186,
      skew_more = 0.25, touched = 1.1, spread = 1.05, near = 0.334, copies = 0.697, pad = 5.97, wide = 4,
      points = 576, error = 0.064, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 15.1 * us, compute = 0.513, memory = 0.895, serial = 1e-05 * us, tile = 0.67 * us, whole = 1,
      loss = 0.286, rows = 0.709, all_rows = 2.15, token = 0.00477 * us, expert = 0 * us, skew = 0.179,
      skew_more = 0.371, touched = 0.982, spread = 1.66, near = 0.178, copies = 4.18, wide = 4, points = 554,
      error = 0.083, kernel = "fi_trtllm",
      kernels = {
        fi_cutlass = {
          launch = 45.3 * us, compute = 0.253, memory = 0.465, points = 27, error = 0.310,
        },
      },
    },
  },
  module_decode = {
    bf16 = {
      launch = 9 * us, memory = 0.742, compute = 1, single = 16, tile = 2.96 * us, alone = 8.69 * us, whole = 1,
      loss = 0, near = 0.361, reach = 1.2, join = 3.95 * us, head = 0.43 * us, masked = 0, chunk = 256, fill = 2,
      splits = 3, groups = 0, fixed = 35.9 * us, product = 1, weights = 1, serial = 0.00234 * us, passes = 31.1,
      index = 0.3, select = 5, points = 414, error = 0.135,
    },
    bf16_bf16 = {
      fixed = 1.01 * us, serial = 0.00482 * us, points = 138, error = 0.214,
    },
    bf16_fp8 = {
      launch = 9 * us, memory = 0.924, compute = 1, single = 5.2, tile = 10.2 * us, alone = 5.82 * us, whole = 1,
      loss = 0.355, near = 0.477, reach = 2, join = 3.65 * us, head = 0.219 * us, masked = 0, chunk = 230,
      fill = 1.6, splits = 3, groups = 5, fixed = 34.2 * us, product = 1, weights = 1, serial = 0.00226 * us,
      passes = 17.2, index = 0.299, select = 4.99, points = 414, error = 0.114,
    },
    bf16_fp8_bf16 = {
      fixed = 44.8 * us, product = 0.942, serial = 0.000953 * us, passes = 16.3, points = 138, error = 0.132,
    },
    sparse_bf16 = {
      launch = 9 * us, memory = 0.47, compute = 1, single = 16, tile = 0 * us, alone = 1.5 * us, whole = 0.3,
      loss = 0, near = 0.1, reach = 0.499, join = 4.22 * us, head = 0.0543 * us, masked = 0.00411, chunk = 64.9,
      fill = 2, splits = 1, groups = 2, fixed = 130 * us, product = 1, weights = 1, serial = 0.000775 * us,
      passes = 100, index = 1, select = 12.2, points = 511, error = 0.050,
    },
    sparse_bf16_bf16 = {
      fixed = 136 * us, weights = 0.775, serial = 1.58e-06 * us, select = 1.35, points = 168, error = 0.023,
    },
    sparse_bf16_fp8 = {
      launch = 9 * us, memory = 0.342, compute = 1, single = 16, tile = 0 * us, alone = 1.5 * us, whole = 0.3,
      loss = 0, near = 0.1, reach = 0.351, join = 0 * us, head = 0.221 * us, masked = 0.0303, chunk = 33, fill = 2,
      splits = 1, groups = 2, fixed = 144 * us, product = 1, weights = 1, serial = 0.000522 * us, passes = 100,
      index = 1, select = 0.692, points = 511, error = 0.072,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 143 * us, product = 0.848, weights = 0.773, serial = 0.000495 * us, select = 3.81, points = 171,
      error = 0.069,
    },
    sparse_bf16_fp8_bf16 = {
      fixed = 131 * us, weights = 0.91, serial = 0.0006 * us, select = 1.62, points = 169, error = 0.061,
    },
    sparse_bf16_fp8_fp8_b128 = {
      fixed = 160 * us, serial = 0.000372 * us, select = 0.05, points = 171, error = 0.091,
    },
    sparse_bf16_nvfp4 = {
      weights = 0.74, serial = 0.000495 * us, select = 0.726, points = 172, error = 0.048,
    },
  },
  module_prefill = {
    bf16 = {
      launch = 10 * us, compute = 1, tile = 1.49 * us, longest = 0.26, whole = 1, exponents = 8, memory = 0.207,
      loss = 1, near = 0.513, reach = 0.849, rotate = 3.99, store = 1.35, cast = 6.11, masked = 0, tiles = 0,
      fixed = 54.3 * us, product = 1, weights = 0.74, serial = 0.00096 * us, passes = 14.4, index = 0.301,
      select = 4.94, points = 459, error = 0.117,
    },
    bf16_bf16 = {
      fixed = 47.2 * us, weights = 0.981, serial = 0.00129 * us, passes = 12, points = 153, error = 0.169,
    },
    bf16_fp8 = {
      launch = 10 * us, compute = 1, tile = 0 * us, longest = 0, whole = 0.939, exponents = 8, memory = 0.102,
      loss = 0.995, near = 0.266, reach = 0.803, rotate = 2.15, store = 1.34, cast = 0.336, masked = 0, tiles = 2,
      fixed = 63.1 * us, product = 1, weights = 0.797, serial = 0.000521 * us, passes = 14.3, index = 0.301,
      select = 5.03, points = 459, error = 0.115,
    },
    bf16_fp8_bf16 = {
      fixed = 53.2 * us, weights = 1, serial = 0.000904 * us, passes = 11.8, points = 153, error = 0.179,
    },
    fp8 = {
      launch = 10 * us, compute = 1, tile = 0 * us, longest = 0, whole = 0.511, exponents = 1.99, memory = 0.121,
      loss = 1, near = 0.129, reach = 0.259, rotate = 2.84, store = 7.28, cast = 27.1, masked = 0, tiles = 0,
      fixed = 66.3 * us, product = 1, weights = 0.529, serial = 8.68e-05 * us, passes = 12.6, index = 0.299,
      select = 4.98, points = 459, error = 0.118,
    },
    fp8_bf16 = {
      fixed = 51 * us, weights = 0.94, serial = 0.00143 * us, passes = 11.4, points = 153, error = 0.129,
    },
    sparse_bf16 = {
      launch = 10 * us, compute = 1, tile = 0 * us, longest = 0, whole = 0, exponents = 8, memory = 0.11, loss = 0,
      near = 8, reach = 2, rotate = 0.05, store = 41.1, cast = 0.05, masked = 0, tiles = 1, fixed = 2e+03 * us,
      product = 1, weights = 1, serial = 0 * us, passes = 55, index = 0.59, select = 127, points = 549,
      error = 0.207,
    },
    sparse_bf16_bf16 = {
      fixed = 1.25e+03 * us, serial = 7.81e-08 * us, select = 113, points = 183, error = 0.151,
    },
    sparse_bf16_fp8 = {
      launch = 10 * us, compute = 1, tile = 12.6 * us, longest = 0, whole = 0, exponents = 8, memory = 0.164,
      loss = 1, near = 8, reach = 2, rotate = 0.88, store = 48, cast = 0.0907, masked = 0, tiles = 2,
      fixed = 2.2e+03 * us, product = 1, weights = 0.617, serial = 0 * us, passes = 19.8, index = 1, select = 19.3,
      points = 549, error = 0.256,
    },
    sparse_bf16_fp8_bf16 = {
      fixed = 1.42e+03 * us, weights = 0.75, serial = 0.000464 * us, passes = 30.8, select = 0.578, points = 183,
      error = 0.083,
    },
    sparse_bf16_nvfp4 = {
      fixed = 2.18e+03 * us, product = 0.663, select = 136, points = 183, error = 0.063,
    },
  },
  prefill = {
    bf16 = {
      launch = 9.56 * us, compute = 0.937, tile = 2.53 * us, longest = 0.856, whole = 0.311, exponents = 1.79,
      memory = 0.767, loss = 1, near = 1.07, reach = 0.802, rotate = 0.187, store = 5.93, cast = 0.166,
      masked = 0.004, tiles = 1, points = 968, error = 0.081,
    },
    bf16_128 = {
      launch = 9.13 * us, compute = 0.873, tile = 1.41 * us, longest = 0.678, whole = 0.431, exponents = 2.64,
      memory = 0.408, loss = 0.649, near = 0.488, reach = 2, rotate = 0.05, store = 2.35, cast = 0.182, tiles = 2,
      points = 173, error = 0.077,
    },
    bf16_128_window = {
      launch = 8.63 * us, compute = 1, tile = 1.44 * us, longest = 1.42, exponents = 1.69, memory = 0.389,
      loss = 0.621, near = 0.923, reach = 0.632, rotate = 0.247, store = 4.37, cast = 0.26, masked = 0.008,
      tiles = 2, points = 168, error = 0.083,
    },
    bf16_256 = {
      launch = 9.01 * us, compute = 1, tile = 2.3 * us, longest = 0.435, whole = 0.543, exponents = 1.3,
      memory = 0.914, loss = 0.482, near = 1.01, reach = 1.03, rotate = 0.05, store = 9.41, cast = 0.568,
      masked = 0.00443, points = 126, error = 0.065,
    },
    bf16_256_window = {
      compute = 1, tile = 2.18 * us, longest = 0.741, whole = 0.381, exponents = 3.78, memory = 0.552, near = 1.21,
      reach = 0.638, rotate = 0.05, store = 8.18, cast = 0.101, masked = 0.0101, points = 114, error = 0.104,
    },
    bf16_512 = {
      launch = 10.7 * us, compute = 1, tile = 0 * us, longest = 0.274, whole = 0.23, exponents = 0.181,
      memory = 0.552, near = 1.01, reach = 2, rotate = 0.05, store = 6.83, cast = 0.0947, tiles = 4, points = 39,
      error = 0.033,
    },
    bf16_64 = {
      launch = 8.67 * us, compute = 0.891, tile = 1.14 * us, longest = 0.546, whole = 0.537, exponents = 1.32,
      memory = 0.487, loss = 0.519, near = 0.459, reach = 2, rotate = 0.175, store = 4.2, cast = 0.0772,
      masked = 0.00565, tiles = 2, points = 180, error = 0.081,
    },
    bf16_64_window = {
      launch = 8.54 * us, compute = 1, tile = 2.01 * us, longest = 0.72, whole = 0.61, exponents = 0.599, loss = 0,
      near = 0.456, reach = 2, rotate = 0.05, store = 4.09, cast = 0.135, points = 168, error = 0.080,
    },
    bf16_fp8 = {
      launch = 9.97 * us, compute = 1, tile = 2.23 * us, longest = 1.58, whole = 0, exponents = 2.25,
      memory = 0.328, loss = 0.276, near = 0.816, reach = 0.629, rotate = 0.05, store = 22.5, cast = 5.63,
      masked = 0.0596, tiles = 1, points = 965, error = 0.104,
    },
    bf16_fp8_128 = {
      tile = 1.01 * us, longest = 0.724, whole = 0.216, exponents = 4.1, memory = 0.746, loss = 0, near = 0.772,
      reach = 1.51, rotate = 1.94, store = 12.5, cast = 6.31, tiles = 2, points = 159, error = 0.101,
    },
    bf16_fp8_128_window = {
      launch = 8.68 * us, tile = 0.659 * us, longest = 0.387, whole = 1, exponents = 1.32, memory = 0.502, loss = 1,
      near = 0.547, reach = 0.707, store = 11.5, cast = 8.03, masked = 0.0239, tiles = 2, points = 165,
      error = 0.121,
    },
    bf16_fp8_192 = {
      launch = 6.45 * us, compute = 0.0385, tile = 0 * us, longest = 0.211, whole = 0.146, exponents = 0.1,
      memory = 0.389, loss = 0.16, near = 2.07, reach = 2, store = 20.6, cast = 25.7, tiles = 3, points = 54,
      error = 0.037,
    },
    bf16_fp8_192_window = {
      launch = 5.99 * us, compute = 0.0761, tile = 0 * us, longest = 0.231, whole = 0.0315, exponents = 0.1,
      memory = 0.155, loss = 0.39, near = 8, reach = 0.798, store = 50, cast = 17.1, masked = 0, tiles = 4,
      points = 81, error = 0.083,
    },
    bf16_fp8_256 = {
      tile = 2.36 * us, longest = 0.881, whole = 0.0574, exponents = 8, memory = 0.534, loss = 0.0448, near = 1.5,
      reach = 0.998, rotate = 0.568, store = 28.1, cast = 2.73, points = 89, error = 0.101,
    },
    bf16_fp8_256_window = {
      tile = 0.793 * us, longest = 0.824, whole = 0.0153, exponents = 0.649, memory = 0.155, loss = 0, near = 0.536,
      reach = 0.493, store = 13.8, cast = 4.95, masked = 0.0832, tiles = 4, points = 66, error = 0.017,
    },
    bf16_fp8_512 = {
      launch = 11.8 * us, tile = 1.19 * us, longest = 0.557, exponents = 0.803, memory = 1, loss = 0, near = 2.37,
      reach = 0.156, store = 29.5, cast = 16.8, tiles = 3, points = 33, error = 0.049,
    },
    bf16_fp8_64 = {
      launch = 9.42 * us, compute = 0.831, tile = 1.08 * us, longest = 0.574, whole = 0.622, exponents = 1.95,
      memory = 0.54, loss = 0, near = 1.14, reach = 1.85, rotate = 1.15, cast = 9.11, tiles = 2, points = 165,
      error = 0.077,
    },
    bf16_fp8_64_window = {
      tile = 1.87 * us, longest = 2, whole = 0.0283, exponents = 1.29, memory = 0.252, loss = 0.323, reach = 0.559,
      store = 29.7, cast = 6.57, masked = 0.0177, points = 153, error = 0.113,
    },
    bf16_open = {
      launch = 6.77 * us, compute = 1, tile = 0.638 * us, longest = 0.0848, whole = 0.644, exponents = 1.63,
      memory = 0.48, loss = 0.371, near = 0.879, reach = 0.31, rotate = 0.0885, store = 2.74, cast = 0.102,
      masked = 0.00371, tiles = 2, points = 45, error = 0.116,
    },
    bf16_open_16 = {
      launch = 4.81 * us, compute = 1, tile = 2.97 * us, longest = 0.0533, whole = 0.852, exponents = 1.22,
      memory = 0.577, loss = 0.816, near = 1.11, reach = 0.14, rotate = 0.05, store = 0.213, cast = 0.196,
      masked = 0.00296, tiles = 2, points = 63, error = 0.052,
    },
    bf16_open_odd = {
      launch = 3.64 * us, compute = 1, tile = 4.55 * us, longest = 0, whole = 0.83, exponents = 1.08, memory = 1,
      near = 0.237, reach = 0.119, rotate = 0.05, store = 0.05, cast = 0.05, masked = 0, tiles = 2, points = 57,
      error = 0.087,
    },
  },
  rows = {
    quantise = {
      launch = 2.12 * us, memory = 0.929, near = 2.85, single = 0.997, row = 0.0663 * us, loss = 0.135,
      points = 237, error = 0.053,
    },
  },
  scan = {
    conv_gdn = {
      launch = 3.23 * us, compute = 0.00367, memory = 0.721, near = 0.807, step = 0.001 * us, start = 0.001 * us,
      resident = 0.649, loss = 0.933, points = 78, error = 0.077,
    },
    conv_gdn_decode = {
      launch = 1.54 * us, compute = 1, memory = 1, near = 0.693, step = 0.00113 * us, start = 0.511 * us,
      resident = 15, loss = 1, points = 84, error = 0.065,
    },
    conv_kda = {
      launch = 464 * us, compute = 1, memory = 0.126, near = 0.313, step = 0.0959 * us, start = 2.3 * us,
      resident = 0.251, loss = 1, points = 75, error = 0.434,
    },
    conv_kda_decode = {
      launch = 3.78 * us, compute = 1, memory = 0.582, near = 0.571, step = 0.001 * us, start = 0.463 * us,
      resident = 4.89, loss = 0.271, points = 81, error = 0.050,
    },
    conv_kda_verify = {
      launch = 4.03 * us, compute = 0.00201, memory = 0.367, near = 0.405, step = 0.001 * us, start = 0.253 * us,
      resident = 1.73, loss = 0.00301, points = 87, error = 0.068,
    },
    gdn = {
      launch = 1.22 * us, compute = 0.243, memory = 0.994, near = 0.308, step = 2.29 * us, start = 16.4 * us,
      resident = 1.04, loss = 0.125, points = 87, error = 0.047,
    },
    ["gdn until 0.22.0"] = {
      launch = 17.1 * us, compute = 0.0302, memory = 0.32, near = 0.159, step = 4.77 * us, start = 3.91 * us,
      resident = 0.865, loss = 0.085, points = 54, error = 0.099,
    },
    gdn_decode = {
      launch = 0.516 * us, compute = 0.00695, memory = 1, near = 0.842, step = 2.69 * us, start = 1.19 * us,
      resident = 3.2, loss = 0.718, points = 78, error = 0.029,
    },
    kda = {
      launch = 13.3 * us, compute = 0.159, memory = 0.389, near = 0.38, step = 3.82 * us, start = 3.28 * us,
      resident = 16, loss = 0.462, points = 72, error = 0.053,
    },
    kda_decode = {
      launch = 1.84 * us, compute = 0.123, memory = 0.781, near = 0.776, step = 2.18 * us, start = 0.312 * us,
      resident = 2.26, loss = 0.635, points = 81, error = 0.056,
    },
    kda_fused_decode = {
      launch = 0 * us, compute = 0.00983, memory = 0.876, near = 0.826, step = 2.85 * us, start = 4.91 * us,
      resident = 3.47, loss = 0.43, points = 69, error = 0.128,
    },
    kda_verify = {
      launch = 5.12 * us, compute = 0.011, memory = 0.61, near = 0.652, step = 0.869 * us, start = 0.262 * us,
      resident = 0.467, loss = 0.103, points = 72, error = 0.057,
    },
  },
}
