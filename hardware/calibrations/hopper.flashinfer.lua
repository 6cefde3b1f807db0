return calibration "hopper.flashinfer" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT), LLMServingSim 5daddb2 "
    .. "(MIT) and InferSim f2293da (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 17.2 * us, memory = 0.989, compute = 0.594, single = 6.27, tile = 1.29 * us, whole = 0.934,
      loss = 0.25, near = 2.43, reach = 2, join = 6.79 * us, head = 0 * us, chunk = 176, fill = 2, groups = 5,
      points = 446, error = 0.035,
    },
    bf16_256 = {
      launch = 14.4 * us, memory = 1, compute = 0.721, single = 7.56, tile = 2.22 * us, whole = 1, loss = 0.441,
      near = 2.48, reach = 1.7, join = 2.46 * us, chunk = 651, fill = 1.96, points = 57, error = 0.046,
    },
    bf16_fp8 = {
      launch = 8.71 * us, memory = 1, single = 7.64, tile = 0 * us, join = 1.41 * us, points = 26, error = 0.071,
    },
    bf16_fp8_128 = {
      launch = 5.71 * us, single = 6.98, tile = 0.187 * us, whole = 1, loss = 0, join = 2.76 * us,
      head = 0.157 * us, chunk = 273, fill = 2.26, splits = 2, points = 26, error = 0.017,
    },
    latent_bf16 = {
      launch = 8.07 * us, memory = 0.672, compute = 0.833, single = 16, tile = 0 * us, whole = 1, loss = 0,
      near = 0.377, reach = 0.932, join = 10.6 * us, head = 0.0329 * us, chunk = 256, fill = 1.88, points = 62,
      error = 0.047,
    },
  },
}
