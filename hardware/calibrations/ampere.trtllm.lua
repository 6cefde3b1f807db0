return calibration "ampere.trtllm" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    latent_bf16 = {
      launch = 8.29 * us, memory = 0.482, compute = 1, single = 0.667, tile = 5.56 * us, whole = 1, loss = 0.657,
      near = 10, join = 30 * us, head = 0.179 * us, ungrouped = 0 * us, wide_192 = 1.14, wide_512 = 1.09,
      chunk = 4096, splits = 1, groups = 1, points = 116, error = 0.161,
    },
    latent_bf16_fp8 = {
      launch = 11.4 * us, memory = 0.28, compute = 1, single = 0.3, tile = 2.47 * us, whole = 1, loss = 1,
      near = 0.517, join = 30 * us, head = 0.0194 * us, ungrouped = 0 * us, wide_192 = 2.63, wide_512 = 0.955,
      chunk = 4096, splits = 2, groups = 2, points = 116, error = 0.150,
    },
  },
  linear = {
    bf16 = {
      launch = 2.21 * us, compute = 0.872, memory = 0.817, serial = 0.00223 * us, tile = 1.47 * us, whole = 1,
      loss = 0.29, near = 0.567, copies = 1, throttle = 0.0714, heat = 4.81e+04 * us, quantise = 12.1 * us,
      quantised = 0.498, menu = 0, split = 1, points = 390, error = 0.059,
    },
    int4_a16 = {
      launch = 7.96 * us, compute = 0.823, memory = 1, serial = 0.00186 * us, tile = 2.34 * us, whole = 0.53,
      loss = 0.329, near = 0.512, copies = 1, throttle = 0, heat = 4.93e+03 * us, quantise = 9.08 * us,
      quantised = 0.595, menu = 0, split = 0, points = 401, error = 0.048,
    },
    int8 = {
      launch = 5.79 * us, compute = 0.934, memory = 0.884, serial = 0.00155 * us, tile = 4.57 * us, whole = 0.537,
      loss = 0.342, near = 0.65, copies = 1, throttle = 0, heat = 6.82e+04 * us, quantise = 0.127 * us,
      quantised = 1, menu = 0, split = 0, points = 401, error = 0.073,
    },
    int8_a16 = {
      launch = 6.9 * us, compute = 0.869, memory = 0.87, serial = 0.00199 * us, tile = 3.29 * us, whole = 0.521,
      loss = 0.276, near = 0.563, copies = 1, throttle = 0, heat = 2.19e+03 * us, quantise = 7 * us,
      quantised = 0.274, menu = 0, split = 0, points = 400, error = 0.029,
    },
  },
  message = {
    all_reduce = {
      launch = 4.16 * us, step = 0.241 * us, share = 0.509, launch_2 = 15.9 * us, step_2 = 4.91 * us,
      share_2 = 0.975, launch_3 = 26.6 * us, step_3 = 0.445 * us, share_3 = 0.695, switch = 0.0594, ramp = 0.00292,
      limit = 1.2e+06, one_shot = 1, points = 42, error = 0.103,
    },
  },
  mixture = {
    bf16 = {
      launch = 20.6 * us, compute = 0.549, memory = 1, serial = 0.00641 * us, tile = 0 * us, whole = 1,
      loss = 0.474, rows = 0.725, all_rows = 100, token = 0 * us, expert = 0.029 * us, skew = 0.324,
      skew_more = 0.488, touched = 0.948, points = 206, error = 0.069, kernel = "trtllm_default",
    },
  },
  prefill = {
    bf16 = {
      launch = 12.6 * us, compute = 0.539, tile = 0.966 * us, longest = 0.918, exponents = 1.15, memory = 0.542,
      loss = 0.176, near = 1.09, write = 1.09, wide_256 = 0.403, wide_192 = 0.991, open = 1.11, masked = 0.0318,
      masked_256 = 0.0349, tiles = 0, points = 347, error = 0.025,
    },
    latent_bf16 = {
      launch = 14 * us, compute = 0.99, tile = 0.676 * us, longest = 0.513, exponents = 1.09, memory = 0.952,
      loss = 0.448, near = 6.39, write = 3.92, wide_256 = 1.5, wide_192 = 0.573, open = 1.5, masked = 0.0424,
      masked_256 = 0.0278, tiles = 1, points = 108, error = 0.029,
    },
    latent_bf16_fp8 = {
      launch = 14 * us, compute = 0.857, tile = 0.669 * us, longest = 0.524, exponents = 2.52, memory = 0.849,
      loss = 0.203, near = 6.47, write = 3.19, wide_256 = 1.3, wide_192 = 0.639, open = 0.703, masked = 0.0554,
      masked_256 = 0.0442, tiles = 1, points = 108, error = 0.028,
    },
  },
}
