return calibration "xe2.vllm" {
  base = "xe2",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  linear = {
    bf16 = {
      launch = 30.5 * us, compute = 1, memory = 0.991, serial = 0.000988 * us, tile = 0.244 * us, whole = 1,
      loss = 0.14, near = 6.59, copies = 0.759, throttle = 0.53, heat = 8.46e+04 * us, join = 0.105 * us,
      written = 0.881, split = 1, points = 425, error = 0.051,
    },
    fp8 = {
      launch = 19.1 * us, compute = 1, memory = 0.984, serial = 9.24e-05 * us, tile = 0.211 * us, whole = 0,
      loss = 0.321, near = 8, copies = 1.66, throttle = 0.00713, heat = 1e+05 * us, quantise = 0.219 * us,
      join = 3.18 * us, written = 1, split = 1, points = 425, error = 0.064,
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
      launch = 148 * us, compute = 1, memory = 0.675, serial = 3.24e-05 * us, tile = 4.14 * us, whole = 1,
      loss = 0.275, rows = 0.948, all_rows = 67, token = 0.28 * us, expert = 0.0254 * us, skew = 0.289,
      skew_more = 0.368, touched = 0.43, spread = 4.83, near = 0.729, copies = 0.998, wide = 4, points = 206,
      error = 0.092, kernel = "xpu",
    },
    fp8 = {
      launch = 154 * us, compute = 0.979, memory = 1, serial = 0.00516 * us, tile = 0 * us, whole = 1, loss = 0,
      rows = 0.403, all_rows = 100, token = 0.474 * us, expert = 0.438 * us, skew = 0.217, skew_more = 0.288,
      touched = 0.721, spread = 1.45, near = 8, copies = 0.5, pad = 65, points = 206, error = 0.040,
      kernel = "vllm_fused",
    },
    mxfp4_a16 = {
      launch = 138 * us, compute = 0.532, memory = 0.905, serial = 6.85e-05 * us, tile = 0 * us, whole = 1,
      loss = 0.467, rows = 0.756, all_rows = 0.693, token = 0.222 * us, expert = 0.187 * us, skew = 0.416,
      skew_more = 0.501, touched = 0.995, spread = 1.67, near = 0.518, copies = 1.37, pad = 15.1, points = 208,
      error = 0.073, kernel = "xpu",
    },
  },
}
