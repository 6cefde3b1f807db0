return calibration "blackwell.sglang" {
  base = "blackwell",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  step = {
    elementwise = 0.446, norms = 0.588, quantise = 3.56, launches = 0.411, skew = 0.861, pooled = 1,
    pooled_prompt = 1.48, latent = 12.3 * us, selection = 7.44 * us, scan = 4.67 * us, mixture = 6.93 * us,
    host = 622 * us, prompt_step = 1.49e+04 * us, sequence = 13.1 * us, arrival = 4.44e+04 * us,
    prompt_token = 4.74 * us, place = 446 * us, burst = 7.64e+03 * us, warmup = 1.18e+06 * us,
    handover = 1.09e+05 * us, points = 153, error = 0.093, error_ttft = 0.338, error_pools = 0.139,
    error_pools_ttft = 0.313,
  },
  decode = {
    bf16 = {
      launch = 8.1 * us, memory = 0.938, compute = 1, single = 12.9, tile = 1.67 * us, alone = 1.46 * us, whole = 0,
      loss = 0.245, near = 10, reach = 0.612, join = 3.56 * us, head = 0.0214 * us, masked = 0, chunk = 4096,
      fill = 6.4, splits = 1, groups = 2, points = 1281, error = 0.125,
    },
    bf16_128 = {
      launch = 7.78 * us, single = 16, tile = 1.33 * us, alone = 1.36 * us, loss = 0.0644, reach = 0.631,
      join = 1.37 * us, head = 0.0428 * us, fill = 6.92, points = 650, error = 0.064,
    },
    bf16_128_window = {
      memory = 0.897, single = 16, tile = 1.38 * us, loss = 0, reach = 0.878, join = 6.12 * us, head = 0 * us,
      masked = 0.0101, points = 52, error = 0.090,
    },
    bf16_192 = {
      launch = 14.1 * us, memory = 0.396, compute = 0.373, single = 4.63, tile = 2.47 * us, alone = 6.05 * us,
      whole = 1, loss = 0.966, near = 0.87, reach = 0.838, head = 0.0329 * us, splits = 0, groups = 0, points = 81,
      error = 0.070,
    },
    bf16_192_window = {
      launch = 16.3 * us, memory = 0.504, single = 16, tile = 0.772 * us, alone = 3.05 * us, loss = 0.721,
      near = 0.952, reach = 1.43, join = 0 * us, head = 0.218 * us, masked = 0.104, chunk = 906, splits = 2,
      groups = 0, points = 66, error = 0.045,
    },
    bf16_256 = {
      memory = 0.902, compute = 0.752, single = 3, tile = 2.42 * us, alone = 2.33 * us, loss = 0, near = 3.25,
      reach = 0.404, head = 0 * us, splits = 0, groups = 5, points = 193, error = 0.071,
    },
    bf16_256_window = {
      launch = 6.73 * us, single = 16, tile = 2.74 * us, alone = 2.59 * us, whole = 0.469, loss = 0, near = 0.655,
      reach = 0.1, head = 0.172 * us, splits = 0, points = 57, error = 0.031,
    },
    bf16_512 = {
      launch = 8.58 * us, memory = 0.979, single = 16, tile = 3.42 * us, alone = 2.87 * us, whole = 0.0471,
      loss = 0.0141, reach = 2, join = 9.9 * us, head = 0.0899 * us, points = 32, error = 0.038,
    },
    bf16_64 = {
      launch = 7.61 * us, single = 7.06, tile = 0.934 * us, alone = 1.38 * us, whole = 0.108, loss = 0.0131,
      near = 4.46, reach = 0.688, join = 4.19 * us, head = 0.0388 * us, groups = 6, points = 94, error = 0.061,
    },
    bf16_64_window = {
      launch = 7.22 * us, memory = 1, single = 16, tile = 1.12 * us, alone = 1.28 * us, whole = 1, loss = 0,
      head = 0.0314 * us, masked = 0.000395, splits = 0, groups = 6, points = 56, error = 0.013,
    },
    bf16_fp8 = {
      launch = 14.2 * us, memory = 0.913, compute = 1, single = 14.6, tile = 1.24 * us, alone = 1.1 * us, whole = 0,
      loss = 0.14, near = 10, reach = 0.625, join = 5.02 * us, head = 0 * us, masked = 0.0104, chunk = 4096,
      fill = 6.05, splits = 3, groups = 0, points = 1280, error = 0.119,
    },
    bf16_fp8_128 = {
      launch = 8.53 * us, memory = 0.88, single = 16, tile = 1.16 * us, loss = 0.0481, reach = 0.645,
      join = 4.57 * us, head = 0.0105 * us, splits = 2, groups = 5, points = 648, error = 0.203,
    },
    bf16_fp8_128_window = {
      launch = 14.7 * us, memory = 0.814, tile = 1.29 * us, whole = 0.24, loss = 0, reach = 0.223, join = 14.3 * us,
      masked = 0.746, points = 52, error = 0.086,
    },
    bf16_fp8_192 = {
      launch = 16.5 * us, memory = 0.226, compute = 0.208, single = 2.42, tile = 2.17 * us, alone = 2.54 * us,
      whole = 0.494, loss = 0.893, near = 0.497, reach = 0.454, head = 0.105 * us, splits = 0, groups = 6,
      points = 81, error = 0.080,
    },
    bf16_fp8_192_window = {
      launch = 18.3 * us, memory = 1, single = 16, tile = 0.953 * us, alone = 2.22 * us, loss = 0.283, near = 0.248,
      reach = 1.27, head = 0.227 * us, masked = 0, splits = 1, points = 66, error = 0.042,
    },
    bf16_fp8_256 = {
      launch = 14.8 * us, memory = 0.829, compute = 0.425, single = 6.12, tile = 1.42 * us, alone = 1.33 * us,
      whole = 1, loss = 0, reach = 0.563, head = 0.0511 * us, splits = 0, groups = 5, points = 193, error = 0.095,
    },
    bf16_fp8_256_window = {
      memory = 0.862, single = 16, tile = 1.91 * us, alone = 1.89 * us, whole = 0.496, loss = 0, reach = 0.56,
      head = 0.000159 * us, masked = 0, points = 56, error = 0.050,
    },
    bf16_fp8_512 = {
      launch = 16.5 * us, single = 16, tile = 1.6 * us, alone = 0.926 * us, whole = 0.953, loss = 0.672,
      reach = 0.7, join = 3.39 * us, head = 0.0594 * us, masked = 0.00978, chunk = 1.64e+03, fill = 5.18,
      splits = 2, groups = 6, points = 32, error = 0.050,
    },
    bf16_fp8_64 = {
      launch = 14.9 * us, memory = 0.783, compute = 0.477, single = 8.53, tile = 0.867 * us, alone = 1.05 * us,
      whole = 0.134, loss = 0, reach = 0.273, join = 3.01 * us, head = 0.0346 * us, splits = 1, points = 95,
      error = 0.046,
    },
    bf16_fp8_64_window = {
      launch = 13.6 * us, memory = 0.279, single = 16, tile = 0.863 * us, alone = 1.23 * us, whole = 1, loss = 0,
      near = 1.39, reach = 0.238, head = 0.0544 * us, masked = 0.0275, groups = 6, points = 57, error = 0.088,
    },
    latent_bf16 = {
      launch = 4.38 * us, memory = 0.714, compute = 1, single = 16, tile = 6.63 * us, alone = 5.91 * us, whole = 1,
      loss = 0.163, near = 1.56, reach = 0.731, join = 3 * us, head = 0.0298 * us, masked = 0, chunk = 655,
      fill = 2.8, splits = 2, groups = 5, points = 349, error = 0.069,
    },
    latent_bf16_fp8 = {
      launch = 6.79 * us, memory = 0.816, compute = 1, single = 16, tile = 3.55 * us, alone = 3.42 * us,
      whole = 0.00786, loss = 0.2, near = 0.782, reach = 2, join = 1.34 * us, head = 0.0587 * us, masked = 0,
      chunk = 863, fill = 1.29, splits = 2, groups = 5, points = 349, error = 0.061,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 3.29 * us, compute = 0.646, memory = 0.757, serial = 0.000451 * us, tile = 1.28 * us, whole = 0.55,
      loss = 0.0664, near = 1.44, copies = 1, throttle = 0, heat = 1e+04 * us, quantise = 1.01 * us,
      quantised = 0.4, menu = 1, split = 1, points = 159, error = 0.158,
    },
    absorbed_fp8 = {
      launch = 7.63 * us, compute = 0.0211, memory = 0.8, serial = 0.00345 * us, tile = 0.107 * us, whole = 0,
      loss = 0, near = 0.7, copies = 1, throttle = 0.61, heat = 5.42e+03 * us, quantise = 0.999 * us,
      quantised = 0.4, menu = 0, split = 1, points = 159, error = 0.066,
    },
    bf16 = {
      launch = 1.71 * us, compute = 0.917, memory = 0.97, serial = 0.00154 * us, tile = 0.18 * us, whole = 0.298,
      loss = 0.47, near = 0.803, copies = 1.45, throttle = 0.346, heat = 2.84e+03 * us, join = 2.66 * us,
      written = 0.871, menu = 3, split = 1, points = 1611, error = 0.063,
    },
    fp8 = {
      launch = 0.153 * us, compute = 0.71, memory = 1, serial = 0.000674 * us, tile = 0.744 * us, whole = 0.542,
      loss = 0.38, near = 0.687, copies = 0.809, throttle = 0.904, heat = 3.03e+03 * us, quantise = 4.37 * us,
      quantised = 0.578, row = 0.0238 * us, written = 0.486, menu = 1, wide = 3, points = 1611, error = 0.055,
    },
    fp8_b128 = {
      launch = 13.2 * us, compute = 0.734, memory = 0.707, serial = 0.000798 * us, tile = 0 * us, whole = 0,
      loss = 0.29, near = 0.407, copies = 0.5, throttle = 0.577, heat = 1.03e+04 * us, quantised = 0.743,
      written = 0.64, menu = 3, points = 1614, error = 0.077,
    },
    nvfp4 = {
      launch = 0.0968 * us, compute = 1, memory = 0.914, serial = 0.00075 * us, tile = 0.0938 * us, whole = 0.955,
      loss = 0.498, near = 0.72, copies = 1.15, throttle = 0.62, heat = 3.36e+03 * us, quantise = 4.14 * us,
      quantised = 0.64, row = 0.07 * us, written = 0.755, menu = 3, points = 1614, error = 0.078,
    },
  },
  message = {
    all_reduce = {
      launch = 3.96 * us, step = 0.137 * us, share = 0.559, launch_2 = 5.31 * us, step_2 = 0.482 * us,
      share_2 = 0.706, launch_3 = 0 * us, step_3 = 15.8 * us, share_3 = 0.637, switch = 0.251, shared = 0,
      ramp = 0.00165, host = 0 * us, limit_1 = 1048576, limit = 16777216, one_shot = 1, rule = 0, points = 127,
      error = 0.064,
    },
    ["all_reduce until 0.5.10"] = {
      launch = 6.63 * us, step = 0.119 * us, share = 0.176, launch_2 = 0.712 * us, step_2 = 2 * us, share_2 = 0.247,
      launch_3 = 0 * us, step_3 = 6.94 * us, share_3 = 0.658, switch = 0.156, shared = 0, ramp = 0.0035,
      host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 1, points = 254, error = 0.073,
    },
    all_reduce_eager = {
      launch = 13.9 * us, step = 1.34 * us, share = 0.408, launch_2 = 18.3 * us, step_2 = 0 * us, share_2 = 1,
      launch_3 = 0 * us, step_3 = 0.503 * us, share_3 = 0.56, switch = 0.188, shared = 0, ramp = 0.00317,
      host = 31.4 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 1, points = 135, error = 0.086,
    },
    ["all_reduce_eager until 0.5.10"] = {
      launch = 21 * us, step = 0 * us, share = 0.194, launch_2 = 8.15 * us, step_2 = 0.315 * us, share_2 = 0.284,
      launch_3 = 0 * us, step_3 = 4.86 * us, share_3 = 0.53, switch = 0.237, shared = 0, ramp = 0.000826,
      host = 0.369 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 1, points = 270, error = 0.074,
    },
    low_latency_combine = {
      launch = 9.44 * us, step = 1.01 * us, share = 0.337, launch_2 = 0.887 * us, step_2 = 1.2 * us,
      share_2 = 0.576, launch_3 = 2.92 * us, step_3 = 0.669 * us, share_3 = 0.706, switch = -0.000455, shared = 0,
      ramp = 0.00104, host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 1, rule = 1, points = 364,
      error = 0.090,
    },
    low_latency_dispatch = {
      launch = 10.7 * us, step = 0.905 * us, share = 0.31, launch_2 = 2.12 * us, step_2 = 1.24 * us,
      share_2 = 0.533, launch_3 = 2.12 * us, step_3 = 0.563 * us, share_3 = 0.566, switch = -0.0129, shared = 0,
      ramp = 0.00119, host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 1, rule = 1, points = 368,
      error = 0.089,
    },
    normal_combine = {
      launch = 33.5 * us, step = 1.22 * us, share = 0.356, launch_2 = 9.15 * us, step_2 = 1.03 * us,
      share_2 = 0.715, launch_3 = 0 * us, step_3 = 2.68 * us, share_3 = 0.424, switch = 0.546, shared = 0,
      ramp = 0.00631, host = 0 * us, limit_1 = 1048576, limit = 16777216, one_shot = 0, rule = 1, points = 449,
      error = 0.089,
    },
    normal_dispatch = {
      launch = 32.6 * us, step = 0.244 * us, share = 0.605, launch_2 = 0.668 * us, step_2 = 0.473 * us,
      share_2 = 0.504, launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.313, switch = 0.6, shared = 0, ramp = 0.007,
      host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 1, points = 456, error = 0.092,
    },
  },
  mixture = {
    bf16 = {
      launch = 7.48 * us, compute = 0.77, memory = 0.97, serial = 0.00163 * us, tile = 1.43 * us, whole = 0.888,
      loss = 0.322, rows = 1, all_rows = 2.39, token = 0.00374 * us, expert = 0.00398 * us, skew = 0.297,
      skew_more = 0.366, touched = 1.08, spread = 1.61, near = 0.66, copies = 0.5, wide = 5, points = 366,
      error = 0.051, kernel = "fi_trtllm",
      kernels = {
        triton = {
          launch = 27 * us, compute = 0.217, memory = 0.734, serial = 1.14e-05 * us, tile = 0 * us, whole = 0,
          loss = 0.28, all_rows = 0.179, token = 0 * us, expert = 0 * us, skew = 0.926, skew_more = 0.667,
          touched = 1.02, spread = 30, near = 0.266, wide = 3, points = 237, error = 0.111,
        },
      },
    },
    fp8_b128 = {
      launch = 15 * us, compute = 0.315, memory = 1, serial = 0.000507 * us, tile = 0.986 * us, whole = 1,
      loss = 0.768, rows = 0.829, all_rows = 1.26, token = 0.0992 * us, expert = 0.00143 * us, skew = 0.437,
      skew_more = 0.529, touched = 1.03, spread = 0.691, near = 0.37, copies = 1, pad = 19.6, wide = 2,
      points = 407, error = 0.081, kernel = "fi_trtllm",
      kernels = {
        triton = {
          launch = 33.1 * us, compute = 0.271, memory = 0.742, serial = 0.0016 * us, tile = 0 * us, loss = 0.316,
          rows = 0.562, all_rows = 0.345, token = 0.367 * us, expert = 0 * us, skew = 0.115, skew_more = 0.464,
          touched = 1.06, spread = 21.8, near = 0.495, copies = 0.774, pad = 0, wide = 0, points = 201,
          error = 0.108,
        },
      },
    },
    int4_a16 = {
      launch = 17 * us, compute = 0.593, memory = 0.913, serial = 0.00184 * us, tile = 0.305 * us, whole = 0,
      loss = 0.483, rows = 0.942, all_rows = 5.88, token = 0.0977 * us, expert = 0.00572 * us, skew = 0.22,
      skew_more = 0.301, touched = 1.14, spread = 1.28, near = 0.257, copies = 0.943, pad = 33.5, wide = 4,
      points = 618, error = 0.056, kernel = "fi_trtllm",
    },
    mxfp4_a16 = {
      launch = 12.6 * us, compute = 0.372, memory = 0.723, serial = 0.00148 * us, tile = 0.921 * us, whole = 1,
      loss = 0.157, rows = 0.373, all_rows = 1.46, token = 0.104 * us, expert = 0.00764 * us, skew = 0.268,
      skew_more = 0.259, touched = 1.06, spread = 2.55, near = 0.312, copies = 2.03, wide = 2, points = 617,
      error = 0.076, kernel = "fi_trtllm",
    },
    mxfp4_a8 = {
      launch = 14.4 * us, compute = 0.907, memory = 1, serial = 6.11e-05 * us, tile = 1.1 * us, whole = 1,
      loss = 0.81, rows = 1, all_rows = 100, token = 0.194 * us, expert = 0.00185 * us, skew = 0.168,
      skew_more = 0.358, touched = 1.1, spread = 0.757, near = 0.376, copies = 1.53, pad = 26.7, wide = 5,
      points = 615, error = 0.084, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 15.4 * us, compute = 0.701, memory = 0.923, serial = 1e-05 * us, tile = 0.495 * us, whole = 0.84,
      loss = 0.347, rows = 0.718, all_rows = 7.62, token = 0.126 * us, expert = 0.00268 * us, skew = 0.104,
      skew_more = 0.384, touched = 1.1, spread = 2.03, near = 0.516, copies = 0.521, pad = 11.4, wide = 4,
      points = 578, error = 0.046, kernel = "fi_trtllm",
    },
  },
  module_decode = {
    sparse_bf16 = {
      launch = 9 * us, memory = 1, compute = 1, single = 16, tile = 2.82 * us, alone = 1.51 * us, whole = 1,
      loss = 0, near = 0.333, reach = 2, join = 7.43 * us, head = 0 * us, masked = 0.0111, chunk = 36.8,
      fill = 4.02, splits = 3, groups = 5, fixed = 33 * us, product = 1, weights = 0.793, serial = 0.00111 * us,
      passes = 80.8, index = 0.744, select = 1.49, points = 290, error = 0.109,
    },
    sparse_bf16_bf16 = {
      fixed = 52.9 * us, product = 0.853, weights = 0.979, serial = 0.000861 * us, passes = 56.8, select = 0.305,
      points = 178, error = 0.046,
    },
    sparse_bf16_fp8 = {
      launch = 9 * us, memory = 0.2, compute = 0.568, single = 12, tile = 13.5 * us, alone = 1.55 * us, whole = 1,
      loss = 0, near = 0.359, reach = 0.465, join = 0 * us, head = 0 * us, masked = 0, chunk = 103, fill = 1.01,
      splits = 4, groups = 5, fixed = 42.1 * us, product = 0.648, weights = 0.622, serial = 0.00047 * us,
      passes = 0.244, index = 0.966, select = 0.374, points = 233, error = 0.202,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 27.6 * us, weights = 1, serial = 0.00123 * us, passes = 100, select = 90.7, points = 112,
      error = 0.139,
    },
    sparse_bf16_fp8_fp8_b128 = {
      fixed = 26.5 * us, product = 1, weights = 1, serial = 0.000999 * us, passes = 20.5, select = 119,
      points = 112, error = 0.142,
    },
    wideep = {
      launch = 9 * us, memory = 1, compute = 0.906, single = 1.03, tile = 5.89 * us, alone = 1.5 * us, whole = 1,
      loss = 0.328, near = 0.27, reach = 2, join = 1.84 * us, head = 0 * us, masked = 0, chunk = 257, fill = 1.24,
      splits = 2, groups = 5, fixed = 5.28 * us, product = 0.547, weights = 1, serial = 0.00162 * us, passes = 2.53,
      index = 0.3, select = 4.99, points = 127, error = 0.043,
    },
  },
  module_prefill = {
    sparse_bf16 = {
      launch = 10 * us, compute = 1, tile = 0 * us, longest = 2, whole = 0, exponents = 8, memory = 1, loss = 0,
      near = 8, reach = 2, rotate = 0.05, store = 50, cast = 0.05, masked = 0, tiles = 4, fixed = 590 * us,
      product = 0.556, weights = 0.237, serial = 0.005 * us, passes = 100, index = 1, select = 86.9, points = 282,
      error = 0.162,
    },
    sparse_bf16_bf16 = {
      fixed = 540 * us, product = 0.442, weights = 0.173, passes = 0.05, select = 128, points = 178, error = 0.211,
    },
    sparse_bf16_fp8 = {
      launch = 10 * us, compute = 1, tile = 0 * us, longest = 2, whole = 1, exponents = 8, memory = 0.555, loss = 0,
      near = 8, reach = 2, rotate = 0.05, store = 0.24, cast = 0.171, masked = 0, tiles = 4, fixed = 675 * us,
      product = 1, weights = 1, serial = 0.00394 * us, passes = 0.05, index = 1, select = 132, points = 225,
      error = 0.163,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 755 * us, product = 0.174, weights = 0.178, serial = 0 * us, select = 14, points = 104, error = 0.104,
    },
    sparse_bf16_fp8_bf16 = {
      fixed = 634 * us, serial = 0.00303 * us, select = 147, points = 120, error = 0.322,
    },
    sparse_bf16_fp8_fp8_b128 = {
      fixed = 710 * us, weights = 0.524, select = 67, points = 105, error = 0.110,
    },
    wideep = {
      launch = 10 * us, compute = 1, tile = 2.04 * us, longest = 0, whole = 0, exponents = 1.07, memory = 0.591,
      loss = 1, near = 8, reach = 2, rotate = 0.319, store = 0.32, cast = 0.0914, masked = 0, tiles = 1,
      fixed = 539 * us, product = 1, weights = 1, serial = 0 * us, passes = 0.05, index = 0.3, select = 5,
      points = 130, error = 0.144,
    },
  },
  prefill = {
    bf16 = {
      launch = 8.82 * us, compute = 0.904, tile = 1.31 * us, longest = 0.851, whole = 0.219, exponents = 1.87,
      memory = 0.405, loss = 0.402, near = 0.348, reach = 2, rotate = 0.05, store = 0.05, cast = 0.05,
      masked = 0.239, tiles = 2, points = 1060, error = 0.103,
    },
    bf16_128 = {
      launch = 8.01 * us, tile = 1.26 * us, longest = 0.304, whole = 0.578, exponents = 1.75, memory = 0.446,
      loss = 0.472, near = 0.382, store = 0.108, points = 473, error = 0.047,
    },
    bf16_128_window = {
      launch = 7.74 * us, compute = 0.97, tile = 1.36 * us, longest = 0.461, whole = 0.899, exponents = 2.07,
      memory = 0.451, loss = 0.446, near = 0.512, reach = 1.36, rotate = 0.24, store = 0.529, cast = 0.0664,
      masked = 0.0638, points = 56, error = 0.023,
    },
    bf16_192 = {
      launch = 15.5 * us, compute = 0.131, tile = 1.02 * us, whole = 0.686, exponents = 2.39, memory = 0.162,
      loss = 0.0613, near = 0.334, cast = 3.34, tiles = 0, points = 66, error = 0.041,
    },
    bf16_192_window = {
      launch = 14.5 * us, compute = 0.112, tile = 4.22 * us, longest = 0.66, whole = 0.78, memory = 0.313,
      loss = 0.228, near = 2.03, rotate = 2.55, store = 12.7, cast = 4.07, masked = 0.697, tiles = 0, points = 86,
      error = 0.033,
    },
    bf16_256 = {
      launch = 9.46 * us, compute = 0.646, tile = 1.86 * us, longest = 1.64, whole = 0.0421, exponents = 2.19,
      memory = 0.365, loss = 0, near = 0.283, reach = 0.664, rotate = 0.106, tiles = 1, points = 112, error = 0.100,
    },
    bf16_256_window = {
      compute = 0.978, tile = 2.42 * us, longest = 0.251, whole = 0.559, exponents = 0.816, memory = 0.593,
      loss = 0.467, near = 0.47, reach = 1.77, store = 0.0944, masked = 0, tiles = 1, points = 69, error = 0.058,
    },
    bf16_64 = {
      launch = 8.22 * us, compute = 0.754, tile = 1.19 * us, longest = 0.648, whole = 0.452, exponents = 1.64,
      memory = 0.256, loss = 0.166, near = 0.412, store = 2.54, cast = 0.102, points = 99, error = 0.047,
    },
    bf16_64_window = {
      launch = 7.47 * us, compute = 0.978, tile = 1.59 * us, longest = 0.531, whole = 0.74, exponents = 1.15,
      memory = 0.21, loss = 0, near = 0.284, store = 0.0545, cast = 2.47, masked = 0.0344, points = 89,
      error = 0.057,
    },
    bf16_fp8 = {
      launch = 12.2 * us, compute = 0.492, tile = 0 * us, longest = 1.92, whole = 0, exponents = 8, memory = 0.219,
      loss = 0, near = 1.69, reach = 2, rotate = 3.45, store = 0.05, cast = 0.05, masked = 1, tiles = 2,
      points = 1023, error = 0.360,
    },
    bf16_fp8_128 = {
      launch = 8.95 * us, compute = 1, tile = 2.5 * us, longest = 1.83, whole = 0.00665, exponents = 6.19,
      memory = 0.947, loss = 1, near = 0.842, reach = 1.84, rotate = 0.397, store = 1.01, cast = 0.107, tiles = 1,
      points = 505, error = 0.208,
    },
    bf16_fp8_192 = {
      launch = 19 * us, compute = 0.127, tile = 1.12 * us, longest = 1, whole = 0.49, exponents = 2.5,
      memory = 0.227, near = 1.15, rotate = 0.525, store = 29.8, cast = 0.122, tiles = 0, points = 144,
      error = 0.053,
    },
    bf16_fp8_192_window = {
      launch = 17.6 * us, compute = 0.14, tile = 4.22 * us, longest = 0.506, whole = 0.963, memory = 0.14,
      loss = 0.0748, near = 1.3, rotate = 3.69, store = 34.4, cast = 0.139, masked = 0.886, tiles = 0, points = 174,
      error = 0.067,
    },
    bf16_fp8_256 = {
      launch = 8.4 * us, compute = 0.0825, tile = 1.91 * us, longest = 0.402, whole = 0.694, exponents = 0.799,
      reach = 0.926, rotate = 0.487, store = 14.3, tiles = 0, points = 200, error = 0.054,
    },
    bf16_open_16 = {
      launch = 4.25 * us, compute = 0.395, tile = 2.82 * us, longest = 0.111, whole = 0.832, exponents = 8,
      memory = 0.126, loss = 0.0769, near = 0.564, rotate = 0.317, store = 0.323, cast = 0.126, points = 73,
      error = 0.107,
    },
    bf16_open_odd = {
      launch = 6.48 * us, compute = 0.381, tile = 2.69 * us, longest = 0, whole = 0.368, exponents = 2.62,
      memory = 1, loss = 1, near = 0.152, reach = 0.664, points = 62, error = 0.460,
    },
    fp8 = {
      launch = 15 * us, compute = 0.893, tile = 1.27 * us, longest = 1.68, whole = 0.0524, exponents = 1.82,
      memory = 0.214, loss = 0.75, near = 8, reach = 0.1, rotate = 3.66, store = 0.05, cast = 0.05, masked = 0.239,
      tiles = 2, points = 1060, error = 0.169,
    },
    fp8_128 = {
      launch = 7.61 * us, compute = 1, tile = 2.62 * us, longest = 1.23, whole = 0.517, exponents = 1.62,
      memory = 0.281, loss = 0.442, near = 0.411, rotate = 0.199, store = 2.46, cast = 0.206, tiles = 1,
      points = 473, error = 0.101,
    },
    fp8_128_window = {
      compute = 0.549, tile = 1.11 * us, longest = 0.646, whole = 0.478, exponents = 2.1, loss = 0.806,
      near = 0.373, cast = 1.06, masked = 0.688, points = 55, error = 0.037,
    },
    fp8_192 = {
      launch = 14.5 * us, compute = 0.164, tile = 0 * us, longest = 0.525, whole = 0.87, exponents = 0.261,
      memory = 0.249, loss = 0.842, near = 1.17, reach = 1.52, rotate = 1.44, store = 20, cast = 0.494, tiles = 1,
      points = 66, error = 0.050,
    },
    fp8_192_window = {
      compute = 0.0741, tile = 1.82 * us, longest = 0.247, whole = 0.527, exponents = 0.584, memory = 0.1,
      near = 1.37, reach = 2, rotate = 8.1, store = 30.5, cast = 0.057, masked = 0.775, tiles = 1, points = 86,
      error = 0.045,
    },
    fp8_256 = {
      launch = 14.3 * us, compute = 0.416, tile = 2.1 * us, longest = 2, whole = 1, exponents = 8, memory = 0.3,
      loss = 0.246, near = 1.5, rotate = 3.38, store = 0.772, cast = 1.9, tiles = 0, points = 112, error = 0.050,
    },
    fp8_256_window = {
      launch = 16.5 * us, compute = 1, tile = 1.75 * us, longest = 1.22, whole = 0, exponents = 8, memory = 0.155,
      loss = 0.891, near = 0.753, reach = 0.137, rotate = 0.05, store = 8.74, cast = 0.956, masked = 0.0353,
      points = 70, error = 0.105,
    },
    fp8_64 = {
      launch = 15.7 * us, compute = 1, tile = 0.929 * us, longest = 0.89, whole = 0.0506, exponents = 1.24,
      loss = 0, reach = 0.168, rotate = 0.05, store = 29.3, cast = 30.9, points = 99, error = 0.066,
    },
    fp8_64_window = {
      launch = 14.1 * us, compute = 0.224, tile = 1.92 * us, longest = 0.756, whole = 0.604, exponents = 6.71,
      memory = 0.104, loss = 0, reach = 0.122, rotate = 0.05, store = 38, cast = 24.8, masked = 0.0529, points = 89,
      error = 0.033,
    },
    latent_bf16 = {
      launch = 11.8 * us, compute = 0.649, tile = 0.914 * us, longest = 0.528, whole = 0.359, exponents = 8,
      memory = 0.564, loss = 0.73, near = 0.522, reach = 0.1, rotate = 0.0899, store = 0.195, cast = 0.0617,
      masked = 0, tiles = 2, points = 333, error = 0.070,
    },
    latent_bf16_fp8 = {
      launch = 18.2 * us, compute = 0.921, tile = 1.34 * us, longest = 0.759, whole = 0.467, exponents = 8,
      memory = 0.423, loss = 0.82, near = 0.531, reach = 0.308, rotate = 0.312, store = 0.772, cast = 0.0802,
      masked = 4.15e-05, tiles = 2, points = 333, error = 0.059,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.06 * us, compute = 0.00603, memory = 0.482, near = 0.463, step = 0.0486 * us, start = 1.16 * us,
      resident = 14, loss = 0.926, points = 81, error = 0.080,
    },
    conv_gdn_decode = {
      launch = 1.84 * us, compute = 0.00154, memory = 1, near = 8.42, step = 0.001 * us, start = 0.252 * us,
      resident = 2.77, loss = 0.416, points = 84, error = 0.024,
    },
    conv_kda = {
      launch = 9.44 * us, compute = 0.00471, memory = 0.625, near = 0.729, step = 0.001 * us, start = 0.001 * us,
      resident = 16, loss = 0.802, points = 66, error = 0.024,
    },
    conv_kda_decode = {
      launch = 4.01 * us, compute = 1, memory = 0.95, near = 0.666, step = 0.0508 * us, start = 0.358 * us,
      resident = 5.35, loss = 0.157, points = 72, error = 0.050,
    },
    gdn = {
      launch = 22.5 * us, compute = 0.0422, memory = 0.235, near = 0.255, step = 2.73 * us, start = 0.001 * us,
      resident = 15.3, loss = 0.608, points = 84, error = 0.067,
    },
    gdn_decode = {
      launch = 2.72 * us, compute = 0.0076, memory = 0.914, near = 0.917, step = 1.7 * us, start = 0.001 * us,
      resident = 2.85, loss = 1, points = 147, error = 0.046,
    },
    kda = {
      launch = 32.6 * us, compute = 0.0222, memory = 0.395, near = 0.585, step = 3.68 * us, start = 0.589 * us,
      resident = 0.474, loss = 1, points = 81, error = 0.077,
    },
    kda_decode = {
      launch = 0.0895 * us, compute = 0.00374, memory = 1, near = 0.931, step = 2.57 * us, start = 3.9 * us,
      resident = 4.8, loss = 0.794, points = 75, error = 0.013,
    },
    kda_fused_decode = {
      launch = 4.45 * us, compute = 1, memory = 0.849, near = 1.27, step = 0.617 * us, start = 1.87 * us,
      resident = 1.83, loss = 0.863, points = 24, error = 0.019,
    },
    kda_verify = {
      launch = 2.54 * us, compute = 0.0166, memory = 0.517, near = 0.367, step = 1.74 * us, start = 4.32 * us,
      resident = 1.15, loss = 0.568, points = 84, error = 0.056,
    },
  },
}
