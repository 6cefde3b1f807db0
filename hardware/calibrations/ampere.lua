return calibration "ampere" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 9.33 * us, step = 0.871 * us, share = 0.159, launch_2 = 27.6 * us, step_2 = 0 * us, share_2 = 0.656,
      launch_3 = 6.34 * us, step_3 = 6.88 * us, share_3 = 0.545, switch = 0.269, shared = 0, ramp = 0.00245,
      host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 47, error = 0.079,
    },
    all_reduce = {
      launch = 8.59 * us, step = 1.93 * us, share = 0.161, launch_2 = 15.9 * us, step_2 = 0.0789 * us,
      share_2 = 0.459, launch_3 = 23.1 * us, step_3 = 7.14 * us, share_3 = 0.674, switch = 0.0963, shared = 0,
      ramp = 0.00155, host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 51,
      error = 0.020,
    },
    all_reduce_eager = {
      launch = 13.2 * us, step = 0.5 * us, share = 0.0383, launch_2 = 2 * us, step_2 = 0.5 * us, share_2 = 0.6,
      launch_3 = 5 * us, step_3 = 1 * us, share_3 = 0.684, switch = 0.1, shared = 0, ramp = 0.001, host = 0 * us,
      limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 22, error = 0.197,
    },
    all_reduce_torch = {
      launch = 40.4 * us, step = 0 * us, share = 0.38, launch_2 = 90.5 * us, step_2 = 2.14 * us, share_2 = 0.532,
      launch_3 = 0 * us, step_3 = 6.03 * us, share_3 = 0.612, switch = -0.0215, shared = 0, ramp = 0, host = 0 * us,
      limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 167, error = 0.085,
    },
    all_to_all = {
      launch = 11.8 * us, step = 0.203 * us, share = 0.217, launch_2 = 21.5 * us, step_2 = 2.17 * us, share_2 = 1,
      launch_3 = 19.4 * us, step_3 = 0 * us, share_3 = 0.636, switch = 0.0776, shared = 0, ramp = 0.00206,
      host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 39, error = 0.057,
    },
    host_all_reduce_torch = {
      launch = 21.8 * us, step = 0 * us, share = 0.681, launch_2 = 0 * us, step_2 = 16.5 * us, share_2 = 0.898,
      launch_3 = 0 * us, step_3 = 50 * us, share_3 = 1, switch = -0.189, shared = 1.87, ramp = 0, host = 0 * us,
      limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 107, error = 0.313,
    },
    net_all_reduce_torch = {
      launch = 37.4 * us, step = 1.1 * us, share = 0.104, launch_2 = 61.2 * us, step_2 = 3.6 * us, share_2 = 0.332,
      launch_3 = 24 * us, step_3 = 40.9 * us, share_3 = 0.25, switch = 0.6, shared = 0, ramp = 0, host = 0 * us,
      limit_1 = 1048576, limit = 2097152, one_shot = 0, rule = 0, points = 136, error = 0.163,
    },
    net_send_recv_torch = {
      launch = 31.6 * us, step = 0.5 * us, share = 0.47, launch_2 = 2 * us, step_2 = 0.5 * us, share_2 = 0.6,
      launch_3 = 5 * us, step_3 = 1 * us, share_3 = 0.315, switch = 0.1, shared = 0, ramp = 0.001, host = 0 * us,
      limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 29, error = 0.016,
    },
    reduce_scatter = {
      launch = 9.35 * us, step = 0.795 * us, share = 0.218, launch_2 = 22.2 * us, step_2 = 0.419 * us,
      share_2 = 0.591, launch_3 = 9.49 * us, step_3 = 4.2 * us, share_3 = 0.61, switch = 0.182, shared = 0,
      ramp = 0.00183, host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 49,
      error = 0.049,
    },
    send_recv_torch = {
      launch = 0.648 * us, step = 6.23 * us, share = 0.111, launch_2 = 89.6 * us, step_2 = 10.3 * us,
      share_2 = 0.157, launch_3 = 2.15 * us, step_3 = 0 * us, share_3 = 0.732, switch = 0.268, shared = 0, ramp = 0,
      host = 0 * us, limit_1 = 1048576, limit = 2097152, one_shot = 0, rule = 0, points = 99, error = 0.314,
    },
  },
  rows = {
    add = {
      launch = 1.63 * us, memory = 0.86, near = 2.15, single = 20, row = 0.319 * us, loss = 0, points = 112,
      error = 0.115,
    },
    elementwise = {
      launch = 1.6 * us, memory = 0.739, near = 0.573, single = 1.63, row = 0.765 * us, loss = 0.147, points = 441,
      error = 0.222,
    },
    embed = {
      launch = 3.55 * us, memory = 0.456, near = 0.168, single = 20, row = 0.000475 * us, loss = 0, points = 94,
      error = 0.278,
    },
    gelu = {
      launch = 1.66 * us, memory = 0.9, near = 10, single = 20, row = 0.275 * us, loss = 0.198, points = 24,
      error = 0.035,
    },
    gelu_eager = {
      launch = 46.5 * us, memory = 0.865, near = 3.84, single = 20, row = 0.1 * us, loss = 0.3, points = 12,
      error = 0.041,
    },
    layer_norm = {
      launch = 5.48 * us, memory = 0.728, near = 10, single = 20, row = 0.656 * us, loss = 0.096, points = 20,
      error = 0.304,
    },
    layer_norm_eager = {
      launch = 49.4 * us, memory = 0.767, near = 10, single = 20, row = 0.1 * us, loss = 0.3, points = 13,
      error = 0.071,
    },
    norm = {
      launch = 2.61 * us, memory = 0.681, near = 0.914, single = 7.49, row = 1.67 * us, loss = 1, points = 70,
      error = 0.129,
    },
    norm_unfused = {
      launch = 9.99 * us, memory = 0.187, near = 0.315, single = 2.67, row = 2 * us, loss = 1, points = 16,
      error = 0.059,
    },
    rope = {
      launch = 2.29 * us, memory = 0.978, near = 0.899, single = 1.37, row = 0.312 * us, loss = 0.569, points = 335,
      error = 0.218,
    },
    rope_unfused = {
      launch = 27.7 * us, memory = 0.202, near = 0.347, single = 0.562, row = 2 * us, loss = 1, points = 24,
      error = 0.023,
    },
    silu = {
      launch = 3.7 * us, memory = 0.414, near = 6.06, single = 0.779, row = 0 * us, loss = 0.359, points = 20,
      error = 0.004,
    },
    softmax_eager = {
      launch = 13.3 * us, memory = 0.501, near = 0.493, single = 4.25, row = 0 * us, loss = 0.316, points = 15,
      error = 0.043,
    },
  },
}
