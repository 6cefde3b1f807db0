return calibration "ada.trtllm" {
  base = "ada",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 5.46 * us, memory = 0.792, compute = 0.577, single = 16, tile = 2.95 * us, alone = 0.882 * us,
      whole = 1, loss = 0.364, near = 10, reach = 1.11, join = 3 * us, head = 0.0346 * us, masked = 0.0805,
      chunk = 283, fill = 5.24, splits = 3, groups = 4, points = 433, error = 0.095,
    },
    bf16_128 = {
      launch = 4.7 * us, compute = 0.307, loss = 0, reach = 0.982, join = 2.05 * us, head = 0.0372 * us,
      chunk = 328, fill = 7.21, splits = 2, points = 98, error = 0.072,
    },
    bf16_128_window = {
      launch = 4.83 * us, memory = 0.721, compute = 0.538, single = 14.2, tile = 3.34 * us, loss = 0, reach = 0.964,
      join = 2.18 * us, head = 0 * us, splits = 1, groups = 0, points = 16, error = 0.080,
    },
    bf16_192 = {
      launch = 3.38 * us, memory = 0.751, compute = 0.613, single = 9.29, tile = 4.49 * us, alone = 4 * us,
      loss = 0, near = 3.14, reach = 1.2, join = 1.2 * us, head = 0 * us, chunk = 400, fill = 7.21, groups = 0,
      points = 31, error = 0.057,
    },
    bf16_192_window = {
      launch = 4.71 * us, memory = 0.885, compute = 0.215, single = 8.3, tile = 2.85 * us, alone = 0.684 * us,
      whole = 0, loss = 0.489, reach = 0.677, head = 0.172 * us, masked = 0.0134, splits = 0, points = 29,
      error = 0.075,
    },
    bf16_256 = {
      launch = 4.77 * us, compute = 0.714, tile = 3.87 * us, alone = 0.937 * us, loss = 0, join = 6.64 * us,
      head = 0.111 * us, chunk = 390, points = 104, error = 0.102,
    },
    bf16_64 = {
      launch = 6.05 * us, memory = 0.829, compute = 0.556, tile = 2.7 * us, alone = 0.911 * us, whole = 0.886,
      loss = 0.499, reach = 1.49, join = 0.752 * us, head = 0.0217 * us, chunk = 204, fill = 7.21, splits = 4,
      points = 94, error = 0.113,
    },
    bf16_64_window = {
      launch = 5.17 * us, memory = 0.89, compute = 1, tile = 2.82 * us, whole = 0.383, loss = 0, near = 8.43,
      head = 0.0547 * us, masked = 0.0989, chunk = 132, splits = 1, points = 61, error = 0.059,
    },
    bf16_fp8 = {
      launch = 7.08 * us, memory = 0.85, compute = 1, single = 3.51, tile = 3.03 * us, alone = 3.66 * us, whole = 1,
      loss = 0.455, near = 10, reach = 0.632, join = 2 * us, head = 0.0284 * us, masked = 0.00278, chunk = 256,
      fill = 2, splits = 0, groups = 4, points = 432, error = 0.133,
    },
    bf16_fp8_128 = {
      launch = 6.27 * us, memory = 0.811, alone = 4.1 * us, loss = 0, near = 9.57, reach = 0.828,
      head = 0.0927 * us, points = 96, error = 0.103,
    },
    bf16_fp8_128_window = {
      launch = 6.64 * us, memory = 0.743, single = 9.88, tile = 2.78 * us, loss = 0.114, reach = 0.445,
      join = 22.7 * us, head = 0 * us, chunk = 410, splits = 2, points = 16, error = 0.290,
    },
    bf16_fp8_192 = {
      launch = 4.08 * us, memory = 0.821, compute = 0.492, single = 2.99, tile = 6.71 * us, alone = 15.7 * us,
      whole = 0.225, loss = 0.194, reach = 0.77, head = 0.00352 * us, masked = 0.00263, groups = 0, points = 31,
      error = 0.026,
    },
    bf16_fp8_192_window = {
      launch = 10.4 * us, memory = 0.2, compute = 0.222, single = 4.17, tile = 0 * us, alone = 7.52 * us, whole = 0,
      loss = 0.131, reach = 1.66, head = 0.143 * us, masked = 0.000582, groups = 1, points = 29, error = 0.076,
    },
    bf16_fp8_256 = {
      launch = 6.29 * us, memory = 0.817, tile = 4.96 * us, alone = 3.96 * us, loss = 0.31, reach = 0.522,
      head = 0.0397 * us, points = 105, error = 0.091,
    },
    bf16_fp8_64 = {
      launch = 6.75 * us, tile = 2.61 * us, alone = 3.43 * us, loss = 0.0713, reach = 0.234, head = 0.0264 * us,
      points = 94, error = 0.103,
    },
    bf16_fp8_64_window = {
      launch = 6.22 * us, single = 2.63, tile = 2.88 * us, alone = 3.28 * us, loss = 0.678, reach = 1.51,
      head = 0.0303 * us, masked = 1.17e-05, points = 61, error = 0.082,
    },
    latent_bf16 = {
      launch = 0 * us, memory = 0.887, compute = 1, single = 3.39, tile = 9 * us, alone = 9.06 * us, whole = 1,
      loss = 0.643, near = 2.08, reach = 0.983, join = 2 * us, head = 0 * us, masked = 0, chunk = 256, fill = 2,
      splits = 0, groups = 1, points = 116, error = 0.106,
    },
    latent_bf16_fp8 = {
      launch = 8.07 * us, memory = 0.435, compute = 0.929, single = 1.63, tile = 0.169 * us, alone = 1.51 * us,
      whole = 0, loss = 0.345, near = 1.94, reach = 0.346, join = 1.96 * us, head = 0 * us, masked = 0, chunk = 255,
      fill = 2, splits = 0, groups = 0, points = 116, error = 0.120,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 1.47 * us, compute = 0.672, memory = 1, serial = 0.00291 * us, tile = 2.45 * us, whole = 0.368,
      loss = 0, near = 3.36, copies = 1, throttle = 0.883, heat = 100 * us, quantise = 1 * us, quantised = 0.4,
      menu = 0, split = 1, points = 54, error = 0.106,
    },
    absorbed_fp8 = {
      launch = 3.93 * us, compute = 0.139, memory = 0.533, serial = 0.000941 * us, tile = 0.744 * us, whole = 0.175,
      loss = 0.722, near = 8, copies = 1, throttle = 0.577, heat = 176 * us, quantise = 0.981 * us,
      quantised = 0.401, menu = 0, split = 1, points = 54, error = 0.038,
    },
    bf16 = {
      launch = 0.0649 * us, compute = 0.634, memory = 0.819, serial = 0.00223 * us, tile = 2.24 * us, whole = 0.163,
      loss = 0.37, near = 2.22, copies = 4.42, throttle = 0.199, heat = 2.21e+04 * us, join = 1.57 * us,
      written = 0.969, split = 1, points = 533, error = 0.060,
    },
    fp8 = {
      launch = 12.3 * us, compute = 0.568, memory = 0.854, serial = 0.000422 * us, tile = 0 * us, whole = 0.00261,
      loss = 0.298, near = 2.82, copies = 4.47, throttle = 0.368, heat = 2.05e+04 * us, quantised = 0.991,
      join = 1.94 * us, written = 0.833, menu = 1, few = 2, split = 1, points = 534, error = 0.044,
    },
    fp8_b128 = {
      launch = 0.265 * us, compute = 0.383, memory = 0.834, serial = 0.00283 * us, tile = 2.97 * us, whole = 1,
      loss = 0.161, near = 4.14, copies = 5.18, throttle = 0.959, heat = 8.66e+03 * us, quantise = 0.29 * us,
      written = 0.93, points = 499, error = 0.036,
    },
    fp8_static = {
      launch = 9.97 * us, compute = 0.557, memory = 0.839, serial = 0.000968 * us, tile = 0 * us, whole = 0.0151,
      loss = 0.316, near = 2.9, copies = 4.32, throttle = 0.296, heat = 9.87e+03 * us, quantise = 2.14 * us,
      join = 2.89 * us, written = 0.853, menu = 3, few = 1, split = 1, points = 526, error = 0.051,
    },
    int4_a16 = {
      launch = 1.3 * us, compute = 0.709, memory = 0.908, serial = 0.00846 * us, tile = 2.73 * us, whole = 0.265,
      loss = 0.0953, near = 0.808, copies = 1.47, throttle = 0, heat = 1e+04 * us, join = 1.33 * us, written = 1,
      menu = 2, few = 1, split = 1, points = 401, error = 0.040,
    },
    int8 = {
      launch = 4.16 * us, compute = 0.92, memory = 0.845, serial = 0.00193 * us, tile = 0.63 * us, whole = 1,
      loss = 0.273, near = 0.91, copies = 8, throttle = 0.414, heat = 3.28e+04 * us, written = 1, menu = 1, few = 1,
      points = 401, error = 0.049,
    },
    int8_a16 = {
      launch = 3.19 * us, compute = 0.703, memory = 0.846, serial = 0.00356 * us, tile = 1.26 * us, whole = 0.339,
      loss = 0.165, near = 0.8, copies = 0.618, throttle = 0, heat = 1e+04 * us, join = 5.9 * us, written = 1,
      menu = 3, few = 1, split = 1, points = 401, error = 0.045,
    },
  },
  message = {
    host_all_reduce = {
      launch = 4.95 * us, step = 2.08 * us, share = 0.373, launch_2 = 7.81 * us, step_2 = 8.85 * us,
      share_2 = 0.611, launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.61, switch = 0.23, shared = 1.83, ramp = 0,
      host = 0 * us, limit_1 = 1048576, limit = 33554432, one_shot = 0, rule = 0, points = 42, error = 0.184,
    },
  },
  mixture = {
    bf16 = {
      launch = 6.08 * us, compute = 0.545, memory = 0.801, serial = 0.00334 * us, tile = 1.55 * us, whole = 0.762,
      loss = 0.245, rows = 0.938, all_rows = 100, token = 0 * us, expert = 0 * us, skew = 0.229, skew_more = 0.486,
      touched = 1.14, spread = 1.03, near = 8, copies = 0.784, pad = 14.4, points = 172, error = 0.026,
      kernel = "cutlass",
      kernels = {
        cutlass_nongated = {
          launch = 19.3 * us, compute = 0.78, memory = 0.777, points = 28, error = 0.031,
        },
      },
    },
    fp8 = {
      launch = 12.8 * us, compute = 0.67, memory = 0.803, serial = 0.00185 * us, tile = 0.491 * us, whole = 0.61,
      loss = 0.118, rows = 0.641, all_rows = 17.7, token = 0 * us, expert = 0 * us, skew = 0.18, skew_more = 0.315,
      touched = 1.12, spread = 1.16, near = 5.35, copies = 0.944, pad = 34.9, points = 180, error = 0.088,
      kernel = "cutlass",
      kernels = {
        cutlass_nongated = {
          launch = 16.3 * us, compute = 0.999, points = 23, error = 0.004,
        },
      },
    },
    int4_a8 = {
      launch = 16.6 * us, compute = 0.578, memory = 0.816, serial = 0.00245 * us, tile = 0 * us, whole = 0,
      loss = 0.48, rows = 0.987, all_rows = 2.11, token = 0.0557 * us, expert = 0 * us, skew = 0.459,
      skew_more = 0.587, touched = 0.712, spread = 30, near = 6.47, copies = 0.778, points = 202, error = 0.075,
      kernel = "trtllm_default",
    },
  },
  prefill = {
    bf16 = {
      launch = 8.19 * us, compute = 0.477, tile = 0 * us, longest = 1.21, whole = 0.213, exponents = 1.87,
      memory = 0.473, loss = 0.47, near = 3.23, reach = 1.26, rotate = 1.06, store = 2.18, cast = 0.107,
      masked = 0.0284, tiles = 0, points = 347, error = 0.102,
    },
    bf16_128 = {
      launch = 7.8 * us, compute = 0.461, longest = 0.746, whole = 0.718, exponents = 1.55, memory = 0.519,
      loss = 0.736, near = 3.42, reach = 1.31, rotate = 0.699, store = 2.36, cast = 0.0801, points = 65,
      error = 0.029,
    },
    bf16_128_window = {
      launch = 7.67 * us, tile = 3.59 * us, longest = 0.763, whole = 0.382, exponents = 1.37, memory = 0.619,
      loss = 0.289, near = 8, reach = 1.58, rotate = 0.838, store = 2.6, cast = 0.147, masked = 0.921, tiles = 3,
      points = 24, error = 0.048,
    },
    bf16_192 = {
      launch = 3.9 * us, compute = 0.302, tile = 3.74 * us, longest = 0.574, whole = 0.731, exponents = 0.702,
      memory = 0.754, loss = 0.571, near = 4.29, reach = 2, rotate = 1.47, store = 3.38, cast = 0.374, tiles = 3,
      points = 31, error = 0.080,
    },
    bf16_192_window = {
      launch = 0 * us, compute = 0.78, tile = 12 * us, longest = 0.653, whole = 0.446, exponents = 0.235,
      memory = 0.851, loss = 0.378, near = 8, reach = 2, rotate = 1.54, store = 3.78, cast = 0.286, masked = 0.0199,
      tiles = 4, points = 40, error = 0.104,
    },
    bf16_256 = {
      launch = 9.24 * us, tile = 4.31 * us, longest = 0.491, whole = 0, exponents = 0.584, memory = 0.413,
      loss = 0.366, near = 8, reach = 1.05, rotate = 0.291, store = 2.61, cast = 0.132, masked = 0.0275, tiles = 3,
      points = 61, error = 0.072,
    },
    bf16_64 = {
      launch = 8.5 * us, compute = 0.525, longest = 0.177, whole = 0.975, exponents = 0.936, memory = 0.423,
      loss = 0.313, near = 3.09, reach = 2, rotate = 1.71, cast = 0.233, points = 64, error = 0.134,
    },
    bf16_64_window = {
      compute = 0.653, longest = 0.89, whole = 0.628, exponents = 0.525, loss = 0.442, reach = 1.39, rotate = 1.33,
      store = 2.01, cast = 0.0656, masked = 0.00811, points = 62, error = 0.071,
    },
    bf16_fp8 = {
      launch = 8.26 * us, compute = 0.468, tile = 0 * us, longest = 1.11, whole = 0.335, exponents = 2.38,
      memory = 0.435, loss = 0.523, near = 3.15, reach = 1.21, rotate = 0.893, store = 4.29, cast = 0.153,
      masked = 0.0281, tiles = 0, points = 347, error = 0.088,
    },
    bf16_fp8_128 = {
      launch = 7.97 * us, compute = 0.441, longest = 0.849, whole = 0.626, exponents = 7.66, memory = 0.498,
      loss = 0.786, reach = 1.4, rotate = 0.53, store = 4.5, cast = 0.139, points = 65, error = 0.057,
    },
    bf16_fp8_128_window = {
      launch = 8.77 * us, compute = 0.436, longest = 0.74, whole = 0.566, exponents = 2.55, memory = 0.838,
      loss = 0.692, near = 5.56, reach = 1.37, rotate = 0.681, store = 7.93, cast = 0.147, masked = 0, points = 24,
      error = 0.146,
    },
    bf16_fp8_192 = {
      launch = 2.91 * us, compute = 0.291, tile = 3.95 * us, longest = 0.513, whole = 1, exponents = 1.75,
      memory = 1, loss = 0.786, near = 5.21, reach = 2, rotate = 1.34, store = 5.68, tiles = 3, points = 31,
      error = 0.045,
    },
    bf16_fp8_192_window = {
      launch = 5.84 * us, compute = 0.603, tile = 7.76 * us, whole = 0.453, exponents = 0.16, memory = 0.516,
      loss = 0.501, near = 8, reach = 1.13, rotate = 0.796, cast = 0.0999, masked = 0.0187, tiles = 3, points = 40,
      error = 0.049,
    },
    bf16_fp8_256 = {
      launch = 9.21 * us, tile = 4.78 * us, longest = 0.479, whole = 0, exponents = 1.03, memory = 0.408,
      loss = 0.279, near = 8, reach = 1.1, rotate = 0.29, store = 5.45, cast = 0.247, masked = 0.0299, tiles = 3,
      points = 61, error = 0.036,
    },
    bf16_fp8_64 = {
      compute = 0.49, tile = 0.0362 * us, longest = 0.56, whole = 0.972, exponents = 1.54, memory = 0.368,
      loss = 0.297, near = 3.37, reach = 2, rotate = 1.67, store = 3.32, cast = 0.129, masked = 0.0291, points = 64,
      error = 0.049,
    },
    bf16_fp8_64_window = {
      launch = 7.99 * us, compute = 0.568, longest = 0.683, whole = 1, exponents = 0.802, loss = 0.572, near = 2.43,
      reach = 1.09, rotate = 1.17, store = 2.17, cast = 0.182, masked = 0, points = 62, error = 0.035,
    },
    bf16_open_16 = {
      compute = 0.454, longest = 0.307, whole = 4.59e-05, exponents = 0.762, memory = 0.692, loss = 1, near = 7.69,
      reach = 2, rotate = 1.17, store = 1.57, tiles = 3, points = 24, error = 0.051,
    },
    bf16_open_odd = {
      compute = 0.366, longest = 0, whole = 0.689, exponents = 0.951, memory = 0.23, loss = 0.596, near = 8,
      reach = 1.48, rotate = 0.05, store = 0.05, cast = 0.05, tiles = 3, points = 20, error = 0.081,
    },
    fp8 = {
      launch = 9.22 * us, compute = 0.398, tile = 3.44 * us, longest = 0.281, whole = 0.312, exponents = 0.235,
      memory = 0.413, loss = 0.482, near = 8, reach = 0.973, rotate = 1.64, store = 4.28, cast = 0.196,
      masked = 0.00979, tiles = 0, points = 346, error = 0.145,
    },
    fp8_128 = {
      launch = 8.29 * us, compute = 0.723, tile = 0 * us, longest = 0.37, whole = 1, exponents = 0.334,
      memory = 0.508, loss = 0.805, near = 3.63, reach = 1.02, rotate = 1.85, store = 4.51, cast = 0.615,
      points = 65, error = 0.039,
    },
    fp8_128_window = {
      launch = 8.67 * us, compute = 0.998, tile = 0 * us, longest = 0.831, whole = 0.652, exponents = 0.304,
      memory = 0.491, loss = 0.936, near = 3.17, reach = 1.08, rotate = 0.637, store = 10.9, cast = 0.0958,
      masked = 0.296, points = 23, error = 0.091,
    },
    fp8_192 = {
      launch = 9.94 * us, compute = 0.553, tile = 5.18 * us, longest = 0.51, whole = 0, memory = 0.276,
      loss = 0.814, reach = 1.24, rotate = 0.329, store = 1.92, cast = 4.32, tiles = 3, points = 31, error = 0.155,
    },
    fp8_192_window = {
      launch = 8.59 * us, compute = 0.485, tile = 0 * us, longest = 0.596, whole = 0.237, exponents = 0.16,
      memory = 0.644, loss = 1, near = 4.07, reach = 1.16, rotate = 2.73, store = 2.86, cast = 0.0902,
      masked = 0.00873, points = 40, error = 0.052,
    },
    fp8_256 = {
      compute = 0.134, tile = 0 * us, longest = 0.231, whole = 0.392, exponents = 0.148, memory = 1, loss = 1,
      near = 2.14, reach = 1.52, rotate = 2.06, store = 5.05, cast = 0.163, points = 61, error = 0.038,
    },
    fp8_64 = {
      compute = 0.353, tile = 3.29 * us, longest = 0.401, whole = 0.373, exponents = 0.22, memory = 0.274,
      loss = 0.0186, reach = 1.35, rotate = 2.52, store = 5.08, cast = 0.229, tiles = 1, points = 64, error = 0.047,
    },
    fp8_64_window = {
      compute = 0.171, tile = 2.13 * us, longest = 0.124, whole = 0.602, exponents = 0.273, memory = 0.451,
      loss = 0.035, reach = 1.77, rotate = 2.17, store = 6.25, cast = 1.51, masked = 0.00836, tiles = 1,
      points = 62, error = 0.025,
    },
    latent_bf16 = {
      launch = 6.72 * us, compute = 0.475, tile = 2.22 * us, longest = 0.212, whole = 0.642, exponents = 7.37,
      memory = 0.751, loss = 0.0253, near = 7.9, reach = 1.02, rotate = 0.519, store = 0.251, cast = 0.381,
      masked = 0, tiles = 3, points = 108, error = 0.068,
    },
    latent_bf16_fp8 = {
      launch = 6.78 * us, compute = 0.48, tile = 2.28 * us, longest = 0.233, whole = 0.589, exponents = 2.63,
      memory = 0.729, loss = 0.0385, near = 8, reach = 1.01, rotate = 0.611, store = 0.337, cast = 0.131,
      masked = 0, tiles = 3, points = 108, error = 0.076,
    },
  },
  rows = {
    quantise = {
      launch = 2.66 * us, memory = 0.784, near = 10, single = 20, row = 0.0126 * us, loss = 0, points = 79,
      error = 0.052,
    },
  },
  scan = {
    conv_gdn = {
      launch = 0 * us, compute = 1, memory = 1, near = 10, step = 0.001 * us, start = 6.41 * us, resident = 2.6,
      loss = 0, points = 23, error = 0.077,
    },
    conv_gdn_decode = {
      launch = 5.27 * us, compute = 0.982, memory = 1, near = 10, step = 0.156 * us, start = 0.383 * us,
      resident = 16, loss = 0, points = 25, error = 0.044,
    },
    conv_mamba2 = {
      launch = 1.76 * us, compute = 0.0517, memory = 0.79, near = 10, step = 0.001 * us, start = 6.76 * us,
      resident = 0.487, loss = 0, points = 23, error = 0.096,
    },
    conv_mamba2_decode = {
      launch = 4.38 * us, compute = 1, memory = 0.899, near = 10, step = 0.69 * us, start = 0.396 * us,
      resident = 16, loss = 0, points = 27, error = 0.043,
    },
    gdn = {
      launch = 0 * us, compute = 0.0547, memory = 1, near = 10, step = 4.96 * us, start = 12.5 * us,
      resident = 10.7, loss = 0, points = 29, error = 0.182,
    },
    gdn_decode = {
      launch = 0 * us, compute = 1, memory = 0.99, near = 5.17, step = 2.99 * us, start = 2.58 * us,
      resident = 5.41, loss = 0.388, points = 23, error = 0.049,
    },
  },
}
