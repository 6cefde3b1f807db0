return calibration "a40" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_reduce_torch = {
      launch = 0 * us, step = 4.1 * us, share = 0.0481, launch_2 = 99.7 * us, step_2 = 5.69 * us, share_2 = 0.0466,
      launch_3 = 0 * us, step_3 = 10.9 * us, share_3 = 0.09, switch = 0.157, shared = 0, ramp = 0.00578,
      host = 0 * us, limit_1 = 1048576, limit = 131072, one_shot = 0, rule = 0, points = 31, error = 0.001,
    },
    host_all_reduce_torch = {
      launch = 12.3 * us, step = 0.524 * us, share = 0.413, launch_2 = 100 * us, step_2 = 3.35 * us,
      share_2 = 0.497, launch_3 = 25.1 * us, step_3 = 0 * us, share_3 = 0.549, switch = -0.2, shared = 1.48,
      ramp = 6.47e-05, host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 64,
      error = 0.031,
    },
    send_recv_torch = {
      launch = 0 * us, share = 0.0837, share_3 = 0.0735, points = 33, error = 0.022,
    },
  },
  rows = {
    elementwise = {
      launch = 0.217 * us, memory = 0.805, near = 1.75, single = 1.46, points = 208, error = 0.034,
    },
    embed = {
      launch = 3.64 * us, memory = 0.485, near = 0.621, single = 20, points = 44, error = 0.015,
    },
    layer_norm = {
      launch = 4.51 * us, memory = 0.734, near = 10, single = 12.7, points = 10, error = 0.080,
    },
    norm = {
      launch = 1.01 * us, memory = 0.987, near = 1.61, single = 0.921, row = 0.506 * us, loss = 0.738, points = 32,
      error = 0.063,
    },
    rope = {
      launch = 1.48 * us, memory = 0.999, near = 10, single = 1.12, row = 0 * us, loss = 0.407, points = 151,
      error = 0.064,
    },
  },
}
