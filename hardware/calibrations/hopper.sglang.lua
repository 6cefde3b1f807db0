return calibration "hopper.sglang" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  step = {
    elementwise = 0.418, norms = 0.587, quantise = 0.291, launches = 0.804, skew = 0.373, pooled = 1.18,
    pooled_prompt = 1, latent = 6e-05 * us, selection = 16.8 * us, scan = 54.7 * us, mixture = 8.78 * us,
    host = 1.03e+03 * us, prompt_step = 4.77e+04 * us, sequence = 4.05 * us, arrival = 3.9e+04 * us,
    prompt_token = 2.55 * us, place = 275 * us, burst = 8.44e+03 * us, warmup = 1.12e+06 * us, handover = 31.2 * us,
    points = 45, error = 0.044, error_ttft = 0.176, error_pools = 0.035, error_pools_ttft = 0.128,
  },
  decode = {
    bf16 = {
      launch = 6.82 * us, memory = 0.882, compute = 0.677, single = 16, tile = 3.34 * us, alone = 4.08 * us,
      whole = 1, loss = 0.524, near = 0.716, reach = 2, join = 0.162 * us, head = 0.0224 * us, masked = 0.0168,
      chunk = 1.96e+03, fill = 4.85, splits = 4, groups = 2, points = 846, error = 0.118,
    },
    bf16_128 = {
      launch = 6.6 * us, compute = 0.708, tile = 2.95 * us, alone = 2.8 * us, loss = 0.44, near = 10, reach = 0.655,
      join = 1.48 * us, head = 0.0185 * us, chunk = 1.49e+03, fill = 2.06, splits = 3, points = 218, error = 0.048,
    },
    bf16_128_window = {
      launch = 7.35 * us, memory = 0.981, compute = 0.357, single = 12.3, tile = 2.56 * us, whole = 0.808, loss = 1,
      near = 7.1, reach = 0.527, join = 1.65 * us, head = 0.133 * us, masked = 0.00247, chunk = 1.37e+03,
      splits = 3, groups = 0, points = 54, error = 0.121,
    },
    bf16_192 = {
      launch = 12.6 * us, memory = 1, compute = 0.652, tile = 5.32 * us, alone = 5.12 * us, whole = 0.81,
      loss = 0.921, near = 2, reach = 0.552, join = 0 * us, head = 0 * us, chunk = 1.02e+03, splits = 2, groups = 0,
      points = 84, error = 0.044,
    },
    bf16_192_window = {
      launch = 13.7 * us, memory = 0.691, compute = 0.142, tile = 4.02 * us, alone = 5.67 * us, loss = 0.0698,
      near = 0.813, reach = 1.62, join = 0.174 * us, head = 0 * us, masked = 5.8e-05, splits = 2, groups = 0,
      points = 68, error = 0.016,
    },
    bf16_256 = {
      launch = 7.25 * us, compute = 1, tile = 4.37 * us, alone = 4.3 * us, loss = 0.45, near = 3.78, reach = 0.628,
      join = 3.09 * us, head = 0.0189 * us, chunk = 146, fill = 7.76, splits = 1, points = 194, error = 0.062,
    },
    bf16_256_window = {
      launch = 5.1 * us, memory = 0.712, compute = 0.299, tile = 2.1 * us, alone = 3.49 * us, whole = 0,
      loss = 0.288, near = 2.08, reach = 1.01, join = 3.89 * us, head = 0.169 * us, masked = 0.0762,
      chunk = 1.1e+03, splits = 1, groups = 0, points = 58, error = 0.037,
    },
    bf16_512 = {
      launch = 3.28 * us, memory = 0.649, compute = 0.286, tile = 5.38 * us, alone = 5.07 * us, whole = 0.109,
      loss = 0.0928, near = 0.657, join = 0.181 * us, head = 0.113 * us, splits = 0, groups = 6, points = 32,
      error = 0.077,
    },
    bf16_64 = {
      memory = 0.961, compute = 0.192, tile = 2.8 * us, alone = 3.61 * us, loss = 0.549, near = 1.43, reach = 1.89,
      join = 0.547 * us, head = 0 * us, chunk = 1.02e+03, fill = 4.36, splits = 2, groups = 6, points = 78,
      error = 0.056,
    },
    bf16_64_window = {
      launch = 6.6 * us, memory = 1, compute = 1, tile = 2.84 * us, loss = 0.555, near = 0.54, reach = 0.66,
      head = 0.0466 * us, masked = 0.00101, splits = 0, groups = 6, points = 60, error = 0.019,
    },
    bf16_fp8 = {
      launch = 10.7 * us, memory = 0.81, compute = 0.16, single = 7.41, tile = 3.1 * us, alone = 3.88 * us,
      whole = 0, loss = 0.666, near = 0.223, reach = 0.149, join = 0 * us, head = 0.0328 * us, masked = 0.00365,
      chunk = 249, fill = 1.5, splits = 2, groups = 1, points = 846, error = 0.125,
    },
    bf16_fp8_128 = {
      launch = 9.97 * us, memory = 0.785, compute = 0.183, single = 16, tile = 2.9 * us, alone = 2.63 * us,
      whole = 0.576, loss = 0.778, near = 1.28, reach = 0.698, join = 0.619 * us, head = 0.0365 * us,
      masked = 0.00381, fill = 1.7, splits = 3, points = 216, error = 0.025,
    },
    bf16_fp8_128_window = {
      launch = 11.7 * us, compute = 0.204, single = 16, tile = 1.83 * us, whole = 0.11, loss = 0.867, near = 4.81,
      reach = 0.636, join = 4.01 * us, head = 0.328 * us, masked = 0, chunk = 257, fill = 1.45, splits = 1,
      groups = 0, points = 54, error = 0.046,
    },
    bf16_fp8_192 = {
      launch = 17.1 * us, memory = 0.986, compute = 0.345, single = 16, tile = 5.58 * us, alone = 6.12 * us,
      loss = 0.846, near = 1.17, head = 0.0981 * us, chunk = 669, fill = 1.88, splits = 3, groups = 6, points = 84,
      error = 0.053,
    },
    bf16_fp8_192_window = {
      launch = 18 * us, memory = 0.425, compute = 0.369, single = 4.49, tile = 4.56 * us, alone = 6.51 * us,
      whole = 1, loss = 0, near = 1.4, reach = 0.1, head = 0.0563 * us, masked = 6.13e-05, groups = 0, points = 68,
      error = 0.037,
    },
    bf16_fp8_256 = {
      compute = 0.395, single = 16, tile = 5.18 * us, alone = 5.11 * us, whole = 1, loss = 0.417, near = 10,
      reach = 0.511, join = 4.76 * us, head = 0.0462 * us, chunk = 264, fill = 1.03, groups = 2, points = 194,
      error = 0.039,
    },
    bf16_fp8_256_window = {
      launch = 7.45 * us, memory = 0.709, compute = 0.137, single = 16, tile = 1.87 * us, alone = 1.52 * us,
      whole = 1, loss = 1, near = 0.494, reach = 0.104, head = 0.226 * us, masked = 0.00918, chunk = 404,
      fill = 1.94, splits = 1, groups = 0, points = 58, error = 0.007,
    },
    bf16_fp8_512 = {
      launch = 8.49 * us, memory = 0.404, compute = 0.285, single = 16, tile = 2.11 * us, alone = 2.73 * us,
      whole = 0.21, loss = 0.285, near = 0.898, reach = 0.167, join = 7.88 * us, head = 0.47 * us, masked = 0.00445,
      chunk = 257, splits = 4, points = 32, error = 0.066,
    },
    bf16_fp8_64 = {
      launch = 9.98 * us, memory = 0.586, compute = 0.18, single = 16, tile = 2.66 * us, alone = 3.53 * us,
      whole = 0.388, loss = 1, near = 10, reach = 0.315, join = 1.88 * us, head = 0.0128 * us, chunk = 964,
      fill = 2.18, groups = 0, points = 80, error = 0.051,
    },
    bf16_fp8_64_window = {
      memory = 1, compute = 1, single = 16, tile = 2.47 * us, alone = 4.54 * us, whole = 1, loss = 0.736,
      near = 0.216, reach = 0.211, head = 0.0397 * us, masked = 0, splits = 1, groups = 6, points = 60,
      error = 0.056,
    },
    latent_bf16 = {
      launch = 1.22 * us, memory = 0.916, compute = 1, single = 5.15, tile = 10.6 * us, alone = 10.6 * us,
      whole = 0, loss = 0.228, near = 0.765, reach = 2, join = 2.16 * us, head = 0 * us, masked = 0, chunk = 482,
      fill = 2.43, splits = 2, groups = 1, points = 232, error = 0.048,
    },
    latent_bf16_fp8 = {
      launch = 14.3 * us, memory = 0.224, compute = 0.977, single = 0.1, tile = 0.879 * us, alone = 1.55 * us,
      whole = 0.569, loss = 1, near = 0.146, reach = 2, join = 0 * us, head = 0 * us, masked = 0, chunk = 42.7,
      fill = 2.3, splits = 3, groups = 2, points = 232, error = 0.107,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 2.67 * us, compute = 0.837, memory = 0.803, serial = 0.000952 * us, tile = 1.26 * us, whole = 1,
      loss = 0.217, near = 1.83, copies = 1, throttle = 0, heat = 1.01e+04 * us, quantise = 0.998 * us,
      quantised = 0.4, menu = 0, split = 0, points = 108, error = 0.053,
    },
    absorbed_fp8 = {
      launch = 7.35 * us, compute = 0.0399, memory = 0.276, serial = 0.000153 * us, tile = 0.0351 * us, whole = 1,
      loss = 0.123, near = 4.48, copies = 1, throttle = 0.241, heat = 426 * us, quantise = 0.999 * us,
      quantised = 0.417, menu = 0, split = 1, points = 108, error = 0.030,
    },
    bf16 = {
      launch = 2.27 * us, compute = 0.806, memory = 0.886, serial = 0.00139 * us, tile = 0.582 * us, whole = 0,
      loss = 0.247, near = 0.774, copies = 0.747, throttle = 0.172, heat = 3.49e+03 * us, join = 2.82 * us,
      written = 0.942, menu = 3, split = 1, points = 1074, error = 0.046,
    },
    fp8 = {
      launch = 4.22 * us, compute = 0.773, memory = 0.854, serial = 0.000668 * us, tile = 0.475 * us, whole = 1,
      loss = 0.298, near = 0.617, copies = 1.41, throttle = 1.89, heat = 2.31e+04 * us, quantise = 0.135 * us,
      quantised = 0.565, row = 0.0117 * us, written = 0.719, menu = 3, wide = 2, points = 1074, error = 0.074,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.74, memory = 0.904, serial = 0.0011 * us, tile = 0.567 * us, whole = 0.43,
      loss = 0.368, near = 0.582, copies = 1.64, throttle = 0.155, heat = 6.4e+03 * us, quantise = 3.03 * us,
      quantised = 0.955, written = 0.883, menu = 3, points = 1076, error = 0.058,
    },
    int8 = {
      launch = 19.8 * us, compute = 1, memory = 0.752, serial = 0.00331 * us, tile = 0 * us, whole = 0.463,
      loss = 0.0462, near = 0.606, copies = 0.5, throttle = 2, heat = 4.47e+04 * us, quantise = 1.85 * us,
      quantised = 0.0502, join = 10.8 * us, written = 0.919, menu = 3, wide = 3, few = 1, split = 1, points = 373,
      error = 0.052,
    },
  },
  message = {
    all_reduce = {
      launch = 2.39 * us, step = 0.137 * us, share = 0.678, launch_2 = 0.98 * us, step_2 = 0.621 * us,
      share_2 = 0.692, launch_3 = 1.09 * us, step_3 = 5.08 * us, share_3 = 0.766, switch = 0.266, shared = 0,
      ramp = 0.00359, host = 0 * us, limit_1 = 1048576, limit = 16777216, one_shot = 1, rule = 1, points = 94,
      error = 0.027,
    },
    ["all_reduce until 0.5.10"] = {
      launch = 4.38 * us, step = 0.0498 * us, share = 0.597, launch_2 = 0.627 * us, step_2 = 0.977 * us,
      share_2 = 0.661, launch_3 = 0 * us, step_3 = 5.27 * us, share_3 = 0.761, switch = 0.256, shared = 0,
      ramp = 0.0032, host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 1, rule = 1, points = 188,
      error = 0.022,
    },
    all_reduce_eager = {
      launch = 0.666 * us, step = 3.42 * us, share = 0.534, launch_2 = 28.6 * us, step_2 = 0.531 * us, share_2 = 1,
      launch_3 = 0 * us, step_3 = 8.12 * us, share_3 = 0.589, switch = 0.283, shared = 0, ramp = 0.00108,
      host = 30.4 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 1, points = 102, error = 0.029,
    },
    ["all_reduce_eager until 0.5.10"] = {
      launch = 0.756 * us, step = 2.91 * us, share = 0.41, launch_2 = 10.1 * us, step_2 = 0.455 * us,
      share_2 = 0.545, launch_3 = 6.86 * us, step_3 = 4.63 * us, share_3 = 0.611, switch = 0.269, shared = 0,
      ramp = 0.00234, host = 20.4 * us, limit_1 = 2097152, limit = 8388608, one_shot = 0, rule = 1, points = 204,
      error = 0.036,
    },
    low_latency_combine = {
      launch = 0 * us, step = 1.59 * us, share = 0.533, launch_2 = 8.85 * us, step_2 = 3.89 * us, share_2 = 1,
      launch_3 = 1.45 * us, step_3 = 0 * us, share_3 = 0.431, switch = 0.0667, shared = 0, ramp = 0.00082,
      host = 0 * us, limit_1 = 1048576, limit = 16777216, one_shot = 0, rule = 0, points = 264, error = 0.063,
    },
    low_latency_dispatch = {
      launch = 0 * us, step = 1.36 * us, share = 1, launch_2 = 11.1 * us, step_2 = 0.00365 * us, share_2 = 0.507,
      launch_3 = 8.7 * us, step_3 = 0 * us, share_3 = 0.458, switch = 0.124, shared = 0, ramp = 0.000161,
      host = 0 * us, limit_1 = 131072, limit = 8388608, one_shot = 0, rule = 1, points = 278, error = 0.082,
    },
    net_low_latency_combine = {
      launch = 0 * us, step = 9.45 * us, share = 0.0576, launch_2 = 24.7 * us, step_2 = 0.0359 * us,
      share_2 = 0.937, launch_3 = 0 * us, step_3 = 0.14 * us, share_3 = 0.8, switch = 0.149, shared = 0,
      ramp = 0.00224, host = 0 * us, limit_1 = 1048576, limit = 4194304, one_shot = 0, rule = 0, points = 50,
      error = 0.030,
    },
    net_low_latency_dispatch = {
      launch = 13.2 * us, step = 0.463 * us, share = 0.798, launch_2 = 6.38 * us, step_2 = 0.133 * us,
      share_2 = 0.958, launch_3 = 11.2 * us, step_3 = 0.205 * us, share_3 = 0.778, switch = 0.144, shared = 0,
      ramp = 1.32e-06, host = 0 * us, limit_1 = 2097152, limit = 8388608, one_shot = 0, rule = 1, points = 48,
      error = 0.024,
    },
    net_normal_combine = {
      launch = 46.6 * us, step = 0.198 * us, share = 0.252, launch_2 = 14.5 * us, step_2 = 0 * us, share_2 = 0.517,
      launch_3 = 17.9 * us, step_3 = 0 * us, share_3 = 0.428, switch = 0.14, shared = 0, ramp = 0, host = 0 * us,
      limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 135, error = 0.127,
    },
    net_normal_dispatch = {
      launch = 19.9 * us, step = 0.548 * us, share = 0.437, launch_2 = 10.9 * us, step_2 = 0.254 * us,
      share_2 = 0.558, launch_3 = 0 * us, step_3 = 0.446 * us, share_3 = 0.977, switch = -0.2, shared = 0, ramp = 0,
      host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 1, points = 142, error = 0.136,
    },
    normal_combine = {
      launch = 18.2 * us, step = 2.1 * us, share = 0.163, launch_2 = 9.75 * us, step_2 = 1.82 * us, share_2 = 0.757,
      launch_3 = 0.643 * us, step_3 = 0 * us, share_3 = 0.687, switch = 0.147, shared = 0, ramp = 0.00651,
      host = 0 * us, limit_1 = 262144, limit = 8388608, one_shot = 0, rule = 1, points = 321, error = 0.093,
    },
    normal_dispatch = {
      launch = 17.8 * us, step = 1.18 * us, share = 0.495, launch_2 = 12.5 * us, step_2 = 0 * us, share_2 = 0.55,
      launch_3 = 0.724 * us, step_3 = 0.789 * us, share_3 = 0.57, switch = 0.173, shared = 0, ramp = 0.00388,
      host = 0 * us, limit_1 = 8388608, limit = 134217728, one_shot = 0, rule = 1, points = 292, error = 0.093,
    },
    ["normal_dispatch until 0.5.6.post2"] = {
      launch = 17.4 * us, step = 2.82 * us, share = 0.53, launch_2 = 0.0375 * us, step_2 = 2.67 * us, share_2 = 1,
      launch_3 = 18.6 * us, step_3 = 0.0367 * us, share_3 = 0.63, switch = 0.107, shared = 0, ramp = 0,
      host = 0 * us, limit_1 = 524288, limit = 8388608, one_shot = 0, rule = 1, points = 20, error = 0.012,
    },
  },
  mixture = {
    bf16 = {
      launch = 19.8 * us, compute = 0.343, memory = 0.914, serial = 0.00168 * us, tile = 0.237 * us, whole = 0,
      loss = 0.792, rows = 1, all_rows = 0.484, token = 0 * us, expert = 0.00911 * us, skew = 0.267,
      skew_more = 0.451, touched = 1.07, spread = 2.28, near = 0.286, copies = 0.5, pad = 3.3, wide = 2,
      points = 343, error = 0.067, kernel = "triton",
      kernels = {
        fi_cutlass = {
          launch = 26.6 * us, compute = 0.109, memory = 0.17, serial = 0.000325 * us, tile = 1.87 * us, whole = 1,
          loss = 0.0419, all_rows = 100, expert = 0.302 * us, skew = 0.139, skew_more = 0.306, touched = 1.14,
          spread = 3.96, near = 8, copies = 0.586, pad = 0, wide = 5, points = 57, error = 0.117,
        },
      },
    },
    fp8_b128 = {
      launch = 26.4 * us, compute = 0.477, memory = 0.908, serial = 0.00157 * us, tile = 0 * us, whole = 1,
      loss = 0.32, rows = 1, all_rows = 0.46, token = 0.169 * us, expert = 0 * us, skew = 0.261, skew_more = 0.437,
      touched = 1.09, spread = 1.24, near = 0.563, copies = 0.5, points = 392, error = 0.055, kernel = "triton",
    },
    int4_a16 = {
      launch = 15.9 * us, compute = 0.334, memory = 0.886, serial = 1e-05 * us, tile = 0.55 * us, whole = 1,
      loss = 0.771, rows = 1, all_rows = 1.42, token = 1.27 * us, expert = 0 * us, skew = 0.221, skew_more = 0.267,
      touched = 1.09, spread = 0.981, near = 0.244, copies = 0.5, pad = 4.15, points = 414, error = 0.078,
      kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 23.8 * us, compute = 0.31, memory = 0.231, serial = 2.82e-05 * us, tile = 0 * us, whole = 0.643,
      loss = 0.554, rows = 1, all_rows = 0.365, token = 0 * us, expert = 0 * us, skew = 0.426, skew_more = 0.385,
      touched = 1.02, spread = 1.37, near = 0.129, copies = 1.93, pad = 0.353, wide = 1, points = 325,
      error = 0.094, kernel = "triton",
      kernels = {
        marlin = {
          launch = 61.4 * us, compute = 0.372, memory = 0.802, serial = 0.0031 * us, tile = 0.665 * us, whole = 1,
          loss = 0.0233, all_rows = 56.3, token = 2 * us, skew = 0.997, skew_more = 0.833, touched = 1.08,
          spread = 3.38, near = 0.1, copies = 0.5, pad = 22.5, wide = 0, points = 92, error = 0.035,
        },
      },
    },
  },
  module_decode = {
    sparse_bf16 = {
      launch = 9 * us, memory = 0.811, compute = 0.931, single = 16, tile = 20 * us, alone = 1.49 * us, whole = 1,
      loss = 0, near = 0.1, reach = 0.102, join = 9.45 * us, head = 0.107 * us, masked = 0, chunk = 257,
      fill = 0.968, splits = 2, groups = 5, fixed = 4.91 * us, product = 1, weights = 1, serial = 0.00119 * us,
      passes = 5.15, index = 0.138, select = 74.5, points = 204, error = 0.103,
    },
    sparse_bf16_bf16 = {
      fixed = 28 * us, serial = 0 * us, passes = 2.19, select = 69.9, points = 119, error = 0.041,
    },
    sparse_bf16_fp8 = {
      launch = 9 * us, memory = 0.511, compute = 1, single = 16, tile = 20 * us, alone = 1.5 * us, whole = 0.443,
      loss = 0, near = 0.357, reach = 0.48, join = 2.61 * us, head = 1 * us, masked = 0.131, chunk = 1.01e+03,
      fill = 2, splits = 1, groups = 5, fixed = 48.2 * us, product = 0.692, weights = 1, serial = 0 * us,
      passes = 100, index = 0.208, select = 27.7, points = 203, error = 0.074,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 12.6 * us, passes = 15.3, select = 62.8, points = 85, error = 0.080,
    },
    sparse_bf16_fp8_bf16 = {
      fixed = 38.9 * us, product = 0.527, select = 56.4, points = 118, error = 0.111,
    },
    sparse_bf16_fp8_fp8_b128 = {
      fixed = 59.2 * us, product = 1, select = 0.575, points = 85, error = 0.082,
    },
    wideep = {
      launch = 9 * us, memory = 0.842, compute = 1, single = 1.06, tile = 5.78 * us, alone = 1.47 * us,
      whole = 0.0593, loss = 0.73, near = 0.697, reach = 2, join = 6.69 * us, head = 0 * us, masked = 0,
      chunk = 75.7, fill = 2.28, splits = 4, groups = 2, fixed = 0 * us, product = 0.656, weights = 1,
      serial = 0.00131 * us, passes = 0.0801, index = 0.299, select = 5, points = 172, error = 0.039,
    },
    wideep_fp8_b128 = {
      product = 0.62, weights = 0.962, serial = 0.00108 * us, passes = 0.05, points = 85, error = 0.043,
    },
    wideep_unstated = {
      product = 0.747, serial = 0.0015 * us, passes = 1.67, points = 87, error = 0.025,
    },
  },
  module_prefill = {
    sparse_bf16 = {
      launch = 10 * us, compute = 0.654, tile = 0 * us, longest = 1.21, whole = 1, exponents = 0.922,
      memory = 0.793, loss = 0, near = 8, reach = 2, rotate = 0.05, store = 0.0688, cast = 1.77, masked = 0.000244,
      tiles = 3, fixed = 714 * us, product = 1, weights = 1, serial = 0 * us, passes = 0.05, index = 1,
      select = 19.2, points = 199, error = 0.168,
    },
    sparse_bf16_fp8 = {
      launch = 10 * us, compute = 0.584, tile = 0 * us, longest = 0, whole = 1, exponents = 0.183, memory = 0.386,
      loss = 0, near = 8, reach = 2, rotate = 0.05, store = 0.324, cast = 4.88, masked = 0, tiles = 3,
      fixed = 836 * us, product = 1, weights = 0.988, serial = 0 * us, passes = 0.05, index = 0.157, select = 0.699,
      points = 196, error = 0.235,
    },
    wideep = {
      launch = 10 * us, compute = 0.947, tile = 4.82 * us, longest = 0, whole = 1, exponents = 0.999,
      memory = 0.821, loss = 0, near = 8, reach = 2, rotate = 0.384, store = 0.193, cast = 0.117, masked = 0,
      tiles = 4, fixed = 593 * us, product = 0.986, weights = 1, serial = 0 * us, passes = 2.16, index = 0.3,
      select = 4.99, points = 176, error = 0.038,
    },
    wideep_unstated = {
      product = 0.933, passes = 0.635, points = 89, error = 0.024,
    },
  },
  prefill = {
    bf16 = {
      launch = 8.61 * us, compute = 0.815, tile = 2.04 * us, longest = 0.494, whole = 0.891, exponents = 2.42,
      memory = 1, loss = 0.224, near = 0.66, reach = 2, rotate = 0.197, store = 4.17, cast = 0.24, masked = 0.0434,
      tiles = 4, points = 718, error = 0.113,
    },
    bf16_128 = {
      launch = 7.06 * us, compute = 0.767, tile = 2.23 * us, longest = 0.389, exponents = 2.68, memory = 0.671,
      loss = 0.276, near = 0.634, rotate = 0.241, store = 1.12, cast = 0.154, points = 130, error = 0.044,
    },
    bf16_128_window = {
      launch = 9.67 * us, compute = 0.887, longest = 0.733, whole = 0.276, exponents = 3.13, loss = 0, near = 1.35,
      reach = 1.68, rotate = 0.35, store = 0.536, cast = 0.139, masked = 0, tiles = 3, points = 58, error = 0.046,
    },
    bf16_192 = {
      launch = 15.9 * us, compute = 0.944, tile = 2.48 * us, longest = 0.439, whole = 0.592, exponents = 2.68,
      loss = 0, near = 0.813, rotate = 0.05, store = 8.2, cast = 0.783, points = 66, error = 0.043,
    },
    bf16_192_window = {
      launch = 12.9 * us, tile = 3.8 * us, longest = 0.283, whole = 0.955, exponents = 8, loss = 0, near = 0.803,
      reach = 1.77, rotate = 0.05, store = 5.54, cast = 1.11, masked = 0.0116, points = 88, error = 0.064,
    },
    bf16_256 = {
      launch = 9.11 * us, compute = 0.733, tile = 1.24 * us, longest = 0, whole = 0.647, exponents = 2.7,
      loss = 0.316, near = 0.881, rotate = 0.257, store = 2.73, cast = 0.186, points = 112, error = 0.093,
    },
    bf16_256_window = {
      launch = 4.76 * us, compute = 0.0655, tile = 2.55 * us, longest = 0.333, whole = 0.736, exponents = 1.47,
      loss = 0, near = 8, reach = 0.354, rotate = 0.05, store = 3.44, cast = 0.05, masked = 0.444, tiles = 0,
      points = 72, error = 0.034,
    },
    bf16_64 = {
      launch = 9.41 * us, compute = 0.629, longest = 0.0815, whole = 0.71, exponents = 3.93, memory = 0.419,
      loss = 0, near = 0.595, rotate = 0.05, store = 4.42, cast = 0.216, points = 92, error = 0.030,
    },
    bf16_64_window = {
      launch = 7.49 * us, compute = 0.621, tile = 1.86 * us, longest = 0.601, whole = 1, exponents = 1.7, loss = 0,
      reach = 0.236, rotate = 0.472, store = 5.94, cast = 0.287, masked = 0.012, points = 90, error = 0.079,
    },
    bf16_fp8 = {
      launch = 9.94 * us, compute = 0.0733, tile = 0 * us, longest = 0.268, whole = 0.277, exponents = 8,
      memory = 0.271, loss = 0.684, near = 8, reach = 0.658, rotate = 0.266, store = 0.05, cast = 0.05,
      masked = 0.145, tiles = 0, points = 710, error = 0.115,
    },
    bf16_fp8_256_window = {
      launch = 7.85 * us, compute = 0.0892, tile = 2.19 * us, longest = 0.338, whole = 0.651, loss = 0.476,
      near = 4.1, reach = 0.197, rotate = 0.05, masked = 0.2, points = 368, error = 0.019,
    },
    bf16_fp8_512 = {
      launch = 7.13 * us, compute = 0.063, tile = 0.5 * us, longest = 0.107, whole = 0.381, exponents = 0.488,
      memory = 0.39, loss = 0.998, reach = 0.238, rotate = 0.05, store = 3.58, cast = 0.0536, tiles = 3,
      points = 342, error = 0.060,
    },
    bf16_open = {
      launch = 8.01 * us, compute = 0.616, tile = 0.96 * us, longest = 0, whole = 1, exponents = 4.44, loss = 1,
      near = 0.436, rotate = 0.05, store = 0.05, cast = 0.05, tiles = 0, points = 32, error = 0.107,
    },
    bf16_open_16 = {
      launch = 12.1 * us, compute = 0.565, tile = 0.899 * us, longest = 0, whole = 0.105, exponents = 5.37,
      loss = 0, near = 8, reach = 1.51, rotate = 0.05, store = 0.0658, cast = 0.05, tiles = 2, points = 48,
      error = 0.124,
    },
    bf16_open_odd = {
      launch = 11.4 * us, compute = 0.55, tile = 1.95 * us, longest = 0.332, whole = 0, exponents = 2.31,
      memory = 0.47, loss = 0.345, near = 8, rotate = 0.149, store = 0.564, cast = 0.171, tiles = 2, points = 40,
      error = 0.075,
    },
    fp8 = {
      launch = 9.12 * us, compute = 0.608, tile = 2.14 * us, longest = 0.55, whole = 0.871, exponents = 2.12,
      memory = 1, loss = 0.00976, near = 0.783, reach = 2, rotate = 1.3, store = 6.56, cast = 2.47, masked = 0.0278,
      tiles = 4, points = 718, error = 0.178,
    },
    fp8_128 = {
      launch = 7.68 * us, compute = 0.486, tile = 2.63 * us, longest = 0.77, whole = 0.824, exponents = 3.67,
      memory = 0.821, loss = 1, near = 1.1, reach = 0.483, rotate = 1.24, store = 0.114, cast = 1.44, points = 130,
      error = 0.063,
    },
    fp8_128_window = {
      launch = 10.3 * us, compute = 0.559, longest = 1.38, whole = 0, exponents = 7.98, loss = 0, near = 2.43,
      reach = 0.693, rotate = 0.42, store = 2, cast = 1.28, masked = 0, tiles = 3, points = 58, error = 0.055,
    },
    fp8_192 = {
      launch = 15.8 * us, compute = 0.905, tile = 3.62 * us, longest = 0.48, whole = 0.787, exponents = 1.46,
      loss = 0, rotate = 0.0766, store = 10, cast = 5.57, masked = 0.0265, points = 66, error = 0.019,
    },
    fp8_192_window = {
      launch = 14.3 * us, compute = 0.997, tile = 5.45 * us, longest = 0.602, whole = 0.782, exponents = 2.55,
      loss = 0, near = 1.3, reach = 0.683, rotate = 0.0733, store = 9.14, cast = 2.97, masked = 0.0192, points = 88,
      error = 0.055,
    },
    fp8_256 = {
      launch = 8.44 * us, tile = 3.07 * us, longest = 0.0266, whole = 0.943, memory = 0.502, loss = 0.242,
      near = 1.32, reach = 0.344, rotate = 0.818, store = 1.6, cast = 1.25, points = 112, error = 0.052,
    },
    fp8_256_window = {
      launch = 3.25 * us, compute = 0.039, tile = 1.89 * us, longest = 0.354, whole = 0.788, exponents = 0.178,
      loss = 0, near = 8, rotate = 0.0968, store = 0.291, cast = 0.224, masked = 0.186, tiles = 0, points = 72,
      error = 0.042,
    },
    fp8_64 = {
      launch = 11.5 * us, compute = 0.717, tile = 1.16 * us, longest = 0.829, whole = 0.28, exponents = 1.42,
      loss = 0, near = 1.56, reach = 1.16, rotate = 0.765, store = 14.7, cast = 0.839, tiles = 3, points = 92,
      error = 0.060,
    },
    fp8_64_window = {
      launch = 8.63 * us, compute = 0.903, tile = 2.24 * us, longest = 2, whole = 0.731, exponents = 2.45, loss = 0,
      near = 1.17, reach = 1.92, rotate = 0.695, store = 16.7, cast = 2.86, masked = 0.012, points = 90,
      error = 0.133,
    },
    latent_bf16 = {
      launch = 10.2 * us, compute = 0.203, tile = 0 * us, longest = 0.578, whole = 0.855, exponents = 7.56,
      memory = 0.439, loss = 0.333, near = 2.84, reach = 0.413, rotate = 1, store = 1.01, cast = 0.1, masked = 0,
      tiles = 0, points = 222, error = 0.086,
    },
    latent_bf16_fp8 = {
      launch = 15.6 * us, compute = 0.206, tile = 0 * us, longest = 0.765, whole = 0.858, exponents = 7.68,
      memory = 0.455, loss = 0.187, near = 1.98, reach = 0.359, rotate = 1.34, store = 1.45, cast = 0.0515,
      masked = 0, tiles = 3, points = 222, error = 0.067,
    },
  },
  scan = {
    conv_gdn = {
      launch = 1.36 * us, compute = 0.0094, memory = 0.992, near = 1, step = 0.001 * us, start = 1.87 * us,
      resident = 16, loss = 1, points = 54, error = 0.152,
    },
    conv_gdn_decode = {
      launch = 1.58 * us, compute = 0.00218, memory = 0.866, near = 5.5, step = 0.0642 * us, start = 0.00115 * us,
      resident = 0.9, loss = 0.504, points = 56, error = 0.018,
    },
    conv_kda = {
      launch = 8.11 * us, compute = 0.0102, memory = 0.99, near = 1.09, step = 0.001 * us, start = 0.001 * us,
      resident = 16, loss = 1, points = 44, error = 0.010,
    },
    conv_kda_decode = {
      launch = 3.31 * us, compute = 0.00181, memory = 0.712, near = 1.08, step = 0.485 * us, start = 0.759 * us,
      resident = 16, loss = 0.0543, points = 48, error = 0.006,
    },
    conv_kda_verify = {
      launch = 3.78 * us, compute = 0.00263, memory = 0.713, near = 9.69, step = 0.123 * us, start = 0.001 * us,
      resident = 1.82, loss = 0.234, points = 58, error = 0.018,
    },
    gdn = {
      launch = 19.2 * us, compute = 0.042, memory = 0.422, near = 0.609, step = 2.55 * us, start = 2.05 * us,
      resident = 0.308, loss = 0.199, points = 56, error = 0.216,
    },
    gdn_decode = {
      launch = 0.09 * us, compute = 0.00522, memory = 1, near = 1.44, step = 4.34 * us, start = 0.001 * us,
      resident = 4.4, loss = 0.639, points = 52, error = 0.052,
    },
    ["gdn_decode until 0.5.10"] = {
      launch = 0 * us, compute = 1, memory = 1, near = 0.913, step = 2.96 * us, start = 2.07 * us, resident = 1.94,
      loss = 0.413, points = 46, error = 0.017,
    },
    kda = {
      launch = 27.2 * us, compute = 0.0342, memory = 0.553, near = 1, step = 2.06 * us, start = 4.3 * us,
      resident = 0.62, loss = 1, points = 54, error = 0.053,
    },
    kda_decode = {
      launch = 0 * us, compute = 0.00538, memory = 0.911, near = 0.998, step = 5.49 * us, start = 0.327 * us,
      resident = 2.91, loss = 0.515, points = 50, error = 0.097,
    },
    kda_fused_decode = {
      launch = 0 * us, compute = 0.00378, memory = 0.779, near = 0.75, step = 3.76 * us, start = 2.67 * us,
      resident = 2, loss = 0.286, points = 16, error = 0.000,
    },
    kda_update_verify = {
      launch = 2.93 * us, compute = 0.0475, memory = 0.964, near = 0.618, step = 2.23 * us, start = 0.001 * us,
      resident = 0.707, loss = 0.567, points = 44, error = 0.032,
    },
  },
}
