return calibration "ampere.sglang" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 10.4 * us, memory = 0.501, compute = 1, single = 3.57, tile = 3.93 * us, whole = 0.868, loss = 0,
      near = 0.405, join = 7.62 * us, head = 0.021 * us, ungrouped = 0.0146 * us, wide_192 = 1.04, wide_512 = 2.39,
      chunk = 207, splits = 1, groups = 2, points = 435, error = 0.048,
    },
  },
  linear = {
    bf16 = {
      launch = 1.49 * us, compute = 0.821, memory = 0.795, serial = 0.00261 * us, tile = 2.24 * us, whole = 0.432,
      loss = 0.373, near = 0.52, copies = 1, throttle = 0.04, heat = 1e+05 * us, quantise = 9.73 * us,
      quantised = 0.625, menu = 0, split = 1, points = 537, error = 0.052,
    },
  },
  message = {
    all_reduce = {
      launch = 5.15 * us, step = 0.101 * us, share = 0.654, launch_2 = 3.91 * us, step_2 = 0.821 * us,
      share_2 = 0.724, launch_3 = 19.5 * us, step_3 = 7.29 * us, share_3 = 0.67, switch = 0.108, shared = 0,
      ramp = 0.00193, host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 1, rule = 1, points = 94,
      error = 0.024,
    },
    all_reduce_eager = {
      launch = 4.96 * us, step = 1.66 * us, share = 0.481, launch_2 = 8.08 * us, step_2 = 0 * us, share_2 = 0.537,
      launch_3 = 0 * us, step_3 = 7.61 * us, share_3 = 0.574, switch = 0.134, shared = 0, ramp = 0.00447,
      host = 41.7 * us, limit_1 = 16777216, limit = 8388608, one_shot = 0, rule = 1, points = 51, error = 0.028,
    },
    ["all_reduce_eager until 0.5.9"] = {
      launch = 2.78 * us, step = 2.95 * us, share = 0.468, launch_2 = 11.6 * us, step_2 = 0 * us, share_2 = 0.538,
      launch_3 = 3.32 * us, step_3 = 7.03 * us, share_3 = 0.575, switch = 0.136, shared = 0, ramp = 0.00438,
      host = 49.9 * us, limit_1 = 1048576, limit = 8388608, one_shot = 1, rule = 0, points = 51, error = 0.018,
    },
  },
  mixture = {
    bf16 = {
      launch = 17 * us, compute = 0.348, memory = 0.832, serial = 1e-05 * us, tile = 0 * us, whole = 1,
      loss = 0.612, rows = 1, all_rows = 0.174, token = 0 * us, expert = 0.0842 * us, skew = 0.476,
      skew_more = 0.777, touched = 0.988, points = 197, error = 0.110, kernel = "triton",
    },
    int4_a16 = {
      launch = 28.4 * us, compute = 0.563, memory = 1, serial = 0.00258 * us, tile = 0 * us, whole = 0.684,
      loss = 0.28, rows = 1, all_rows = 0.16, token = 0 * us, expert = 0.0141 * us, skew = 0.603, skew_more = 0.815,
      touched = 0.948, points = 201, error = 0.075, kernel = "marlin",
    },
  },
  prefill = {
    bf16 = {
      launch = 13 * us, compute = 0.771, tile = 0 * us, longest = 0.916, exponents = 1.35, memory = 0.635,
      loss = 0.287, near = 1.05, write = 7.9, wide_256 = 0.862, wide_192 = 0.797, open = 0.876, masked = 0.0284,
      masked_256 = 0.0124, tiles = 3, points = 343, error = 0.050,
    },
  },
  scan = {
    conv_gdn = {
      launch = 8.21 * us, compute = 0.5, memory = 1, near = 10, step = 0.001 * us, start = 2.86 * us,
      resident = 0.316, loss = 0, points = 22, error = 0.301,
    },
    conv_gdn_decode = {
      launch = 6.18 * us, compute = 0.017, memory = 1, near = 10, step = 0.335 * us, start = 0.137 * us,
      resident = 16, loss = 0, points = 25, error = 0.049,
    },
    gdn_decode = {
      launch = 0 * us, compute = 1, memory = 1, near = 0.968, step = 1.87 * us, start = 4.86 * us, resident = 16,
      loss = 0.322, points = 23, error = 0.036,
    },
  },
}
