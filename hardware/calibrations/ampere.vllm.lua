return calibration "ampere.vllm" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 10.3 * us, memory = 0.752, compute = 1, single = 5.01, tile = 3.46 * us, whole = 1, loss = 0.106,
      near = 0.546, join = 4.24 * us, head = 0.146 * us, ungrouped = 0.0255 * us, wide_192 = 0.865,
      wide_512 = 0.698, chunk = 146, splits = 0, groups = 1, points = 586, error = 0.102,
    },
    latent_bf16 = {
      launch = 200 * us, memory = 0.457, compute = 0.867, single = 7.79, tile = 12.6 * us, whole = 0, loss = 0,
      near = 9.75, join = 30 * us, head = 0 * us, ungrouped = 8.75 * us, wide_192 = 0.867, wide_512 = 6.61,
      chunk = 4096, splits = 3, groups = 1, points = 37, error = 0.238,
    },
  },
  linear = {
    bf16 = {
      launch = 2 * us, compute = 0.788, memory = 0.776, serial = 0.00227 * us, tile = 1.77 * us, whole = 0.477,
      loss = 0.255, near = 0.627, copies = 1, throttle = 0, heat = 9.94e+04 * us, quantise = 2.16 * us,
      quantised = 0.385, menu = 0, split = 1, points = 2297, error = 0.046,
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
      launch = 47.1 * us, compute = 0.366, memory = 0.752, serial = 0.00384 * us, tile = 0 * us, whole = 0.444,
      loss = 0.594, rows = 1, all_rows = 3.38, token = 0 * us, expert = 0 * us, skew = 0.467, skew_more = 0.567,
      touched = 0.92, points = 206, error = 0.176, kernel = "vllm_fused",
    },
  },
  prefill = {
    bf16 = {
      launch = 10.2 * us, compute = 0.627, tile = 1.97 * us, longest = 0.696, exponents = 1.57, memory = 0.744,
      loss = 0.883, near = 1.12, write = 2.93, wide_256 = 1.4, wide_192 = 0.844, open = 1.2, masked = 0.0399,
      masked_256 = 0.0258, tiles = 0, points = 348, error = 0.077,
    },
    latent_bf16 = {
      launch = 144 * us, compute = 0.542, tile = 0 * us, longest = 0.364, exponents = 0.476, memory = 1, loss = 0,
      near = 0.1, write = 0.351, wide_256 = 1.32, wide_192 = 1.25, open = 1.17, masked = 0.109, masked_256 = 0.0432,
      tiles = 1, points = 37, error = 0.009,
    },
  },
}
