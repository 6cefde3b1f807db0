return calibration "hopper.transformers" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), InferSim f2293da (Apache-2.0) and "
    .. "LLMServingSim 5daddb2 (MIT)",
  date = "2026-11-21",
  linear = {
    bf16 = {
      launch = 5.82 * us, compute = 0.879, memory = 0.972, serial = 0.000804 * us, tile = 0 * us, whole = 0.264,
      loss = 0.176, near = 1.14, copies = 1.68, throttle = 0.125, heat = 131 * us, join = 1.66 * us, written = 1,
      few = 3, split = 1, points = 446, error = 0.051,
    },
  },
}
