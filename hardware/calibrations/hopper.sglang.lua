return calibration "hopper.sglang" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.301, norms = 0.467, quantise = 0.639, launches = 0.801, skew = 0.762, pooled = 1.3,
    latent = 6e-05 * us, selection = 15.4 * us, scan = 53.2 * us, mixture = 6.06 * us, host = 708 * us,
    prompt_step = 5.95e+04 * us, sequence = 11.9 * us, arrival = 1.29e+05 * us, prompt_token = 1.03 * us,
    place = 1.08e+03 * us, handover = 2 * us, points = 45, error = 0.048, error_ttft = 0.169, error_pools = 0.032,
    error_pools_ttft = 0.728,
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
      launch = 4.07 * us, step = 0.0662 * us, share = 0.603, launch_2 = 14.7 * us, step_2 = 2.81 * us,
      share_2 = 0.893, launch_3 = 0.00628 * us, step_3 = 0.939 * us, share_3 = 0.685, switch = 0.182,
      ramp = 0.000544, limit = 3.47e+05, one_shot = 1, points = 282, error = 0.098,
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
}
