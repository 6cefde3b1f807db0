return calibration "ampere.vllm" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 9.26 * us, memory = 0.8, compute = 1, single = 1.46, tile = 4.18 * us, alone = 2.79 * us,
      whole = 0.968, loss = 0.0657, near = 0.703, reach = 2, join = 2.98 * us, head = 0.0257 * us, masked = 0,
      chunk = 151, fill = 1.65, splits = 4, groups = 1, points = 586, error = 0.105,
    },
    latent_bf16 = {
      launch = 200 * us, memory = 1, compute = 0.102, single = 16, tile = 20 * us, alone = 20 * us, whole = 0,
      loss = 0.816, near = 0.1, reach = 2, join = 30 * us, head = 1 * us, masked = 0, chunk = 3.45e+03, fill = 2.3,
      splits = 4, groups = 1, points = 37, error = 0.212,
    },
  },
  linear = {
    bf16 = {
      launch = 2.98 * us, compute = 0.93, memory = 0.787, serial = 0.00262 * us, tile = 0.97 * us, whole = 1,
      loss = 0.288, near = 0.663, copies = 0.576, throttle = 0, heat = 1e+04 * us, join = 1.66 * us,
      written = 0.773, menu = 3, few = 1, split = 1, points = 390, error = 0.058,
      kernels = {
        sarathi = {
          launch = 3.1 * us, compute = 0.793, tile = 1.72 * us, whole = 0.419, loss = 0.225, near = 0.716,
          copies = 0.772, throttle = 0.049, heat = 6.2e+03 * us, join = 3.32 * us, written = 1, few = 2,
          points = 1907, error = 0.039,
        },
      },
    },
  },
  message = {
    all_reduce = {
      launch = 4.9 * us, step = 0.13 * us, share = 0.602, launch_2 = 4.13 * us, step_2 = 0.837 * us,
      share_2 = 0.811, launch_3 = 17.1 * us, step_3 = 7.71 * us, share_3 = 0.689, switch = 0.0924, shared = 0,
      ramp = 0.00245, host = 0 * us, limit_1 = 1048576, limit = 4194304, one_shot = 1, rule = 1, points = 47,
      error = 0.029,
    },
    all_reduce_eager = {
      launch = 0 * us, step = 0.00805 * us, share = 0.372, launch_2 = 37.9 * us, step_2 = 1.15 * us,
      share_2 = 0.512, launch_3 = 0 * us, step_3 = 8.51 * us, share_3 = 0.576, switch = 0.134, shared = 0,
      ramp = 0.00491, host = 44.8 * us, limit_1 = 1048576, limit = 16777216, one_shot = 0, rule = 0, points = 49,
      error = 0.027,
    },
  },
  mixture = {
    bf16 = {
      launch = 35.1 * us, compute = 0.381, memory = 0.719, serial = 0.00186 * us, tile = 0 * us, whole = 0,
      loss = 0.471, rows = 1, all_rows = 100, token = 0 * us, expert = 0 * us, skew = 0.49, skew_more = 0.548,
      touched = 1.06, spread = 0.806, near = 0.18, copies = 0.5, wide = 2, points = 206, error = 0.104,
      kernel = "vllm_fused",
    },
  },
  prefill = {
    bf16 = {
      launch = 9.65 * us, compute = 0.687, tile = 2.27 * us, longest = 0.58, whole = 0.282, exponents = 0.757,
      memory = 0.461, loss = 0.248, near = 1.55, reach = 0.37, rotate = 0.05, store = 2.98, cast = 0.05, masked = 0,
      tiles = 0, points = 348, error = 0.069,
    },
    latent_bf16 = {
      launch = 194 * us, compute = 0.952, tile = 2.77 * us, longest = 0.576, whole = 0, exponents = 0.204,
      memory = 1, loss = 0, near = 0.1, reach = 1.79, rotate = 7.86, store = 1.59, cast = 0.106, masked = 0,
      tiles = 0, points = 37, error = 0.015,
    },
  },
}
