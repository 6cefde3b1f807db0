return calibration "ampere.transformers" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), InferSim f2293da (Apache-2.0) and "
    .. "LLMServingSim 5daddb2 (MIT)",
  date = "2026-11-21",
  linear = {
    bf16 = {
      launch = 2.29 * us, compute = 0.878, memory = 0.95, serial = 0.00606 * us, tile = 0 * us, whole = 1,
      loss = 0.104, near = 0.656, copies = 0.865, throttle = 0, heat = 5.59e+03 * us, join = 4.73 * us,
      written = 0.258, menu = 2, split = 1, points = 381, error = 0.078,
    },
  },
}
