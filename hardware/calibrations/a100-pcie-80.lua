return calibration "a100-pcie-80" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_reduce_torch = {
      launch = 31.1 * us, step = 20 * us, share = 1, launch_2 = 72.6 * us, step_2 = 2.32 * us, share_2 = 0.67,
      launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.639, switch = -0.0263, shared = 0, ramp = 0, host = 0 * us,
      limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 41, error = 0.010,
    },
    host_all_reduce_torch = {
      launch = 25.2 * us, step = 10.7 * us, share = 0.726, launch_2 = 2.18 * us, step_2 = 15.8 * us,
      share_2 = 0.825, launch_3 = 16.3 * us, step_3 = 33.2 * us, share_3 = 0.547, switch = 0.549, shared = 0.0793,
      ramp = 0, host = 0 * us, limit_1 = 1048576, limit = 16777216, one_shot = 0, rule = 0, points = 43,
      error = 0.005,
    },
    send_recv_torch = {
      launch = 2.42 * us, share = 1, share_3 = 1, points = 33, error = 0.031,
    },
  },
}
