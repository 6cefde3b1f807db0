return calibration "hopper.deepgemm" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT), LLMServingSim 5daddb2 "
    .. "(MIT) and InferSim f2293da (Apache-2.0)",
  date = "2026-11-21",
  linear = {
    fp8_b128 = {
      launch = 2.32 * us, compute = 0.942, memory = 0.907, serial = 0.000893 * us, tile = 0.59 * us, whole = 0.103,
      loss = 0.86, near = 0.538, copies = 6.14, throttle = 0, heat = 9.93e+03 * us, written = 0.82, menu = 3,
      points = 360, error = 0.047,
    },
  },
  mixture = {
    fp8_b128 = {
      launch = 8.6 * us, compute = 0.98, memory = 0.96, serial = 0.00124 * us, tile = 0.0837 * us, whole = 1,
      loss = 0.951, rows = 1, all_rows = 100, token = 0.0173 * us, expert = 0.398 * us, near = 8, copies = 1.91,
      pad = 9.98, points = 347, error = 0.066,
    },
  },
}
