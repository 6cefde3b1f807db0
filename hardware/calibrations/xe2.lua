return calibration "xe2" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0)",
  date = "2026-11-21",
  message = {
    host_all_gather = {
      launch = 12.7 * us, step = 0.839 * us, share = 0.299, launch_2 = 4.66 * us, step_2 = 7.38 * us,
      share_2 = 0.218, launch_3 = 0 * us, step_3 = 5.72 * us, share_3 = 0.301, switch = -0.0968, shared = 0.966,
      ramp = 0, host = 0 * us, limit_1 = 1048576, limit = 2097152, one_shot = 0, rule = 0, points = 32,
      error = 0.006,
    },
    host_all_reduce = {
      launch = 12.8 * us, step = 1.9 * us, share = 0.407, launch_2 = 24.3 * us, step_2 = 4.14 * us, share_2 = 0.471,
      launch_3 = 0.464 * us, step_3 = 0.419 * us, share_3 = 0.599, switch = -0.0406, shared = 0, ramp = 0,
      host = 0 * us, limit_1 = 1048576, limit = 32768, one_shot = 0, rule = 0, points = 31, error = 0.025,
    },
    host_reduce_scatter = {
      launch = 12.1 * us, step = 1.22 * us, share = 0.556, launch_2 = 15 * us, step_2 = 3.28 * us, share_2 = 0.554,
      launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.596, switch = -0.0382, shared = 0, ramp = 0, host = 0 * us,
      limit_1 = 1048576, limit = 131072, one_shot = 0, rule = 0, points = 27, error = 0.030,
    },
  },
}
