return calibration "hopper.flash_attn2_varlen" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT), LLMServingSim 5daddb2 "
    .. "(MIT) and InferSim f2293da (Apache-2.0)",
  date = "2026-11-21",
  prefill = {
    bf16 = {
      launch = 0.824 * us, compute = 1, tile = 3.36 * us, longest = 1.17, whole = 0.889, exponents = 1.12,
      memory = 0.498, loss = 0, near = 2.28, reach = 0.1, rotate = 0.261, store = 17.5, cast = 0.05, tiles = 1,
      points = 252, error = 0.010,
    },
  },
}
