return calibration "hopper.deepgemm" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), InferSim f2293da (Apache-2.0) and "
    .. "LLMServingSim 5daddb2 (MIT)",
  date = "2026-11-21",
  linear = {
    fp8_b128 = {
      launch = 0.631 * us, compute = 0.945, memory = 0.818, serial = 0.00732 * us, tile = 2.31 * us, whole = 0.0245,
      loss = 0.201, near = 0.557, copies = 1.33, throttle = 0, heat = 3.13e+03 * us, join = 0 * us, written = 0.467,
      menu = 2, wide = 2, split = 1, points = 360, error = 0.055,
    },
  },
}
