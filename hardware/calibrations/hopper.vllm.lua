return calibration "hopper.vllm" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.809, norms = 1, quantise = 1, launches = 0.486, host = 520 * us, sequence = 3e-05 * us,
    points = 281, error = 0.065,
  },
  decode = {
    bf16 = {
      launch = 8.28 * us, memory = 0.883, compute = 1, single = 16, tile = 3.33 * us, whole = 1, loss = 0.667,
      near = 0.648, join = 0.599 * us, head = 0.024 * us, ungrouped = 0.0533 * us, wide_192 = 1.47, wide_512 = 5.36,
      chunk = 136, splits = 1, groups = 1, points = 914, error = 0.080,
    },
    bf16_fp8 = {
      launch = 9.05 * us, memory = 1, compute = 0.118, single = 5.39, tile = 3.33 * us, whole = 0.201, loss = 0.241,
      near = 0.438, join = 0.659 * us, head = 0.0212 * us, ungrouped = 0.00767 * us, wide_192 = 1.74,
      wide_512 = 0.685, chunk = 115, splits = 3, groups = 1, points = 906, error = 0.104,
    },
    latent_bf16 = {
      launch = 178 * us, memory = 0.951, compute = 0.983, single = 0.974, tile = 14.1 * us, whole = 1, loss = 0,
      near = 0.1, join = 0 * us, head = 0 * us, ungrouped = 0.126 * us, wide_192 = 1.66, wide_512 = 0.532,
      chunk = 4096, splits = 2, groups = 2, points = 74, error = 0.223,
    },
    latent_bf16_fp8 = {
      launch = 200 * us, memory = 0.493, compute = 1, single = 16, tile = 14.4 * us, whole = 0, loss = 0, near = 10,
      join = 0 * us, head = 0 * us, ungrouped = 0.123 * us, wide_192 = 6.08, wide_512 = 0.5, chunk = 2.99e+03,
      splits = 0, groups = 1, points = 171, error = 0.041,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.809, memory = 0.889, serial = 0.000461 * us, tile = 2.66 * us, whole = 0.296,
      loss = 0.348, near = 0.608, copies = 1, throttle = 0, heat = 5.94e+04 * us, quantise = 4.31 * us,
      quantised = 0.472, menu = 2, split = 1, points = 1934, error = 0.052,
    },
    fp8 = {
      launch = 0 * us, compute = 0.872, memory = 0.995, serial = 0.000632 * us, tile = 3.63 * us, whole = 0.474,
      loss = 0.396, near = 0.654, copies = 1, throttle = 1.07, heat = 4.8e+04 * us, quantise = 1.95 * us,
      quantised = 0.223, menu = 1, split = 0, points = 1074, error = 0.104,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.682, memory = 0.816, serial = 0.00253 * us, tile = 1.75 * us, whole = 1,
      loss = 0.222, near = 0.539, copies = 1, throttle = 0.482, heat = 7.12e+03 * us, quantise = 7.27 * us,
      quantised = 0.444, menu = 1, split = 0, points = 1073, error = 0.071,
    },
  },
  message = {
    all_reduce = {
      launch = 4.34 * us, step = 0.0568 * us, share = 0.599, launch_2 = 2.87 * us, step_2 = 0.33 * us,
      share_2 = 0.763, launch_3 = 0 * us, step_3 = 1.87 * us, share_3 = 0.734, switch = 0.243, ramp = 0.00347,
      limit = 4.39e+06, one_shot = 1, points = 329, error = 0.053,
    },
  },
  mixture = {
    bf16 = {
      launch = 35 * us, compute = 0.754, memory = 0.912, serial = 0.000628 * us, tile = 0.868 * us, whole = 1,
      loss = 0.329, rows = 1, all_rows = 0.426, token = 0.124 * us, expert = 0.000796 * us, skew = 0.359,
      skew_more = 0.404, touched = 0.868, points = 393, error = 0.046, kernel = "triton",
    },
    fp8 = {
      launch = 20.4 * us, compute = 0.963, memory = 0.938, serial = 0.00218 * us, tile = 0.645 * us, whole = 1,
      loss = 0.52, rows = 1, all_rows = 0.502, token = 0.25 * us, expert = 0 * us, skew = 0.5, skew_more = 0.48,
      touched = 0.86, points = 398, error = 0.111, kernel = "vllm_fused",
    },
    fp8_b128 = {
      launch = 39.7 * us, compute = 0.383, memory = 0.933, serial = 0.00129 * us, tile = 0.189 * us, whole = 1,
      loss = 0.377, rows = 0.452, all_rows = 100, token = 0.267 * us, expert = 0 * us, skew = 0.244,
      skew_more = 0.221, touched = 0.901, points = 254, error = 0.046, kernel = "triton",
    },
    int4_a16 = {
      launch = 34.7 * us, compute = 0.309, memory = 1, serial = 0.00178 * us, tile = 0.441 * us, whole = 1,
      loss = 0.298, rows = 1, all_rows = 0.831, token = 1.42 * us, expert = 0 * us, skew = 0.211, skew_more = 0.308,
      touched = 0.872, points = 434, error = 0.058, kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 39.4 * us, compute = 0.708, memory = 1, serial = 0.00309 * us, tile = 0 * us, whole = 0.171,
      loss = 0.432, rows = 1, all_rows = 4.93, token = 0.0479 * us, expert = 0 * us, skew = 0.51, skew_more = 0.52,
      touched = 0.652, points = 258, error = 0.163, kernel = "triton",
    },
  },
  prefill = {
    bf16 = {
      launch = 12.9 * us, compute = 1, tile = 1.74 * us, longest = 0.62, exponents = 1.22, memory = 1, loss = 0.327,
      near = 2.01, write = 1.24, wide_256 = 0.881, wide_192 = 1.09, open = 1.06, masked = 0.012,
      masked_256 = 0.0764, tiles = 3, points = 754, error = 0.085,
    },
    bf16_fp8 = {
      launch = 14.8 * us, compute = 0.918, tile = 1.61 * us, longest = 0.935, exponents = 1.41, memory = 1,
      loss = 0.306, near = 1.45, write = 0.792, wide_256 = 0.641, wide_192 = 1.02, open = 1.35, masked = 0.0118,
      masked_256 = 0.132, tiles = 3, points = 644, error = 0.116,
    },
    latent_bf16 = {
      launch = 107 * us, compute = 0.877, tile = 7.42 * us, longest = 0.503, exponents = 2.75, memory = 0.317,
      loss = 0, near = 0.1, write = 1.07, wide_256 = 0.798, wide_192 = 1.13, open = 1.49, masked = 0.0138,
      masked_256 = 0.0148, tiles = 3, points = 71, error = 0.074,
    },
    latent_bf16_fp8 = {
      launch = 200 * us, compute = 0.603, tile = 5.85 * us, longest = 0, exponents = 5.18, memory = 0.348, loss = 0,
      near = 0.15, write = 2.67, wide_256 = 1.32, wide_192 = 1.5, open = 0.501, masked = 0.0967,
      masked_256 = 0.00109, tiles = 0, points = 137, error = 0.071,
    },
  },
}
