return calibration "ada.vllm" {
  base = "ada",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 3.77 * us, memory = 0.849, compute = 0.429, single = 16, tile = 4.88 * us, alone = 3.36 * us,
      whole = 0.134, loss = 1, near = 2.25, reach = 1.03, join = 3.57 * us, head = 0.963 * us, masked = 0,
      chunk = 356, fill = 0.697, splits = 4, groups = 0, points = 527, error = 0.212,
    },
    bf16_128 = {
      launch = 5.8 * us, memory = 0.821, compute = 0.179, alone = 1.54 * us, whole = 0, loss = 0, near = 10,
      reach = 0.465, join = 1.97 * us, head = 0.00818 * us, chunk = 32.4, fill = 0.619, groups = 1, points = 174,
      error = 0.119,
    },
    bf16_128_window = {
      launch = 4.93 * us, memory = 0.205, compute = 1, alone = 2.61 * us, whole = 0.941, loss = 0, near = 10,
      reach = 1.62, splits = 0, groups = 3, points = 69, error = 0.036,
    },
    bf16_192 = {
      launch = 4.47 * us, memory = 0.732, compute = 0.147, single = 12.1, tile = 3.89 * us, alone = 2.94 * us,
      whole = 0, loss = 0, near = 10, reach = 1.44, join = 10.3 * us, head = 0 * us, chunk = 195, splits = 3,
      points = 25, error = 0.146,
    },
    bf16_192_window = {
      launch = 4.73 * us, memory = 0.78, compute = 0.777, single = 9.42, alone = 2.44 * us, whole = 1,
      loss = 0.000234, near = 9.21, reach = 0.745, head = 0.733 * us, masked = 0.000522, splits = 2, groups = 3,
      points = 31, error = 0.025,
    },
    bf16_256 = {
      launch = 5.16 * us, memory = 0.804, compute = 0.57, single = 6.86, tile = 3.85 * us, alone = 0.363 * us,
      whole = 1, loss = 0.00051, near = 10, reach = 0.885, join = 0 * us, head = 0.162 * us, chunk = 484,
      points = 46, error = 0.136,
    },
    bf16_256_window = {
      launch = 2.48 * us, memory = 0.922, compute = 0.164, single = 4.36, alone = 4.25 * us, whole = 0, near = 3.25,
      reach = 0.147, join = 0 * us, head = 0.878 * us, masked = 0.0127, chunk = 462, splits = 3, groups = 3,
      points = 20, error = 0.160,
    },
    bf16_64 = {
      launch = 7.64 * us, memory = 0.765, compute = 1, single = 3.91, tile = 4.17 * us, alone = 0.494 * us,
      whole = 0.0635, loss = 0, near = 10, reach = 0.971, join = 0 * us, head = 0 * us, chunk = 42.7, fill = 0.507,
      splits = 3, groups = 1, points = 93, error = 0.107,
    },
    bf16_64_window = {
      launch = 4.52 * us, memory = 0.386, compute = 1, alone = 3.95 * us, whole = 1, near = 10, reach = 1.1,
      head = 0.508 * us, splits = 1, groups = 3, points = 69, error = 0.067,
    },
    bf16_fp8 = {
      launch = 8.32 * us, memory = 0.756, compute = 0.719, single = 16, tile = 2.5 * us, alone = 2.18 * us,
      whole = 0, loss = 0.519, near = 5.74, reach = 1.05, join = 1.33 * us, head = 0 * us, masked = 6.02e-05,
      chunk = 128, fill = 2, splits = 2, groups = 2, points = 453, error = 0.078,
    },
    bf16_fp8_128 = {
      launch = 8.91 * us, compute = 0.402, alone = 2.69 * us, whole = 0.343, loss = 0, near = 10, join = 0 * us,
      head = 0.0546 * us, masked = 5.6e-05, chunk = 216, points = 97, error = 0.076,
    },
    bf16_fp8_128_window = {
      launch = 10.2 * us, memory = 0.641, compute = 1, tile = 2.34 * us, alone = 1.79 * us, whole = 1, loss = 0,
      near = 5.31, reach = 2, join = 0.207 * us, head = 0.0665 * us, masked = 0.00208, chunk = 64, fill = 1.8,
      splits = 1, groups = 0, points = 67, error = 0.085,
    },
    bf16_fp8_192 = {
      launch = 8.02 * us, compute = 0.503, single = 9.88, tile = 1.47 * us, alone = 0.669 * us, whole = 0.368,
      loss = 0, near = 1.86, reach = 1.14, join = 0 * us, head = 0.0154 * us, masked = 0, chunk = 42.7, splits = 1,
      groups = 1, points = 27, error = 0.250,
    },
    bf16_fp8_192_window = {
      launch = 6.91 * us, memory = 0.973, compute = 1, tile = 1.49 * us, alone = 1.87 * us, whole = 0.00482,
      loss = 0, near = 1.95, reach = 0.77, join = 3.37 * us, masked = 0.00018, points = 33, error = 0.096,
    },
    bf16_fp8_256 = {
      launch = 5.84 * us, memory = 0.808, compute = 0.608, single = 8.2, tile = 5.22 * us, alone = 4.97 * us,
      whole = 0.866, loss = 0, near = 10, reach = 0.855, join = 0.697 * us, head = 0.0146 * us, masked = 0,
      fill = 1.63, points = 47, error = 0.058,
    },
    bf16_fp8_256_window = {
      launch = 6.5 * us, memory = 0.793, compute = 1, tile = 4.82 * us, alone = 4.53 * us, whole = 0.886,
      loss = 0.209, near = 7.35, reach = 0.96, join = 1.66 * us, head = 0.152 * us, masked = 0.00473, chunk = 102,
      fill = 1.8, points = 22, error = 0.037,
    },
    bf16_fp8_64 = {
      memory = 0.702, compute = 0.528, single = 9.84, tile = 2.26 * us, alone = 1.65 * us, whole = 0.111,
      loss = 0.0558, near = 10, reach = 0.997, join = 0.443 * us, masked = 0, chunk = 497, fill = 1.83, splits = 3,
      points = 92, error = 0.070,
    },
    bf16_fp8_64_window = {
      launch = 8.02 * us, memory = 0.609, compute = 1, tile = 2.29 * us, whole = 0.515, loss = 0, near = 1.53,
      reach = 0.683, join = 1.74 * us, head = 0.0235 * us, masked = 9.75e-05, fill = 1.79, splits = 3, groups = 6,
      points = 68, error = 0.066,
    },
    latent_bf16 = {
      launch = 200 * us, memory = 1, compute = 1, single = 3.26, tile = 20 * us, alone = 0 * us, whole = 1,
      loss = 1, near = 0.104, reach = 0.85, join = 0 * us, head = 1 * us, masked = 0, chunk = 4096, fill = 4.96,
      splits = 4, groups = 0, points = 42, error = 0.652,
    },
  },
  linear = {
    bf16 = {
      launch = 0.204 * us, compute = 0.78, memory = 0.815, serial = 0.0024 * us, tile = 2.15 * us, whole = 1,
      loss = 0.25, near = 1.71, copies = 5.75, throttle = 0.0721, heat = 3.31e+03 * us, join = 1.2 * us,
      written = 0.888, menu = 1, few = 3, split = 1, points = 581, error = 0.081,
    },
    fp8 = {
      launch = 0 * us, compute = 0.779, memory = 0.713, serial = 0.00955 * us, tile = 4.38 * us, whole = 0.479,
      loss = 0.0457, near = 1.4, copies = 5.51, throttle = 0.209, heat = 1.54e+04 * us, quantised = 0.795,
      row = 0.571 * us, join = 2.56 * us, written = 0.325, menu = 3, wide = 2, few = 3, split = 1, points = 533,
      error = 0.070,
    },
    fp8_b128 = {
      launch = 125 * us, compute = 0.476, memory = 0.878, serial = 0.00662 * us, tile = 3.3 * us, whole = 0.136,
      loss = 0.177, near = 8, copies = 1.19, throttle = 0.514, heat = 1.09e+04 * us, quantise = 11.4 * us,
      quantised = 0.829, written = 0.913, menu = 2, points = 238, error = 0.032,
    },
  },
  message = {
    host_all_reduce = {
      launch = 1.84 * us, step = 3.5 * us, share = 0.609, launch_2 = 8.49 * us, step_2 = 0 * us, share_2 = 0.228,
      launch_3 = 38.1 * us, step_3 = 7.08 * us, share_3 = 0.637, switch = -0.131, shared = 0.927, ramp = 0.00307,
      host = 0 * us, limit_1 = 131072, limit = 1073741824, one_shot = 0, rule = 1, points = 47, error = 0.027,
    },
    host_all_reduce_eager = {
      launch = 0 * us, step = 2.58 * us, share = 0.575, launch_2 = 0 * us, step_2 = 0 * us, share_2 = 0.228,
      launch_3 = 55.1 * us, step_3 = 30.9 * us, share_3 = 0.856, switch = 0.0321, shared = 0.931, ramp = 0.00621,
      host = 64.1 * us, limit_1 = 524288, limit = 1073741824, one_shot = 1, rule = 1, points = 49, error = 0.028,
    },
  },
  mixed = {
    bf16 = {
      launch = 1.58 * us, compute = 0.98, tile = 4.3 * us, longest = 0.412, whole = 0.364, exponents = 0.588,
      memory = 0.366, loss = 0, near = 4.98, reach = 2, rotate = 0.997, store = 8.65, cast = 0.294, masked = 0,
      tiles = 0, singles = 0.978, points = 241, error = 0.075,
    },
  },
  mixture = {
    bf16 = {
      launch = 9.24 * us, compute = 0.918, memory = 0.805, serial = 0.0012 * us, tile = 1.65 * us, whole = 1,
      loss = 0, rows = 1, all_rows = 0.494, token = 0 * us, expert = 0 * us, skew = 0.038, skew_more = 0.396,
      touched = 1.04, spread = 2.41, near = 1.27, copies = 0.644, pad = 30.7, wide = 3, points = 195, error = 0.057,
      kernel = "triton",
    },
    fp8 = {
      launch = 9.79 * us, compute = 1, memory = 0.775, serial = 0.00387 * us, tile = 1.5 * us, whole = 0, loss = 0,
      rows = 1, all_rows = 0.423, token = 0 * us, expert = 0 * us, skew = 0.159, skew_more = 0.202, touched = 1.05,
      spread = 1.84, near = 8, copies = 0.961, pad = 32.1, wide = 1, points = 198, error = 0.086, kernel = "triton",
    },
    fp8_b128 = {
      launch = 3.66 * us, compute = 0.77, memory = 0.79, serial = 0.00567 * us, tile = 1.82 * us, whole = 1,
      loss = 0, rows = 1, all_rows = 0.42, token = 0 * us, expert = 0 * us, skew = 0.353, skew_more = 0.228,
      touched = 1.08, spread = 1.3, near = 4.49, copies = 1.02, pad = 10.6, wide = 1, points = 196, error = 0.065,
      kernel = "triton",
    },
    int4_a16 = {
      launch = 0 * us, compute = 0.931, memory = 0.828, serial = 0.00399 * us, tile = 0.516 * us, whole = 1,
      loss = 0, rows = 1, all_rows = 0.485, token = 0 * us, expert = 0 * us, skew = 0.204, skew_more = 0.243,
      touched = 1.13, spread = 0.897, near = 0.74, copies = 0.619, pad = 8.68, wide = 2, points = 215,
      error = 0.088, kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 0 * us, compute = 0.678, memory = 0.764, serial = 0.00801 * us, tile = 0 * us, whole = 0, loss = 0,
      rows = 1, all_rows = 0.687, token = 0 * us, expert = 0 * us, skew = 0.354, skew_more = 0.49, touched = 0.906,
      spread = 5.91, near = 1.15, copies = 1.23, wide = 3, points = 202, error = 0.113, kernel = "marlin",
    },
  },
  module_decode = {
    bf16 = {
      launch = 9 * us, memory = 0.805, compute = 0.135, single = 10.1, tile = 0 * us, alone = 20 * us, whole = 1,
      loss = 0.241, near = 4.15, reach = 0.369, join = 0 * us, head = 1 * us, masked = 0, chunk = 171, fill = 5.97,
      splits = 3, groups = 1, fixed = 21 * us, product = 1, weights = 1, serial = 0.005 * us, passes = 2.28,
      index = 0.3, select = 5, points = 90, error = 0.126,
    },
    bf16_bf16 = {
      fixed = 0 * us, product = 0.776, weights = 0.716, serial = 0.0012 * us, passes = 1.25, points = 45,
      error = 0.041,
    },
    bf16_fp8_b128 = {
      fixed = 52.6 * us, product = 0.556, serial = 0.00465 * us, passes = 0.05, points = 45, error = 0.050,
    },
  },
  module_prefill = {
    bf16 = {
      launch = 10 * us, compute = 0.598, tile = 0 * us, longest = 0, whole = 0, exponents = 2, memory = 0.226,
      loss = 1, near = 8, reach = 1.95, rotate = 4.52, store = 2.52, cast = 0.383, masked = 0, tiles = 3,
      fixed = 27.9 * us, product = 1, weights = 0.967, serial = 0.005 * us, passes = 6.62, index = 0.3,
      select = 4.99, points = 102, error = 0.091,
    },
    bf16_bf16 = {
      fixed = 0 * us, weights = 0.7, serial = 0.00235 * us, passes = 4.39, points = 51, error = 0.107,
    },
    bf16_fp8_b128 = {
      fixed = 75.9 * us, product = 0.882, serial = 0.00235 * us, passes = 7.49, points = 51, error = 0.102,
    },
  },
  prefill = {
    bf16 = {
      launch = 4.95 * us, compute = 0.812, tile = 3.24 * us, longest = 0.0889, whole = 0.683, exponents = 0.374,
      memory = 0.669, loss = 0.214, near = 4.12, reach = 1.1, rotate = 0.0834, store = 2.38, cast = 0.05,
      masked = 0.00597, tiles = 0, points = 393, error = 0.073,
    },
    bf16_128 = {
      launch = 5.25 * us, compute = 1, tile = 2.62 * us, longest = 0.0308, whole = 0.801, exponents = 0.249,
      memory = 0.802, loss = 0, near = 5.54, reach = 1.37, rotate = 0.265, store = 2.89, masked = 0.00618,
      points = 124, error = 0.053,
    },
    bf16_128_window = {
      compute = 0.748, tile = 2.37 * us, longest = 9.89e-05, whole = 0.711, exponents = 0.219, memory = 0.623,
      loss = 0.0635, near = 5.64, reach = 0.874, rotate = 0.05, store = 1.74, cast = 0.0596, masked = 0.00566,
      points = 55, error = 0.076,
    },
    bf16_192 = {
      launch = 4.31 * us, compute = 0.886, tile = 1.49 * us, longest = 0.469, whole = 0.712, exponents = 0.234,
      memory = 0.87, loss = 0.154, near = 3.9, reach = 1.35, rotate = 0.376, store = 2.65, cast = 0.0622,
      masked = 0.00664, points = 19, error = 0.188,
    },
    bf16_192_window = {
      compute = 0.856, tile = 0.872 * us, longest = 0.599, whole = 0.448, exponents = 0.22, memory = 0.593,
      loss = 1, reach = 1.57, rotate = 0.05, store = 2.93, masked = 0.0122, points = 28, error = 0.008,
    },
    bf16_256 = {
      compute = 0.737, tile = 1.11 * us, longest = 0.32, whole = 0.805, exponents = 0.218, memory = 0.694, loss = 0,
      near = 2.45, reach = 1.2, rotate = 0.05, store = 3.07, cast = 0.102, masked = 0.00545, points = 37,
      error = 0.067,
    },
    bf16_256_window = {
      compute = 0.545, tile = 1.34 * us, longest = 0.275, whole = 0.713, exponents = 0.471, loss = 0, near = 3.39,
      reach = 1.54, rotate = 0.0541, cast = 0.0568, masked = 0, points = 23, error = 0.026,
    },
    bf16_64 = {
      tile = 4.03 * us, longest = 0.191, exponents = 0.522, loss = 0.113, near = 7.26, reach = 0.932,
      rotate = 0.232, store = 2.69, cast = 0.054, masked = 0.00578, points = 55, error = 0.064,
    },
    bf16_64_window = {
      launch = 5.49 * us, compute = 1, tile = 3.75 * us, longest = 0.222, whole = 0.706, exponents = 1.17,
      loss = 0.329, near = 3.32, reach = 0.857, rotate = 0.05, store = 2.06, cast = 0.0958, masked = 0.0136,
      points = 52, error = 0.047,
    },
    bf16_fp8 = {
      launch = 7.41 * us, compute = 0.421, tile = 0 * us, longest = 1.31, whole = 0, exponents = 8, memory = 0.802,
      loss = 0.124, near = 2.21, reach = 0.925, rotate = 0.05, store = 4.41, cast = 0.571, masked = 0.00601,
      tiles = 3, points = 322, error = 0.114,
    },
    bf16_fp8_128 = {
      launch = 10.7 * us, compute = 0.479, tile = 0.547 * us, longest = 0.881, whole = 0.327, exponents = 5,
      loss = 0, near = 2.34, reach = 1.17, rotate = 0.132, store = 4.16, cast = 0.669, masked = 0.00661,
      points = 53, error = 0.040,
    },
    bf16_fp8_128_window = {
      launch = 9.21 * us, compute = 0.475, longest = 1.02, whole = 1, exponents = 1.33, memory = 0.728, loss = 0,
      near = 1.95, reach = 0.655, store = 2.56, cast = 1.02, masked = 0.0139, points = 55, error = 0.098,
    },
    bf16_fp8_192 = {
      launch = 4.47 * us, compute = 0.254, tile = 0.466 * us, longest = 0.286, whole = 0.146, exponents = 0.294,
      memory = 0.652, loss = 0.0356, near = 2.34, reach = 2, store = 5.35, cast = 1.91, masked = 0.00566,
      points = 20, error = 0.064,
    },
    bf16_fp8_192_window = {
      launch = 1.96 * us, compute = 0.365, tile = 3.08 * us, longest = 0.909, exponents = 0.386, loss = 0,
      near = 2.73, reach = 0.566, rotate = 0.166, store = 5.54, cast = 1.48, masked = 0, points = 28, error = 0.027,
    },
    bf16_fp8_256 = {
      launch = 8.05 * us, compute = 0.316, longest = 0.143, whole = 0.316, exponents = 7.47, memory = 0.74,
      loss = 0, near = 2.94, store = 3.57, cast = 0.133, points = 37, error = 0.035,
    },
    bf16_fp8_256_window = {
      compute = 0.392, longest = 0.879, exponents = 0.452, loss = 0, near = 3.37, reach = 1.81, store = 6.32,
      cast = 0.112, masked = 0.0153, points = 23, error = 0.029,
    },
    bf16_fp8_64 = {
      launch = 6.07 * us, compute = 0.57, longest = 1.12, exponents = 1.56, memory = 0.76, loss = 0, near = 2.6,
      reach = 0.811, store = 2.28, cast = 2.76, tiles = 4, points = 55, error = 0.054,
    },
    bf16_fp8_64_window = {
      launch = 5.04 * us, compute = 1, tile = 1.3 * us, whole = 0.621, exponents = 0.982, memory = 0.752, loss = 0,
      near = 2.4, reach = 0.882, cast = 0.275, masked = 0.016, tiles = 4, points = 51, error = 0.121,
    },
    bf16_open = {
      launch = 6.68 * us, tile = 0 * us, longest = 0, whole = 0.571, exponents = 0.722, memory = 0.865, loss = 0,
      near = 8, reach = 2, rotate = 0.401, store = 0.825, cast = 0.0629, tiles = 1, points = 15, error = 0.049,
    },
    bf16_open_16 = {
      compute = 0.758, tile = 0.109 * us, longest = 0, whole = 0.73, exponents = 0.514, loss = 0, near = 8,
      reach = 2, rotate = 0.0743, store = 0.966, tiles = 1, points = 21, error = 0.088,
    },
    bf16_open_odd = {
      launch = 3.43 * us, compute = 0.845, tile = 0.75 * us, longest = 0.0762, whole = 1, exponents = 0.348,
      memory = 1, loss = 0.114, near = 1.56, reach = 1.82, rotate = 0.05, store = 0.166, tiles = 1, points = 19,
      error = 0.113,
    },
    latent_bf16 = {
      launch = 200 * us, compute = 0.618, tile = 20 * us, longest = 0, whole = 1, exponents = 0.606, memory = 0.199,
      loss = 0.265, near = 8, reach = 1.47, rotate = 0.272, store = 0.256, cast = 0.0692, masked = 0, tiles = 2,
      points = 37, error = 0.077,
    },
  },
  rows = {
    quantise = {
      launch = 1.53 * us, memory = 0.785, near = 10, single = 6.95, row = 0.069 * us, loss = 0, points = 79,
      error = 0.052,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.22 * us, compute = 0.0637, memory = 0.726, near = 3.67, step = 0.0345 * us, start = 0.265 * us,
      resident = 15.3, loss = 1, points = 28, error = 0.103,
    },
    conv_gdn_decode = {
      launch = 1.5 * us, compute = 0.00623, memory = 0.969, near = 5.39, step = 0.001 * us, start = 0.001 * us,
      resident = 16, loss = 0.132, points = 28, error = 0.028,
    },
    conv_kda = {
      launch = 500 * us, compute = 0.00501, memory = 1, near = 0.266, step = 0.001 * us, start = 100 * us,
      resident = 16, loss = 1, points = 25, error = 0.212,
    },
    conv_kda_decode = {
      launch = 2.75 * us, compute = 1, memory = 0.843, near = 10, step = 0.667 * us, start = 0.713 * us,
      resident = 16, loss = 0, points = 27, error = 0.008,
    },
    conv_kda_verify = {
      launch = 2.2 * us, compute = 0.00967, memory = 0.448, near = 3.2, step = 0.143 * us, start = 1.63 * us,
      resident = 14.7, loss = 0, points = 29, error = 0.033,
    },
    gdn = {
      launch = 17.4 * us, compute = 0.0996, memory = 0.54, near = 5.02, step = 0.994 * us, start = 0.0857 * us,
      resident = 0.25, loss = 1, points = 30, error = 0.077,
    },
    gdn_decode = {
      launch = 0 * us, compute = 0.0162, memory = 0.772, near = 9.31, step = 1.99 * us, start = 1.89 * us,
      resident = 7.21, loss = 0.896, points = 26, error = 0.061,
    },
    kda = {
      launch = 18.2 * us, compute = 0.0441, memory = 0.285, near = 2.07, step = 2.21 * us, start = 4.4 * us,
      resident = 0.588, loss = 1, points = 27, error = 0.133,
    },
    kda_decode = {
      launch = 0.325 * us, compute = 0.00882, memory = 0.787, near = 10, step = 0.79 * us, start = 3.18 * us,
      resident = 10.8, loss = 0.395, points = 27, error = 0.001,
    },
    kda_verify = {
      launch = 0 * us, compute = 0.00521, memory = 0.385, near = 10, step = 0.001 * us, start = 2.11 * us,
      resident = 1.35, loss = 1, points = 24, error = 0.771,
    },
  },
}
