return calibration "ada.vllm" {
  base = "ada",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 5.45 * us, memory = 0.803, compute = 0.337, single = 16, tile = 3.22 * us, whole = 0, loss = 0.511,
      near = 2.8, join = 1.62 * us, head = 1 * us, ungrouped = 2.77 * us, wide_192 = 0.719, wide_512 = 2.97,
      chunk = 1.32e+03, splits = 2, groups = 0, points = 527, error = 0.257,
    },
    bf16_fp8 = {
      launch = 8.89 * us, memory = 0.753, compute = 0.742, single = 16, tile = 2.3 * us, whole = 0.526,
      loss = 0.582, near = 5.14, join = 0.47 * us, head = 0.00252 * us, ungrouped = 0 * us, wide_192 = 0.761,
      wide_512 = 0.767, chunk = 458, splits = 3, groups = 1, points = 453, error = 0.100,
    },
    latent_bf16 = {
      launch = 200 * us, memory = 0.914, compute = 0.97, single = 13.4, tile = 19.8 * us, whole = 0, loss = 0,
      near = 0.102, join = 0 * us, head = 1 * us, ungrouped = 0 * us, wide_192 = 6.9, wide_512 = 5.11, chunk = 416,
      splits = 0, groups = 0, points = 42, error = 0.758,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.738, memory = 0.812, serial = 0.00218 * us, tile = 2.04 * us, whole = 0.279,
      loss = 0.191, near = 0.926, copies = 1, throttle = 0.0477, heat = 100 * us, quantise = 4.52 * us,
      quantised = 0.562, menu = 0, split = 1, points = 581, error = 0.109,
    },
    fp8 = {
      launch = 0 * us, compute = 0.624, memory = 0.697, serial = 0.000889 * us, tile = 6.23 * us, whole = 0,
      loss = 0.33, near = 0.729, copies = 1, throttle = 0.155, heat = 2.22e+04 * us, quantise = 0 * us,
      quantised = 0.62, menu = 0, split = 0, points = 533, error = 0.109,
    },
    fp8_b128 = {
      launch = 94.6 * us, compute = 0.474, memory = 0.854, serial = 0.00662 * us, tile = 4.39 * us, whole = 0.233,
      loss = 0.163, near = 8, copies = 1, throttle = 0.51, heat = 1.36e+04 * us, quantise = 39.1 * us,
      quantised = 0.828, menu = 0, split = 0, points = 238, error = 0.043,
    },
  },
  message = {
    all_reduce = {
      launch = 1.58 * us, step = 3.43 * us, share = 0.3, launch_2 = 48.2 * us, step_2 = 4.04 * us, share_2 = 0.0376,
      launch_3 = 0 * us, step_3 = 20 * us, share_3 = 0.137, switch = -0.2, ramp = 0, limit = 8.45e+08, one_shot = 1,
      points = 47, error = 0.212,
    },
  },
  mixture = {
    bf16 = {
      launch = 2.11 * us, compute = 0.751, memory = 0.829, serial = 0.00529 * us, tile = 0 * us, whole = 1,
      loss = 0.125, rows = 1, all_rows = 0.523, token = 0 * us, expert = 0.0259 * us, skew = 0.257,
      skew_more = 0.312, touched = 0.937, points = 195, error = 0.065, kernel = "triton",
    },
    fp8 = {
      launch = 0 * us, compute = 0.821, memory = 0.783, serial = 0.00607 * us, tile = 0.956 * us, whole = 1,
      loss = 0, rows = 1, all_rows = 0.433, token = 0 * us, expert = 0 * us, skew = 0.232, skew_more = 0.103,
      touched = 0.933, points = 198, error = 0.130, kernel = "triton",
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.658, memory = 0.814, serial = 0.00662 * us, tile = 0.433 * us, whole = 0,
      loss = 0, rows = 1, all_rows = 0.438, token = 0 * us, expert = 0 * us, skew = 0.486, skew_more = 0.162,
      touched = 0.944, points = 196, error = 0.083, kernel = "triton",
    },
    int4_a16 = {
      launch = 0 * us, compute = 0.863, memory = 0.87, serial = 0.00402 * us, tile = 0.503 * us, whole = 1,
      loss = 0, rows = 1, all_rows = 0.482, token = 0 * us, expert = 0 * us, skew = 0.159, skew_more = 0.255,
      touched = 0.87, points = 215, error = 0.119, kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 0 * us, compute = 0.675, memory = 0.781, serial = 0.00754 * us, tile = 0 * us, whole = 0, loss = 0,
      rows = 1, all_rows = 0.731, token = 0 * us, expert = 0 * us, skew = 0.437, skew_more = 0.512, touched = 0.846,
      points = 202, error = 0.108, kernel = "marlin",
    },
  },
  prefill = {
    bf16 = {
      launch = 6.87 * us, compute = 1, tile = 2.7 * us, longest = 0.621, exponents = 0.32, memory = 0.596,
      loss = 0.255, near = 8, write = 6.56, wide_256 = 0.692, wide_192 = 0.793, open = 1.31, masked = 0.00601,
      masked_256 = 0.0588, tiles = 0, points = 448, error = 0.097,
    },
    bf16_fp8 = {
      launch = 8.35 * us, compute = 0.45, tile = 0 * us, longest = 0.801, exponents = 1.7, memory = 0.87,
      loss = 0.273, near = 2.56, write = 5.49, wide_256 = 0.78, wide_192 = 0.624, open = 0.502, masked = 0.006,
      masked_256 = 0.0173, tiles = 2, points = 322, error = 0.128,
    },
    latent_bf16 = {
      launch = 200 * us, compute = 0.437, tile = 14.1 * us, longest = 0.0847, exponents = 3, memory = 0.209,
      loss = 0.32, near = 8, write = 8, wide_256 = 0.486, wide_192 = 1.24, open = 0.321, masked = 0.18,
      masked_256 = 0.29, tiles = 1, points = 37, error = 0.065,
    },
  },
}
