return calibration "blackwell.vllm" {
  base = "blackwell",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 1e-06, norms = 1, quantise = 1, launches = 0.913, host = 427 * us, sequence = 1.23 * us,
    points = 531, error = 0.076,
  },
  decode = {
    bf16 = {
      launch = 8.14 * us, memory = 0.888, compute = 1, single = 16, tile = 1.24 * us, whole = 1, loss = 0.0902,
      near = 1.01, join = 0.861 * us, head = 0.0487 * us, ungrouped = 0.0211 * us, wide_192 = 1.91, wide_512 = 3.12,
      chunk = 238, splits = 1, groups = 1, points = 1368, error = 0.057,
    },
    bf16_fp8 = {
      launch = 8.98 * us, memory = 0.84, compute = 0.538, single = 16, tile = 1.13 * us, whole = 0.133,
      loss = 0.0976, near = 0.92, join = 0.239 * us, head = 0.0377 * us, ungrouped = 0.0152 * us, wide_192 = 1.64,
      wide_512 = 1.61, chunk = 210, splits = 0, groups = 1, points = 1357, error = 0.087,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.815, memory = 0.869, serial = 0.00103 * us, tile = 2.14 * us, whole = 0.109,
      loss = 0.29, near = 0.614, copies = 1, throttle = 0.193, heat = 1.31e+03 * us, quantise = 4.47 * us,
      quantised = 0.57, menu = 2, split = 1, points = 1611, error = 0.065,
    },
    fp8 = {
      launch = 0 * us, compute = 1, memory = 0.953, serial = 0.000595 * us, tile = 4 * us, whole = 0.405,
      loss = 0.551, near = 0.722, copies = 1, throttle = 1.09, heat = 1.23e+04 * us, quantise = 1.87 * us,
      quantised = 0.155, menu = 1, split = 0, points = 1607, error = 0.083,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.507, memory = 0.762, serial = 0.00163 * us, tile = 1.67 * us, whole = 0.691,
      loss = 0.141, near = 0.527, copies = 1, throttle = 0.904, heat = 8.04e+03 * us, quantise = 7.02 * us,
      quantised = 0.271, menu = 0, split = 0, points = 1324, error = 0.054,
    },
    nvfp4 = {
      launch = 0 * us, compute = 0.537, memory = 0.763, serial = 0.000559 * us, tile = 1.73 * us, whole = 0.0699,
      loss = 0.437, near = 0.938, copies = 1, throttle = 1.43, heat = 2.44e+04 * us, quantise = 5.16 * us,
      quantised = 0.766, menu = 0, split = 0, points = 1611, error = 0.073,
    },
  },
  message = {
    all_reduce = {
      launch = 6.42 * us, step = 0.0826 * us, share = 0.217, launch_2 = 8.99 * us, step_2 = 0.392 * us, share_2 = 1,
      launch_3 = 7.06 * us, step_3 = 2.2 * us, share_3 = 0.621, switch = 0.198, ramp = 0.00284, limit = 6.27e+06,
      one_shot = 1, points = 281, error = 0.096,
    },
  },
  mixture = {
    bf16 = {
      launch = 15.6 * us, compute = 0.486, memory = 0.871, serial = 0.000883 * us, tile = 0 * us, whole = 1,
      loss = 0.274, rows = 1, all_rows = 4.02, token = 0.0176 * us, expert = 0.00775 * us, skew = 0.306,
      skew_more = 0.417, touched = 0.841, points = 522, error = 0.077, kernel = "fi_trtllm",
    },
    fp8 = {
      launch = 17.1 * us, compute = 0.428, memory = 0.88, serial = 0.000622 * us, tile = 0 * us, whole = 1,
      loss = 0.371, rows = 1, all_rows = 4.69, token = 0.0459 * us, expert = 0.000798 * us, skew = 0.324,
      skew_more = 0.363, touched = 0.856, points = 529, error = 0.100, kernel = "fi_trtllm",
    },
    fp8_b128 = {
      launch = 28.6 * us, compute = 0.23, memory = 1, serial = 0.000895 * us, tile = 0 * us, whole = 1,
      loss = 0.673, rows = 1, all_rows = 0.425, token = 0 * us, expert = 0 * us, skew = 0.322, skew_more = 0.294,
      touched = 0.747, points = 590, error = 0.107, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 33.2 * us, compute = 0.144, memory = 1, serial = 0.00174 * us, tile = 0.405 * us, whole = 1,
      loss = 0.311, rows = 0.533, all_rows = 0.261, token = 0.526 * us, expert = 0 * us, skew = 0.145,
      skew_more = 0.327, touched = 0.812, points = 651, error = 0.081, kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 14.7 * us, compute = 0.336, memory = 0.707, serial = 1e-05 * us, tile = 1.35 * us, whole = 0.427,
      loss = 0.83, rows = 0.697, all_rows = 4.02, token = 0.446 * us, expert = 0.00218 * us, skew = 0.538,
      skew_more = 0.51, touched = 0.868, points = 387, error = 0.068, kernel = "fi_trtllm",
    },
    mxfp4_a8 = {
      launch = 23.5 * us, compute = 0.643, memory = 1, serial = 7.17e-05 * us, tile = 1.09 * us, whole = 1,
      loss = 0.998, rows = 1, all_rows = 1.47, token = 0 * us, expert = 0 * us, skew = 0.166, skew_more = 0.255,
      touched = 0.833, points = 576, error = 0.082, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 15.4 * us, compute = 0.529, memory = 0.966, serial = 0.000395 * us, tile = 0.542 * us, whole = 1,
      loss = 0.579, rows = 0.871, all_rows = 2.6, token = 0.0372 * us, expert = 0 * us, skew = 0.271,
      skew_more = 0.36, touched = 0.835, points = 554, error = 0.091, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 10 * us, compute = 0.843, tile = 2.24 * us, longest = 0.845, exponents = 2.25, memory = 0.344,
      loss = 0.0915, near = 0.606, write = 1.46, wide_256 = 0.961, wide_192 = 1.39, open = 0.868, masked = 0.00204,
      masked_256 = 0.0304, tiles = 1, points = 1133, error = 0.117,
    },
    bf16_fp8 = {
      launch = 11.2 * us, compute = 0.974, tile = 1.37 * us, longest = 0.491, exponents = 2.09, memory = 1,
      loss = 0, near = 0.625, write = 0.65, wide_256 = 0.945, wide_192 = 0.0374, open = 1.19, masked = 0.00973,
      masked_256 = 0.28, tiles = 0, points = 965, error = 0.187,
    },
  },
}
