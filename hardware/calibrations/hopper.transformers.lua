return calibration "hopper.transformers" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  linear = {
    bf16 = {
      launch = 1.93 * us, compute = 0.837, memory = 0.911, serial = 0.00154 * us, tile = 0.524 * us, whole = 0,
      loss = 0.29, near = 0.778, copies = 0.777, throttle = 0.384, heat = 2.85e+04 * us, join = 4.21 * us,
      written = 1, menu = 3, split = 1, points = 446, error = 0.041,
    },
  },
}
