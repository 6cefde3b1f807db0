return calibration "blackwell.sglang" {
  base = "blackwell",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 1, norms = 0.35, quantise = 1, launches = 0.525, host = 263 * us, sequence = 3e-05 * us,
    points = 231, error = 0.142,
  },
  decode = {
    bf16 = {
      launch = 8.02 * us, memory = 0.909, compute = 0.375, single = 3.6, tile = 1.11 * us, whole = 0, loss = 0,
      near = 1.23, join = 0.104 * us, head = 0.0531 * us, ungrouped = 0.0207 * us, wide_192 = 2.44, wide_512 = 1.17,
      chunk = 144, splits = 0, groups = 2, points = 1281, error = 0.097,
    },
    bf16_fp8 = {
      launch = 13.4 * us, memory = 0.884, compute = 0.891, single = 3.91, tile = 0.882 * us, whole = 0, loss = 0,
      near = 2.02, join = 0.0856 * us, head = 0.0408 * us, ungrouped = 0.0113 * us, wide_192 = 2.93,
      wide_512 = 1.72, chunk = 318, splits = 0, groups = 1, points = 1280, error = 0.154,
    },
    latent_bf16 = {
      launch = 7.87 * us, memory = 0.711, compute = 1, single = 16, tile = 5.95 * us, whole = 1, loss = 0.684,
      near = 1.01, join = 2.29 * us, head = 0.307 * us, ungrouped = 0.044 * us, wide_192 = 1.01, wide_512 = 0.511,
      chunk = 2.04e+03, splits = 0, groups = 1, points = 349, error = 0.054,
    },
    latent_bf16_fp8 = {
      launch = 9.07 * us, memory = 0.816, compute = 1, single = 16, tile = 2.45 * us, whole = 0.661, loss = 0.82,
      near = 0.956, join = 2.23 * us, head = 0.219 * us, ungrouped = 0.0587 * us, wide_192 = 1.1, wide_512 = 0.5,
      chunk = 1.35e+03, splits = 3, groups = 1, points = 349, error = 0.051,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.767, memory = 0.858, serial = 0.00104 * us, tile = 2.17 * us, whole = 0.142,
      loss = 0.316, near = 0.594, copies = 1, throttle = 0.341, heat = 3.59e+03 * us, quantise = 8.1 * us,
      quantised = 0.342, menu = 2, split = 1, points = 1611, error = 0.066,
    },
    fp8 = {
      launch = 0 * us, compute = 0.755, memory = 1, serial = 0.000666 * us, tile = 2.18 * us, whole = 0.512,
      loss = 0.416, near = 0.581, copies = 1, throttle = 0.975, heat = 3.56e+03 * us, quantise = 3.35 * us,
      quantised = 0.463, menu = 1, split = 0, points = 1611, error = 0.057,
    },
    fp8_b128 = {
      launch = 13.1 * us, compute = 0.69, memory = 0.678, serial = 0.000799 * us, tile = 0 * us, whole = 0.0148,
      loss = 0.323, near = 0.332, copies = 1, throttle = 0.582, heat = 1.08e+04 * us, quantise = 0 * us,
      quantised = 0.731, menu = 0, split = 0, points = 1614, error = 0.087,
    },
    nvfp4 = {
      launch = 3.27 * us, compute = 0.624, memory = 0.842, serial = 0.000701 * us, tile = 1.01 * us, whole = 0.43,
      loss = 0.567, near = 0.648, copies = 1, throttle = 0.663, heat = 3.55e+03 * us, quantise = 0.23 * us,
      quantised = 0.559, menu = 0, split = 0, points = 1614, error = 0.084,
    },
  },
  message = {
    all_reduce = {
      launch = 6.13 * us, step = 0.054 * us, share = 0.251, launch_2 = 12.5 * us, step_2 = 0.643 * us,
      share_2 = 0.867, launch_3 = 7.8 * us, step_3 = 4.67 * us, share_3 = 0.629, switch = 0.125, ramp = 0.00198,
      limit = 2.63e+06, one_shot = 1, points = 381, error = 0.124,
    },
  },
  mixture = {
    bf16 = {
      launch = 7.87 * us, compute = 1, memory = 0.992, serial = 0.00163 * us, tile = 1.39 * us, whole = 1,
      loss = 0.546, rows = 1, all_rows = 2.43, token = 0 * us, expert = 0.00287 * us, skew = 0.294,
      skew_more = 0.188, touched = 0.935, points = 366, error = 0.078, kernel = "fi_trtllm",
    },
    fp8_b128 = {
      launch = 16.9 * us, compute = 0.301, memory = 1, serial = 0.000701 * us, tile = 0.976 * us, whole = 1,
      loss = 0.825, rows = 0.768, all_rows = 1.03, token = 0.0938 * us, expert = 0 * us, skew = 0.445,
      skew_more = 0.529, touched = 0.88, points = 407, error = 0.089, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 24.3 * us, compute = 0.475, memory = 0.643, serial = 0.001 * us, tile = 0 * us, whole = 0.41,
      loss = 1, rows = 1, all_rows = 1.78, token = 0.0109 * us, expert = 0 * us, skew = 0.189, skew_more = 0.188,
      touched = 0.9, points = 618, error = 0.075, kernel = "fi_trtllm",
    },
    mxfp4_a16 = {
      launch = 15.9 * us, compute = 0.349, memory = 0.846, serial = 1e-05 * us, tile = 1 * us, whole = 0.979,
      loss = 0.842, rows = 0.471, all_rows = 1.93, token = 0.198 * us, expert = 0.00609 * us, skew = 0.12,
      skew_more = 0.271, touched = 0.871, points = 617, error = 0.080, kernel = "fi_trtllm",
    },
    mxfp4_a8 = {
      launch = 16.1 * us, compute = 0.9, memory = 1, serial = 0.000285 * us, tile = 0.862 * us, whole = 0.946,
      loss = 0.913, rows = 1, all_rows = 100, token = 0.246 * us, expert = 0.00882 * us, skew = 0.137,
      skew_more = 0.285, touched = 0.871, points = 615, error = 0.101, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 16.5 * us, compute = 0.851, memory = 0.935, serial = 0.000144 * us, tile = 0.482 * us, whole = 1,
      loss = 0.779, rows = 0.859, all_rows = 15.4, token = 0.192 * us, expert = 0 * us, skew = 0.0742,
      skew_more = 0.384, touched = 0.995, points = 578, error = 0.067, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 9.4 * us, compute = 0.993, tile = 2.51 * us, longest = 0.868, exponents = 1.85, memory = 0.381,
      loss = 0.0665, near = 0.421, write = 6.24, wide_256 = 0.746, wide_192 = 0.0765, open = 0.525, masked = 0.272,
      masked_256 = 0, tiles = 1, points = 1245, error = 0.100,
    },
    bf16_fp8 = {
      launch = 12.6 * us, compute = 1, tile = 2.11 * us, longest = 0.565, exponents = 3.57, memory = 0.981,
      loss = 0, near = 4.96, write = 1.38, wide_256 = 0.0881, wide_192 = 0.0768, open = 1.5, masked = 0.478,
      masked_256 = 0.105, tiles = 1, points = 1023, error = 0.263,
    },
    fp8 = {
      launch = 15.1 * us, compute = 0.845, tile = 2.19 * us, longest = 0.93, exponents = 2.15, memory = 0.516,
      loss = 0, near = 0.937, write = 0.572, wide_256 = 0.473, wide_192 = 0.0929, open = 1.34, masked = 0.575,
      masked_256 = 0.0102, tiles = 1, points = 1060, error = 0.160,
    },
    latent_bf16 = {
      launch = 12.7 * us, compute = 0.483, tile = 2.01 * us, longest = 1.26, exponents = 8, memory = 0.626,
      loss = 0.331, near = 0.653, write = 4.3, wide_256 = 1.5, wide_192 = 1.45, open = 0.886, masked = 0.0395,
      masked_256 = 0.0182, tiles = 3, points = 333, error = 0.079,
    },
    latent_bf16_fp8 = {
      launch = 19.2 * us, compute = 0.979, tile = 2.07 * us, longest = 1.74, exponents = 2.11, memory = 0.72,
      loss = 0.184, near = 0.865, write = 1.12, wide_256 = 0.607, wide_192 = 1.5, open = 1.5, masked = 0.121,
      masked_256 = 0.102, tiles = 3, points = 333, error = 0.060,
    },
  },
}
