return calibration "hopper.deepgemm" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  linear = {
    fp8_b128 = {
      launch = 2.32 * us, compute = 0.942, memory = 0.907, serial = 0.000893 * us, tile = 0.59 * us, whole = 0.103,
      loss = 0.86, near = 0.538, copies = 6.14, throttle = 0, heat = 9.93e+03 * us, written = 0.82, menu = 3,
      points = 360, error = 0.047,
    },
  },
}
