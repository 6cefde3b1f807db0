return calibration "hopper.vllm" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  step = {
    elementwise = 0.212, norms = 0.447, quantise = 1.46, launches = 0.702, skew = 0.884, latent = 11.2 * us,
    selection = 16.3 * us, scan = 13.4 * us, mixture = 2.41 * us, host = 499 * us, prompt_step = 9.88e+03 * us,
    sequence = 8.09 * us, arrival = 0.2 * us, prompt_token = 2.67 * us, place = 173 * us, burst = 7.69e+03 * us,
    warmup = 5.46e+04 * us, points = 243, error = 0.029, error_ttft = 0.080,
  },
  decode = {
    bf16 = {
      launch = 8.14 * us, memory = 1, compute = 0.593, single = 4.09, tile = 3.35 * us, alone = 4.14 * us,
      whole = 1, loss = 1, near = 0.742, reach = 0.148, join = 1.53 * us, head = 0.0365 * us, masked = 0.000974,
      chunk = 128, fill = 1.03, splits = 2, groups = 1, points = 914, error = 0.084,
    },
    bf16_128 = {
      launch = 8.71 * us, memory = 0.939, compute = 0.956, single = 10.7, tile = 2.98 * us, alone = 3.44 * us,
      loss = 0.875, near = 5.37, reach = 0.582, join = 2.35 * us, head = 0.0855 * us, masked = 0.00127,
      chunk = 1.03e+03, fill = 0.576, splits = 3, groups = 6, points = 198, error = 0.062,
    },
    bf16_192 = {
      launch = 5.15 * us, memory = 0.903, compute = 0.324, single = 16, tile = 6.98 * us, alone = 7.24 * us,
      whole = 0.802, loss = 0.937, near = 0.26, reach = 0.123, join = 0 * us, head = 0 * us, masked = 0.00081,
      chunk = 256, fill = 1.2, splits = 3, groups = 0, points = 50, error = 0.038,
    },
    bf16_256 = {
      compute = 0.247, single = 14.2, tile = 4.07 * us, alone = 2.9 * us, loss = 0.918, near = 0.977, reach = 0.184,
      join = 1.81 * us, head = 0.247 * us, masked = 0.00122, chunk = 70.6, fill = 0.939, points = 82, error = 0.045,
    },
    bf16_256_window = {
      launch = 10.8 * us, compute = 0.208, single = 11, tile = 1.31 * us, alone = 1.25 * us, near = 10,
      reach = 0.164, join = 0.666 * us, head = 1 * us, masked = 0.00698, chunk = 147, points = 40, error = 0.088,
    },
    bf16_512 = {
      launch = 0 * us, compute = 0.295, single = 16, tile = 20 * us, alone = 17.8 * us, near = 0.1, reach = 1.13,
      join = 0 * us, head = 1 * us, chunk = 36.6, fill = 0.97, groups = 6, points = 38, error = 0.081,
    },
    bf16_64 = {
      launch = 7.78 * us, memory = 0.899, compute = 0.622, single = 9.21, tile = 2.68 * us, alone = 3.46 * us,
      loss = 0.288, near = 0.545, reach = 0.208, join = 0 * us, head = 0.0461 * us, masked = 0.00105, chunk = 819,
      fill = 1.21, splits = 1, groups = 6, points = 180, error = 0.046,
    },
    bf16_64_window = {
      launch = 7.65 * us, compute = 1, single = 1.1, tile = 2.6 * us, alone = 3.09 * us, loss = 0.71, near = 0.303,
      reach = 0.39, join = 4.1 * us, head = 0.0433 * us, masked = 6.13e-05, splits = 3, groups = 6, points = 130,
      error = 0.077,
    },
    bf16_fp8 = {
      launch = 9.48 * us, memory = 0.929, compute = 0.192, single = 16, tile = 3.66 * us, alone = 4.41 * us,
      whole = 1, loss = 1, near = 0.455, reach = 1.34, join = 0 * us, head = 0 * us, masked = 0.00893, chunk = 431,
      fill = 1.09, splits = 2, groups = 1, points = 906, error = 0.140,
    },
    bf16_fp8_128 = {
      launch = 10 * us, memory = 1, compute = 0.243, tile = 3.25 * us, alone = 3.81 * us, loss = 0.889,
      near = 0.621, reach = 1.75, join = 0.777 * us, head = 0.0801 * us, chunk = 256, fill = 1.03, points = 198,
      error = 0.050,
    },
    bf16_fp8_128_window = {
      launch = 10.5 * us, memory = 1, compute = 0.898, single = 0.985, tile = 3.53 * us, near = 0.408,
      reach = 0.529, head = 0.0206 * us, masked = 0.00112, points = 138, error = 0.095,
    },
    bf16_fp8_192 = {
      launch = 7.24 * us, memory = 0.768, compute = 0.256, tile = 6.37 * us, alone = 6.68 * us, near = 0.373,
      reach = 0.856, head = 0.0722 * us, chunk = 489, fill = 2.79, splits = 3, groups = 6, points = 50,
      error = 0.092,
    },
    bf16_fp8_192_window = {
      launch = 8.16 * us, memory = 1, compute = 0.0668, single = 10.2, tile = 5.03 * us, alone = 5.55 * us,
      loss = 0.778, near = 0.42, head = 0.0844 * us, masked = 0.000576, splits = 1, groups = 6, points = 64,
      error = 0.024,
    },
    bf16_fp8_256 = {
      launch = 9.06 * us, memory = 0.385, compute = 0.285, tile = 6.48 * us, alone = 5.42 * us, loss = 0.329,
      near = 0.686, reach = 0.261, join = 0.993 * us, head = 0.173 * us, chunk = 256, fill = 1.21, splits = 1,
      points = 92, error = 0.065,
    },
    bf16_fp8_256_window = {
      launch = 10.4 * us, memory = 0.593, compute = 0.112, tile = 4.99 * us, alone = 5.59 * us, whole = 0.0205,
      loss = 0.645, near = 0.413, reach = 2, head = 0.703 * us, chunk = 124, fill = 1.03, groups = 0, points = 42,
      error = 0.017,
    },
    bf16_fp8_64 = {
      launch = 8.57 * us, memory = 1, compute = 0.184, tile = 2.52 * us, alone = 4.14 * us, near = 0.57,
      reach = 0.412, join = 1.33 * us, head = 0.023 * us, chunk = 256, fill = 1.03, groups = 2, points = 184,
      error = 0.039,
    },
    bf16_fp8_64_window = {
      launch = 8.57 * us, memory = 0.326, compute = 0.0568, single = 1.22, tile = 2.43 * us, alone = 2.83 * us,
      loss = 0.925, near = 0.541, reach = 0.819, head = 0.0372 * us, masked = 0.0182, splits = 1, points = 138,
      error = 0.027,
    },
    latent_bf16 = {
      launch = 184 * us, memory = 0.956, compute = 0.827, single = 15, tile = 0 * us, alone = 20 * us, whole = 0,
      loss = 0, near = 0.1, reach = 2, join = 0 * us, head = 0 * us, masked = 0, chunk = 256, fill = 1.39,
      splits = 2, groups = 2, points = 74, error = 0.322,
    },
    latent_bf16_fp8 = {
      launch = 200 * us, memory = 0.491, compute = 1, single = 16, tile = 3.57 * us, alone = 10.1 * us, whole = 0,
      loss = 0, near = 10, reach = 2, join = 0 * us, head = 0.00813 * us, masked = 0, chunk = 2.73e+03, fill = 1.45,
      splits = 1, groups = 0, points = 171, error = 0.051,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 2.29 * us, compute = 1, memory = 0.779, serial = 0.00126 * us, tile = 1.73 * us, whole = 1,
      loss = 0.175, near = 1.13, copies = 1, throttle = 0, heat = 1e+04 * us, quantise = 1 * us, quantised = 0.4,
      menu = 0, split = 0, points = 102, error = 0.053,
    },
    bf16 = {
      launch = 1.64 * us, compute = 0.862, memory = 0.95, serial = 0.00123 * us, tile = 1.04 * us, whole = 0,
      loss = 0.282, near = 0.825, copies = 1.02, throttle = 0.0544, heat = 1.86e+03 * us, join = 2.49 * us,
      written = 0.845, menu = 1, split = 1, points = 1074, error = 0.037,
      kernels = {
        sarathi = {
          launch = 3.24 * us, compute = 0.802, memory = 0.897, serial = 0.0043 * us, tile = 1.1 * us, whole = 0.311,
          loss = 0.188, near = 0.81, copies = 0.671, throttle = 0.183, heat = 2.1e+03 * us, join = 1.06 * us,
          written = 0.49, menu = 2, wide = 3, few = 3, points = 860, error = 0.044,
        },
      },
    },
    fp8 = {
      launch = 0 * us, compute = 0.885, memory = 0.928, serial = 0.000752 * us, tile = 0.84 * us, whole = 1,
      loss = 0.459, near = 0.766, copies = 0.5, throttle = 0.695, heat = 1.86e+04 * us, quantise = 4.12 * us,
      quantised = 0.474, row = 0.813 * us, written = 1, menu = 3, wide = 2, points = 1074, error = 0.071,
    },
    fp8_b128 = {
      launch = 0.325 * us, compute = 0.93, memory = 0.899, serial = 0.00251 * us, tile = 0.829 * us, whole = 0.967,
      loss = 0.359, near = 0.673, copies = 0.784, throttle = 0.49, heat = 5.84e+03 * us, quantise = 7.88 * us,
      quantised = 0.456, written = 1, menu = 3, points = 1073, error = 0.066,
    },
  },
  message = {
    all_reduce = {
      launch = 4.34 * us, step = 0.0569 * us, share = 0.615, launch_2 = 2.94 * us, step_2 = 0.339 * us,
      share_2 = 0.786, launch_3 = 0 * us, step_3 = 0.222 * us, share_3 = 0.752, switch = 0.219, shared = 0,
      ramp = 0.00433, host = 0 * us, limit_1 = 1048576, limit = 4194304, one_shot = 1, rule = 1, points = 329,
      error = 0.092,
    },
    all_reduce_eager = {
      launch = 0.242 * us, step = 3.09 * us, share = 0.391, launch_2 = 6.35 * us, step_2 = 3.79 * us,
      share_2 = 0.747, launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.65, switch = 0.266, shared = 0, ramp = 0.006,
      host = 21.1 * us, limit_1 = 1048576, limit = 4194304, one_shot = 1, rule = 1, points = 196, error = 0.064,
    },
    ["all_reduce_eager until 0.14.0"] = {
      launch = 4.23 * us, step = 4.74 * us, share = 0.505, launch_2 = 0 * us, step_2 = 3.58 * us, share_2 = 0.614,
      launch_3 = 8.1 * us, step_3 = 3.87 * us, share_3 = 0.623, switch = 0.209, shared = 0, ramp = 0.00235,
      host = 20 * us, limit_1 = 2048, limit = 8388608, one_shot = 1, rule = 1, points = 98, error = 0.059,
    },
    ["all_reduce_eager until 0.18.0"] = {
      launch = 0 * us, step = 4.82 * us, share = 1, launch_2 = 7.29 * us, step_2 = 6.08 * us, share_2 = 1,
      launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.671, switch = 0.261, shared = 0, ramp = 0.00569,
      host = 28.2 * us, limit_1 = 1048576, limit = 4194304, one_shot = 0, rule = 1, points = 49, error = 0.076,
    },
  },
  mixture = {
    bf16 = {
      launch = 32.3 * us, compute = 0.798, memory = 0.897, serial = 4e-05 * us, tile = 0.902 * us, whole = 1,
      loss = 0.168, rows = 1, all_rows = 0.419, token = 0.0683 * us, expert = 0 * us, skew = 0.334,
      skew_more = 0.43, touched = 1.05, spread = 1.77, near = 0.469, copies = 0.5, pad = 6.55, wide = 5,
      points = 393, error = 0.060, kernel = "triton",
    },
    fp8 = {
      launch = 19.7 * us, compute = 0.853, memory = 0.895, serial = 0.00198 * us, tile = 0.828 * us, whole = 1,
      loss = 0.251, rows = 1, all_rows = 0.541, token = 0.287 * us, expert = 0 * us, skew = 0.402,
      skew_more = 0.432, touched = 1.05, spread = 1.79, near = 0.49, copies = 0.5, pad = 47.2, wide = 3,
      points = 398, error = 0.084, kernel = "vllm_fused",
    },
    fp8_b128 = {
      launch = 37.8 * us, compute = 0.39, memory = 0.92, serial = 0.00157 * us, tile = 0.495 * us, whole = 1,
      loss = 0.222, rows = 0.489, all_rows = 17.9, token = 0.303 * us, expert = 0 * us, touched = 1.08,
      spread = 1.33, near = 8, copies = 0.637, pad = 4.27, wide = 1, points = 254, error = 0.038, kernel = "triton",
      kernels = {
        fi_cutlass = {
          launch = 23.2 * us, compute = 0.462, memory = 0.863, serial = 0.00169 * us, tile = 0 * us, loss = 0.0705,
          rows = 0.222, all_rows = 100, token = 0 * us, expert = 0.211 * us, skew = 0.292, skew_more = 0.385,
          touched = 0.824, spread = 1.63, near = 0.718, copies = 0.5, pad = 0, wide = 2, points = 136,
          error = 0.089,
        },
      },
    },
    int4_a16 = {
      launch = 33.2 * us, compute = 0.377, memory = 1, serial = 0.00106 * us, tile = 0.477 * us, whole = 1,
      loss = 0.319, rows = 1, all_rows = 1.34, token = 1.64 * us, expert = 0 * us, skew = 0.212, skew_more = 0.305,
      touched = 1.05, spread = 1.17, near = 0.206, copies = 0.5, pad = 14.5, points = 434, error = 0.051,
      kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 34.7 * us, compute = 0.87, memory = 1, serial = 0.00216 * us, tile = 0 * us, whole = 0.584,
      loss = 0.201, rows = 1, all_rows = 16.3, token = 0.0945 * us, expert = 0 * us, skew = 0.548,
      skew_more = 0.548, touched = 0.984, spread = 1.05, near = 0.1, copies = 2.61, pad = 62.3, wide = 2,
      points = 258, error = 0.138, kernel = "triton",
      kernels = {
        marlin = {
          launch = 62 * us, compute = 0.375, memory = 0.959, serial = 0.0027 * us, whole = 1, loss = 0.0785,
          all_rows = 1.34, token = 1.34 * us, skew = 0.172, skew_more = 0.275, touched = 1.05, spread = 1.93,
          copies = 0.5, pad = 24.1, wide = 0, points = 142, error = 0.041,
        },
      },
    },
  },
  module_decode = {
    bf16 = {
      launch = 9 * us, memory = 0.912, compute = 1, single = 16, tile = 3.36 * us, alone = 17.3 * us, whole = 0,
      loss = 0, near = 0.402, reach = 1.75, join = 0 * us, head = 0.343 * us, masked = 0, chunk = 1.03e+03,
      fill = 1.45, splits = 1, groups = 0, fixed = 39.1 * us, product = 1, weights = 1, serial = 0.00257 * us,
      passes = 19.4, index = 0.3, select = 5, points = 182, error = 0.055,
    },
    bf16_bf16 = {
      fixed = 46.1 * us, serial = 0.0017 * us, passes = 16.1, points = 91, error = 0.037,
    },
    bf16_fp8 = {
      launch = 9 * us, memory = 0.799, compute = 1, single = 8.23, tile = 6.63 * us, alone = 0 * us, whole = 1,
      loss = 0.196, near = 0.127, reach = 0.16, join = 5.17 * us, head = 0.319 * us, masked = 0, chunk = 146,
      fill = 2.43, splits = 2, groups = 6, fixed = 83.4 * us, product = 1, weights = 1, serial = 0.000125 * us,
      passes = 26.4, index = 0.3, select = 5, points = 184, error = 0.057,
    },
    bf16_fp8_b128 = {
      fixed = 47.5 * us, product = 0.693, serial = 0.00206 * us, points = 91, error = 0.047,
    },
    bf16_fp8_bf16 = {
      fixed = 80.8 * us, serial = 0 * us, points = 92, error = 0.062,
    },
    bf16_fp8_fp8_b128 = {
      product = 0.822, serial = 0.000314 * us, points = 92, error = 0.077,
    },
    sparse_bf16 = {
      launch = 9 * us, memory = 0.759, compute = 1, single = 3.08, tile = 14.2 * us, alone = 0 * us, whole = 0,
      loss = 0.17, near = 0.1, reach = 0.883, join = 30 * us, head = 0.0734 * us, masked = 0.0249, chunk = 1.78e+03,
      fill = 1.92, splits = 2, groups = 6, fixed = 149 * us, product = 1, weights = 1, serial = 0 * us,
      passes = 43.9, index = 0.683, select = 0.148, points = 228, error = 0.041,
    },
    sparse_bf16_fp8 = {
      launch = 9 * us, memory = 0.506, compute = 1, single = 16, tile = 20 * us, alone = 5.58 * us, whole = 1,
      loss = 0, near = 0.103, reach = 1, join = 0.527 * us, head = 0.937 * us, masked = 0.0168, chunk = 32.9,
      fill = 3.88, splits = 1, groups = 6, fixed = 133 * us, product = 0.771, weights = 1, serial = 0.000149 * us,
      passes = 100, index = 0.477, select = 5.1, points = 228, error = 0.062,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 137 * us, product = 0.675, serial = 0.000574 * us, passes = 30.8, select = 0.05, points = 114,
      error = 0.034,
    },
    sparse_bf16_fp8_bf16 = {
      fixed = 125 * us, weights = 0.92, serial = 9.73e-05 * us, select = 3.01, points = 114, error = 0.091,
    },
  },
  module_prefill = {
    bf16 = {
      launch = 10 * us, compute = 1, tile = 0 * us, longest = 0, whole = 0, exponents = 1.75, memory = 0.464,
      loss = 0, near = 0.714, reach = 2, rotate = 8.71, store = 3.86, cast = 0.0975, masked = 0, tiles = 3,
      fixed = 70.4 * us, product = 1, weights = 1, serial = 0.00068 * us, passes = 13.1, index = 0.3, select = 5,
      points = 204, error = 0.057,
    },
    bf16_bf16 = {
      fixed = 53.9 * us, product = 0.954, serial = 0.0018 * us, passes = 8.27, points = 102, error = 0.059,
    },
    bf16_fp8 = {
      launch = 10 * us, compute = 1, tile = 0 * us, longest = 0, whole = 0, exponents = 0.715, memory = 0.184,
      loss = 0, near = 0.304, reach = 0.452, rotate = 2.41, store = 1.26, cast = 3.99, masked = 0, tiles = 0,
      fixed = 86.4 * us, product = 1, weights = 1, serial = 0.000231 * us, passes = 13.7, index = 0.3, select = 5,
      points = 208, error = 0.082,
    },
    bf16_fp8_b128 = {
      product = 0.647, serial = 0.000932 * us, passes = 12.4, points = 102, error = 0.044,
    },
    bf16_fp8_bf16 = {
      fixed = 41.7 * us, serial = 0.0038 * us, passes = 9.36, points = 104, error = 0.068,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 82.5 * us, product = 0.678, serial = 0.000684 * us, passes = 13.3, points = 104, error = 0.041,
    },
    sparse_bf16 = {
      launch = 10 * us, compute = 1, tile = 0 * us, longest = 0, whole = 0, exponents = 8, memory = 0.574,
      loss = 0.539, near = 8, reach = 2, rotate = 0.05, store = 18.5, cast = 0.0574, masked = 0, tiles = 2,
      fixed = 1.29e+03 * us, product = 1, weights = 1, serial = 0.000772 * us, passes = 35.2, index = 0.056,
      select = 39, points = 232, error = 0.116,
    },
    sparse_bf16_bf16 = {
      fixed = 1.19e+03 * us, weights = 0.948, serial = 0 * us, passes = 23.7, select = 46.6, points = 116,
      error = 0.063,
    },
    sparse_bf16_fp8 = {
      launch = 10 * us, compute = 1, tile = 0 * us, longest = 0, whole = 0, exponents = 8, memory = 0.916, loss = 0,
      near = 8, reach = 2, rotate = 0.05, store = 50, cast = 50, masked = 0, tiles = 3, fixed = 1.37e+03 * us,
      product = 1, weights = 1, serial = 0 * us, passes = 100, index = 0.834, select = 75.7, points = 240,
      error = 0.114,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 1.45e+03 * us, serial = 0 * us, passes = 40.8, select = 36.8, points = 116, error = 0.062,
    },
    sparse_bf16_fp8_bf16 = {
      fixed = 1.25e+03 * us, select = 66.7, points = 120, error = 0.062,
    },
    sparse_bf16_fp8_fp8_b128 = {
      fixed = 1.5e+03 * us, weights = 0.601, points = 120, error = 0.057,
    },
  },
  prefill = {
    bf16 = {
      launch = 11.8 * us, compute = 0.889, tile = 2.85 * us, longest = 0.475, whole = 0.381, exponents = 1.8,
      memory = 0.786, loss = 0, near = 6.08, reach = 0.565, rotate = 0.432, store = 4.42, cast = 1.98,
      masked = 0.00969, tiles = 4, points = 644, error = 0.078,
    },
    bf16_128 = {
      launch = 13 * us, compute = 0.929, tile = 3.76 * us, longest = 0.607, whole = 0, exponents = 1.71,
      memory = 0.61, loss = 0.232, near = 8, reach = 0.398, rotate = 0.262, store = 2.14, cast = 1.26,
      masked = 0.00928, points = 106, error = 0.059,
    },
    bf16_128_window = {
      compute = 0.753, tile = 2.26 * us, longest = 0.882, whole = 0.489, exponents = 3.06, near = 8, reach = 0.462,
      rotate = 0.233, cast = 0.739, masked = 0.00601, tiles = 3, points = 110, error = 0.057,
    },
    bf16_192 = {
      compute = 0.953, tile = 1.37 * us, longest = 1.21, whole = 1, exponents = 7.43, memory = 0.889, near = 8,
      reach = 0.63, rotate = 0.223, store = 9.75, masked = 0.00926, tiles = 0, points = 36, error = 0.242,
    },
    bf16_192_window = {
      compute = 0.668, tile = 0.991 * us, longest = 0.0608, whole = 0.904, exponents = 0.692, memory = 0.974,
      near = 8, reach = 0.361, rotate = 0.05, store = 5.48, cast = 2.31, masked = 0.0194, tiles = 1, points = 54,
      error = 0.090,
    },
    bf16_256 = {
      launch = 13 * us, compute = 0.968, tile = 2.42 * us, longest = 0.457, whole = 0.515, exponents = 1.33,
      memory = 0.746, near = 8, reach = 0.734, rotate = 0.238, store = 3.78, cast = 3.79, tiles = 3, points = 60,
      error = 0.038,
    },
    bf16_256_window = {
      launch = 13.3 * us, compute = 0.785, tile = 1.72 * us, longest = 1.75, whole = 0, exponents = 7.52,
      memory = 0.347, near = 1.51, reach = 1.25, rotate = 0.05, store = 5.09, cast = 3.04, masked = 0.0153,
      tiles = 3, points = 44, error = 0.063,
    },
    bf16_512 = {
      compute = 0.391, tile = 0 * us, longest = 0.0385, whole = 0.857, exponents = 3.8, memory = 0.976, near = 8,
      reach = 1.77, rotate = 0.05, store = 13.2, cast = 2.44, tiles = 3, points = 22, error = 0.063,
    },
    bf16_64 = {
      launch = 12.5 * us, compute = 0.927, tile = 2.66 * us, longest = 0.504, whole = 0.184, exponents = 1.48,
      near = 2.56, reach = 0.866, rotate = 0.683, store = 3.3, cast = 1.82, points = 110, error = 0.091,
    },
    bf16_64_window = {
      launch = 10.1 * us, compute = 1, tile = 2.94 * us, longest = 1.51, whole = 1, exponents = 8, near = 8,
      reach = 0.153, rotate = 0.31, cast = 4.56, masked = 0, points = 102, error = 0.052,
    },
    bf16_fp8 = {
      launch = 12.3 * us, compute = 0.629, tile = 2.6 * us, longest = 0.566, whole = 0.701, exponents = 8,
      memory = 0.875, loss = 0, near = 1.87, reach = 0.789, rotate = 0.745, store = 17.9, cast = 1.46,
      masked = 0.0102, tiles = 4, points = 644, error = 0.095,
    },
    bf16_fp8_128 = {
      launch = 13.4 * us, compute = 0.713, tile = 3.23 * us, longest = 1.24, whole = 0.523, memory = 1,
      loss = 0.465, near = 0.603, reach = 2, rotate = 0.316, store = 7.45, cast = 0.886, tiles = 3, points = 106,
      error = 0.073,
    },
    bf16_fp8_128_window = {
      launch = 15.9 * us, compute = 0.709, tile = 2.17 * us, longest = 0.622, whole = 0.318, exponents = 1.74,
      near = 8, reach = 0.398, rotate = 0.388, store = 11.3, cast = 4.12, masked = 0, tiles = 3, points = 110,
      error = 0.109,
    },
    bf16_fp8_192 = {
      launch = 14.8 * us, compute = 0.655, tile = 0.161 * us, longest = 1.09, whole = 1, memory = 0.387,
      loss = 0.847, near = 4.03, reach = 0.722, rotate = 0.05, store = 29.6, tiles = 0, points = 38, error = 0.056,
    },
    bf16_fp8_192_window = {
      tile = 1.05 * us, longest = 0.0752, whole = 1, exponents = 0.286, near = 8, reach = 0.526, rotate = 0.05,
      store = 19.4, cast = 2.17, masked = 0.00657, tiles = 1, points = 56, error = 0.046,
    },
    bf16_fp8_256 = {
      launch = 13.4 * us, compute = 0.527, tile = 4.51 * us, longest = 0.138, whole = 0.398, exponents = 2.47,
      near = 8, reach = 1.31, rotate = 0.612, cast = 0.998, masked = 0.012, points = 74, error = 0.048,
    },
    bf16_fp8_256_window = {
      launch = 15.4 * us, compute = 0.588, tile = 1.8 * us, longest = 1.37, whole = 0, exponents = 5.98,
      memory = 0.266, loss = 0.508, near = 2.06, reach = 2, rotate = 0.05, store = 19.3, cast = 0.0702,
      masked = 0.0832, points = 46, error = 0.019,
    },
    bf16_fp8_64 = {
      launch = 13.4 * us, tile = 1.35 * us, longest = 1.51, whole = 0, exponents = 7.4, near = 1.94, reach = 1.71,
      rotate = 0.978, store = 12.9, cast = 2.06, tiles = 3, points = 110, error = 0.113,
    },
    bf16_fp8_64_window = {
      compute = 1, tile = 2 * us, longest = 2, whole = 1, near = 8, reach = 0.271, rotate = 0.05, store = 19.4,
      cast = 2, masked = 0.0359, tiles = 3, points = 104, error = 0.033,
    },
    bf16_open = {
      launch = 8.83 * us, compute = 0.637, tile = 0.867 * us, longest = 0, whole = 1, exponents = 3.66,
      memory = 0.422, loss = 0.0351, near = 8, reach = 0.1, rotate = 0.0804, store = 1.01, cast = 0.69,
      masked = 0.00443, tiles = 0, points = 30, error = 0.069,
    },
    bf16_open_16 = {
      launch = 7.75 * us, compute = 0.976, tile = 2.22 * us, longest = 0, whole = 0.502, exponents = 1.09, near = 8,
      reach = 2, rotate = 0.0584, store = 0.108, cast = 0.0914, tiles = 2, points = 42, error = 0.077,
    },
    bf16_open_odd = {
      launch = 5.69 * us, compute = 0.808, longest = 0.587, whole = 0.701, exponents = 1.15, memory = 0.506,
      near = 0.28, reach = 0.34, rotate = 0.0508, store = 0.102, cast = 0.0973, masked = 0.00817, tiles = 2,
      points = 38, error = 0.066,
    },
    latent_bf16 = {
      launch = 153 * us, compute = 1, tile = 7.22 * us, longest = 0.586, whole = 0, exponents = 2.44,
      memory = 0.223, loss = 0, near = 8, reach = 2, rotate = 0.397, store = 0.422, cast = 0.0836, masked = 0,
      tiles = 3, points = 71, error = 0.066,
    },
    latent_bf16_fp8 = {
      launch = 200 * us, compute = 1, tile = 5.28 * us, longest = 0, whole = 1, exponents = 2.6, memory = 0.812,
      loss = 0, near = 0.1, reach = 0.19, rotate = 1.5, store = 2.11, cast = 0.324, masked = 0, tiles = 1,
      points = 137, error = 0.065,
    },
  },
  rows = {
    quantise = {
      launch = 1.92 * us, memory = 1, near = 6.11, single = 1.37, row = 0.0515 * us, loss = 0.302, points = 158,
      error = 0.052,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.65 * us, compute = 0.00996, memory = 0.922, near = 1.11, step = 0.0468 * us, start = 0.0494 * us,
      resident = 0.25, loss = 1, points = 52, error = 0.084,
    },
    conv_gdn_decode = {
      launch = 1.56 * us, compute = 0.0044, memory = 0.777, near = 1.81, step = 0.15 * us, start = 0.201 * us,
      resident = 12.5, loss = 1, points = 56, error = 0.022,
    },
    conv_kda = {
      launch = 500 * us, compute = 0.00644, memory = 0.679, near = 0.0899, step = 0.739 * us, start = 0.762 * us,
      resident = 0.465, loss = 1, points = 50, error = 0.150,
    },
    conv_kda_decode = {
      launch = 2.93 * us, compute = 0.00329, memory = 0.839, near = 1.63, step = 0.203 * us, start = 0.623 * us,
      resident = 8.29, loss = 0.205, points = 54, error = 0.007,
    },
    conv_kda_verify = {
      launch = 3.61 * us, compute = 0.00739, memory = 0.607, near = 1.33, step = 0.001 * us, start = 0.227 * us,
      resident = 5.56, loss = 0.761, points = 58, error = 0.031,
    },
    gdn = {
      launch = 8.2 * us, compute = 0.944, memory = 1, near = 1.12, step = 3.07 * us, start = 0.614 * us,
      resident = 0.879, loss = 0, points = 57, error = 0.029,
    },
    ["gdn until 0.22.0"] = {
      launch = 17 * us, compute = 0.0742, memory = 0.555, near = 0.819, step = 1.78 * us, start = 0.001 * us,
      resident = 16, loss = 1, points = 28, error = 0.103,
    },
    gdn_decode = {
      launch = 1.41 * us, compute = 0.00654, memory = 0.963, near = 1.31, step = 3.08 * us, start = 0.001 * us,
      resident = 16, loss = 0.672, points = 52, error = 0.040,
    },
    kda = {
      launch = 14.8 * us, compute = 0.406, memory = 0.779, near = 0.639, step = 4.44 * us, start = 3.19 * us,
      resident = 0.951, loss = 0.707, points = 48, error = 0.050,
    },
    kda_decode = {
      launch = 0.781 * us, compute = 0.00341, memory = 0.944, near = 1.33, step = 2.23 * us, start = 1.34 * us,
      resident = 2.91, loss = 0.15, points = 54, error = 0.122,
    },
    kda_fused_decode = {
      launch = 2.45 * us, compute = 0.00654, memory = 0.856, near = 1.51, step = 3.79 * us, start = 0.841 * us,
      resident = 2.91, loss = 0.464, points = 46, error = 0.200,
    },
    kda_verify = {
      launch = 4.33 * us, compute = 0.0124, memory = 0.713, near = 7.81, step = 0.961 * us, start = 0.001 * us,
      resident = 0.53, loss = 0.862, points = 48, error = 0.044,
    },
  },
}
