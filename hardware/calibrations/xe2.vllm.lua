return calibration "xe2.vllm" {
  base = "xe2",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT), LLMServingSim 5daddb2 "
    .. "(MIT) and InferSim f2293da (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 63.1 * us, memory = 1, compute = 0.727, single = 15.4, tile = 0.628 * us, alone = 0.561 * us,
      whole = 0, loss = 0, near = 10, reach = 2, head = 0 * us, masked = 0.0248, splits = 0, points = 452,
      error = 0.079,
    },
    bf16_128 = {
      launch = 62 * us, compute = 1, single = 16, tile = 0.809 * us, alone = 1.27 * us, near = 6.23,
      join = 5.75 * us, head = 0.0314 * us, fill = 1.6, splits = 4, groups = 6, points = 172, error = 0.074,
    },
    bf16_64 = {
      compute = 0.611, single = 13.6, tile = 0.469 * us, alone = 0.592 * us, loss = 0.00109, points = 165,
      error = 0.071,
    },
    bf16_64_window = {
      launch = 61.3 * us, memory = 0.749, compute = 1, single = 16, tile = 0.583 * us, alone = 0.426 * us,
      join = 4.28 * us, masked = 0.0175, chunk = 86.6, fill = 6.4, splits = 2, points = 115, error = 0.141,
    },
    bf16_fp8 = {
      launch = 65.8 * us, memory = 1, compute = 0.561, single = 1.41, tile = 0 * us, alone = 0.272 * us, whole = 1,
      loss = 0.206, near = 10, reach = 2, head = 0.0314 * us, splits = 0, groups = 6, points = 453, error = 0.121,
    },
    bf16_fp8_64 = {
      launch = 67.2 * us, memory = 0.878, compute = 0.631, single = 1.89, alone = 0.304 * us, loss = 0.0302,
      near = 6.87, reach = 1.76, head = 0.0134 * us, groups = 0, points = 164, error = 0.172,
    },
    bf16_fp8_64_window = {
      memory = 0.625, compute = 1, single = 16, tile = 0.383 * us, alone = 0.158 * us, whole = 0, loss = 0,
      head = 0.000735 * us, groups = 0, points = 115, error = 0.073,
    },
  },
  linear = {
    bf16 = {
      launch = 30.5 * us, compute = 1, memory = 0.991, serial = 0.000988 * us, tile = 0.244 * us, whole = 1,
      loss = 0.14, near = 6.59, copies = 0.759, throttle = 0.53, heat = 8.46e+04 * us, join = 0.105 * us,
      written = 0.881, split = 1, points = 425, error = 0.051,
    },
    fp8 = {
      launch = 19.1 * us, compute = 1, memory = 0.984, serial = 9.24e-05 * us, tile = 0.211 * us, whole = 0,
      loss = 0.321, near = 8, copies = 1.66, throttle = 0.00713, heat = 1e+05 * us, quantise = 0.219 * us,
      join = 3.18 * us, written = 1, split = 1, points = 425, error = 0.064,
    },
  },
  message = {
    host_all_reduce_eager = {
      launch = 0 * us, step = 8.05 * us, share = 0.517, launch_2 = 16.8 * us, step_2 = 4.74 * us, share_2 = 0.365,
      launch_3 = 0 * us, step_3 = 2.41 * us, share_3 = 0.535, switch = 0.142, shared = 0.0193, ramp = 0,
      host = 38.7 * us, limit = 262144, points = 49, error = 0.027,
    },
    ["host_all_reduce_eager until 0.12.0"] = {
      launch = 0 * us, step = 7.17 * us, share = 0.636, launch_2 = 19.3 * us, step_2 = 0 * us, share_2 = 1,
      launch_3 = 0 * us, step_3 = 0.655 * us, share_3 = 0.626, switch = 0.338, shared = 0.32, ramp = 0,
      host = 48.2 * us, limit = 1048576, rule = 1, points = 49, error = 0.016,
    },
  },
  mixture = {
    bf16 = {
      launch = 148 * us, compute = 1, memory = 0.675, serial = 3.24e-05 * us, tile = 4.14 * us, whole = 1,
      loss = 0.275, rows = 0.948, all_rows = 67, token = 0.28 * us, expert = 0.0254 * us, skew = 0.289,
      skew_more = 0.368, touched = 0.43, spread = 4.83, near = 0.729, copies = 0.998, wide = 4, points = 206,
      error = 0.092, kernel = "xpu",
    },
    fp8 = {
      launch = 154 * us, compute = 0.979, memory = 1, serial = 0.00516 * us, tile = 0 * us, whole = 1, loss = 0,
      rows = 0.403, all_rows = 100, token = 0.474 * us, expert = 0.438 * us, skew = 0.217, skew_more = 0.288,
      touched = 0.721, spread = 1.45, near = 8, copies = 0.5, pad = 65, points = 206, error = 0.040,
      kernel = "vllm_fused",
    },
    mxfp4_a16 = {
      launch = 138 * us, compute = 0.532, memory = 0.905, serial = 6.85e-05 * us, tile = 0 * us, whole = 1,
      loss = 0.467, rows = 0.756, all_rows = 0.693, token = 0.222 * us, expert = 0.187 * us, skew = 0.416,
      skew_more = 0.501, touched = 0.995, spread = 1.67, near = 0.518, copies = 1.37, pad = 15.1, points = 208,
      error = 0.073, kernel = "xpu",
    },
  },
  prefill = {
    bf16 = {
      launch = 45.3 * us, compute = 1, tile = 0 * us, longest = 0.84, whole = 0.766, exponents = 0.608,
      memory = 0.525, loss = 0.118, near = 8, reach = 1.36, rotate = 0.05, store = 0.05, cast = 0.05, masked = 1,
      points = 322, error = 0.135,
    },
    bf16_128 = {
      launch = 42.3 * us, longest = 0.886, whole = 0, exponents = 0.646, memory = 0.592, loss = 0.253, reach = 1.11,
      tiles = 1, points = 105, error = 0.159,
    },
    bf16_64 = {
      launch = 46.1 * us, compute = 0.758, longest = 0.461, whole = 1, exponents = 1.15, memory = 0.573, loss = 0,
      reach = 2, tiles = 3, points = 104, error = 0.075,
    },
    bf16_64_window = {
      compute = 0.563, longest = 0.581, whole = 0.7, exponents = 0.803, memory = 0.395, loss = 0.161, reach = 2,
      store = 1.33, cast = 0.0952, masked = 0.912, points = 113, error = 0.062,
    },
    bf16_fp8 = {
      launch = 45.6 * us, compute = 0.183, tile = 0 * us, longest = 2, whole = 1, exponents = 8, memory = 0.207,
      loss = 0, near = 8, reach = 1.12, rotate = 1.12, store = 1.62, cast = 0.106, masked = 0.996, tiles = 3,
      points = 322, error = 0.079,
    },
    bf16_fp8_128 = {
      launch = 35.2 * us, compute = 0.169, longest = 1.9, whole = 0, exponents = 3.24, memory = 0.171,
      reach = 0.191, rotate = 0.524, store = 0.05, cast = 0.05, tiles = 1, points = 105, error = 0.019,
    },
    bf16_fp8_64 = {
      launch = 44.7 * us, compute = 0.215, exponents = 7.56, memory = 0.24, reach = 2, rotate = 0.05, store = 0.05,
      cast = 0.05, points = 104, error = 0.018,
    },
    bf16_fp8_64_window = {
      launch = 46.7 * us, compute = 0.18, longest = 1.03, exponents = 4.72, memory = 0.234, reach = 1.01,
      rotate = 1.51, store = 0.514, cast = 0.206, points = 113, error = 0.049,
    },
  },
}
