return calibration "xe2.vllm" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 62.3 * us, memory = 1, compute = 1, single = 16, tile = 0.638 * us, whole = 0, loss = 0, near = 10,
      join = 3.18 * us, head = 0 * us, chunk = 54.2, splits = 0, points = 452, error = 0.090,
    },
    bf16_fp8 = {
      launch = 66.6 * us, memory = 0.74, compute = 1, single = 16, tile = 0.4 * us, whole = 0, loss = 0,
      near = 2.09, join = 30 * us, head = 0.00186 * us, chunk = 1.84e+03, splits = 0, points = 453, error = 0.136,
    },
  },
  linear = {
    bf16 = {
      launch = 30.2 * us, compute = 1, memory = 0.994, serial = 0.00116 * us, tile = 0.26 * us, whole = 0.786,
      loss = 0.135, near = 6.62, copies = 0.763, throttle = 0.508, heat = 7.65e+04 * us, join = 0.029 * us,
      written = 0.874, wide = 1, split = 1, points = 425, error = 0.046,
    },
    fp8 = {
      launch = 13.5 * us, compute = 1, memory = 0.984, serial = 0.000109 * us, tile = 0.218 * us, whole = 0,
      loss = 0.321, near = 8, copies = 1.66, throttle = 0, heat = 4.2e+04 * us, quantise = 5.82 * us,
      join = 3.15 * us, written = 1, split = 1, points = 425, error = 0.064,
    },
  },
  mixture = {
    bf16 = {
      launch = 146 * us, compute = 1, memory = 0.642, serial = 1e-05 * us, tile = 4.11 * us, whole = 1,
      loss = 0.212, rows = 1, all_rows = 15.8, token = 0.312 * us, expert = 0.146 * us, skew = 0.285,
      skew_more = 0.369, touched = 0.381, near = 8, copies = 0.5, points = 206, error = 0.087, kernel = "xpu",
    },
    fp8 = {
      launch = 164 * us, compute = 0.931, memory = 1, serial = 0.000146 * us, tile = 0 * us, whole = 1, loss = 0,
      rows = 0.431, all_rows = 100, token = 0.435 * us, expert = 0.478 * us, skew = 0.209, skew_more = 0.314,
      touched = 0.528, near = 8, copies = 0.5, pad = 60.8, points = 206, error = 0.055, kernel = "vllm_fused",
    },
    mxfp4_a16 = {
      launch = 140 * us, compute = 0.536, memory = 0.999, serial = 1e-05 * us, tile = 0 * us, whole = 0,
      loss = 0.364, rows = 1, all_rows = 0.507, token = 0.344 * us, expert = 0.219 * us, skew = 0.372,
      skew_more = 0.452, touched = 0.964, near = 0.534, copies = 1.35, pad = 18, points = 208, error = 0.069,
      kernel = "xpu",
    },
  },
  prefill = {
    bf16 = {
      launch = 45.2 * us, compute = 1, tile = 0 * us, longest = 1.11, exponents = 0.628, memory = 0.718, loss = 0,
      near = 8, write = 8, masked = 1, points = 322, error = 0.132,
    },
    bf16_fp8 = {
      launch = 46.3 * us, compute = 0.181, tile = 0 * us, longest = 2, exponents = 8, memory = 0.22, loss = 0,
      near = 8, write = 2.18, masked = 0.994, tiles = 2, points = 322, error = 0.098,
    },
  },
}
