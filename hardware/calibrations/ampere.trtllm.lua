return calibration "ampere.trtllm" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
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
      launch = 3.4 * us, compute = 0.86, memory = 0.826, serial = 0.00264 * us, tile = 0.486 * us, whole = 1,
      loss = 0.246, near = 0.675, copies = 0.595, throttle = 0, heat = 1e+04 * us, join = 1.67 * us,
      written = 0.746, menu = 3, few = 1, split = 1, points = 390, error = 0.054,
    },
    int4_a16 = {
      launch = 7.47 * us, compute = 0.829, memory = 1, serial = 0.00199 * us, tile = 2.55 * us, whole = 0.517,
      loss = 0.33, near = 0.464, copies = 1.57, throttle = 0, heat = 9.94e+03 * us, written = 1, points = 401,
      error = 0.044,
    },
    int8 = {
      launch = 7.58 * us, compute = 0.88, memory = 0.878, serial = 0.00212 * us, tile = 2.95 * us, whole = 0.741,
      loss = 0.312, near = 0.717, copies = 1.18, throttle = 0, heat = 1.01e+04 * us, written = 0.643, few = 1,
      points = 401, error = 0.068,
    },
    int8_a16 = {
      launch = 8.52 * us, compute = 0.862, memory = 0.844, serial = 0.00591 * us, tile = 1.34 * us, whole = 0.492,
      loss = 0.137, near = 0.618, copies = 0.785, throttle = 0, heat = 1e+04 * us, join = 10.4 * us,
      written = 0.784, few = 1, split = 1, points = 400, error = 0.049,
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
      launch = 22.4 * us, compute = 0.545, memory = 0.741, serial = 0.0074 * us, tile = 0 * us, whole = 0.666,
      loss = 0.326, rows = 0.729, all_rows = 100, token = 0 * us, expert = 0.0357 * us, skew = 0.324,
      skew_more = 0.485, touched = 0.946, spread = 0.678, near = 8, copies = 0.989, points = 206, error = 0.079,
      kernel = "trtllm_default",
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
