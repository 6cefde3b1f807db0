return calibration "ada" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    host_all_gather = {
      launch = 5.4 * us, step = 1.01 * us, share = 0.348, launch_2 = 16 * us, step_2 = 6.32 * us, share_2 = 0.796,
      launch_3 = 10.9 * us, step_3 = 0 * us, share_3 = 0.619, switch = -0.2, shared = 1.81, ramp = 0, host = 0 * us,
      limit_1 = 1048576, limit = 1048576, one_shot = 0, rule = 0, points = 47, error = 0.020,
    },
    host_all_reduce = {
      launch = 4.18 * us, step = 2.25 * us, share = 0.377, launch_2 = 14.8 * us, step_2 = 20 * us, share_2 = 0.943,
      launch_3 = 0 * us, step_3 = 9.5 * us, share_3 = 0.624, switch = -0.0512, shared = 1.82, ramp = 0,
      host = 0 * us, limit_1 = 1048576, limit = 1048576, one_shot = 0, rule = 0, points = 51, error = 0.032,
    },
    host_all_to_all = {
      launch = 8.8 * us, step = 0.0277 * us, share = 0.462, launch_2 = 100 * us, step_2 = 11 * us, share_2 = 0.891,
      launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.655, switch = 0.271, shared = 2.27, ramp = 0, host = 0 * us,
      limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 39, error = 0.138,
    },
    host_reduce_scatter = {
      launch = 4.88 * us, step = 0.92 * us, share = 0.397, launch_2 = 25.4 * us, step_2 = 18.2 * us, share_2 = 0.51,
      launch_3 = 12.2 * us, step_3 = 0 * us, share_3 = 0.574, switch = 0.218, shared = 2.01, ramp = 0,
      host = 0 * us, limit_1 = 1048576, limit = 524288, one_shot = 0, rule = 0, points = 49, error = 0.072,
    },
  },
  rows = {
    add_norm = {
      launch = 0.478 * us, memory = 1, near = 10, single = 20, row = 1.67 * us, loss = 1, points = 11,
      error = 0.104,
    },
    elementwise = {
      launch = 0 * us, memory = 1, near = 1.75, single = 4.79, row = 0.765 * us, loss = 0.147, points = 12,
      error = 0.037,
    },
    embed = {
      launch = 3.45 * us, memory = 0.456, near = 5.22, single = 20, row = 0.000475 * us, loss = 0, points = 7,
      error = 0.070,
    },
    rope = {
      launch = 1.65 * us, memory = 0.109, near = 6.22, single = 6.22, row = 0.312 * us, loss = 0.569, points = 13,
      error = 0.025,
    },
    sample = {
      launch = 11 * us, memory = 0.455, near = 0.933, single = 4.1, row = 0.1 * us, loss = 0.3, points = 8,
      error = 0.012,
    },
  },
}
