return calibration "rtx-4090.vllm" {
  base = "ada.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  linear = {
    bf16 = {
      launch = 2.05 * us, compute = 1, memory = 0.95, points = 54, error = 0.038,
    },
  },
}
