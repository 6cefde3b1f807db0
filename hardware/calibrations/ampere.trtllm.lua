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
      launch = 2.18 * us, compute = 0.874, memory = 0.816, serial = 0.00225 * us, tile = 1.49 * us, whole = 1,
      loss = 0.293, near = 0.568, copies = 1, throttle = 0.112, heat = 8.41e+04 * us, quantise = 9.07 * us,
      quantised = 0.694, menu = 0, split = 1, points = 390, error = 0.058,
    },
    int4_a16 = {
      launch = 7.98 * us, compute = 0.823, memory = 1, serial = 0.00186 * us, tile = 2.32 * us, whole = 0.531,
      loss = 0.329, near = 0.513, copies = 1, throttle = 0, heat = 3.65e+03 * us, quantise = 5.67 * us,
      quantised = 0.271, menu = 0, split = 0, points = 401, error = 0.049,
    },
    int8 = {
      launch = 0.23 * us, compute = 0.929, memory = 0.886, serial = 0.00153 * us, tile = 3.81 * us, whole = 0.625,
      loss = 0.344, near = 0.674, copies = 1, throttle = 0, heat = 6.02e+04 * us, quantise = 6.44 * us,
      quantised = 1, menu = 0, split = 0, points = 401, error = 0.064,
    },
    int8_a16 = {
      launch = 7.58 * us, compute = 0.866, memory = 0.872, serial = 0.00197 * us, tile = 2.63 * us, whole = 0.58,
      loss = 0.277, near = 0.581, copies = 1, throttle = 0, heat = 5.89e+03 * us, quantise = 1.81 * us,
      quantised = 0.38, menu = 0, split = 0, points = 400, error = 0.031,
    },
  },
  message = {
    all_reduce = {
      launch = 3.82 * us, step = 0.0195 * us, share = 0.045, launch_2 = 0 * us, step_2 = 0.718 * us,
      share_2 = 0.398, launch_3 = 10.7 * us, step_3 = 4.14 * us, share_3 = 0.73, switch = 0.0544, shared = 0,
      ramp = 0.00513, host = 0 * us, limit_1 = 1048576, limit = 524288, one_shot = 1, rule = 0, points = 42,
      error = 0.053,
    },
  },
  mixture = {
    bf16 = {
      launch = 21.7 * us, compute = 0.546, memory = 1, serial = 0.00602 * us, tile = 0 * us, whole = 1,
      loss = 0.493, rows = 0.729, all_rows = 100, token = 0 * us, expert = 0.035 * us, skew = 0.324,
      skew_more = 0.488, touched = 0.948, points = 206, error = 0.067, kernel = "trtllm_default",
    },
  },
  prefill = {
    bf16 = {
      launch = 12.6 * us, compute = 0.539, tile = 0.966 * us, longest = 0.918, exponents = 1.15, memory = 0.542,
      loss = 0.176, near = 1.09, write = 1.09, wide_256 = 0.403, wide_192 = 0.991, open = 1.11, masked = 0.0318,
      masked_256 = 0.0359, tiles = 0, points = 347, error = 0.025,
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
