return calibration "ada" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 4.86 * us, step = 1.41 * us, share = 0.599, launch_2 = 47.1 * us, step_2 = 3.2 * us,
      share_2 = 0.0518, launch_3 = 94.1 * us, step_3 = 18.8 * us, share_3 = 0.0215, switch = -0.16, ramp = 0.000498,
      limit = 7.8e+08, one_shot = 1, points = 47, error = 0.072,
    },
    all_reduce = {
      launch = 3.32 * us, step = 2.77 * us, share = 0.31, launch_2 = 25.5 * us, step_2 = 10.6 * us,
      share_2 = 0.0689, launch_3 = 1.91 * us, step_3 = 19.6 * us, share_3 = 0.163, switch = -0.185, ramp = 0.000192,
      limit = 7.94e+08, one_shot = 1, points = 51, error = 0.380,
    },
    all_to_all = {
      launch = 7.54 * us, step = 0.41 * us, share = 0.246, launch_2 = 0.222 * us, step_2 = 20 * us, share_2 = 0.851,
      launch_3 = 100 * us, step_3 = 20 * us, share_3 = 0.0876, switch = -0.2, ramp = 0, limit = 3.64e+06,
      one_shot = 1, points = 39, error = 0.874,
    },
    reduce_scatter = {
      launch = 0 * us, step = 5.9 * us, share = 0.628, launch_2 = 3.18 * us, step_2 = 1.37 * us, share_2 = 0.0352,
      launch_3 = 0.0891 * us, step_3 = 19.5 * us, share_3 = 0.177, switch = -0.18, ramp = 1.13e-05,
      limit = 6.76e+08, one_shot = 1, points = 49, error = 0.088,
    },
  },
  rows = {
    elementwise = {
      launch = 0 * us, memory = 1, near = 1, single = 1, row = 0.1 * us, loss = 0.3, points = 12, error = 1.073,
    },
    embed = {
      launch = 1.07 * us, memory = 1, near = 1, single = 1, row = 0.1 * us, loss = 0.3, points = 7, error = 0.119,
    },
    norm = {
      launch = 0 * us, memory = 1, near = 1, single = 1, row = 0.1 * us, loss = 0.3, points = 11, error = 0.762,
    },
    sample = {
      launch = 0 * us, memory = 0.442, near = 1, single = 1, row = 0.1 * us, loss = 0.3, points = 8, error = 0.217,
    },
  },
}
