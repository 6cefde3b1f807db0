return calibration "ada.trtllm" {
  base = "ada",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 4.86 * us, memory = 0.778, compute = 0.327, single = 16, tile = 2.62 * us, whole = 0.417, loss = 0,
      near = 10, join = 2.64 * us, head = 0.0855 * us, ungrouped = 0.962 * us, wide_192 = 1.17, wide_512 = 0.671,
      chunk = 123, splits = 1, groups = 2, points = 433, error = 0.082,
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
      launch = 0.219 * us, compute = 0.616, memory = 0.793, serial = 0.00234 * us, tile = 1.93 * us, whole = 0.234,
      loss = 0.252, near = 1.37, copies = 1, throttle = 0.174, heat = 3.18e+04 * us, quantise = 6.59 * us,
      quantised = 0.371, menu = 0, split = 1, points = 533, error = 0.072,
    },
    fp8 = {
      launch = 1.22 * us, compute = 0.558, memory = 0.799, serial = 0.00114 * us, tile = 2.34 * us, whole = 0.0311,
      loss = 0.195, near = 1.1, copies = 1, throttle = 0.335, heat = 2.14e+04 * us, quantise = 8.19 * us,
      quantised = 1, menu = 0, split = 1, points = 534, error = 0.079,
    },
    fp8_b128 = {
      launch = 1.6 * us, compute = 0.336, memory = 0.799, serial = 0.00278 * us, tile = 1.81 * us, whole = 0.16,
      loss = 0.134, near = 1.15, copies = 1, throttle = 0.714, heat = 1.14e+04 * us, quantise = 0 * us,
      quantised = 1, menu = 0, split = 0, points = 499, error = 0.052,
    },
    fp8_static = {
      launch = 0 * us, compute = 0.537, memory = 0.789, serial = 0.00143 * us, tile = 1.21 * us, whole = 0.0426,
      loss = 0.198, near = 1.17, copies = 1, throttle = 0.321, heat = 2.13e+04 * us, quantise = 10.3 * us,
      quantised = 1, menu = 0, split = 1, points = 526, error = 0.078,
    },
    int4_a16 = {
      launch = 0.442 * us, compute = 0.701, memory = 1, serial = 0.00439 * us, tile = 3.24 * us, whole = 0.174,
      loss = 0.199, near = 0.96, copies = 1, throttle = 0, heat = 2.39e+04 * us, quantise = 8.21 * us,
      quantised = 0.481, menu = 2, split = 1, points = 401, error = 0.052,
    },
    int8 = {
      launch = 0 * us, compute = 0.987, memory = 0.846, serial = 0.00138 * us, tile = 0.765 * us, whole = 0.178,
      loss = 0.181, near = 0.883, copies = 1, throttle = 0.455, heat = 1.72e+04 * us, quantise = 4.08 * us,
      quantised = 1, menu = 1, split = 0, points = 401, error = 0.054,
    },
    int8_a16 = {
      launch = 0 * us, compute = 0.728, memory = 0.891, serial = 1e-05 * us, tile = 3.97 * us, whole = 0.216,
      loss = 0.269, near = 0.78, copies = 1, throttle = 0.0308, heat = 100 * us, quantise = 0.685 * us,
      quantised = 0.29, menu = 2, split = 1, points = 401, error = 0.051,
    },
  },
  message = {
    host_all_reduce = {
      launch = 4.95 * us, step = 2.08 * us, share = 0.373, launch_2 = 7.81 * us, step_2 = 8.85 * us,
      share_2 = 0.611, launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.61, switch = 0.23, shared = 1.83, ramp = 0,
      host = 0 * us, limit_1 = 1048576, limit = 33554432, one_shot = 0, rule = 0, points = 42, error = 0.184,
    },
  },
  mixture = {
    bf16 = {
      launch = 2.39 * us, compute = 0.417, memory = 0.827, serial = 0.00481 * us, tile = 1.46 * us, whole = 0,
      loss = 0.123, rows = 0.946, all_rows = 100, token = 0 * us, expert = 0 * us, skew = 0.171, skew_more = 0.446,
      touched = 0.994, points = 172, error = 0.058, kernel = "cutlass",
    },
    fp8 = {
      launch = 2.33 * us, compute = 0.51, memory = 0.82, serial = 0.00565 * us, tile = 0.53 * us, whole = 1,
      loss = 0, rows = 0.632, all_rows = 100, token = 0 * us, expert = 0 * us, skew = 0.291, skew_more = 0.0875,
      touched = 0.987, points = 180, error = 0.077, kernel = "cutlass",
    },
    int4_a8 = {
      launch = 0 * us, compute = 0.548, memory = 1, serial = 0.00237 * us, tile = 0 * us, whole = 0, loss = 0.547,
      rows = 1, all_rows = 6.3, token = 0.294 * us, expert = 0 * us, skew = 0.567, skew_more = 0.625,
      touched = 1.06, points = 202, error = 0.116, kernel = "trtllm_default",
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
      loss = 0.641, near = 2.07, write = 5.69, wide_256 = 1.14, wide_192 = 0.648, open = 0.769, masked = 0.0186,
      masked_256 = 0.0735, tiles = 0, points = 347, error = 0.083,
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
      masked_256 = 0.0654, tiles = 0, points = 108, error = 0.089,
    },
  },
  rows = {
    quantise = {
      launch = 2.66 * us, memory = 0.784, near = 10, single = 20, row = 0.0126 * us, loss = 0, points = 79,
      error = 0.052,
    },
  },
  scan = {
    conv_gdn = {
      launch = 0 * us, compute = 1, memory = 1, near = 10, step = 0.001 * us, start = 6.41 * us, resident = 2.6,
      loss = 0, points = 23, error = 0.077,
    },
    conv_gdn_decode = {
      launch = 5.27 * us, compute = 0.982, memory = 1, near = 10, step = 0.156 * us, start = 0.383 * us,
      resident = 16, loss = 0, points = 25, error = 0.044,
    },
    conv_mamba2 = {
      launch = 1.76 * us, compute = 0.0517, memory = 0.79, near = 10, step = 0.001 * us, start = 6.76 * us,
      resident = 0.487, loss = 0, points = 23, error = 0.096,
    },
    conv_mamba2_decode = {
      launch = 4.38 * us, compute = 1, memory = 0.899, near = 10, step = 0.69 * us, start = 0.396 * us,
      resident = 16, loss = 0, points = 27, error = 0.043,
    },
    gdn = {
      launch = 0 * us, compute = 0.0547, memory = 1, near = 10, step = 4.96 * us, start = 12.5 * us,
      resident = 10.7, loss = 0, points = 29, error = 0.182,
    },
    gdn_decode = {
      launch = 0 * us, compute = 1, memory = 0.99, near = 5.17, step = 2.99 * us, start = 2.58 * us,
      resident = 5.41, loss = 0.388, points = 23, error = 0.049,
    },
  },
}
