return calibration "hopper.fa3" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT), LLMServingSim 5daddb2 "
    .. "(MIT) and InferSim f2293da (Apache-2.0)",
  date = "2026-11-21",
  prefill = {
    bf16 = {
      launch = 0 * us, compute = 1, tile = 1.63 * us, exponents = 3.31, memory = 0.939, store = 7.87, points = 18,
      error = 0.086,
    },
  },
}
