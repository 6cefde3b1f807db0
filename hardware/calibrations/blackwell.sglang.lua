return calibration "blackwell.sglang" {
  base = "blackwell",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.33, norms = 0.501, quantise = 0.108, launches = 0.498, skew = 0.825, pooled = 1,
    latent = 24.9 * us, selection = 11.2 * us, scan = 0.101 * us, mixture = 5.2 * us, host = 919 * us,
    prompt_step = 9.15e+03 * us, sequence = 12.3 * us, arrival = 1.59e+05 * us, prompt_token = 1.12 * us,
    place = 1.66e+03 * us, handover = 1.45e+05 * us, points = 153, error = 0.094, error_ttft = 0.381,
    error_pools = 0.193, error_pools_ttft = 0.379,
  },
  decode = {
    bf16 = {
      launch = 8.02 * us, memory = 0.909, compute = 0.375, single = 3.6, tile = 1.11 * us, whole = 0, loss = 0,
      near = 1.23, join = 0.104 * us, head = 0.0531 * us, ungrouped = 0.0207 * us, wide_192 = 2.44, wide_512 = 1.17,
      chunk = 145, splits = 0, groups = 2, points = 1281, error = 0.097,
    },
    bf16_fp8 = {
      launch = 13.4 * us, memory = 0.884, compute = 0.891, single = 3.91, tile = 0.882 * us, whole = 0, loss = 0,
      near = 2.02, join = 0.0856 * us, head = 0.0408 * us, ungrouped = 0.0113 * us, wide_192 = 2.93,
      wide_512 = 1.72, chunk = 318, splits = 0, groups = 1, points = 1280, error = 0.154,
    },
    latent_bf16 = {
      launch = 7.87 * us, memory = 0.711, compute = 1, single = 16, tile = 5.95 * us, whole = 1, loss = 0.684,
      near = 1.01, join = 2.29 * us, head = 0.307 * us, ungrouped = 0.044 * us, wide_192 = 1.01, wide_512 = 0.511,
      chunk = 2.04e+03, splits = 0, groups = 1, points = 349, error = 0.054,
    },
    latent_bf16_fp8 = {
      launch = 9.07 * us, memory = 0.816, compute = 1, single = 16, tile = 2.45 * us, whole = 0.661, loss = 0.82,
      near = 0.956, join = 2.23 * us, head = 0.219 * us, ungrouped = 0.0587 * us, wide_192 = 1.1, wide_512 = 0.5,
      chunk = 1.35e+03, splits = 3, groups = 1, points = 349, error = 0.051,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.766, memory = 0.858, serial = 0.00105 * us, tile = 2.17 * us, whole = 0.146,
      loss = 0.309, near = 0.592, copies = 1, throttle = 0.334, heat = 3.45e+03 * us, quantise = 7.99 * us,
      quantised = 0.352, menu = 2, split = 1, points = 1611, error = 0.065,
    },
    fp8 = {
      launch = 0.00551 * us, compute = 0.748, memory = 1, serial = 0.000668 * us, tile = 2.16 * us, whole = 0.5,
      loss = 0.411, near = 0.58, copies = 1, throttle = 0.94, heat = 3.54e+03 * us, quantise = 3.36 * us,
      quantised = 0.466, menu = 1, split = 0, points = 1611, error = 0.057,
    },
    fp8_b128 = {
      launch = 11.6 * us, compute = 0.679, memory = 0.674, serial = 0.000805 * us, tile = 0 * us, whole = 0.00377,
      loss = 0.305, near = 0.33, copies = 1, throttle = 0.57, heat = 1.28e+04 * us, quantise = 1.4 * us,
      quantised = 0.739, menu = 0, split = 0, points = 1614, error = 0.087,
    },
    nvfp4 = {
      launch = 3.53 * us, compute = 0.619, memory = 0.84, serial = 0.000699 * us, tile = 0.992 * us, whole = 0.42,
      loss = 0.569, near = 0.645, copies = 1, throttle = 0.653, heat = 3.49e+03 * us, quantise = 0 * us,
      quantised = 0.561, menu = 0, split = 0, points = 1614, error = 0.083,
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
      launch = 7.89 * us, compute = 1, memory = 0.992, serial = 0.00163 * us, tile = 1.39 * us, whole = 1,
      loss = 0.546, rows = 1, all_rows = 2.43, token = 0 * us, expert = 0.00281 * us, skew = 0.294,
      skew_more = 0.187, touched = 0.937, points = 366, error = 0.079, kernel = "fi_trtllm",
    },
    fp8_b128 = {
      launch = 17.2 * us, compute = 0.285, memory = 1, serial = 0.000619 * us, tile = 0.985 * us, whole = 1,
      loss = 0.814, rows = 0.807, all_rows = 0.938, token = 0.0906 * us, expert = 0 * us, skew = 0.429,
      skew_more = 0.473, touched = 0.88, points = 407, error = 0.100, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 24.3 * us, compute = 0.473, memory = 0.636, serial = 0.00102 * us, tile = 0 * us, whole = 0.525,
      loss = 1, rows = 1, all_rows = 7.64, token = 0.156 * us, expert = 0 * us, skew = 0.196, skew_more = 0.191,
      touched = 0.853, points = 618, error = 0.083, kernel = "fi_trtllm",
    },
    mxfp4_a16 = {
      launch = 16.2 * us, compute = 0.352, memory = 0.867, serial = 1e-05 * us, tile = 0.923 * us, whole = 1,
      loss = 0.898, rows = 0.439, all_rows = 1.43, token = 0.133 * us, expert = 0.0069 * us, skew = 0.188,
      skew_more = 0.301, touched = 0.881, points = 617, error = 0.081, kernel = "fi_trtllm",
    },
    mxfp4_a8 = {
      launch = 16.9 * us, compute = 0.843, memory = 0.952, serial = 1e-05 * us, tile = 0.859 * us, whole = 1,
      loss = 1, rows = 1, all_rows = 100, token = 0.237 * us, expert = 0.0115 * us, skew = 0.158, skew_more = 0.306,
      touched = 0.889, points = 615, error = 0.123, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 16.6 * us, compute = 0.846, memory = 0.931, serial = 0.000124 * us, tile = 0.499 * us, whole = 1,
      loss = 0.772, rows = 0.869, all_rows = 12.7, token = 0.188 * us, expert = 0 * us, skew = 0.074,
      skew_more = 0.384, touched = 0.995, points = 578, error = 0.069, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 9.4 * us, compute = 0.993, tile = 2.51 * us, longest = 0.868, exponents = 1.85, memory = 0.381,
      loss = 0.0665, near = 0.421, write = 6.24, wide_256 = 0.746, wide_192 = 0.0765, open = 0.525, masked = 0.272,
      masked_256 = 0, tiles = 1, points = 1245, error = 0.100,
    },
    bf16_fp8 = {
      launch = 12.6 * us, compute = 1, tile = 2.11 * us, longest = 0.565, exponents = 3.57, memory = 0.981,
      loss = 0, near = 4.96, write = 1.38, wide_256 = 0.0881, wide_192 = 0.0768, open = 1.5, masked = 0.478,
      masked_256 = 0.105, tiles = 1, points = 1023, error = 0.263,
    },
    fp8 = {
      launch = 15.1 * us, compute = 0.845, tile = 2.19 * us, longest = 0.93, exponents = 2.15, memory = 0.516,
      loss = 0, near = 0.937, write = 0.572, wide_256 = 0.473, wide_192 = 0.0929, open = 1.34, masked = 0.575,
      masked_256 = 0.0102, tiles = 1, points = 1060, error = 0.160,
    },
    latent_bf16 = {
      launch = 12.7 * us, compute = 0.483, tile = 2.01 * us, longest = 1.26, exponents = 8, memory = 0.626,
      loss = 0.331, near = 0.653, write = 4.3, wide_256 = 1.5, wide_192 = 1.45, open = 0.886, masked = 0.0395,
      masked_256 = 0.00974, tiles = 3, points = 333, error = 0.079,
    },
    latent_bf16_fp8 = {
      launch = 19.2 * us, compute = 0.979, tile = 2.07 * us, longest = 1.74, exponents = 2.11, memory = 0.72,
      loss = 0.184, near = 0.865, write = 1.12, wide_256 = 0.607, wide_192 = 1.5, open = 1.5, masked = 0.121,
      masked_256 = 0.102, tiles = 3, points = 333, error = 0.060,
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
