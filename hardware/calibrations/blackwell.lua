return calibration "blackwell" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 7.79 * us, step = 1.28 * us, share = 0.34, launch_2 = 3.56 * us, step_2 = 0.899 * us, share_2 = 0.37,
      launch_3 = 8.76 * us, step_3 = 2.58 * us, share_3 = 0.529, switch = 0.275, ramp = 0.000332, limit = 5.29e+06,
      one_shot = 1, points = 399, error = 0.065,
    },
    all_reduce = {
      launch = 7.58 * us, step = 2.68 * us, share = 0.255, launch_2 = 6.68 * us, step_2 = 1.89 * us,
      share_2 = 0.793, launch_3 = 10.7 * us, step_3 = 2.56 * us, share_3 = 0.735, switch = 0.0717, ramp = 0.00316,
      limit = 3.91e+06, one_shot = 0, points = 425, error = 0.091,
    },
    all_to_all = {
      launch = 9.62 * us, step = 0.192 * us, share = 0.031, launch_2 = 27.3 * us, step_2 = 1.89 * us,
      share_2 = 0.502, launch_3 = 4.08 * us, step_3 = 0.168 * us, share_3 = 0.467, switch = 0.243, ramp = 0.00181,
      limit = 9.03e+04, one_shot = 0, points = 319, error = 0.063,
    },
    reduce_scatter = {
      launch = 7.45 * us, step = 1.22 * us, share = 0.0422, launch_2 = 0.955 * us, step_2 = 1.27 * us,
      share_2 = 0.334, launch_3 = 3.5 * us, step_3 = 3.44 * us, share_3 = 0.488, switch = 0.411, ramp = 0.00107,
      limit = 5.55e+06, one_shot = 1, points = 411, error = 0.043,
    },
  },
}
