return calibration "ampere" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 9.21 * us, step = 0.903 * us, share = 0.128, launch_2 = 7.24 * us, step_2 = 0.813 * us,
      share_2 = 0.656, launch_3 = 17.6 * us, step_3 = 0 * us, share_3 = 0.55, switch = 0.172, ramp = 0.00212,
      limit = 1.75e+06, one_shot = 0, points = 47, error = 0.019,
    },
    all_reduce = {
      launch = 8.8 * us, step = 1.84 * us, share = 0.174, launch_2 = 8.23 * us, step_2 = 1.29 * us, share_2 = 0.498,
      launch_3 = 15 * us, step_3 = 0.453 * us, share_3 = 0.749, switch = 0.0429, ramp = 0.00504, limit = 1.45e+06,
      one_shot = 1, points = 73, error = 0.101,
    },
    all_to_all = {
      launch = 12 * us, step = 0.149 * us, share = 0.204, launch_2 = 7.16 * us, step_2 = 3.44 * us, share_2 = 0.579,
      launch_3 = 10 * us, step_3 = 0 * us, share_3 = 0.634, switch = 0.0958, ramp = 0.00306, limit = 5.12e+06,
      one_shot = 0, points = 39, error = 0.031,
    },
    reduce_scatter = {
      launch = 9.23 * us, step = 0.699 * us, share = 0.167, launch_2 = 4.46 * us, step_2 = 0.321 * us,
      share_2 = 0.412, launch_3 = 20.7 * us, step_3 = 1.66 * us, share_3 = 0.6, switch = 0.15, ramp = 0.000839,
      limit = 1.26e+06, one_shot = 1, points = 49, error = 0.056,
    },
  },
  rows = {
    elementwise = {
      launch = 1.39 * us, memory = 0.8, near = 0.643, single = 1.66, row = 0.764 * us, loss = 0.178, points = 577,
      error = 0.276,
    },
    embed = {
      launch = 3.37 * us, memory = 0.482, near = 0.161, single = 19.6, row = 0.000206 * us, loss = 0, points = 94,
      error = 0.428,
    },
    norm = {
      launch = 4.39 * us, memory = 0.526, near = 0.582, single = 2.96, row = 0.107 * us, loss = 0, points = 90,
      error = 0.194,
    },
  },
}
