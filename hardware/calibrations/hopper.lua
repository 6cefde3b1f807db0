return calibration "hopper" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 1.41 * us, step = 3.84 * us, share = 0.02, launch_2 = 3.98 * us, step_2 = 0.91 * us, share_2 = 0.254,
      launch_3 = 12.2 * us, step_3 = 0.713 * us, share_3 = 0.615, switch = 0.196, ramp = 0.00179, limit = 3.91e+06,
      one_shot = 1, points = 272, error = 0.035,
    },
    all_reduce = {
      launch = 4.96 * us, step = 1.65 * us, share = 0.337, launch_2 = 2.35 * us, step_2 = 2.34 * us,
      share_2 = 0.557, launch_3 = 7.76 * us, step_3 = 2.04 * us, share_3 = 0.687, switch = 0.265, ramp = 0.00162,
      limit = 1.5e+06, one_shot = 0, points = 204, error = 0.082,
    },
    all_to_all = {
      launch = 6.14 * us, step = 0.306 * us, share = 0.0328, launch_2 = 5.43 * us, step_2 = 0.022 * us,
      share_2 = 0.53, launch_3 = 14.5 * us, step_3 = 0.167 * us, share_3 = 0.723, switch = 0.00166, ramp = 0.00101,
      limit = 1.38e+07, one_shot = 1, points = 224, error = 0.044,
    },
    reduce_scatter = {
      launch = 2.23 * us, step = 3.24 * us, share = 0.0359, launch_2 = 3.19 * us, step_2 = 0.823 * us,
      share_2 = 0.354, launch_3 = 10.6 * us, step_3 = 1.07 * us, share_3 = 0.572, switch = 0.253, ramp = 0.00108,
      limit = 3.51e+06, one_shot = 1, points = 286, error = 0.051,
    },
  },
  rows = {
    elementwise = {
      launch = 0.94 * us, memory = 0.985, near = 9.95, single = 0.609, row = 0.109 * us, loss = 0, points = 273,
      error = 0.144,
    },
    embed = {
      launch = 2.24 * us, memory = 0.263, near = 0.372, single = 0.461, row = 0.599 * us, loss = 1, points = 44,
      error = 0.074,
    },
    norm = {
      launch = 4.4 * us, memory = 0.277, near = 1.74, single = 1.06, row = 0 * us, loss = 1, points = 42,
      error = 0.203,
    },
  },
}
