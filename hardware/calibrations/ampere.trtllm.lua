return calibration "ampere.trtllm" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    latent_bf16 = {
      launch = 3.9 * us, memory = 0.617, compute = 1, single = 0.607, tile = 10.5 * us, alone = 9.25 * us,
      whole = 1, loss = 0.647, near = 10, reach = 1.59, join = 2 * us, head = 0 * us, masked = 0, chunk = 256,
      fill = 2, splits = 0, groups = 1, points = 116, error = 0.108,
    },
    latent_bf16_fp8 = {
      launch = 3.37 * us, memory = 0.332, compute = 1, single = 0.304, tile = 9.98 * us, alone = 10.3 * us,
      whole = 1, loss = 0.654, near = 10, reach = 1.91, join = 2.01 * us, head = 0 * us, masked = 0, chunk = 257,
      fill = 2, splits = 0, groups = 6, points = 116, error = 0.094,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 2.24 * us, compute = 0.728, memory = 1, serial = 0.00234 * us, tile = 3.93 * us, whole = 0,
      loss = 0.375, near = 1.16, copies = 1, throttle = 0, heat = 1e+04 * us, quantise = 0.988 * us,
      quantised = 0.4, menu = 0, split = 1, points = 54, error = 0.131,
    },
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
      launch = 12 * us, compute = 0.58, tile = 0.838 * us, longest = 0.831, whole = 0.629, exponents = 0.647,
      memory = 0.488, loss = 0.14, near = 2.84, reach = 0.182, rotate = 2.06, store = 0.65, cast = 0.163,
      masked = 0, tiles = 0, points = 347, error = 0.019,
    },
    latent_bf16 = {
      launch = 14 * us, compute = 0.584, tile = 0.698 * us, longest = 0.513, whole = 0, exponents = 0.789,
      memory = 0.746, loss = 0.146, near = 8, reach = 0.353, rotate = 0.479, store = 0.479, cast = 0.101,
      masked = 0, tiles = 1, points = 108, error = 0.026,
    },
    latent_bf16_fp8 = {
      launch = 14 * us, compute = 0.54, tile = 0.698 * us, longest = 0.52, whole = 0, exponents = 2.94,
      memory = 0.755, loss = 0.108, near = 8, reach = 0.346, rotate = 0.579, store = 0.491, cast = 0.0873,
      masked = 0, tiles = 1, points = 108, error = 0.031,
    },
  },
}
