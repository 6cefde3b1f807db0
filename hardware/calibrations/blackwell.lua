return calibration "blackwell" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 7.8 * us, step = 1.28 * us, share = 0.34, launch_2 = 3.46 * us, step_2 = 0.907 * us, share_2 = 0.366,
      launch_3 = 9.31 * us, step_3 = 2.53 * us, share_3 = 0.525, switch = 0.271, ramp = 0.000164, limit = 7.43e+06,
      one_shot = 1, points = 399, error = 0.067,
    },
    all_reduce = {
      launch = 7.58 * us, step = 2.68 * us, share = 0.255, launch_2 = 6.7 * us, step_2 = 1.9 * us, share_2 = 0.807,
      launch_3 = 11.9 * us, step_3 = 2.55 * us, share_3 = 0.717, switch = 0.0823, ramp = 0.00267, limit = 3.67e+06,
      one_shot = 0, points = 425, error = 0.090,
    },
    all_to_all = {
      launch = 9.56 * us, step = 0.187 * us, share = 0.02, launch_2 = 3.2 * us, step_2 = 0.468 * us,
      share_2 = 0.445, launch_3 = 2.6 * us, step_3 = 0.315 * us, share_3 = 0.495, switch = 0.24, ramp = 0.00254,
      limit = 8.52e+05, one_shot = 0, points = 319, error = 0.088,
    },
    reduce_scatter = {
      launch = 7.57 * us, step = 1.26 * us, share = 0.111, launch_2 = 1.23 * us, step_2 = 1.21 * us,
      share_2 = 0.343, launch_3 = 3.81 * us, step_3 = 3.41 * us, share_3 = 0.488, switch = 0.404, ramp = 0.000995,
      limit = 4.97e+06, one_shot = 1, points = 411, error = 0.060,
    },
  },
}
