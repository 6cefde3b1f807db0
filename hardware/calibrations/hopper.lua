return calibration "hopper" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 2.44 * us, step = 3.02 * us, share = 0.02, launch_2 = 2.95 * us, step_2 = 0.911 * us,
      share_2 = 0.254, launch_3 = 14 * us, step_3 = 0.534 * us, share_3 = 0.609, switch = 0.181, ramp = 0.00124,
      limit = 3.64e+06, one_shot = 0, points = 272, error = 0.044,
    },
    all_reduce = {
      launch = 4.97 * us, step = 5.41 * us, share = 0.449, launch_2 = 0 * us, step_2 = 1.65 * us, share_2 = 0.336,
      launch_3 = 6.97 * us, step_3 = 2.1 * us, share_3 = 0.69, switch = 0.269, ramp = 0.00185, limit = 1.28e+06,
      one_shot = 1, points = 204, error = 0.081,
    },
    all_to_all = {
      launch = 6.16 * us, step = 0.303 * us, share = 0.0331, launch_2 = 4.99 * us, step_2 = 0.0332 * us,
      share_2 = 0.435, launch_3 = 7.57 * us, step_3 = 0 * us, share_3 = 0.675, switch = 0.0584, ramp = 0.00154,
      limit = 3.54e+06, one_shot = 1, points = 224, error = 0.050,
    },
    reduce_scatter = {
      launch = 2.76 * us, step = 2.7 * us, share = 0.0354, launch_2 = 2.68 * us, step_2 = 0.819 * us,
      share_2 = 0.354, launch_3 = 7.81 * us, step_3 = 1.21 * us, share_3 = 0.581, switch = 0.262, ramp = 0.00157,
      limit = 3.45e+06, one_shot = 1, points = 286, error = 0.055,
    },
  },
  rows = {
    elementwise = {
      launch = 0.948 * us, memory = 0.59, near = 0.617, single = 0.621, row = 0.127 * us, loss = 0, points = 273,
      error = 0.138,
    },
    embed = {
      launch = 2.24 * us, memory = 0.264, near = 0.372, single = 0.461, row = 0.596 * us, loss = 1, points = 44,
      error = 0.075,
    },
    norm = {
      launch = 4.4 * us, memory = 0.277, near = 1.74, single = 1.06, row = 0 * us, loss = 1, points = 42,
      error = 0.203,
    },
  },
}
