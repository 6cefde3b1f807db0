return calibration "ada.trtllm" {
  base = "ada",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 4.86 * us, memory = 0.778, compute = 0.325, single = 16, tile = 2.62 * us, whole = 0.417, loss = 0,
      near = 10, join = 2.64 * us, head = 0.0855 * us, ungrouped = 0.962 * us, wide_192 = 1.17, wide_512 = 0.671,
      chunk = 123, splits = 1, groups = 2, points = 433, error = 0.084,
    },
    bf16_fp8 = {
      launch = 5.81 * us, memory = 0.761, compute = 0.3, single = 14.9, tile = 3.55 * us, whole = 1, loss = 0.134,
      near = 1.12, join = 30 * us, head = 0.0169 * us, ungrouped = 3.48 * us, wide_192 = 1.54, wide_512 = 0.781,
      chunk = 4096, splits = 1, groups = 2, points = 432, error = 0.145,
    },
    latent_bf16 = {
      launch = 0 * us, memory = 0.779, compute = 1, single = 1.44, tile = 18.6 * us, whole = 1, loss = 0.724,
      near = 5.08, join = 30 * us, head = 0 * us, ungrouped = 0 * us, wide_192 = 1.51, wide_512 = 0.5, chunk = 4096,
      splits = 1, groups = 1, points = 116, error = 0.126,
    },
    latent_bf16_fp8 = {
      launch = 0 * us, memory = 0.409, compute = 1, single = 0.744, tile = 17.2 * us, whole = 1, loss = 0.873,
      near = 1.27, join = 30 * us, head = 0 * us, ungrouped = 0 * us, wide_192 = 0.821, wide_512 = 0.5,
      chunk = 4096, splits = 3, groups = 2, points = 116, error = 0.150,
    },
  },
  linear = {
    bf16 = {
      launch = 0.208 * us, compute = 0.615, memory = 0.792, serial = 0.00236 * us, tile = 1.94 * us, whole = 0.224,
      loss = 0.248, near = 1.37, copies = 1, throttle = 0.173, heat = 3.23e+04 * us, quantise = 5.26 * us,
      quantised = 0.449, menu = 0, split = 1, points = 533, error = 0.074,
    },
    fp8 = {
      launch = 0.935 * us, compute = 0.568, memory = 0.802, serial = 0.00104 * us, tile = 2.43 * us, whole = 0.061,
      loss = 0.2, near = 1.1, copies = 1, throttle = 0.362, heat = 1.91e+04 * us, quantise = 8.45 * us,
      quantised = 1, menu = 0, split = 1, points = 534, error = 0.078,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.351, memory = 0.808, serial = 0.00281 * us, tile = 3.47 * us, whole = 0.224,
      loss = 0.107, near = 1.07, copies = 1, throttle = 0.764, heat = 9.08e+03 * us, quantise = 0 * us,
      quantised = 1, menu = 0, split = 0, points = 499, error = 0.046,
    },
    fp8_static = {
      launch = 0 * us, compute = 0.548, memory = 0.793, serial = 0.00105 * us, tile = 2.31 * us, whole = 0.0639,
      loss = 0.197, near = 1.1, copies = 1, throttle = 0.33, heat = 1.71e+04 * us, quantise = 9.22 * us,
      quantised = 1, menu = 0, split = 1, points = 526, error = 0.079,
    },
    int4_a16 = {
      launch = 0.369 * us, compute = 0.702, memory = 1, serial = 0.00452 * us, tile = 3.23 * us, whole = 0.186,
      loss = 0.194, near = 0.954, copies = 1, throttle = 0, heat = 2.6e+04 * us, quantise = 5.31 * us,
      quantised = 0.479, menu = 2, split = 1, points = 401, error = 0.048,
    },
    int8 = {
      launch = 0 * us, compute = 0.981, memory = 0.846, serial = 0.00138 * us, tile = 0.634 * us, whole = 0.162,
      loss = 0.176, near = 0.888, copies = 1, throttle = 0.342, heat = 1.2e+04 * us, quantise = 4.19 * us,
      quantised = 1, menu = 1, split = 0, points = 401, error = 0.055,
    },
    int8_a16 = {
      launch = 0 * us, compute = 0.698, memory = 1, serial = 0.00214 * us, tile = 4.32 * us, whole = 0.071,
      loss = 0.269, near = 0.91, copies = 1, throttle = 0, heat = 2.45e+04 * us, quantise = 5.76 * us,
      quantised = 0.449, menu = 1, split = 1, points = 401, error = 0.042,
    },
  },
  message = {
    all_reduce = {
      launch = 3.73 * us, step = 2.99 * us, share = 0.304, launch_2 = 4.05 * us, step_2 = 16.9 * us,
      share_2 = 0.0532, launch_3 = 0 * us, step_3 = 20 * us, share_3 = 0.344, switch = -0.2, ramp = 0,
      limit = 8.37e+08, one_shot = 1, points = 42, error = 0.396,
    },
  },
  mixture = {
    bf16 = {
      launch = 2.38 * us, compute = 0.416, memory = 0.826, serial = 0.00483 * us, tile = 1.46 * us, whole = 0,
      loss = 0.121, rows = 0.946, all_rows = 100, token = 0 * us, expert = 0 * us, skew = 0.172, skew_more = 0.446,
      touched = 0.994, points = 172, error = 0.058, kernel = "cutlass",
    },
    fp8 = {
      launch = 3.73 * us, compute = 0.498, memory = 0.823, serial = 0.00528 * us, tile = 0.509 * us, whole = 0,
      loss = 0.00568, rows = 0.634, all_rows = 100, token = 0 * us, expert = 0 * us, skew = 0.291,
      skew_more = 0.088, touched = 0.982, points = 180, error = 0.077, kernel = "cutlass",
    },
    int4_a8 = {
      launch = 0 * us, compute = 0.547, memory = 1, serial = 0.00235 * us, tile = 0 * us, whole = 0, loss = 0.552,
      rows = 1, all_rows = 7.37, token = 0.325 * us, expert = 0 * us, skew = 0.568, skew_more = 0.627,
      touched = 1.05, points = 202, error = 0.115, kernel = "trtllm_default",
    },
  },
  prefill = {
    bf16 = {
      launch = 8.53 * us, compute = 0.437, tile = 0 * us, longest = 0.933, exponents = 2.43, memory = 0.331,
      loss = 0.761, near = 2.54, write = 8, wide_256 = 1.19, wide_192 = 0.65, open = 0.955, masked = 0.0121,
      masked_256 = 0.0758, tiles = 0, points = 407, error = 0.092,
    },
    bf16_fp8 = {
      launch = 8.76 * us, compute = 0.467, tile = 0 * us, longest = 0.977, exponents = 1.21, memory = 0.326,
      loss = 0.641, near = 2.15, write = 5.69, wide_256 = 1.14, wide_192 = 0.648, open = 0.769, masked = 0.0186,
      masked_256 = 0.0735, tiles = 0, points = 347, error = 0.088,
    },
    fp8 = {
      launch = 9.8 * us, compute = 0.772, tile = 2.89 * us, longest = 0.628, exponents = 0.169, memory = 0.313,
      loss = 0.325, near = 5.81, write = 0.983, wide_256 = 0.182, wide_192 = 0.942, open = 0.965, masked = 0.0214,
      masked_256 = 0.109, tiles = 0, points = 346, error = 0.147,
    },
    latent_bf16 = {
      launch = 9.21 * us, compute = 0.985, tile = 1.17 * us, longest = 0.369, exponents = 0.324, memory = 0.711,
      loss = 0.233, near = 8, write = 5.82, wide_256 = 0.886, wide_192 = 0.598, open = 0.711, masked = 0.335,
      masked_256 = 0.113, tiles = 0, points = 108, error = 0.077,
    },
    latent_bf16_fp8 = {
      launch = 9.15 * us, compute = 0.917, tile = 1.3 * us, longest = 0.377, exponents = 0.185, memory = 0.671,
      loss = 0.334, near = 8, write = 8, wide_256 = 1.44, wide_192 = 0.795, open = 0.524, masked = 0.235,
      masked_256 = 0.0782, tiles = 0, points = 108, error = 0.089,
    },
  },
}
