return calibration "ampere.sglang" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 9.75 * us, memory = 0.507, compute = 0.401, single = 16, tile = 4.32 * us, alone = 3.91 * us,
      whole = 1, loss = 0, near = 0.494, reach = 2, join = 7.15 * us, head = 0.000569 * us, masked = 0, chunk = 256,
      fill = 3.56, splits = 3, groups = 1, points = 435, error = 0.044,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 2.17 * us, compute = 0.814, memory = 1, serial = 0.00118 * us, tile = 4.32 * us, whole = 0,
      loss = 0.416, near = 1.16, copies = 1, throttle = 0, heat = 9.89e+03 * us, quantise = 0.999 * us,
      quantised = 0.402, menu = 0, split = 0, points = 54, error = 0.156,
    },
    bf16 = {
      launch = 2.16 * us, compute = 0.837, memory = 0.784, serial = 0.0031 * us, tile = 1.3 * us, whole = 1,
      loss = 0.265, near = 0.558, copies = 0.867, throttle = 0.088, heat = 1e+05 * us, join = 1.98 * us,
      written = 0.664, wide = 2, split = 1, points = 537, error = 0.063,
    },
  },
  message = {
    all_reduce = {
      launch = 5.15 * us, step = 0.101 * us, share = 0.654, launch_2 = 3.91 * us, step_2 = 0.821 * us,
      share_2 = 0.724, launch_3 = 19.5 * us, step_3 = 7.29 * us, share_3 = 0.67, switch = 0.108, shared = 0,
      ramp = 0.00193, host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 1, rule = 1, points = 94,
      error = 0.024,
    },
    all_reduce_eager = {
      launch = 4.96 * us, step = 1.66 * us, share = 0.481, launch_2 = 8.08 * us, step_2 = 0 * us, share_2 = 0.537,
      launch_3 = 0 * us, step_3 = 7.61 * us, share_3 = 0.574, switch = 0.134, shared = 0, ramp = 0.00447,
      host = 41.7 * us, limit_1 = 16777216, limit = 8388608, one_shot = 0, rule = 1, points = 51, error = 0.028,
    },
    ["all_reduce_eager until 0.5.9"] = {
      launch = 2.78 * us, step = 2.95 * us, share = 0.468, launch_2 = 11.6 * us, step_2 = 0 * us, share_2 = 0.538,
      launch_3 = 3.32 * us, step_3 = 7.03 * us, share_3 = 0.575, switch = 0.136, shared = 0, ramp = 0.00438,
      host = 49.9 * us, limit_1 = 1048576, limit = 8388608, one_shot = 1, rule = 0, points = 51, error = 0.018,
    },
  },
  mixture = {
    bf16 = {
      launch = 15 * us, compute = 0.418, memory = 0.85, serial = 0.00416 * us, tile = 0 * us, whole = 0,
      loss = 0.532, rows = 1, all_rows = 0.191, token = 0 * us, expert = 0.0763 * us, skew = 0.582,
      skew_more = 0.753, touched = 1.16, spread = 1.13, near = 0.659, copies = 0.5, wide = 2, points = 197,
      error = 0.107, kernel = "triton",
    },
    int4_a16 = {
      launch = 33.3 * us, compute = 0.594, memory = 1, serial = 0.000827 * us, tile = 0 * us, whole = 0.451,
      loss = 0.594, rows = 1, all_rows = 0.193, token = 0 * us, expert = 0.000675 * us, skew = 0.626,
      skew_more = 0.855, touched = 1, spread = 2.09, near = 8, copies = 0.823, pad = 5.92, points = 201,
      error = 0.058, kernel = "marlin",
    },
  },
  prefill = {
    bf16 = {
      launch = 11.9 * us, compute = 0.781, tile = 0 * us, longest = 0.806, whole = 0.412, exponents = 1.29,
      memory = 0.598, loss = 0.0753, near = 8, reach = 0.279, rotate = 0.05, store = 2.26, cast = 0.0785,
      masked = 0, tiles = 4, points = 343, error = 0.030,
    },
  },
  scan = {
    conv_gdn = {
      launch = 8.21 * us, compute = 0.5, memory = 1, near = 10, step = 0.001 * us, start = 2.86 * us,
      resident = 0.316, loss = 0, points = 22, error = 0.301,
    },
    conv_gdn_decode = {
      launch = 6.18 * us, compute = 0.017, memory = 1, near = 10, step = 0.335 * us, start = 0.137 * us,
      resident = 16, loss = 0, points = 25, error = 0.049,
    },
    gdn_decode = {
      launch = 0 * us, compute = 1, memory = 1, near = 0.968, step = 1.87 * us, start = 4.86 * us, resident = 16,
      loss = 0.322, points = 23, error = 0.036,
    },
  },
}
