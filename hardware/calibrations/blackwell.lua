return calibration "blackwell" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 8.04 * us, step = 1.24 * us, share = 0.215, launch_2 = 26 * us, step_2 = 3.33 * us, share_2 = 0.673,
      launch_3 = 0.242 * us, step_3 = 7.21 * us, share_3 = 0.507, switch = 0.436, shared = 0, ramp = 0.000533,
      host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 399, error = 0.075,
    },
    all_reduce = {
      launch = 7.83 * us, step = 2.57 * us, share = 0.307, launch_2 = 35 * us, step_2 = 0 * us, share_2 = 0.566,
      launch_3 = 0 * us, step_3 = 11.5 * us, share_3 = 0.634, switch = 0.215, shared = 0, ramp = 0.000807,
      host = 0 * us, limit_1 = 1048576, limit = 16777216, one_shot = 0, rule = 0, points = 425, error = 0.067,
    },
    all_to_all = {
      launch = 3.63 * us, step = 5.82 * us, share = 0.021, launch_2 = 5.95 * us, step_2 = 0.231 * us,
      share_2 = 0.0357, launch_3 = 9.76 * us, step_3 = 0.101 * us, share_3 = 0.479, switch = 0.264, shared = 0,
      ramp = 0.00236, host = 0 * us, limit_1 = 1048576, limit = 65536, one_shot = 0, rule = 0, points = 319,
      error = 0.070,
    },
    reduce_scatter = {
      launch = 7.76 * us, step = 1.31 * us, share = 0.256, launch_2 = 16.2 * us, step_2 = 0.8 * us, share_2 = 0.553,
      launch_3 = 0 * us, step_3 = 7.96 * us, share_3 = 0.463, switch = 0.476, shared = 0, ramp = 0.000127,
      host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 411, error = 0.049,
    },
  },
}
