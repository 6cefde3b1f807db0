return calibration "volta" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_reduce_torch = {
      launch = 45.6 * us, step = 20 * us, share = 0.0589, launch_2 = 10.4 * us, step_2 = 0 * us, share_2 = 0.36,
      launch_3 = 38.8 * us, step_3 = 0.617 * us, share_3 = 0.335, switch = 0.6, shared = 0, ramp = 0, host = 0 * us,
      limit_1 = 1048576, limit = 4194304, one_shot = 0, rule = 0, points = 165, error = 0.077,
    },
  },
}
