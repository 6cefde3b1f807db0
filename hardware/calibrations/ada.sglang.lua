return calibration "ada.sglang" {
  base = "ada",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 4.23 * us, memory = 0.823, compute = 1, single = 9.24, tile = 1.72 * us, alone = 0.802 * us,
      whole = 0, loss = 0.648, near = 10, reach = 1.2, join = 1.89 * us, head = 0 * us, masked = 0, chunk = 205,
      fill = 2, splits = 1, groups = 6, points = 424, error = 0.136,
    },
    bf16_128 = {
      launch = 3.43 * us, single = 6.62, tile = 1.99 * us, alone = 0.93 * us, whole = 0.581, loss = 0,
      join = 1.66 * us, fill = 2.7, splits = 2, points = 109, error = 0.027,
    },
    bf16_128_window = {
      launch = 3.72 * us, memory = 0.791, compute = 0.514, single = 13, tile = 1.87 * us, whole = 1, loss = 0,
      reach = 1.16, join = 2.42 * us, head = 0.00284 * us, masked = 0.647, chunk = 171, splits = 2, points = 27,
      error = 0.037,
    },
    bf16_192 = {
      launch = 8.05 * us, memory = 0.677, compute = 0.396, single = 4.54, tile = 2.7 * us, alone = 4.8 * us,
      loss = 0, reach = 1.54, join = 2.04 * us, head = 0.084 * us, chunk = 128, fill = 1.8, points = 42,
      error = 0.127,
    },
    bf16_192_window = {
      launch = 10.7 * us, memory = 0.648, single = 15.8, tile = 0.633 * us, alone = 2.21 * us, loss = 1,
      near = 4.67, reach = 1.77, join = 0 * us, head = 0.122 * us, masked = 0.00319, chunk = 89.9, splits = 4,
      groups = 0, points = 34, error = 0.034,
    },
    bf16_256 = {
      launch = 3.42 * us, single = 11.4, tile = 3.83 * us, alone = 0.648 * us, whole = 1, loss = 0.0819,
      reach = 1.13, join = 4.56 * us, chunk = 132, splits = 3, points = 101, error = 0.216,
    },
    bf16_256_window = {
      launch = 4.71 * us, compute = 0.465, single = 11.1, alone = 0 * us, whole = 0.194, loss = 0.284, reach = 0.67,
      join = 0.702 * us, masked = 0.000227, chunk = 128, fill = 1.35, splits = 3, groups = 3, points = 29,
      error = 0.059,
    },
    bf16_64 = {
      launch = 4.37 * us, compute = 0.579, single = 2.03, tile = 1.05 * us, alone = 1.02 * us, loss = 0,
      near = 1.37, reach = 0.417, join = 0.137 * us, head = 0.0419 * us, chunk = 51.2, groups = 1, points = 40,
      error = 0.027,
    },
    bf16_64_window = {
      launch = 4.44 * us, memory = 1, single = 16, tile = 1.07 * us, alone = 1.02 * us, loss = 0, near = 3.91,
      reach = 2, head = 0.0709 * us, points = 31, error = 0.035,
    },
    bf16_fp8 = {
      launch = 6.78 * us, memory = 0.813, compute = 0.297, single = 16, tile = 2.36 * us, alone = 3.07 * us,
      whole = 0.222, loss = 0.358, near = 10, reach = 1.03, join = 0.628 * us, head = 0 * us, masked = 0.00505,
      chunk = 152, fill = 2.37, splits = 1, groups = 6, points = 427, error = 0.129,
    },
    bf16_fp8_128 = {
      memory = 0.776, compute = 0.583, alone = 2.56 * us, whole = 0.606, loss = 0, reach = 0.997, join = 1.56 * us,
      head = 0.0686 * us, chunk = 202, fill = 3.55, splits = 3, groups = 2, points = 111, error = 0.042,
    },
    bf16_fp8_128_window = {
      launch = 5.91 * us, memory = 0.779, compute = 0.714, single = 12.7, tile = 2.92 * us, whole = 0.324,
      loss = 0.0574, reach = 0.513, join = 5.12 * us, head = 0.0169 * us, masked = 0.933, chunk = 585, splits = 2,
      groups = 0, points = 28, error = 0.069,
    },
    bf16_fp8_192 = {
      launch = 12.9 * us, compute = 0.151, single = 10.8, tile = 0 * us, alone = 0.777 * us, whole = 0, loss = 0,
      reach = 1.13, join = 0 * us, head = 0.12 * us, chunk = 42.7, fill = 2.25, groups = 1, points = 43,
      error = 0.136,
    },
    bf16_fp8_192_window = {
      launch = 11.8 * us, memory = 0.583, compute = 1, tile = 1.62 * us, alone = 2 * us, whole = 1, loss = 0,
      near = 6.51, reach = 1.24, join = 0.163 * us, head = 0.0352 * us, masked = 0.0325, chunk = 43.7, splits = 3,
      groups = 0, points = 34, error = 0.012,
    },
    bf16_fp8_256 = {
      launch = 4.73 * us, compute = 0.455, single = 11.9, tile = 4.95 * us, alone = 4.85 * us, whole = 1, loss = 0,
      reach = 0.923, join = 1.68 * us, chunk = 164, splits = 2, points = 111, error = 0.042,
    },
    bf16_fp8_256_window = {
      launch = 5.17 * us, compute = 0.667, single = 10.3, alone = 4.69 * us, whole = 0.943, loss = 0.133,
      reach = 0.96, join = 1.77 * us, head = 0.0509 * us, masked = 0.0118, fill = 1.8, splits = 3, points = 29,
      error = 0.007,
    },
    bf16_fp8_64 = {
      compute = 1, tile = 0.99 * us, alone = 1.15 * us, whole = 0, loss = 0, near = 1.94, reach = 0.334,
      head = 0.0693 * us, splits = 0, points = 40, error = 0.017,
    },
    bf16_fp8_64_window = {
      memory = 1, compute = 1, tile = 0.914 * us, alone = 1.17 * us, whole = 0, loss = 0, near = 2.54, reach = 1.88,
      head = 0.0904 * us, masked = 0.000365, splits = 0, groups = 0, points = 31, error = 0.046,
    },
    latent_bf16 = {
      launch = 2 * us, memory = 0.8, compute = 0.562, single = 14.5, tile = 13.6 * us, alone = 19.7 * us, whole = 1,
      loss = 1, near = 2.94, reach = 1.05, join = 0.891 * us, head = 1 * us, masked = 0, chunk = 41.9, fill = 7.23,
      splits = 1, groups = 0, points = 118, error = 0.174,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 1.21 * us, compute = 0.705, memory = 1, serial = 0.00254 * us, tile = 3 * us, whole = 0.445,
      loss = 0, near = 3.08, copies = 1, throttle = 0.676, heat = 139 * us, quantise = 0.999 * us, quantised = 0.4,
      menu = 0, split = 1, points = 54, error = 0.115,
    },
    absorbed_fp8 = {
      launch = 1.48 * us, compute = 0.112, memory = 0.882, serial = 0.000107 * us, tile = 3.78 * us, whole = 0,
      loss = 0.294, near = 8, copies = 1, throttle = 2, heat = 1.07e+03 * us, quantise = 1.01 * us,
      quantised = 0.401, menu = 0, split = 1, points = 54, error = 0.080,
    },
    bf16 = {
      launch = 2.94 * us, compute = 0.556, memory = 0.796, serial = 0.00199 * us, tile = 0.13 * us, whole = 0,
      loss = 0.306, near = 2, copies = 5.28, throttle = 0.147, heat = 3.12e+04 * us, join = 0.977 * us,
      written = 0.955, menu = 3, few = 3, split = 1, points = 536, error = 0.073,
    },
    fp8 = {
      launch = 0.0597 * us, compute = 0.537, memory = 0.764, serial = 0.00101 * us, tile = 1.64 * us, whole = 0.488,
      loss = 0.317, near = 2.9, copies = 5.62, throttle = 1.61, heat = 5.13e+04 * us, quantise = 2.08 * us,
      quantised = 0.799, row = 0.0306 * us, written = 0.843, wide = 3, points = 537, error = 0.080,
    },
    fp8_static = {
      launch = 0 * us, compute = 0.562, memory = 0.776, serial = 0.00118 * us, tile = 2.41 * us, whole = 0.553,
      loss = 0.283, near = 3.19, copies = 5.56, throttle = 1.78, heat = 5.94e+04 * us, written = 0.876, menu = 3,
      wide = 3, points = 537, error = 0.084,
    },
  },
  message = {
    host_all_reduce = {
      launch = 1.34 * us, step = 4.17 * us, share = 0.604, launch_2 = 9.83 * us, step_2 = 0.286 * us,
      share_2 = 0.245, launch_3 = 20.3 * us, step_3 = 45.3 * us, share_3 = 0.697, switch = -0.111, shared = 1.03,
      ramp = 0.00293, host = 0 * us, limit_1 = 65536, limit = 1073741824, one_shot = 0, rule = 1, points = 47,
      error = 0.022,
    },
    ["host_all_reduce until 0.5.10"] = {
      launch = 1.19 * us, step = 4.14 * us, share = 0.603, launch_2 = 3.12 * us, step_2 = 2.92 * us,
      share_2 = 0.244, launch_3 = 19.2 * us, step_3 = 44.8 * us, share_3 = 0.665, switch = -0.0425, shared = 0.963,
      ramp = 0.0058, host = 0 * us, limit_1 = 2048, limit = 1073741824, one_shot = 0, rule = 1, points = 47,
      error = 0.031,
    },
    ["host_all_reduce until 0.5.12"] = {
      launch = 0.0994 * us, step = 7.51 * us, share = 0.13, launch_2 = 6 * us, step_2 = 2.25 * us, share_2 = 0.299,
      launch_3 = 13.5 * us, step_3 = 11.2 * us, share_3 = 0.566, switch = 0.146, shared = 0, ramp = 0.000862,
      host = 0 * us, limit_1 = 1048576, limit = 262144, one_shot = 0, rule = 0, points = 47, error = 0.033,
    },
    host_all_reduce_eager = {
      launch = 23.7 * us, step = 10.6 * us, share = 0.613, launch_2 = 0 * us, step_2 = 0 * us, share_2 = 0.232,
      launch_3 = 32.1 * us, step_3 = 11.7 * us, share_3 = 0.212, switch = -0.0647, shared = 0.986, ramp = 0.00456,
      host = 40.2 * us, limit_1 = 524288, limit = 1073741824, one_shot = 0, rule = 1, points = 51, error = 0.078,
    },
    ["host_all_reduce_eager until 0.5.10"] = {
      launch = 26.8 * us, step = 8.94 * us, share = 0.612, launch_2 = 0 * us, step_2 = 2.67 * us, share_2 = 0.239,
      launch_3 = 51.5 * us, step_3 = 10.7 * us, share_3 = 0.374, switch = 0.0184, shared = 0.965, ramp = 0.00302,
      host = 40.2 * us, limit_1 = 65536, limit = 1073741824, one_shot = 1, rule = 1, points = 51, error = 0.106,
    },
    ["host_all_reduce_eager until 0.5.12"] = {
      launch = 4.01 * us, step = 3.93 * us, share = 0.369, launch_2 = 18.2 * us, step_2 = 4.11 * us,
      share_2 = 0.386, launch_3 = 5.83 * us, step_3 = 13.8 * us, share_3 = 0.556, switch = 0.292, shared = 0.115,
      ramp = 0.000887, host = 53.4 * us, limit_1 = 1048576, limit = 262144, one_shot = 0, rule = 0, points = 51,
      error = 0.036,
    },
  },
  mixture = {
    bf16 = {
      launch = 6.39 * us, compute = 0.552, memory = 0.737, serial = 0.00345 * us, tile = 1.07 * us, whole = 0,
      loss = 0, rows = 1, all_rows = 0.426, token = 0 * us, expert = 0 * us, skew = 0.325, skew_more = 0.506,
      touched = 0.967, spread = 1.91, near = 1.52, copies = 0.598, points = 199, error = 0.159, kernel = "triton",
    },
    int4_a16 = {
      launch = 0 * us, compute = 0.441, memory = 0.807, serial = 0.0012 * us, tile = 0 * us, whole = 0, loss = 0,
      rows = 1, all_rows = 0.475, token = 0 * us, expert = 0 * us, skew = 0.154, skew_more = 0, touched = 1.11,
      spread = 1.48, near = 2.75, copies = 0.781, pad = 12, wide = 3, points = 207, error = 0.089,
      kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 0 * us, compute = 0.6, memory = 0.177, serial = 0.0012 * us, tile = 0 * us, whole = 0, loss = 0,
      rows = 1, all_rows = 0.401, token = 0 * us, expert = 0 * us, skew = 0.24, skew_more = 0.142, touched = 0.899,
      spread = 1.84, near = 0.232, copies = 0.939, pad = 32, points = 207, error = 0.125, kernel = "triton",
    },
  },
  prefill = {
    bf16 = {
      launch = 6.38 * us, compute = 0.661, tile = 0.706 * us, longest = 0.985, whole = 0, exponents = 0.347,
      memory = 0.646, loss = 0.0528, near = 8, reach = 0.795, rotate = 0.05, store = 1.78, cast = 0.182,
      masked = 0.886, tiles = 3, points = 359, error = 0.195,
    },
    bf16_128 = {
      launch = 4.62 * us, compute = 0.811, tile = 0.13 * us, longest = 1.2, whole = 0.388, exponents = 0.459,
      memory = 0.801, loss = 0, reach = 1.09, rotate = 0.251, store = 2.35, cast = 0.253, points = 65,
      error = 0.054,
    },
    bf16_128_window = {
      launch = 4.52 * us, compute = 0.897, tile = 0.126 * us, longest = 0.863, whole = 0.856, exponents = 0.396,
      loss = 0.0696, reach = 0.343, rotate = 0.126, store = 0.685, cast = 0.145, masked = 0.607, points = 29,
      error = 0.121,
    },
    bf16_192 = {
      launch = 9.77 * us, compute = 0.435, tile = 0.424 * us, longest = 0.371, whole = 0.653, exponents = 0.209,
      memory = 0.752, loss = 0.11, near = 2.16, reach = 2, rotate = 0.16, store = 1.07, cast = 0.831, tiles = 0,
      points = 33, error = 0.031,
    },
    bf16_192_window = {
      launch = 11.1 * us, compute = 0.873, tile = 2.38 * us, longest = 0.34, whole = 0.665, exponents = 0.885,
      memory = 0.923, loss = 1, near = 1.26, reach = 1.4, rotate = 0.411, store = 0.684, cast = 0.0519,
      masked = 0.822, tiles = 1, points = 44, error = 0.107,
    },
    bf16_256 = {
      launch = 4.58 * us, compute = 0.537, tile = 0.345 * us, longest = 0.0721, whole = 0.382, exponents = 0.285,
      memory = 0.748, loss = 0, reach = 1.01, store = 2.57, cast = 0.0791, points = 61, error = 0.078,
    },
    bf16_256_window = {
      launch = 4.74 * us, compute = 0.635, tile = 0.205 * us, longest = 0.651, exponents = 0.196, memory = 0.574,
      loss = 0.263, reach = 1.01, store = 1.06, cast = 0.0633, masked = 0.974, points = 36, error = 0.078,
    },
    bf16_64 = {
      launch = 4.1 * us, compute = 0.566, tile = 0.226 * us, longest = 0.36, whole = 0.406, exponents = 0.423,
      memory = 0.444, loss = 0.526, near = 7.56, reach = 1.37, rotate = 0.114, store = 3.06, cast = 0.201,
      tiles = 1, points = 46, error = 0.052,
    },
    bf16_64_window = {
      launch = 7.63 * us, compute = 0.542, tile = 3.52 * us, whole = 0.955, exponents = 0.754, memory = 0.328,
      loss = 0.292, reach = 2, store = 2.67, cast = 0.739, tiles = 0, points = 45, error = 0.051,
    },
    bf16_fp8 = {
      launch = 8 * us, compute = 0.752, tile = 1.38 * us, longest = 1.18, whole = 0.0722, exponents = 0.288,
      memory = 0.717, loss = 0.272, near = 8, reach = 0.999, rotate = 0.05, store = 5.5, cast = 0.374,
      masked = 0.777, tiles = 3, points = 359, error = 0.164,
    },
    bf16_fp8_128 = {
      launch = 7 * us, compute = 0.707, tile = 0 * us, longest = 1.37, whole = 0.301, exponents = 1.03,
      memory = 0.743, loss = 0.248, near = 7.08, store = 6.15, cast = 0.297, points = 65, error = 0.067,
    },
    bf16_fp8_128_window = {
      launch = 6.79 * us, compute = 1, tile = 0 * us, longest = 1.66, whole = 0.621, exponents = 0.343,
      memory = 0.77, loss = 0.436, reach = 0.836, rotate = 0.0524, store = 3.77, cast = 0.271, masked = 0,
      points = 29, error = 0.122,
    },
    bf16_fp8_192 = {
      launch = 10.5 * us, compute = 0.441, tile = 1.5 * us, longest = 0.388, whole = 0.827, exponents = 0.161,
      memory = 0.628, loss = 0, near = 5.23, reach = 2, rotate = 0.145, store = 5.04, cast = 0.53, tiles = 0,
      points = 33, error = 0.037,
    },
    bf16_fp8_192_window = {
      launch = 12.2 * us, compute = 0.658, tile = 3.95 * us, longest = 0.977, whole = 0.701, exponents = 0.2,
      memory = 0.929, loss = 0, near = 2.14, reach = 1.18, rotate = 0.668, cast = 0.54, masked = 0.488, tiles = 0,
      points = 44, error = 0.035,
    },
    bf16_fp8_256 = {
      launch = 6.43 * us, compute = 0.691, tile = 0.393 * us, longest = 0.0164, whole = 0.571, exponents = 0.121,
      loss = 0, reach = 1.1, store = 5.11, cast = 1.73, points = 61, error = 0.027,
    },
    bf16_fp8_256_window = {
      launch = 6.83 * us, compute = 0.68, tile = 0.695 * us, longest = 0.616, whole = 0.127, exponents = 0.166,
      memory = 0.663, loss = 0.5, reach = 2, rotate = 0.064, store = 3.86, cast = 0.126, masked = 0.955,
      points = 36, error = 0.036,
    },
    bf16_fp8_64 = {
      launch = 6.43 * us, tile = 0.117 * us, longest = 0.371, whole = 0.562, exponents = 0.268, memory = 0.672,
      loss = 0.626, reach = 1.45, rotate = 0.536, store = 5.08, cast = 2.55, tiles = 1, points = 46, error = 0.025,
    },
    bf16_fp8_64_window = {
      launch = 12.2 * us, compute = 0.568, tile = 3.1 * us, longest = 0.742, whole = 1, exponents = 0.215,
      memory = 0.213, loss = 0.107, reach = 0.661, rotate = 0.0567, store = 1.12, cast = 0.875, masked = 0.56,
      tiles = 0, points = 45, error = 0.044,
    },
    bf16_open = {
      launch = 2.86 * us, tile = 0 * us, longest = 0, whole = 0.557, exponents = 0.333, memory = 0.166, loss = 1,
      reach = 2, store = 0.05, cast = 0.05, tiles = 1, points = 16, error = 0.099,
    },
    bf16_open_16 = {
      launch = 2.34 * us, compute = 0.207, tile = 0.158 * us, longest = 0, whole = 0.756, memory = 0.152,
      loss = 0.589, reach = 2, store = 0.802, cast = 0.156, points = 24, error = 0.101,
    },
    bf16_open_odd = {
      launch = 1.92 * us, compute = 0.138, tile = 1.34 * us, longest = 0.111, whole = 0.914, exponents = 0.286,
      memory = 0.103, loss = 0.699, reach = 2, store = 0.0727, cast = 0.05, points = 20, error = 0.032,
    },
    fp8 = {
      launch = 9.19 * us, compute = 0.388, tile = 1.3 * us, longest = 0.57, whole = 0.85, exponents = 0.26,
      memory = 1, loss = 0.313, near = 2.08, reach = 0.497, rotate = 0.296, store = 1.53, cast = 0.569,
      masked = 0.632, tiles = 0, points = 353, error = 0.158,
    },
    fp8_192 = {
      compute = 0.287, tile = 0.743 * us, longest = 0.399, whole = 0.729, exponents = 0.294, memory = 0.876,
      loss = 0.28, near = 1.82, reach = 0.817, rotate = 0.05, store = 1.62, cast = 0.442, points = 77,
      error = 0.021,
    },
    fp8_192_window = {
      launch = 9.89 * us, compute = 0.729, tile = 2.6 * us, longest = 0.637, whole = 0.98, exponents = 0.332,
      loss = 0, near = 1.6, reach = 1.16, rotate = 0.839, store = 1.94, cast = 1.34, masked = 0.677, points = 97,
      error = 0.069,
    },
    fp8_64 = {
      launch = 4.27 * us, compute = 0.96, tile = 0.0124 * us, longest = 0.274, whole = 0.568, exponents = 0.189,
      loss = 0.0431, near = 8, reach = 2, rotate = 0.45, store = 1.78, cast = 2.3, tiles = 1, points = 89,
      error = 0.033,
    },
    fp8_64_window = {
      launch = 8.81 * us, compute = 0.418, tile = 2.94 * us, longest = 0.759, whole = 1, memory = 0.209,
      loss = 0.147, near = 8, reach = 0.933, store = 3.27, cast = 0.703, masked = 0.72, points = 90, error = 0.047,
    },
    latent_bf16 = {
      launch = 0 * us, compute = 0.0829, tile = 0 * us, longest = 0.34, whole = 0.696, exponents = 1.82,
      memory = 0.495, loss = 0, near = 8, reach = 0.163, rotate = 0.359, store = 0.357, cast = 0.0985, masked = 0,
      tiles = 3, points = 111, error = 0.219,
    },
  },
  scan = {
    conv_gdn = {
      launch = 0.228 * us, compute = 0.0292, memory = 0.734, near = 6.34, step = 0.0325 * us, start = 2.47 * us,
      resident = 11.7, loss = 1, points = 27, error = 0.085,
    },
    conv_gdn_decode = {
      launch = 1.59 * us, compute = 0.0141, memory = 0.874, near = 3.45, step = 0.0856 * us, start = 0.00207 * us,
      resident = 16, loss = 1, points = 28, error = 0.044,
    },
    conv_kda = {
      launch = 5.01 * us, compute = 0.0524, memory = 1, near = 10, step = 0.00507 * us, start = 1.99 * us,
      resident = 8.26, loss = 1, points = 22, error = 0.131,
    },
    conv_kda_decode = {
      launch = 3.76 * us, compute = 1, memory = 1, near = 10, step = 0.444 * us, start = 0.516 * us, resident = 16,
      loss = 0, points = 24, error = 0.136,
    },
    conv_kda_verify = {
      launch = 2.06 * us, compute = 0.0056, memory = 0.676, near = 7.69, step = 0.001 * us, start = 2.72 * us,
      resident = 16, loss = 0, points = 29, error = 0.036,
    },
    gdn = {
      launch = 17.1 * us, compute = 0.214, memory = 0.265, near = 2.6, step = 2 * us, start = 0.0135 * us,
      resident = 0.451, loss = 1, points = 28, error = 0.099,
    },
    gdn_decode = {
      launch = 0 * us, compute = 0.0169, memory = 0.769, near = 9.69, step = 2.88 * us, start = 1.05 * us,
      resident = 7.21, loss = 0.892, points = 26, error = 0.044,
    },
    ["gdn_decode until 0.5.10"] = {
      launch = 0.208 * us, compute = 1, memory = 0.983, near = 4.63, step = 3.15 * us, start = 3.01 * us,
      resident = 5.41, loss = 0.272, points = 23, error = 0.007,
    },
    kda = {
      launch = 17.8 * us, compute = 0.0462, memory = 0.303, near = 2.21, step = 0.001 * us, start = 3.18 * us,
      resident = 16, loss = 1, points = 27, error = 0.139,
    },
    kda_decode = {
      launch = 0 * us, compute = 0.0181, memory = 0.733, near = 5.87, step = 1.78 * us, start = 3.13 * us,
      resident = 16, loss = 0.936, points = 25, error = 0.052,
    },
    kda_update_verify = {
      launch = 0 * us, compute = 0.00233, memory = 0.633, near = 10, step = 0.001 * us, start = 0.001 * us,
      resident = 0.338, loss = 0.315, points = 22, error = 0.050,
    },
  },
}
