return calibration "cdna2" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  rows = {
    gelu_eager = {
      launch = 20.8 * us, memory = 0.458, near = 0.391, single = 0.736, row = 0.1 * us, loss = 0.3, points = 12,
      error = 0.010,
    },
    layer_norm_eager = {
      launch = 44.1 * us, memory = 0.46, near = 4.48, single = 0.32, row = 0.1 * us, loss = 0.3, points = 13,
      error = 0.233,
    },
    softmax_eager = {
      launch = 24.8 * us, memory = 0.658, near = 9.97, single = 0.216, row = 0 * us, loss = 0, points = 15,
      error = 0.033,
    },
  },
}
