return calibration "hopper.trtllm" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  step = {
    elementwise = 0.306, norms = 0.52, quantise = 0.22, launches = 0.645, skew = 1.16, pooled = 1.37,
    pooled_prompt = 1.4, latent = 14.9 * us, selection = 17.5 * us, scan = 12.5 * us, mixture = 6.25 * us,
    host = 326 * us, prompt_step = 2.29e+04 * us, sequence = 10.7 * us, arrival = 1.84e+04 * us,
    prompt_token = 3.05 * us, place = 203 * us, burst = 8.71e+03 * us, warmup = 1.08e+03 * us,
    handover = 6.78e+05 * us, points = 85, error = 0.028, error_ttft = 0.086, error_pools = 0.063,
    error_pools_ttft = 0.370,
  },
  decode = {
    bf16 = {
      launch = 5.68 * us, memory = 0.981, compute = 0.12, single = 16, tile = 3.89 * us, alone = 1.21 * us,
      whole = 1, loss = 0.342, near = 0.528, reach = 2, join = 1.62 * us, head = 0.0664 * us, masked = 0.184,
      chunk = 390, fill = 3.15, splits = 3, groups = 4, points = 866, error = 0.127,
    },
    bf16_128 = {
      launch = 5.13 * us, memory = 0.902, compute = 0.125, loss = 0.137, near = 0.48, join = 0 * us,
      head = 0.0917 * us, chunk = 655, points = 196, error = 0.083,
    },
    bf16_128_window = {
      launch = 3.98 * us, compute = 0.0683, tile = 4.81 * us, loss = 0.175, join = 0.526 * us, head = 0.0394 * us,
      chunk = 146, fill = 3.39, splits = 1, groups = 0, points = 32, error = 0.062,
    },
    bf16_192 = {
      launch = 2.09 * us, memory = 0.786, compute = 1, tile = 6.73 * us, alone = 5.81 * us, loss = 0.0224,
      near = 0.406, join = 2.93 * us, chunk = 2.05e+03, splits = 4, groups = 0, points = 62, error = 0.123,
    },
    bf16_192_window = {
      launch = 7.57 * us, compute = 1, alone = 0.734 * us, whole = 0, loss = 0, near = 0.155, reach = 0.104,
      join = 8.45 * us, head = 0 * us, masked = 0.0716, chunk = 156, splits = 1, groups = 3, points = 58,
      error = 0.105,
    },
    bf16_256 = {
      memory = 0.906, compute = 0.188, tile = 5.15 * us, alone = 1.29 * us, near = 0.709, join = 6.77 * us,
      head = 0.169 * us, chunk = 372, points = 208, error = 0.147,
    },
    bf16_64 = {
      compute = 0.147, tile = 3.33 * us, alone = 1.27 * us, loss = 0.378, near = 0.382, reach = 0.926,
      join = 0.181 * us, head = 0.0801 * us, chunk = 497, fill = 7.77, splits = 4, points = 188, error = 0.072,
    },
    bf16_64_window = {
      launch = 4.97 * us, compute = 0.2, single = 9.35, loss = 0.102, near = 9.9, join = 3.61 * us,
      head = 0.0602 * us, masked = 0.211, chunk = 130, fill = 4.85, points = 122, error = 0.152,
    },
    bf16_fp8 = {
      launch = 6.46 * us, memory = 0.956, compute = 0.36, single = 16, tile = 0.866 * us, alone = 1.44 * us,
      whole = 1, loss = 0.964, near = 0.766, reach = 2, join = 1.38 * us, head = 0.0375 * us, masked = 0.00759,
      chunk = 328, fill = 4, splits = 4, groups = 4, points = 864, error = 0.150,
    },
    bf16_fp8_128 = {
      launch = 5.05 * us, memory = 0.909, compute = 0.602, tile = 1.06 * us, alone = 1.68 * us, join = 2.03 * us,
      masked = 0.00704, chunk = 167, fill = 3.06, points = 194, error = 0.097,
    },
    bf16_fp8_128_window = {
      launch = 1.21 * us, memory = 0.873, compute = 1, tile = 4.74 * us, whole = 0.218, loss = 0, reach = 0.125,
      join = 0.86 * us, head = 0.00391 * us, chunk = 256, splits = 1, points = 32, error = 0.067,
    },
    bf16_fp8_192 = {
      launch = 4.57 * us, memory = 0.692, compute = 0.754, tile = 1.7 * us, alone = 4.83 * us, whole = 0.941,
      loss = 0, near = 0.378, join = 3.47 * us, head = 0.0303 * us, chunk = 1.37e+03, groups = 0, points = 66,
      error = 0.094,
    },
    bf16_fp8_192_window = {
      launch = 4.71 * us, memory = 0.796, compute = 0.191, tile = 1.35 * us, alone = 2.14 * us, whole = 0,
      loss = 0.11, near = 10, reach = 0.312, join = 0 * us, head = 0.128 * us, masked = 0.0288, chunk = 199,
      splits = 1, groups = 0, points = 58, error = 0.054,
    },
    bf16_fp8_256 = {
      launch = 5.65 * us, memory = 0.88, tile = 0.682 * us, loss = 0.841, near = 10, reach = 0.423,
      join = 6.83 * us, head = 0.204 * us, chunk = 264, fill = 6.3, splits = 2, points = 210, error = 0.101,
    },
    bf16_fp8_64 = {
      launch = 7.61 * us, memory = 0.994, compute = 0.141, tile = 0.587 * us, alone = 1.25 * us, whole = 0.522,
      loss = 0.288, near = 0.657, join = 3.71 * us, head = 0.0328 * us, chunk = 822, fill = 6.79, splits = 1,
      points = 184, error = 0.063,
    },
    bf16_fp8_64_window = {
      launch = 7.26 * us, memory = 0.2, compute = 0.0906, alone = 1.17 * us, whole = 0, loss = 0, near = 5.37,
      join = 0 * us, head = 0.0203 * us, masked = 0.0172, splits = 1, points = 120, error = 0.066,
    },
    latent_bf16 = {
      launch = 10.9 * us, memory = 0.919, compute = 1, single = 16, tile = 2.93 * us, alone = 1.8 * us, whole = 0,
      loss = 0.062, near = 1.02, reach = 0.463, join = 1.15 * us, head = 0.0378 * us, masked = 0, chunk = 73,
      fill = 5.82, splits = 1, groups = 0, points = 232, error = 0.067,
    },
    latent_bf16_fp8 = {
      launch = 8.4 * us, memory = 0.792, compute = 1, single = 6.86, tile = 4.67 * us, alone = 4.29 * us,
      whole = 0.542, loss = 0.346, near = 10, reach = 0.45, join = 2.06 * us, head = 0.145 * us, masked = 0,
      chunk = 170, fill = 1.88, splits = 2, groups = 1, points = 232, error = 0.068,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 3.05 * us, compute = 1, memory = 0.786, serial = 0.000597 * us, tile = 1.25 * us, whole = 1,
      loss = 0.328, near = 2.32, copies = 1, throttle = 0, heat = 1e+04 * us, quantise = 1 * us, quantised = 0.4,
      menu = 0, split = 0, points = 108, error = 0.048,
    },
    absorbed_fp8 = {
      launch = 6.49 * us, compute = 0.0512, memory = 0.352, serial = 0.0012 * us, tile = 0 * us, whole = 1,
      loss = 0, near = 0.304, copies = 1, throttle = 0.183, heat = 100 * us, quantise = 0.999 * us, quantised = 0.4,
      menu = 0, split = 0, points = 108, error = 0.078,
    },
    bf16 = {
      launch = 1.6 * us, compute = 0.834, memory = 0.917, serial = 0.00121 * us, tile = 1.11 * us, whole = 0,
      loss = 0.257, near = 0.788, copies = 0.5, throttle = 0.223, heat = 9.09e+03 * us, join = 2.33 * us,
      written = 0.897, menu = 1, split = 1, points = 1068, error = 0.034,
    },
    fp8 = {
      launch = 0 * us, compute = 0.765, memory = 0.845, serial = 0.000579 * us, tile = 1.05 * us, whole = 0.0103,
      loss = 0.175, near = 0.737, copies = 0.5, throttle = 0.191, heat = 1.23e+04 * us, quantise = 11.5 * us,
      quantised = 0.364, join = 2.74 * us, written = 0.891, split = 1, points = 1068, error = 0.027,
    },
    fp8_b128 = {
      launch = 1.08 * us, compute = 0.695, memory = 0.976, serial = 0.00107 * us, tile = 1.57 * us, whole = 0.364,
      loss = 0.379, near = 0.749, copies = 0.5, throttle = 0.337, heat = 2.01e+04 * us, quantise = 1.77 * us,
      quantised = 0.482, row = 0.0225 * us, written = 0.635, menu = 3, points = 998, error = 0.044,
    },
    int4_a16 = {
      launch = 7.86 * us, compute = 0.941, memory = 0.747, serial = 0.00281 * us, tile = 0 * us, whole = 0.329,
      loss = 0.619, near = 0.583, copies = 1.07, throttle = 0.307, heat = 1e+05 * us, join = 10.5 * us,
      written = 0.761, few = 1, split = 1, points = 390, error = 0.084,
    },
    int8 = {
      launch = 4.84 * us, compute = 0.554, memory = 0.903, serial = 0.00193 * us, tile = 3.12 * us, whole = 1,
      loss = 0.301, near = 0.599, copies = 0.958, throttle = 0.0982, heat = 1e+05 * us, written = 0.547, few = 1,
      points = 390, error = 0.075,
    },
    int8_a16 = {
      launch = 6.13 * us, compute = 0.98, memory = 0.869, serial = 0.00308 * us, tile = 1.8 * us, whole = 0.684,
      loss = 0.324, near = 0.571, copies = 1.18, throttle = 0.162, heat = 1e+04 * us, join = 11.2 * us,
      written = 0.812, few = 1, split = 1, points = 390, error = 0.065,
    },
  },
  message = {
    all_reduce = {
      launch = 2.84 * us, step = 0.0907 * us, share = 0.687, launch_2 = 2.56 * us, step_2 = 1.71 * us,
      share_2 = 0.54, launch_3 = 2.97 * us, step_3 = 5.52 * us, share_3 = 0.709, switch = 0.285, shared = 0,
      ramp = 0.00237, host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 1, rule = 0, points = 252,
      error = 0.045,
    },
  },
  mixture = {
    bf16 = {
      launch = 20.6 * us, compute = 1, memory = 0.955, serial = 0.00218 * us, tile = 0.893 * us, whole = 0.939,
      loss = 0.654, rows = 0.625, all_rows = 100, token = 0.0447 * us, expert = 0.0189 * us, skew = 0.373,
      skew_more = 0.535, touched = 1.18, spread = 1.93, near = 6.87, copies = 1.39, pad = 12.1, points = 343,
      error = 0.057, kernel = "cutlass",
      kernels = {
        cutlass_nongated = {
          launch = 36.1 * us, compute = 0.874, serial = 0.00193 * us, tile = 0 * us, whole = 0, loss = 0.598,
          rows = 0.652, token = 0 * us, expert = 0 * us, skew = 0, skew_more = 0.413, touched = 1.12, spread = 1.35,
          near = 8, copies = 0.5, pad = 10.1, wide = 2, points = 59, error = 0.053,
        },
      },
    },
    fp8 = {
      launch = 25.7 * us, compute = 1, memory = 0.887, serial = 0.0002 * us, tile = 1.44 * us, whole = 1,
      loss = 0.383, rows = 0.437, all_rows = 2.07, token = 0 * us, expert = 0.00907 * us, skew = 0.242,
      skew_more = 0.392, touched = 1.2, spread = 1.39, near = 1.91, copies = 1.32, wide = 5, points = 360,
      error = 0.092, kernel = "cutlass",
      kernels = {
        cutlass_nongated = {
          launch = 49.1 * us, compute = 0.946, serial = 0.000211 * us, tile = 2.1 * us, whole = 0.614,
          loss = 0.0227, rows = 0.551, all_rows = 100, expert = 0 * us, skew = 0.2, skew_more = 0.268,
          touched = 1.08, spread = 1.58, near = 5.13, copies = 0.7, pad = 29.9, wide = 0, points = 46,
          error = 0.015,
        },
      },
    },
    fp8_b128 = {
      launch = 17 * us, compute = 0.57, memory = 0.962, serial = 2.3e-05 * us, tile = 1.26 * us, whole = 1,
      loss = 0.317, rows = 0.17, all_rows = 100, token = 0 * us, expert = 0.244 * us, skew = 0.159,
      skew_more = 0.276, touched = 1.07, spread = 1.3, near = 8, copies = 1.79, pad = 26, points = 396,
      error = 0.061, kernel = "cutlass",
    },
    mxfp4_a16 = {
      launch = 58.7 * us, compute = 0.585, memory = 1, serial = 1e-05 * us, tile = 3.92 * us, whole = 0.446,
      loss = 0.42, rows = 1, all_rows = 10.6, token = 2 * us, expert = 0 * us, skew = 0.426, skew_more = 0.499,
      touched = 1.09, spread = 0.778, near = 0.184, copies = 0.5, pad = 12.3, points = 408, error = 0.065,
      kernel = "trtllm_default",
    },
  },
  module_decode = {
    bf16 = {
      launch = 9 * us, memory = 0.94, compute = 1, single = 16, tile = 3.38 * us, alone = 11.5 * us, whole = 0,
      loss = 0, near = 0.577, reach = 2, join = 1.12 * us, head = 0.0459 * us, masked = 0, chunk = 514, fill = 1.69,
      splits = 3, groups = 0, fixed = 10 * us, product = 1, weights = 1, serial = 0.00157 * us, passes = 16.1,
      index = 0.3, select = 4.99, points = 184, error = 0.035,
    },
    bf16_bf16 = {
      fixed = 6 * us, passes = 12.7, points = 92, error = 0.028,
    },
    bf16_fp8 = {
      launch = 9 * us, memory = 0.777, compute = 1, single = 16, tile = 3.13 * us, alone = 4.82 * us,
      whole = 0.0748, loss = 0.0427, near = 0.549, reach = 1.97, join = 0.836 * us, head = 0.135 * us, masked = 0,
      chunk = 129, fill = 2.43, splits = 3, groups = 0, fixed = 15.1 * us, product = 1, weights = 1,
      serial = 0.00116 * us, passes = 13.6, index = 0.3, select = 4.99, points = 184, error = 0.075,
    },
    bf16_fp8_b128 = {
      fixed = 10.9 * us, product = 0.812, serial = 0.00173 * us, passes = 18, points = 92, error = 0.042,
    },
    bf16_fp8_bf16 = {
      fixed = 0.707 * us, serial = 0.00195 * us, points = 92, error = 0.080,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 7.55 * us, serial = 0.00208 * us, passes = 15.7, points = 92, error = 0.064,
    },
    sparse_bf16 = {
      launch = 9 * us, memory = 0.733, compute = 1, single = 16, tile = 20 * us, alone = 16.5 * us, whole = 1,
      loss = 1, near = 0.119, reach = 1.79, join = 22.5 * us, head = 0 * us, masked = 0.0333, chunk = 2.05e+03,
      fill = 0.97, splits = 2, groups = 1, fixed = 193 * us, product = 0.406, weights = 1, serial = 0 * us,
      passes = 100, index = 0.463, select = 0.121, points = 228, error = 0.029,
    },
    sparse_bf16_bf16 = {
      product = 0.435, select = 0.05, points = 114, error = 0.028,
    },
    sparse_bf16_fp8_b128 = {
      product = 0.301, select = 0.05, points = 114, error = 0.021,
    },
  },
  module_prefill = {
    bf16 = {
      launch = 10 * us, compute = 0.516, tile = 2.86 * us, longest = 0.223, whole = 0.578, exponents = 1.78,
      memory = 0.436, loss = 1, near = 8, reach = 1.09, rotate = 2.14, store = 2.23, cast = 0.119, masked = 0,
      tiles = 3, fixed = 1.86 * us, product = 1, weights = 1, serial = 0.00264 * us, passes = 9.05, index = 0.301,
      select = 5.03, points = 204, error = 0.063,
    },
    bf16_bf16 = {
      fixed = 4.95 * us, product = 0.88, serial = 0.00198 * us, passes = 2.8, points = 102, error = 0.085,
    },
    bf16_fp8 = {
      launch = 10 * us, compute = 0.689, tile = 2.37 * us, longest = 0.675, whole = 0.0923, exponents = 1.11,
      memory = 0.523, loss = 1, near = 8, reach = 1.02, rotate = 1.16, store = 3.62, cast = 0.523, masked = 0,
      tiles = 0, fixed = 9.56 * us, product = 1, weights = 1, serial = 0.00234 * us, passes = 9.18, index = 0.3,
      select = 5.02, points = 204, error = 0.071,
    },
    bf16_fp8_b128 = {
      product = 0.665, serial = 0.00296 * us, passes = 8.15, points = 102, error = 0.055,
    },
    bf16_fp8_bf16 = {
      fixed = 0.649 * us, serial = 0.00274 * us, passes = 4.22, points = 102, error = 0.110,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 19.4 * us, product = 0.621, serial = 0.00169 * us, passes = 7.8, points = 102, error = 0.014,
    },
    sparse_bf16 = {
      launch = 10 * us, compute = 1, tile = 0 * us, longest = 2, whole = 1, exponents = 8, memory = 0.516, loss = 1,
      near = 8, reach = 0.361, rotate = 0.05, store = 50, cast = 50, masked = 0, tiles = 4, fixed = 208 * us,
      product = 0.192, weights = 1, serial = 0 * us, passes = 100, index = 0.0181, select = 2.1, points = 232,
      error = 0.107,
    },
    sparse_bf16_bf16 = {
      product = 0.259, select = 0.0964, points = 116, error = 0.046,
    },
  },
  prefill = {
    bf16 = {
      launch = 12.8 * us, compute = 0.646, tile = 3.09 * us, longest = 0.881, whole = 0.771, exponents = 3.12,
      memory = 0.778, loss = 1, near = 0.657, reach = 2, rotate = 0.911, store = 0.308, cast = 0.102,
      masked = 0.0297, tiles = 0, points = 694, error = 0.085,
    },
    bf16_128 = {
      launch = 10.9 * us, compute = 0.626, tile = 1.77 * us, longest = 0.384, whole = 0.81, exponents = 8,
      memory = 1, loss = 0, near = 0.965, rotate = 2.62, store = 1.27, cast = 0.335, masked = 0.0385, tiles = 1,
      points = 130, error = 0.027,
    },
    bf16_128_window = {
      launch = 10.7 * us, compute = 0.696, tile = 2.41 * us, longest = 0.628, whole = 1, exponents = 2.2,
      memory = 1, loss = 0.479, near = 0.549, reach = 0.868, rotate = 1.15, store = 0.946, cast = 0.493, masked = 0,
      points = 48, error = 0.035,
    },
    bf16_192 = {
      launch = 11.1 * us, compute = 0.626, tile = 4.41 * us, longest = 0.835, whole = 0.963, exponents = 5.63,
      memory = 0.84, loss = 0.851, near = 0.527, rotate = 0.49, store = 0.227, cast = 0.183, points = 62,
      error = 0.023,
    },
    bf16_192_window = {
      launch = 12.1 * us, tile = 2.72 * us, longest = 1.03, whole = 0.69, exponents = 2.69, memory = 0.364,
      near = 0.56, reach = 0.638, rotate = 0.513, store = 0.05, cast = 0.05, masked = 0.0119, tiles = 1,
      points = 80, error = 0.036,
    },
    bf16_256 = {
      launch = 12.2 * us, compute = 0.59, tile = 2.79 * us, longest = 0.273, whole = 1, exponents = 7.5,
      memory = 0.422, loss = 0.665, near = 0.484, reach = 1.36, store = 0.268, cast = 0.0918, tiles = 1,
      points = 122, error = 0.029,
    },
    bf16_64 = {
      launch = 13.2 * us, compute = 0.56, tile = 2.82 * us, longest = 0.263, whole = 0.84, exponents = 3.66,
      memory = 0.589, loss = 0.251, near = 0.779, rotate = 2.86, store = 0.126, cast = 0.783, masked = 0.0332,
      tiles = 1, points = 128, error = 0.033,
    },
    bf16_64_window = {
      launch = 13.6 * us, compute = 1, tile = 3.25 * us, longest = 0.671, whole = 0.909, exponents = 8, loss = 0,
      near = 0.882, rotate = 1.03, store = 1.29, cast = 1.44, masked = 0.0927, points = 124, error = 0.070,
    },
    bf16_fp8 = {
      launch = 14.1 * us, compute = 1, tile = 3.27 * us, longest = 1.38, whole = 0.618, exponents = 2.52,
      memory = 0.996, loss = 0.718, near = 0.757, reach = 2, rotate = 0.987, store = 1.35, cast = 0.0688,
      masked = 0.132, tiles = 0, points = 694, error = 0.069,
    },
    bf16_fp8_128 = {
      launch = 13.7 * us, tile = 3.41 * us, longest = 0.158, whole = 0.809, exponents = 4.51, loss = 0, near = 0.86,
      rotate = 2.3, store = 1.8, cast = 0.143, tiles = 1, points = 130, error = 0.048,
    },
    bf16_fp8_192 = {
      launch = 13 * us, compute = 0.844, tile = 3.78 * us, longest = 0.935, whole = 0.746, exponents = 1.82,
      loss = 0, near = 0.551, reach = 1.63, rotate = 0.602, store = 1.94, cast = 0.05, points = 62, error = 0.019,
    },
    bf16_fp8_192_window = {
      compute = 0.397, tile = 0.126 * us, longest = 0.672, whole = 0, exponents = 0.231, loss = 0, near = 5.26,
      reach = 1.08, rotate = 2.49, store = 2.66, cast = 0.05, masked = 0.00395, tiles = 1, points = 80,
      error = 0.048,
    },
    bf16_fp8_256 = {
      launch = 13.3 * us, tile = 3 * us, longest = 1.29, whole = 0.885, exponents = 3.63, memory = 0.78,
      loss = 0.393, rotate = 1.1, store = 1.71, cast = 0.269, points = 122, error = 0.025,
    },
    bf16_fp8_64 = {
      compute = 0.644, tile = 3.13 * us, longest = 0.742, whole = 0.518, exponents = 8, memory = 0.758,
      loss = 0.957, near = 7.58, reach = 0.227, rotate = 1.79, store = 0.525, cast = 0.501, tiles = 1, points = 128,
      error = 0.031,
    },
    bf16_fp8_64_window = {
      compute = 0.594, tile = 2.61 * us, longest = 2, whole = 0.967, exponents = 0.782, loss = 0, near = 1.25,
      reach = 1.05, rotate = 2.53, store = 5.74, cast = 1.2, masked = 0.093, points = 124, error = 0.080,
    },
    bf16_open = {
      compute = 0.53, longest = 0.216, whole = 0.551, exponents = 4.97, memory = 1, loss = 0.718, near = 1.79,
      rotate = 0.996, store = 0.616, cast = 0.164, masked = 0.0283, tiles = 1, points = 32, error = 0.025,
    },
    bf16_open_16 = {
      tile = 0.541 * us, longest = 0.128, whole = 0.62, exponents = 0.77, memory = 1, loss = 0.934, near = 2.13,
      rotate = 3.35, store = 0.682, cast = 0.112, masked = 0.0242, tiles = 4, points = 48, error = 0.022,
    },
    bf16_open_odd = {
      launch = 13.4 * us, compute = 0.372, tile = 0.98 * us, longest = 0.158, whole = 0.147, exponents = 2.4,
      memory = 0.356, loss = 0.936, near = 2.44, reach = 0.468, rotate = 1.08, store = 0.626, cast = 0.116,
      tiles = 4, points = 40, error = 0.030,
    },
    fp8 = {
      launch = 13.3 * us, compute = 0.565, tile = 3.53 * us, longest = 1.28, whole = 0.605, exponents = 1.72,
      memory = 0.437, loss = 0.603, near = 0.465, reach = 1.12, rotate = 1.31, store = 0.654, cast = 0.118,
      masked = 0.129, tiles = 0, points = 692, error = 0.069,
    },
    fp8_128 = {
      launch = 11.4 * us, compute = 0.472, longest = 0.226, whole = 0.74, exponents = 2.26, memory = 0.276,
      loss = 0.555, near = 0.498, reach = 1.82, rotate = 2.07, store = 0.05, cast = 0.05, tiles = 1, points = 130,
      error = 0.046,
    },
    fp8_128_window = {
      launch = 12.2 * us, compute = 0.506, tile = 3.8 * us, longest = 0.662, whole = 0.562, memory = 1,
      loss = 0.666, near = 0.179, reach = 0.45, rotate = 0.05, store = 0.05, cast = 0.05, masked = 0.607,
      points = 46, error = 0.031,
    },
    fp8_192 = {
      launch = 12.8 * us, compute = 0.503, tile = 4 * us, longest = 0.946, whole = 0.759, exponents = 0.982,
      memory = 1, loss = 0.999, near = 0.428, reach = 1.05, rotate = 0.67, cast = 0.05, points = 62, error = 0.022,
    },
    fp8_192_window = {
      launch = 12.1 * us, compute = 0.199, tile = 0.135 * us, longest = 0.255, whole = 0.578, exponents = 0.128,
      memory = 0.236, loss = 0.262, near = 0.297, reach = 2, rotate = 0.9, store = 0.05, cast = 0.05,
      masked = 0.00834, tiles = 1, points = 80, error = 0.072,
    },
    fp8_256 = {
      longest = 0.685, whole = 0.718, exponents = 1.45, memory = 0.457, loss = 0.248, near = 0.593, reach = 1.64,
      rotate = 1.54, store = 1.87, cast = 0.276, points = 122, error = 0.046,
    },
    fp8_64 = {
      compute = 0.542, tile = 3.16 * us, longest = 0.485, whole = 0.866, exponents = 1.22, memory = 0.18,
      loss = 0.528, near = 0.37, reach = 2, rotate = 1.77, store = 0.05, cast = 0.05, tiles = 1, points = 128,
      error = 0.030,
    },
    fp8_64_window = {
      compute = 0.093, tile = 0 * us, longest = 0, whole = 0.918, exponents = 0.144, loss = 0, near = 0.737,
      reach = 1.51, rotate = 1.56, store = 5.93, cast = 0.875, masked = 0.0113, tiles = 1, points = 124,
      error = 0.099,
    },
    latent_bf16 = {
      launch = 13.7 * us, compute = 0.689, tile = 2.38 * us, longest = 0.555, whole = 0.463, exponents = 2.13,
      memory = 0.704, loss = 0.3, near = 0.612, reach = 2, rotate = 0.0565, store = 0.0636, cast = 0.05, masked = 0,
      tiles = 1, points = 222, error = 0.027,
    },
    latent_bf16_fp8 = {
      launch = 17.2 * us, compute = 1, tile = 2.16 * us, longest = 0.798, whole = 0.426, exponents = 1.23,
      memory = 1, loss = 0.515, near = 2.62, reach = 0.671, rotate = 2.3, store = 0.644, cast = 0.152, masked = 0,
      tiles = 1, points = 222, error = 0.049,
    },
  },
  rows = {
    quantise = {
      launch = 1.35 * us, memory = 0.875, near = 1.22, single = 20, row = 0 * us, loss = 0, points = 158,
      error = 0.040,
    },
  },
  scan = {
    conv_gdn = {
      launch = 0.548 * us, compute = 1, memory = 1, near = 10, step = 0.001 * us, start = 6.36 * us,
      resident = 2.24, loss = 0, points = 44, error = 0.466,
    },
    conv_gdn_decode = {
      launch = 3.66 * us, compute = 0.0124, memory = 1, near = 10, step = 0.0982 * us, start = 0.102 * us,
      resident = 16, loss = 0, points = 50, error = 0.044,
    },
    conv_mamba2 = {
      launch = 3.47 * us, compute = 0.00674, memory = 0.898, near = 10, step = 0.001 * us, start = 4.04 * us,
      resident = 0.25, loss = 0.227, points = 48, error = 0.126,
    },
    conv_mamba2_decode = {
      launch = 3.19 * us, compute = 1, memory = 0.781, near = 3.68, step = 0.674 * us, start = 0.225 * us,
      resident = 11.6, loss = 0.362, points = 54, error = 0.035,
    },
    gdn = {
      launch = 12.9 * us, compute = 0.0886, memory = 0.8, near = 1.43, step = 1.85 * us, start = 3.77 * us,
      resident = 2.28, loss = 1, points = 57, error = 0.052,
    },
    gdn_decode = {
      launch = 0.0195 * us, compute = 1, memory = 1, near = 0.928, step = 1 * us, start = 3.14 * us, resident = 16,
      loss = 0.474, points = 46, error = 0.022,
    },
  },
}
