return calibration "blackwell.trtllm" {
  base = "blackwell",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.00334, norms = 0.499, quantise = 0.0872, launches = 0.288, host = 670 * us,
    sequence = 2.67 * us, points = 206, error = 0.054,
  },
  decode = {
    bf16 = {
      launch = 9.57 * us, memory = 0.895, compute = 0.752, single = 16, tile = 1.3 * us, whole = 0.636,
      loss = 0.0101, near = 1.04, join = 0.576 * us, head = 0.0616 * us, ungrouped = 1.69 * us, wide_192 = 1.78,
      wide_512 = 1.43, chunk = 253, splits = 0, groups = 2, points = 1299, error = 0.047,
    },
    bf16_fp8 = {
      launch = 10 * us, memory = 0.862, compute = 1, single = 16, tile = 1.11 * us, whole = 0.875, loss = 0,
      near = 0.847, join = 1.13 * us, head = 0.0339 * us, ungrouped = 1.36 * us, wide_192 = 1.38, wide_512 = 2.73,
      chunk = 407, splits = 3, groups = 0, points = 1302, error = 0.058,
    },
    latent_bf16 = {
      launch = 10.1 * us, memory = 0.715, compute = 0.897, single = 16, tile = 0 * us, whole = 0, loss = 0.616,
      near = 1.3, join = 2.95 * us, head = 0.298 * us, ungrouped = 0.0203 * us, wide_192 = 1.56, wide_512 = 0.5,
      chunk = 1.35e+03, splits = 2, groups = 1, points = 348, error = 0.080,
    },
    latent_bf16_fp8 = {
      launch = 8.28 * us, memory = 0.801, compute = 1, single = 16, tile = 2.06 * us, whole = 0.571, loss = 0.527,
      near = 0.754, join = 1.03 * us, head = 0.25 * us, ungrouped = 0.0811 * us, wide_192 = 0.989, wide_512 = 0.5,
      chunk = 1.6e+03, splits = 3, groups = 1, points = 348, error = 0.067,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.721, memory = 0.812, serial = 0.000827 * us, tile = 2.11 * us, whole = 0.0815,
      loss = 0.257, near = 0.588, copies = 1, throttle = 0.302, heat = 1.41e+04 * us, quantise = 6.39 * us,
      quantised = 0.425, menu = 2, split = 1, points = 1602, error = 0.066,
    },
    fp8 = {
      launch = 12.8 * us, compute = 0.942, memory = 0.828, serial = 0.00208 * us, tile = 0.383 * us, whole = 0.0134,
      loss = 0.431, near = 0.653, copies = 1, throttle = 0.506, heat = 4e+04 * us, quantise = 0.405 * us,
      quantised = 0.325, menu = 0, split = 1, points = 1602, error = 0.048,
    },
    fp8_b128 = {
      launch = 0.0253 * us, compute = 0.808, memory = 0.865, serial = 0.000738 * us, tile = 2 * us, whole = 0.0683,
      loss = 0.415, near = 0.638, copies = 1, throttle = 1.93, heat = 2.72e+04 * us, quantise = 3.42 * us,
      quantised = 0.724, menu = 0, split = 0, points = 1497, error = 0.046,
    },
    fp8_static = {
      launch = 0 * us, compute = 0.691, memory = 0.793, serial = 0.000249 * us, tile = 0.223 * us, whole = 0.271,
      loss = 0.398, near = 0.69, copies = 1, throttle = 0.359, heat = 2.08e+04 * us, quantise = 14.2 * us,
      quantised = 0.245, menu = 0, split = 0, points = 1068, error = 0.052,
    },
    nvfp4 = {
      launch = 0.138 * us, compute = 0.928, memory = 0.748, serial = 0.00162 * us, tile = 1.52 * us, whole = 0.724,
      loss = 0.305, near = 0.515, copies = 1, throttle = 1.99, heat = 4.61e+04 * us, quantise = 4.98 * us,
      quantised = 0.472, menu = 1, split = 0, points = 1605, error = 0.045,
    },
  },
  message = {
    all_reduce = {
      launch = 4.62 * us, step = 0.11 * us, share = 0.706, launch_2 = 0 * us, step_2 = 2.81 * us, share_2 = 0.582,
      launch_3 = 0 * us, step_3 = 7.32 * us, share_3 = 0.617, switch = 0.194, ramp = 0.00123, limit = 6.73e+06,
      one_shot = 1, points = 266, error = 0.071,
    },
  },
  mixture = {
    bf16 = {
      launch = 23.8 * us, compute = 1, memory = 0.873, serial = 0.000212 * us, tile = 0.936 * us, whole = 1,
      loss = 0.356, rows = 0.411, all_rows = 100, token = 0.0403 * us, expert = 0.0311 * us, skew = 0.286,
      skew_more = 0.443, touched = 0.978, points = 513, error = 0.055, kernel = "cutlass",
    },
    fp8 = {
      launch = 26.3 * us, compute = 1, memory = 0.874, serial = 1e-05 * us, tile = 0.974 * us, whole = 1,
      loss = 0.374, rows = 0.265, all_rows = 100, token = 0.0547 * us, expert = 0.0239 * us, skew = 0.156,
      skew_more = 0.295, touched = 0.994, points = 540, error = 0.061, kernel = "cutlass",
    },
    fp8_b128 = {
      launch = 25.3 * us, compute = 0.998, memory = 0.789, serial = 0.000274 * us, tile = 1.25 * us, whole = 1,
      loss = 0.0396, rows = 0.309, all_rows = 100, token = 0 * us, expert = 0.278 * us, skew = 0.322,
      skew_more = 0.389, touched = 1.02, points = 594, error = 0.069, kernel = "deepgemm",
    },
    mxfp4_a16 = {
      launch = 16.6 * us, compute = 0.222, memory = 0.205, serial = 0.00359 * us, tile = 7.45 * us, whole = 0.973,
      loss = 0.12, rows = 0.225, all_rows = 47.8, token = 0.217 * us, expert = 0 * us, skew = 0.377,
      skew_more = 0.504, touched = 0.943, points = 615, error = 0.047, kernel = "trtllm_default",
    },
    mxfp4_a8 = {
      launch = 20.9 * us, compute = 0.837, memory = 0.854, serial = 1e-05 * us, tile = 0.575 * us, whole = 1,
      loss = 0.476, rows = 0.98, all_rows = 0.952, token = 0.015 * us, expert = 0 * us, skew = 0.379,
      skew_more = 0.292, touched = 0.636, points = 595, error = 0.108, kernel = "trtllm_default",
    },
    nvfp4 = {
      launch = 27.4 * us, compute = 0.845, memory = 0.825, serial = 0.000428 * us, tile = 2.02 * us, whole = 1,
      loss = 0.193, rows = 0.252, all_rows = 100, token = 0.0556 * us, expert = 0.0949 * us, skew = 0.175,
      skew_more = 0.285, touched = 0.988, points = 516, error = 0.096, kernel = "cutlass",
    },
  },
  prefill = {
    bf16 = {
      launch = 13.9 * us, compute = 1, tile = 2.73 * us, longest = 1.05, exponents = 1.55, memory = 0.228, loss = 0,
      near = 0.858, write = 1.78, wide_256 = 0.867, wide_192 = 0.617, open = 0.813, masked = 0.00601,
      masked_256 = 0, tiles = 0, points = 1242, error = 0.087,
    },
    bf16_fp8 = {
      launch = 14.5 * us, compute = 1, tile = 2.22 * us, longest = 1.9, exponents = 2.87, memory = 0.531,
      loss = 0.692, near = 0.746, write = 1.2, wide_256 = 1.09, wide_192 = 0.963, open = 1.12, masked = 0.0372,
      masked_256 = 0.0111, tiles = 0, points = 1062, error = 0.065,
    },
    fp8 = {
      launch = 14.3 * us, compute = 1, tile = 2.35 * us, longest = 2, exponents = 1.53, memory = 0.66, loss = 1,
      near = 0.746, write = 0.826, wide_256 = 0.67, wide_192 = 0.754, open = 1.05, masked = 0.00601,
      masked_256 = 0.116, tiles = 0, points = 1062, error = 0.060,
    },
    latent_bf16 = {
      launch = 14.1 * us, compute = 1, tile = 2.46 * us, longest = 1.12, exponents = 0.963, memory = 1,
      loss = 0.263, near = 2.88, write = 3.43, wide_256 = 1.5, wide_192 = 1.5, open = 1.12, masked = 0.0373,
      masked_256 = 0.0415, tiles = 1, points = 333, error = 0.067,
    },
    latent_bf16_fp8 = {
      launch = 17 * us, compute = 0.889, tile = 2.53 * us, longest = 1.55, exponents = 2.54, memory = 1,
      loss = 0.562, near = 1.36, write = 1.04, wide_256 = 0.252, wide_192 = 1.5, open = 1.5, masked = 0.0317,
      masked_256 = 0.00511, tiles = 1, points = 333, error = 0.069,
    },
  },
}
