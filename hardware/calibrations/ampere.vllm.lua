return calibration "ampere.vllm" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 10.3 * us, memory = 0.752, compute = 1, single = 5.01, tile = 3.46 * us, whole = 1, loss = 0.106,
      near = 0.546, join = 4.24 * us, head = 0.146 * us, ungrouped = 0.0255 * us, wide_192 = 0.864,
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
      launch = 1.97 * us, compute = 0.795, memory = 0.778, serial = 0.00229 * us, tile = 1.81 * us, whole = 0.515,
      loss = 0.258, near = 0.627, copies = 1, throttle = 0.0102, heat = 1.21e+03 * us, quantise = 4.59 * us,
      quantised = 0.485, menu = 0, split = 1, points = 2297, error = 0.046,
    },
  },
  message = {
    all_reduce = {
      launch = 4.88 * us, step = 0.133 * us, share = 0.58, launch_2 = 4.26 * us, step_2 = 0.759 * us, share_2 = 0.8,
      launch_3 = 19.4 * us, step_3 = 9.02 * us, share_3 = 0.67, switch = 0.108, ramp = 0.00136, limit = 6.2e+06,
      one_shot = 1, points = 47, error = 0.031,
    },
  },
  mixture = {
    bf16 = {
      launch = 47.1 * us, compute = 0.366, memory = 0.752, serial = 0.00382 * us, tile = 0 * us, whole = 0.444,
      loss = 0.596, rows = 1, all_rows = 3.34, token = 0 * us, expert = 0 * us, skew = 0.467, skew_more = 0.567,
      touched = 0.92, points = 206, error = 0.176, kernel = "vllm_fused",
    },
  },
  prefill = {
    bf16 = {
      launch = 10.2 * us, compute = 0.627, tile = 1.97 * us, longest = 0.696, exponents = 1.57, memory = 0.744,
      loss = 0.884, near = 1.12, write = 2.93, wide_256 = 1.4, wide_192 = 0.844, open = 1.16, masked = 0.0399,
      masked_256 = 0.0258, tiles = 0, points = 348, error = 0.077,
    },
    latent_bf16 = {
      launch = 144 * us, compute = 0.542, tile = 0 * us, longest = 0.364, exponents = 0.476, memory = 1, loss = 0,
      near = 0.1, write = 0.351, wide_256 = 1.32, wide_192 = 1.25, open = 1.17, masked = 0.109, masked_256 = 0.0432,
      tiles = 1, points = 37, error = 0.009,
    },
  },
}
