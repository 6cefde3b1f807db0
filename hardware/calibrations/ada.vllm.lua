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
    host_all_reduce = {
      launch = 1.84 * us, step = 3.5 * us, share = 0.609, launch_2 = 8.49 * us, step_2 = 0 * us, share_2 = 0.228,
      launch_3 = 38.1 * us, step_3 = 7.08 * us, share_3 = 0.637, switch = -0.131, shared = 0.927, ramp = 0.00307,
      host = 0 * us, limit_1 = 131072, limit = 1073741824, one_shot = 0, rule = 1, points = 47, error = 0.027,
    },
    host_all_reduce_eager = {
      launch = 0 * us, step = 2.58 * us, share = 0.575, launch_2 = 0 * us, step_2 = 0 * us, share_2 = 0.228,
      launch_3 = 55.1 * us, step_3 = 30.9 * us, share_3 = 0.856, switch = 0.0321, shared = 0.931, ramp = 0.00621,
      host = 64.1 * us, limit_1 = 524288, limit = 1073741824, one_shot = 1, rule = 1, points = 49, error = 0.028,
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
  rows = {
    quantise = {
      launch = 1.53 * us, memory = 0.785, near = 10, single = 6.95, row = 0.069 * us, loss = 0, points = 79,
      error = 0.052,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.22 * us, compute = 0.0637, memory = 0.726, near = 3.67, step = 0.0345 * us, start = 0.265 * us,
      resident = 15.3, loss = 1, points = 28, error = 0.103,
    },
    conv_gdn_decode = {
      launch = 1.5 * us, compute = 0.00623, memory = 0.969, near = 5.39, step = 0.001 * us, start = 0.001 * us,
      resident = 16, loss = 0.132, points = 28, error = 0.028,
    },
    conv_kda = {
      launch = 500 * us, compute = 0.00501, memory = 1, near = 0.266, step = 0.001 * us, start = 100 * us,
      resident = 16, loss = 1, points = 25, error = 0.212,
    },
    conv_kda_decode = {
      launch = 2.75 * us, compute = 1, memory = 0.843, near = 10, step = 0.667 * us, start = 0.713 * us,
      resident = 16, loss = 0, points = 27, error = 0.008,
    },
    conv_kda_verify = {
      launch = 2.2 * us, compute = 0.00967, memory = 0.448, near = 3.2, step = 0.143 * us, start = 1.63 * us,
      resident = 14.7, loss = 0, points = 29, error = 0.033,
    },
    gdn = {
      launch = 17.4 * us, compute = 0.0996, memory = 0.54, near = 5.02, step = 0.994 * us, start = 0.0857 * us,
      resident = 0.25, loss = 1, points = 30, error = 0.077,
    },
    gdn_decode = {
      launch = 0 * us, compute = 0.0162, memory = 0.772, near = 9.31, step = 1.99 * us, start = 1.89 * us,
      resident = 7.21, loss = 0.896, points = 26, error = 0.061,
    },
    kda = {
      launch = 18.2 * us, compute = 0.0441, memory = 0.285, near = 2.07, step = 2.21 * us, start = 4.4 * us,
      resident = 0.588, loss = 1, points = 27, error = 0.133,
    },
    kda_decode = {
      launch = 0.325 * us, compute = 0.00882, memory = 0.787, near = 10, step = 0.79 * us, start = 3.18 * us,
      resident = 10.8, loss = 0.395, points = 27, error = 0.001,
    },
    kda_verify = {
      launch = 0 * us, compute = 0.00521, memory = 0.385, near = 10, step = 0.001 * us, start = 2.11 * us,
      resident = 1.35, loss = 1, points = 24, error = 0.771,
    },
  },
}
