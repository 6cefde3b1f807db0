return calibration "ampere.transformers" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  linear = {
    bf16 = {
      launch = 2.05 * us, compute = 0.882, memory = 0.951, serial = 0.00612 * us, tile = 0 * us, whole = 0.988,
      loss = 0.111, near = 0.708, copies = 0.785, throttle = 0, heat = 9.93e+03 * us, join = 5.09 * us,
      written = 0.241, menu = 2, split = 1, points = 381, error = 0.079,
    },
  },
}
