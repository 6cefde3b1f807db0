return calibration "a100-sxm-80" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  message = {
    all_gather = {
      launch = 9.33 * us, share = 0.159, share_3 = 0.544, points = 47, error = 0.058,
    },
    all_to_all = {
      launch = 11.8 * us, share = 0.217, share_3 = 0.636, points = 39, error = 0.043,
    },
    send_recv_torch = {
      launch = 8.93 * us, share = 0.886, share_3 = 0.912, points = 33, error = 0.022,
    },
  },
  rows = {
    elementwise = {
      launch = 1.25 * us, memory = 0.993, near = 1.41, single = 0.481, row = 0.038 * us, loss = 0, points = 233,
      error = 0.047,
    },
    embed = {
      launch = 4.2 * us, memory = 0.143, near = 0.161, single = 20, points = 50, error = 0.059,
    },
    gelu = {
      launch = 1.71 * us, memory = 0.822, near = 2.19, single = 20, points = 12, error = 0.071,
    },
    layer_norm = {
      launch = 6.21 * us, memory = 0.345, near = 10, single = 20, points = 10, error = 0.018,
    },
    norm = {
      launch = 2.78 * us, memory = 0.675, near = 0.92, single = 2.14, points = 38, error = 0.067,
    },
    rope = {
      launch = 2.24 * us, memory = 0.789, near = 1.77, single = 0.627, points = 184, error = 0.056,
    },
    softmax_eager = {
      launch = 13.3 * us, memory = 0.502, near = 0.493, single = 3.7, points = 15, error = 0.043,
    },
  },
}
