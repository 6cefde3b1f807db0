return calibration "ampere" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 9.39 * us, step = 0.889 * us, share = 0.158, launch_2 = 11 * us, step_2 = 0.0724 * us,
      share_2 = 0.515, launch_3 = 20.7 * us, step_3 = 0 * us, share_3 = 0.527, switch = 0.178, ramp = 0.00113,
      limit = 1.7e+06, one_shot = 0, points = 47, error = 0.035,
    },
    all_reduce = {
      launch = 8.88 * us, step = 1.82 * us, share = 0.176, launch_2 = 8.26 * us, step_2 = 1.28 * us,
      share_2 = 0.499, launch_3 = 17.2 * us, step_3 = 0.323 * us, share_3 = 0.731, switch = 0.0538, ramp = 0.00442,
      limit = 1.33e+06, one_shot = 1, points = 73, error = 0.110,
    },
    all_to_all = {
      launch = 11.3 * us, step = 0.143 * us, share = 0.0663, launch_2 = 2.02 * us, step_2 = 0 * us, share_2 = 0.233,
      launch_3 = 2.35 * us, step_3 = 0.976 * us, share_3 = 0.569, switch = 0.174, ramp = 0.00288, limit = 5.85e+06,
      one_shot = 1, points = 39, error = 0.035,
    },
    reduce_scatter = {
      launch = 9.25 * us, step = 0.694 * us, share = 0.292, launch_2 = 5.63 * us, step_2 = 0.269 * us,
      share_2 = 0.493, launch_3 = 21.4 * us, step_3 = 1.73 * us, share_3 = 0.594, switch = 0.15, ramp = 0.000584,
      limit = 1.69e+06, one_shot = 1, points = 49, error = 0.034,
    },
  },
  rows = {
    elementwise = {
      launch = 1.18 * us, memory = 0.8, near = 0.687, single = 1.67, row = 0.828 * us, loss = 0.193, points = 577,
      error = 0.257,
    },
    embed = {
      launch = 3.38 * us, memory = 0.483, near = 0.161, single = 19.3, row = 0.000376 * us, loss = 0, points = 94,
      error = 0.428,
    },
    norm = {
      launch = 4.39 * us, memory = 0.526, near = 0.582, single = 2.96, row = 0.107 * us, loss = 0, points = 90,
      error = 0.194,
    },
  },
}
