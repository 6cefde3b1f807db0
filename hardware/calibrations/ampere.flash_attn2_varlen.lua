return calibration "ampere.flash_attn2_varlen" {
  base = "ampere",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT), LLMServingSim 5daddb2 "
    .. "(MIT) and InferSim f2293da (Apache-2.0)",
  date = "2026-11-21",
  prefill = {
    bf16 = {
      launch = 0 * us, compute = 1, tile = 2.28 * us, longest = 0.355, whole = 0.93, exponents = 8, memory = 0.27,
      loss = 0.118, near = 2.19, reach = 2, rotate = 1.5, store = 3.3, cast = 0.05, tiles = 1, points = 122,
      error = 0.021,
    },
  },
}
