return calibration "hopper.trtllm" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 1e-06, norms = 0.0569, quantise = 0.262, launches = 0.819, host = 666 * us, sequence = 5.39 * us,
    points = 134, error = 0.052,
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
      launch = 0.934 * us, compute = 0.845, memory = 0.912, serial = 0.00123 * us, tile = 1.83 * us, whole = 0,
      loss = 0.255, near = 0.697, copies = 1, throttle = 0.25, heat = 9.89e+03 * us, quantise = 9.46 * us,
      quantised = 0.385, menu = 1, split = 1, points = 1068, error = 0.041,
    },
    fp8 = {
      launch = 0 * us, compute = 0.784, memory = 0.84, serial = 0.000504 * us, tile = 1.73 * us, whole = 0.0262,
      loss = 0.174, near = 0.666, copies = 1, throttle = 0.203, heat = 1e+04 * us, quantise = 11 * us,
      quantised = 0.362, menu = 0, split = 1, points = 1068, error = 0.033,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.693, memory = 0.998, serial = 0.00102 * us, tile = 4.41 * us, whole = 0.235,
      loss = 0.282, near = 0.597, copies = 1, throttle = 0.355, heat = 2.17e+04 * us, quantise = 0.0569 * us,
      quantised = 0.408, menu = 1, split = 0, points = 998, error = 0.057,
    },
    int4_a16 = {
      launch = 8.38 * us, compute = 0.926, memory = 0.842, serial = 0.000769 * us, tile = 0.927 * us, whole = 0.729,
      loss = 1, near = 0.624, copies = 1, throttle = 0.564, heat = 1e+05 * us, quantise = 26.9 * us,
      quantised = 0.502, menu = 0, split = 0, points = 390, error = 0.148,
    },
    int8 = {
      launch = 0 * us, compute = 0.578, memory = 0.957, serial = 0.00148 * us, tile = 3.42 * us, whole = 0.962,
      loss = 0.346, near = 0.554, copies = 1, throttle = 0.866, heat = 9.84e+04 * us, quantise = 4.71 * us,
      quantised = 1, menu = 0, split = 0, points = 390, error = 0.058,
    },
    int8_a16 = {
      launch = 2.25 * us, compute = 0.958, memory = 1, serial = 0.0029 * us, tile = 5.85 * us, whole = 0.379,
      loss = 0.385, near = 0.551, copies = 1, throttle = 0.476, heat = 1e+05 * us, quantise = 9.54 * us,
      quantised = 0.431, menu = 2, split = 1, points = 390, error = 0.091,
    },
  },
  message = {
    all_reduce = {
      launch = 2.84 * us, step = 0.0915 * us, share = 0.704, launch_2 = 5 * us, step_2 = 1.91 * us, share_2 = 0.601,
      launch_3 = 12.5 * us, step_3 = 2.96 * us, share_3 = 0.7, switch = 0.258, ramp = 0.00115, limit = 5.6e+06,
      one_shot = 1, points = 252, error = 0.056,
    },
  },
  mixture = {
    bf16 = {
      launch = 21.6 * us, compute = 1, memory = 0.955, serial = 0.00196 * us, tile = 0.854 * us, whole = 0.835,
      loss = 0.701, rows = 0.565, all_rows = 100, token = 0.000863 * us, expert = 0.0205 * us, skew = 0.328,
      skew_more = 0.505, touched = 1.02, points = 343, error = 0.058, kernel = "cutlass",
    },
    fp8 = {
      launch = 24.5 * us, compute = 1, memory = 0.898, serial = 0.000508 * us, tile = 1.34 * us, whole = 1,
      loss = 0.465, rows = 0.416, all_rows = 1.97, token = 0 * us, expert = 0.0196 * us, skew = 0.253,
      skew_more = 0.72, touched = 1.03, points = 360, error = 0.097, kernel = "cutlass",
    },
    fp8_b128 = {
      launch = 17.5 * us, compute = 0.469, memory = 0.968, serial = 0.000553 * us, tile = 1.42 * us, whole = 1,
      loss = 0.405, rows = 0.186, all_rows = 100, token = 0 * us, expert = 0.249 * us, skew = 0.185,
      skew_more = 0.288, touched = 0.907, points = 396, error = 0.065, kernel = "cutlass",
    },
    mxfp4_a16 = {
      launch = 65.1 * us, compute = 0.632, memory = 0.999, serial = 1e-05 * us, tile = 5.56 * us, whole = 1,
      loss = 0.264, rows = 1, all_rows = 2.92, token = 2 * us, expert = 0 * us, skew = 0.468, skew_more = 0.494,
      touched = 0.68, points = 408, error = 0.060, kernel = "trtllm_default",
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
      loss = 0.253, near = 4.73, write = 1.15, wide_256 = 0.646, wide_192 = 1.5, open = 1.4, masked = 0.178,
      masked_256 = 0.104, tiles = 1, points = 222, error = 0.057,
    },
  },
}
