return calibration "xe2.vllm" {
  base = "xe2",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 62 * us, memory = 1, compute = 1, single = 16, tile = 0.655 * us, whole = 0, loss = 0, near = 10,
      join = 3.86 * us, head = 0 * us, ungrouped = 1.43 * us, wide_192 = 1.67, wide_512 = 0.512, chunk = 44.3,
      splits = 1, groups = 0, points = 452, error = 0.089,
    },
    bf16_fp8 = {
      launch = 66.5 * us, memory = 0.745, compute = 1, single = 16, tile = 0.423 * us, whole = 0, loss = 0,
      near = 1.97, join = 30 * us, head = 0.00254 * us, ungrouped = 0.0471 * us, wide_192 = 1.12, wide_512 = 1.07,
      chunk = 1.67e+03, splits = 1, groups = 0, points = 453, error = 0.151,
    },
  },
  linear = {
    bf16 = {
      launch = 29.5 * us, compute = 1, memory = 0.979, serial = 0.000833 * us, tile = 0.47 * us, whole = 1,
      loss = 0.156, near = 8, copies = 1, throttle = 0.534, heat = 8.75e+04 * us, quantise = 10.1 * us,
      quantised = 0.285, menu = 0, split = 1, points = 425, error = 0.061,
    },
    fp8 = {
      launch = 6.23 * us, compute = 1, memory = 0.97, serial = 0.000942 * us, tile = 0.307 * us, whole = 0,
      loss = 0.321, near = 3.72, copies = 1, throttle = 0, heat = 2.16e+04 * us, quantise = 12.9 * us,
      quantised = 1, menu = 0, split = 1, points = 425, error = 0.075,
    },
  },
  message = {
    host_all_reduce_eager = {
      launch = 0 * us, step = 7.16 * us, share = 0.502, launch_2 = 11.3 * us, step_2 = 1.59 * us, share_2 = 0.903,
      launch_3 = 0.431 * us, step_3 = 1.33 * us, share_3 = 0.532, switch = 0.319, shared = 0.2, ramp = 0,
      host = 39 * us, limit_1 = 1048576, limit = 524288, one_shot = 0, rule = 1, points = 49, error = 0.033,
    },
    ["host_all_reduce_eager until 0.12.0"] = {
      launch = 0 * us, step = 0 * us, share = 0.0325, launch_2 = 81.8 * us, step_2 = 0 * us, share_2 = 1,
      launch_3 = 2.61 * us, step_3 = 2.06 * us, share_3 = 0.627, switch = 0.0255, shared = 0, ramp = 0,
      host = 49 * us, limit_1 = 262144, limit = 131072, one_shot = 0, rule = 1, points = 49, error = 0.019,
    },
  },
  mixture = {
    bf16 = {
      launch = 150 * us, compute = 1, memory = 0.643, serial = 1e-05 * us, tile = 2.21 * us, whole = 1,
      loss = 0.343, rows = 0.923, all_rows = 100, token = 0.317 * us, expert = 0.115 * us, skew = 0.285,
      skew_more = 0.372, touched = 0.371, points = 206, error = 0.072, kernel = "xpu",
    },
    fp8 = {
      launch = 172 * us, compute = 0.602, memory = 1, serial = 0.00138 * us, tile = 1.34 * us, whole = 1,
      loss = 0.128, rows = 0.59, all_rows = 100, token = 0.39 * us, expert = 0.489 * us, skew = 0.231,
      skew_more = 0.312, touched = 0.505, points = 206, error = 0.097, kernel = "vllm_fused",
    },
    mxfp4_a16 = {
      launch = 143 * us, compute = 0.448, memory = 0.921, serial = 0.00155 * us, tile = 0 * us, whole = 0,
      loss = 0.538, rows = 1, all_rows = 0.481, token = 0.323 * us, expert = 0.212 * us, skew = 0.409,
      skew_more = 0.455, touched = 0.764, points = 208, error = 0.067, kernel = "xpu",
    },
  },
  prefill = {
    bf16 = {
      launch = 45.6 * us, compute = 1, tile = 0 * us, longest = 0.639, exponents = 0.615, memory = 0.716, loss = 0,
      near = 8, write = 8, wide_256 = 1.15, wide_192 = 1.09, open = 1.49, masked = 1, masked_256 = 0.172, tiles = 0,
      points = 322, error = 0.133,
    },
    bf16_fp8 = {
      launch = 46.7 * us, compute = 0.182, tile = 0 * us, longest = 2, exponents = 8, memory = 0.207, loss = 0,
      near = 8, write = 2.27, wide_256 = 1.45, wide_192 = 1.19, open = 0.396, masked = 0.997, masked_256 = 0.257,
      tiles = 2, points = 322, error = 0.093,
    },
  },
}
