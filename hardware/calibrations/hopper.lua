return calibration "hopper" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 0.403 * us, step = 5.01 * us, share = 0.02, launch_2 = 5.06 * us, step_2 = 0.88 * us,
      share_2 = 0.256, launch_3 = 11.7 * us, step_3 = 0.81 * us, share_3 = 0.633, switch = 0.191, shared = 0,
      ramp = 0.00223, host = 0 * us, limit_1 = 1048576, limit = 2097152, one_shot = 0, rule = 0, points = 272,
      error = 0.062,
    },
    all_reduce = {
      launch = 0.644 * us, step = 5.41 * us, share = 0.0229, launch_2 = 4.83 * us, step_2 = 1.55 * us,
      share_2 = 0.361, launch_3 = 0.104 * us, step_3 = 3.32 * us, share_3 = 0.783, switch = 0.227, shared = 0,
      ramp = 0.00493, host = 0 * us, limit_1 = 1048576, limit = 2097152, one_shot = 0, rule = 0, points = 204,
      error = 0.055,
    },
    all_reduce_torch = {
      launch = 16.8 * us, step = 8.94 * us, share = 1, launch_2 = 16.5 * us, step_2 = 0 * us, share_2 = 1,
      launch_3 = 0 * us, step_3 = 3.3 * us, share_3 = 0.686, switch = 0.152, shared = 0, ramp = 0, host = 0 * us,
      limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 126, error = 0.039,
    },
    all_to_all = {
      launch = 6.14 * us, step = 0.389 * us, share = 0.02, launch_2 = 32.7 * us, step_2 = 6.21 * us,
      share_2 = 0.437, launch_3 = 3.4 * us, step_3 = 0.0853 * us, share_3 = 0.729, switch = 0.00282, shared = 0,
      ramp = 0.00232, host = 0 * us, limit_1 = 1048576, limit = 32768, one_shot = 0, rule = 0, points = 224,
      error = 0.078,
    },
    host_all_reduce_torch = {
      launch = 16.7 * us, step = 2.51 * us, share = 1, launch_2 = 28.9 * us, step_2 = 2.23 * us, share_2 = 0.563,
      launch_3 = 0 * us, step_3 = 8.4 * us, share_3 = 0.767, switch = 0.0982, shared = 0, ramp = 0.00183,
      host = 0 * us, limit_1 = 1048576, limit = 524288, one_shot = 0, rule = 0, points = 33, error = 0.041,
    },
    net_send_recv_torch = {
      launch = 17.6 * us, step = 0.5 * us, share = 0.7, launch_2 = 2 * us, step_2 = 0.5 * us, share_2 = 0.6,
      launch_3 = 5 * us, step_3 = 1 * us, share_3 = 0.737, switch = 0.1, shared = 0, ramp = 0.001, host = 0 * us,
      limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 29, error = 0.038,
    },
    reduce_scatter = {
      launch = 5.17 * us, step = 0.867 * us, share = 0.334, launch_2 = 20.4 * us, step_2 = 4.3 * us,
      share_2 = 0.919, launch_3 = 0 * us, step_3 = 1.7 * us, share_3 = 0.584, switch = 0.274, shared = 0,
      ramp = 0.00216, host = 0 * us, limit_1 = 1048576, limit = 4194304, one_shot = 0, rule = 0, points = 286,
      error = 0.052,
    },
    send_recv_torch = {
      launch = 0 * us, step = 7.58 * us, share = 0.742, launch_2 = 46.7 * us, step_2 = 3.61 * us, share_2 = 0.792,
      launch_3 = 0 * us, step_3 = 5.69 * us, share_3 = 0.823, switch = -0.0155, shared = 0, ramp = 0.000498,
      host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 33, error = 0.007,
    },
  },
  rows = {
    add = {
      launch = 1.73 * us, memory = 1, near = 1.33, single = 20, row = 0 * us, loss = 0, points = 53, error = 0.144,
    },
    elementwise = {
      launch = 1.08 * us, memory = 0.812, near = 9.22, single = 0.58, row = 0.073 * us, loss = 0, points = 208,
      error = 0.119,
    },
    embed = {
      launch = 2.55 * us, memory = 0.165, near = 0.184, single = 5.7, row = 1.41 * us, loss = 0.0386, points = 44,
      error = 0.026,
    },
    gelu = {
      launch = 0.91 * us, memory = 0.722, near = 0.694, single = 20, row = 0 * us, loss = 0, points = 12,
      error = 0.114,
    },
    layer_norm = {
      launch = 5.91 * us, memory = 0.229, near = 10, single = 20, row = 0 * us, loss = 0.498, points = 10,
      error = 0.012,
    },
    norm = {
      launch = 2.75 * us, memory = 0.386, near = 4.2, single = 0.491, row = 0 * us, loss = 0.498, points = 32,
      error = 0.090,
    },
    norm_unfused = {
      launch = 19.4 * us, memory = 0.0545, near = 0.0967, single = 3.19, row = 0 * us, loss = 1, points = 19,
      error = 0.188,
    },
    rope = {
      launch = 1.68 * us, memory = 0.666, near = 7.67, single = 0.526, row = 0.0112 * us, loss = 0.211,
      points = 151, error = 0.076,
    },
    rope_unfused = {
      launch = 29.5 * us, memory = 0.0744, near = 0.103, single = 0.518, row = 0.275 * us, loss = 1, points = 22,
      error = 0.035,
    },
    silu = {
      launch = 4.12 * us, memory = 0.532, near = 1.23, single = 4.43, row = 0.166 * us, loss = 1, points = 19,
      error = 0.094,
    },
  },
}
