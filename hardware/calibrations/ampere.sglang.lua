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
      launch = 1.74 * us, compute = 0.819, memory = 0.795, serial = 0.00262 * us, tile = 1.99 * us, whole = 0.409,
      loss = 0.389, near = 0.528, copies = 1, throttle = 0.0343, heat = 1e+05 * us, quantise = 7.7 * us,
      quantised = 0.483, menu = 0, split = 1, points = 537, error = 0.053,
    },
  },
  message = {
    all_reduce = {
      launch = 5.12 * us, step = 0.0951 * us, share = 0.564, launch_2 = 3.04 * us, step_2 = 0.919 * us,
      share_2 = 0.749, launch_3 = 11.3 * us, step_3 = 9.93 * us, share_3 = 0.678, switch = 0.117, ramp = 0.00257,
      limit = 1.37e+07, one_shot = 1, points = 94, error = 0.027,
    },
  },
  mixture = {
    bf16 = {
      launch = 16.9 * us, compute = 0.345, memory = 0.828, serial = 1e-05 * us, tile = 0 * us, whole = 1,
      loss = 0.579, rows = 1, all_rows = 0.174, token = 0 * us, expert = 0.0847 * us, skew = 0.476,
      skew_more = 0.777, touched = 0.987, points = 197, error = 0.109, kernel = "triton",
    },
    int4_a16 = {
      launch = 28.2 * us, compute = 0.562, memory = 1, serial = 0.00267 * us, tile = 0 * us, whole = 0.647,
      loss = 0.273, rows = 1, all_rows = 0.166, token = 0 * us, expert = 0.0149 * us, skew = 0.628,
      skew_more = 0.835, touched = 0.948, points = 201, error = 0.076, kernel = "marlin",
    },
  },
  prefill = {
    bf16 = {
      launch = 13 * us, compute = 0.771, tile = 0 * us, longest = 0.916, exponents = 1.35, memory = 0.635,
      loss = 0.287, near = 1.05, write = 7.9, wide_256 = 0.862, wide_192 = 0.797, open = 0.876, masked = 0.0284,
      masked_256 = 0.0124, tiles = 3, points = 343, error = 0.050,
    },
  },
}
