return calibration "l40s.sglang" {
  base = "ada.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  linear = {
    fp8_static = {
      near = 3.23, points = 537, error = 0.082,
    },
  },
}
