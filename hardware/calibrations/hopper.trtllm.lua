return calibration "hopper.trtllm" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.269, norms = 0.514, quantise = 0.254, launches = 0.583, skew = 1.36, pooled = 1.39,
    latent = 6.14 * us, selection = 17.3 * us, scan = 12.2 * us, mixture = 2.63 * us, host = 346 * us,
    prompt_step = 1.96e+04 * us, sequence = 8.96 * us, arrival = 2.83e+04 * us, prompt_token = 0.651 * us,
    place = 412 * us, handover = 8.88e+05 * us, points = 85, error = 0.026, error_ttft = 0.263, error_pools = 0.045,
    error_pools_ttft = 0.415,
  },
  decode = {
    bf16 = {
      launch = 4.96 * us, memory = 0.82, compute = 0.189, single = 16, tile = 3.27 * us, whole = 0.0273,
      loss = 0.133, near = 0.387, join = 3.8 * us, head = 0.12 * us, ungrouped = 1.31 * us, wide_192 = 1.44,
      wide_512 = 0.503, chunk = 127, splits = 1, groups = 2, points = 866, error = 0.129,
    },
    bf16_fp8 = {
      launch = 5.94 * us, memory = 0.789, compute = 0.304, single = 16, tile = 1.31 * us, whole = 1, loss = 0.386,
      near = 0.555, join = 2.91 * us, head = 0.0217 * us, ungrouped = 1.41 * us, wide_192 = 1.13, wide_512 = 0.908,
      chunk = 269, splits = 1, groups = 2, points = 864, error = 0.172,
    },
    latent_bf16 = {
      launch = 7.81 * us, memory = 0.939, compute = 0.785, single = 10.6, tile = 11.4 * us, whole = 0.08,
      loss = 0.801, near = 0.878, join = 0.646 * us, head = 0.12 * us, ungrouped = 0.122 * us, wide_192 = 2.29,
      wide_512 = 0.508, chunk = 235, splits = 0, groups = 2, points = 232, error = 0.049,
    },
    latent_bf16_fp8 = {
      launch = 8.32 * us, memory = 0.765, compute = 0.643, single = 9.3, tile = 6.16 * us, whole = 0.418,
      loss = 0.265, near = 0.551, join = 1.52 * us, head = 0.203 * us, ungrouped = 0.156 * us, wide_192 = 1.22,
      wide_512 = 0.748, chunk = 250, splits = 2, groups = 2, points = 232, error = 0.103,
    },
  },
  linear = {
    bf16 = {
      launch = 0.951 * us, compute = 0.845, memory = 0.913, serial = 0.00122 * us, tile = 1.82 * us, whole = 0,
      loss = 0.259, near = 0.7, copies = 1, throttle = 0.246, heat = 9.82e+03 * us, quantise = 8.41 * us,
      quantised = 0.536, menu = 1, split = 1, points = 1068, error = 0.040,
    },
    fp8 = {
      launch = 0.277 * us, compute = 0.784, memory = 0.84, serial = 0.000502 * us, tile = 1.71 * us, whole = 0.0306,
      loss = 0.176, near = 0.668, copies = 1, throttle = 0.205, heat = 9.84e+03 * us, quantise = 10.7 * us,
      quantised = 0.362, menu = 0, split = 1, points = 1068, error = 0.033,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.693, memory = 0.998, serial = 0.00102 * us, tile = 4.43 * us, whole = 0.235,
      loss = 0.282, near = 0.596, copies = 1, throttle = 0.373, heat = 2.39e+04 * us, quantise = 0.0371 * us,
      quantised = 0.409, menu = 1, split = 0, points = 998, error = 0.057,
    },
    int4_a16 = {
      launch = 8.58 * us, compute = 0.933, memory = 0.832, serial = 0.000762 * us, tile = 0.856 * us, whole = 1,
      loss = 1, near = 0.645, copies = 1, throttle = 0.59, heat = 1e+05 * us, quantise = 8.66 * us,
      quantised = 0.575, menu = 0, split = 0, points = 390, error = 0.155,
    },
    int8 = {
      launch = 0.122 * us, compute = 0.578, memory = 0.955, serial = 0.00148 * us, tile = 3.52 * us, whole = 0.931,
      loss = 0.341, near = 0.542, copies = 1, throttle = 0.854, heat = 9.76e+04 * us, quantise = 4.47 * us,
      quantised = 1, menu = 0, split = 0, points = 390, error = 0.057,
    },
    int8_a16 = {
      launch = 7.47 * us, compute = 0.955, memory = 0.92, serial = 0.000722 * us, tile = 1.53 * us, whole = 1,
      loss = 0.639, near = 0.516, copies = 1, throttle = 0.462, heat = 1e+05 * us, quantise = 1.81 * us,
      quantised = 0.47, menu = 0, split = 0, points = 390, error = 0.104,
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
      launch = 21.7 * us, compute = 1, memory = 0.952, serial = 0.00198 * us, tile = 0.836 * us, whole = 0.804,
      loss = 0.697, rows = 0.563, all_rows = 100, token = 0 * us, expert = 0.0209 * us, skew = 0.328,
      skew_more = 0.505, touched = 1.02, points = 343, error = 0.059, kernel = "cutlass",
    },
    fp8 = {
      launch = 24.5 * us, compute = 1, memory = 0.898, serial = 0.000505 * us, tile = 1.33 * us, whole = 1,
      loss = 0.469, rows = 0.415, all_rows = 1.99, token = 0 * us, expert = 0.0194 * us, skew = 0.253,
      skew_more = 0.72, touched = 1.03, points = 360, error = 0.097, kernel = "cutlass",
    },
    fp8_b128 = {
      launch = 17 * us, compute = 0.48, memory = 0.976, serial = 0.000748 * us, tile = 1.38 * us, whole = 1,
      loss = 0.415, rows = 0.185, all_rows = 100, token = 0 * us, expert = 0.251 * us, skew = 0.202,
      skew_more = 0.288, touched = 0.907, points = 396, error = 0.063, kernel = "cutlass",
    },
    mxfp4_a16 = {
      launch = 65.2 * us, compute = 0.632, memory = 0.97, serial = 1e-05 * us, tile = 5.45 * us, whole = 1,
      loss = 0.268, rows = 0.985, all_rows = 4.2, token = 2 * us, expert = 0 * us, skew = 0.473, skew_more = 0.532,
      touched = 0.679, points = 408, error = 0.058, kernel = "trtllm_default",
    },
  },
  prefill = {
    bf16 = {
      launch = 14.3 * us, compute = 0.931, tile = 2.92 * us, longest = 0.917, exponents = 1.16, memory = 0.922,
      loss = 0.671, near = 0.908, write = 1.54, wide_256 = 0.726, wide_192 = 0.732, open = 0.655, masked = 0.0294,
      masked_256 = 0.153, tiles = 0, points = 814, error = 0.073,
    },
    bf16_fp8 = {
      launch = 15.7 * us, compute = 1, tile = 3.14 * us, longest = 1.5, exponents = 2.67, memory = 0.616,
      loss = 0.0411, near = 1.14, write = 1.33, wide_256 = 1.06, wide_192 = 0.921, open = 1.1, masked = 0.132,
      masked_256 = 0, tiles = 0, points = 694, error = 0.079,
    },
    fp8 = {
      launch = 14.8 * us, compute = 0.761, tile = 3.42 * us, longest = 1.11, exponents = 1.13, memory = 1, loss = 1,
      near = 0.746, write = 1.08, wide_256 = 0.822, wide_192 = 0.646, open = 0.806, masked = 0.0981,
      masked_256 = 0.0117, tiles = 0, points = 692, error = 0.080,
    },
    latent_bf16 = {
      launch = 15 * us, compute = 0.643, tile = 2.24 * us, longest = 0.673, exponents = 0.82, memory = 0.77,
      loss = 0.328, near = 1.29, write = 8, wide_256 = 1.05, wide_192 = 1.42, open = 0.577, masked = 0.106,
      masked_256 = 0.0356, tiles = 1, points = 222, error = 0.046,
    },
    latent_bf16_fp8 = {
      launch = 18.2 * us, compute = 0.605, tile = 2.1 * us, longest = 0.915, exponents = 2, memory = 1,
      loss = 0.251, near = 4.73, write = 1.15, wide_256 = 0.646, wide_192 = 1.5, open = 1.4, masked = 0.178,
      masked_256 = 0.104, tiles = 1, points = 222, error = 0.057,
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
