return calibration "ampere.sglang" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 9.75 * us, memory = 0.507, compute = 0.401, single = 16, tile = 4.32 * us, alone = 3.91 * us,
      whole = 1, loss = 0, near = 0.494, reach = 2, join = 7.15 * us, head = 0.000569 * us, masked = 0, chunk = 256,
      fill = 3.56, splits = 3, groups = 1, points = 435, error = 0.044,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 2.17 * us, compute = 0.814, memory = 1, serial = 0.00118 * us, tile = 4.32 * us, whole = 0,
      loss = 0.416, near = 1.16, copies = 1, throttle = 0, heat = 9.89e+03 * us, quantise = 0.999 * us,
      quantised = 0.402, menu = 0, split = 0, points = 54, error = 0.156,
    },
    bf16 = {
      launch = 1.49 * us, compute = 0.821, memory = 0.795, serial = 0.00261 * us, tile = 2.24 * us, whole = 0.432,
      loss = 0.373, near = 0.52, copies = 1, throttle = 0.04, heat = 1e+05 * us, quantise = 9.73 * us,
      quantised = 0.625, menu = 0, split = 1, points = 537, error = 0.052,
    },
  },
  message = {
    all_reduce = {
      launch = 5.13 * us, step = 0.085 * us, share = 0.531, launch_2 = 1.17 * us, step_2 = 1.26 * us,
      share_2 = 0.731, launch_3 = 12.5 * us, step_3 = 9.48 * us, share_3 = 0.679, switch = 0.114, ramp = 0.00252,
      limit = 1.12e+07, one_shot = 1, points = 94, error = 0.028,
    },
  },
  mixture = {
    bf16 = {
      launch = 17 * us, compute = 0.348, memory = 0.832, serial = 1e-05 * us, tile = 0 * us, whole = 1,
      loss = 0.612, rows = 1, all_rows = 0.174, token = 0 * us, expert = 0.0842 * us, skew = 0.476,
      skew_more = 0.777, touched = 0.988, points = 197, error = 0.110, kernel = "triton",
    },
    int4_a16 = {
      launch = 28.4 * us, compute = 0.563, memory = 1, serial = 0.00258 * us, tile = 0 * us, whole = 0.684,
      loss = 0.28, rows = 1, all_rows = 0.16, token = 0 * us, expert = 0.0141 * us, skew = 0.603, skew_more = 0.815,
      touched = 0.948, points = 201, error = 0.075, kernel = "marlin",
    },
  },
  prefill = {
    bf16 = {
      launch = 11.9 * us, compute = 0.781, tile = 0 * us, longest = 0.806, whole = 0.412, exponents = 1.29,
      memory = 0.598, loss = 0.0753, near = 8, reach = 0.279, rotate = 0.05, store = 2.26, cast = 0.0785,
      masked = 0, tiles = 4, points = 343, error = 0.030,
    },
  },
}
