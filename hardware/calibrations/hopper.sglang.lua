return calibration "hopper.sglang" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.271, norms = 0.137, quantise = 1, launches = 1, host = 1.14e+03 * us, sequence = 20.7 * us,
    points = 45, error = 0.127,
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
      wide_512 = 0.589, chunk = 251, splits = 1, groups = 2, points = 232, error = 0.040,
    },
    latent_bf16_fp8 = {
      launch = 8.12 * us, memory = 0.742, compute = 1, single = 0.313, tile = 2 * us, whole = 0, loss = 0.992,
      near = 10, join = 0 * us, head = 0.0985 * us, ungrouped = 0.0172 * us, wide_192 = 0.523, wide_512 = 3.63,
      chunk = 37.1, splits = 2, groups = 2, points = 232, error = 0.090,
    },
  },
  linear = {
    bf16 = {
      launch = 0.365 * us, compute = 0.801, memory = 0.887, serial = 0.000814 * us, tile = 2.53 * us,
      whole = 0.0074, loss = 0.298, near = 0.611, copies = 1, throttle = 0.2, heat = 3.85e+03 * us,
      quantise = 6.09 * us, quantised = 0.404, menu = 2, split = 1, points = 1074, error = 0.047,
    },
    fp8 = {
      launch = 0 * us, compute = 0.749, memory = 0.892, serial = 0.00533 * us, tile = 0.226 * us, whole = 0.0694,
      loss = 0.272, near = 0.617, copies = 1, throttle = 1.61, heat = 2.45e+04 * us, quantise = 4.39 * us,
      quantised = 0.496, menu = 2, split = 1, points = 1074, error = 0.084,
    },
    fp8_b128 = {
      launch = 0.88 * us, compute = 0.723, memory = 0.858, serial = 0.00111 * us, tile = 1.23 * us, whole = 0.648,
      loss = 0.384, near = 0.582, copies = 1, throttle = 0.179, heat = 7.52e+03 * us, quantise = 1.62 * us,
      quantised = 0.916, menu = 0, split = 0, points = 1076, error = 0.069,
    },
    int8_a16 = {
      launch = 18 * us, compute = 0.597, memory = 0.882, serial = 0.00729 * us, tile = 3.8 * us, whole = 0.348,
      loss = 0.324, near = 0.479, copies = 1, throttle = 0, heat = 1.15e+04 * us, quantise = 4.86 * us,
      quantised = 0.354, menu = 2, split = 1, points = 373, error = 0.110,
    },
  },
  message = {
    all_reduce = {
      launch = 4.08 * us, step = 0.0632 * us, share = 0.604, launch_2 = 16.4 * us, step_2 = 0.767 * us,
      share_2 = 0.496, launch_3 = 0 * us, step_3 = 0.946 * us, share_3 = 0.685, switch = 0.181, ramp = 0.000529,
      limit = 3.64e+05, one_shot = 1, points = 282, error = 0.097,
    },
  },
  mixture = {
    bf16 = {
      launch = 18.2 * us, compute = 0.37, memory = 0.973, serial = 0.00261 * us, tile = 0.0596 * us, whole = 0.0754,
      loss = 0.994, rows = 1, all_rows = 0.483, token = 0 * us, expert = 0.0133 * us, skew = 0.382,
      skew_more = 0.604, touched = 0.901, points = 343, error = 0.091, kernel = "triton",
    },
    fp8_b128 = {
      launch = 26.8 * us, compute = 0.501, memory = 0.949, serial = 0.00168 * us, tile = 0 * us, whole = 1,
      loss = 0.359, rows = 1, all_rows = 0.385, token = 0.0686 * us, expert = 0.00668 * us, skew = 0.253,
      skew_more = 0.371, touched = 0.942, points = 392, error = 0.064, kernel = "triton",
    },
    int4_a16 = {
      launch = 14.2 * us, compute = 0.329, memory = 1, serial = 0.000958 * us, tile = 0.601 * us, whole = 1,
      loss = 0.517, rows = 1, all_rows = 0.896, token = 1.29 * us, expert = 0 * us, skew = 0.279, skew_more = 0.29,
      touched = 0.939, points = 414, error = 0.121, kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 19.6 * us, compute = 0.379, memory = 0.253, serial = 0.00433 * us, tile = 0 * us, whole = 0.223,
      loss = 0.675, rows = 1, all_rows = 0.289, token = 0 * us, expert = 0 * us, skew = 0.408, skew_more = 0.413,
      touched = 0.865, points = 325, error = 0.132, kernel = "triton",
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
      loss = 0.726, near = 8, write = 8, wide_256 = 0.0903, wide_192 = 0.669, open = 1.04, masked = 0.000716,
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
      loss = 0.665, near = 2.94, write = 1.1, wide_256 = 0.3, wide_192 = 0.302, open = 0.8, masked = 0.0764,
      masked_256 = 0.00345, tiles = 0, points = 222, error = 0.080,
    },
  },
}
