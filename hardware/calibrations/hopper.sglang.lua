return calibration "hopper.sglang" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.409, norms = 0.568, quantise = 0.417, launches = 0.796, skew = 0.342, pooled = 1.22,
    latent = 6e-05 * us, selection = 17.9 * us, scan = 56.3 * us, mixture = 10.5 * us, host = 434 * us,
    prompt_step = 4.47e+04 * us, sequence = 8.05 * us, arrival = 1.4e+05 * us, prompt_token = 0.992 * us,
    place = 1.16e+03 * us, handover = 2 * us, points = 45, error = 0.041, error_ttft = 0.153, error_pools = 0.030,
    error_pools_ttft = 0.577,
  },
  decode = {
    bf16 = {
      launch = 7.12 * us, memory = 0.922, compute = 0.93, single = 5.52, tile = 2.77 * us, whole = 1, loss = 0.607,
      near = 1.33, join = 1.66 * us, head = 0.0168 * us, ungrouped = 0.0132 * us, wide_192 = 1.67, wide_512 = 1.89,
      chunk = 161, splits = 1, groups = 2, points = 846, error = 0.070,
    },
    bf16_fp8 = {
      launch = 10.9 * us, memory = 0.545, compute = 0.835, single = 16, tile = 2.71 * us, whole = 0.316,
      loss = 0.281, near = 0.495, join = 1.75 * us, head = 0.0411 * us, ungrouped = 0.0357 * us, wide_192 = 2.05,
      wide_512 = 0.5, chunk = 322, splits = 1, groups = 2, points = 846, error = 0.086,
    },
    latent_bf16 = {
      launch = 3.86 * us, memory = 0.914, compute = 0.823, single = 4.48, tile = 13.6 * us, whole = 0, loss = 0.66,
      near = 0.789, join = 3.84 * us, head = 0.0818 * us, ungrouped = 0.0471 * us, wide_192 = 0.501,
      wide_512 = 0.589, chunk = 241, splits = 1, groups = 2, points = 232, error = 0.040,
    },
    latent_bf16_fp8 = {
      launch = 8.12 * us, memory = 0.742, compute = 1, single = 0.313, tile = 2 * us, whole = 0, loss = 0.992,
      near = 10, join = 0 * us, head = 0.0985 * us, ungrouped = 0.0172 * us, wide_192 = 0.523, wide_512 = 3.63,
      chunk = 37.1, splits = 2, groups = 2, points = 232, error = 0.090,
    },
  },
  linear = {
    bf16 = {
      launch = 0.354 * us, compute = 0.803, memory = 0.889, serial = 0.0008 * us, tile = 2.54 * us, whole = 0.0102,
      loss = 0.301, near = 0.612, copies = 1, throttle = 0.202, heat = 3.64e+03 * us, quantise = 6.94 * us,
      quantised = 0.425, menu = 2, split = 1, points = 1074, error = 0.047,
    },
    fp8 = {
      launch = 0 * us, compute = 0.747, memory = 0.884, serial = 0.00515 * us, tile = 0.523 * us, whole = 0.0584,
      loss = 0.267, near = 0.584, copies = 1, throttle = 1.63, heat = 2.5e+04 * us, quantise = 3.89 * us,
      quantised = 0.494, menu = 2, split = 1, points = 1074, error = 0.083,
    },
    fp8_b128 = {
      launch = 0.819 * us, compute = 0.729, memory = 0.861, serial = 0.0011 * us, tile = 1.22 * us, whole = 0.696,
      loss = 0.393, near = 0.585, copies = 1, throttle = 0.183, heat = 6.2e+03 * us, quantise = 1.69 * us,
      quantised = 0.91, menu = 0, split = 0, points = 1076, error = 0.068,
    },
    int8_a16 = {
      launch = 17.2 * us, compute = 0.604, memory = 0.941, serial = 0.00657 * us, tile = 4.49 * us, whole = 0.362,
      loss = 0.383, near = 0.515, copies = 1, throttle = 0, heat = 3.17e+04 * us, quantise = 3.72 * us,
      quantised = 0.385, menu = 2, split = 1, points = 373, error = 0.113,
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
      launch = 18.9 * us, compute = 0.337, memory = 0.965, serial = 0.00165 * us, tile = 0.109 * us, whole = 0.845,
      loss = 1, rows = 1, all_rows = 0.49, token = 0 * us, expert = 0.0076 * us, skew = 0.35, skew_more = 0.561,
      touched = 0.867, points = 343, error = 0.089, kernel = "triton",
    },
    fp8_b128 = {
      launch = 28.1 * us, compute = 0.484, memory = 0.934, serial = 0.00132 * us, tile = 0 * us, whole = 1,
      loss = 0.367, rows = 1, all_rows = 0.392, token = 0.0757 * us, expert = 0.00534 * us, skew = 0.253,
      skew_more = 0.387, touched = 0.935, points = 392, error = 0.058, kernel = "triton",
    },
    int4_a16 = {
      launch = 14.1 * us, compute = 0.329, memory = 1, serial = 0.00101 * us, tile = 0.601 * us, whole = 1,
      loss = 0.508, rows = 1, all_rows = 0.834, token = 1.25 * us, expert = 0 * us, skew = 0.267, skew_more = 0.29,
      touched = 0.938, points = 414, error = 0.118, kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 19.5 * us, compute = 0.38, memory = 0.256, serial = 0.00437 * us, tile = 0 * us, whole = 0.24,
      loss = 0.676, rows = 1, all_rows = 0.288, token = 0 * us, expert = 0 * us, skew = 0.403, skew_more = 0.409,
      touched = 0.868, points = 325, error = 0.133, kernel = "triton",
    },
  },
  prefill = {
    bf16 = {
      launch = 11.3 * us, compute = 1, tile = 1.61 * us, longest = 0.816, exponents = 1.62, memory = 0.844,
      loss = 0.0749, near = 1.1, write = 1.75, wide_256 = 0.761, wide_192 = 0.847, open = 0.805, masked = 0.0437,
      masked_256 = 1, tiles = 3, points = 838, error = 0.128,
    },
    bf16_fp8 = {
      launch = 12.1 * us, compute = 0.836, tile = 0 * us, longest = 0.358, exponents = 8, memory = 0.264,
      loss = 0.726, near = 8, write = 8, wide_256 = 0.0903, wide_192 = 0.669, open = 1.04, masked = 0,
      masked_256 = 0.144, tiles = 0, points = 710, error = 0.117,
    },
    fp8 = {
      launch = 11.4 * us, compute = 0.874, tile = 1.99 * us, longest = 1.4, exponents = 1.45, memory = 0.823,
      loss = 0, near = 1.47, write = 0.775, wide_256 = 0.704, wide_192 = 0.805, open = 0.352, masked = 0.0193,
      masked_256 = 1, tiles = 3, points = 718, error = 0.178,
    },
    latent_bf16 = {
      launch = 11.3 * us, compute = 0.498, tile = 0 * us, longest = 0.864, exponents = 0.788, memory = 1, loss = 0,
      near = 8, write = 0.864, wide_256 = 0.862, wide_192 = 0.511, open = 0.716, masked = 0.0846,
      masked_256 = 0.0408, tiles = 0, points = 222, error = 0.093,
    },
    latent_bf16_fp8 = {
      launch = 16.7 * us, compute = 0.773, tile = 0 * us, longest = 0.997, exponents = 1.06, memory = 0.855,
      loss = 0.665, near = 2.94, write = 1.1, wide_256 = 0.312, wide_192 = 0.302, open = 0.8, masked = 0.0764,
      masked_256 = 0.00345, tiles = 0, points = 222, error = 0.080,
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
