return calibration "a100-sxm-80.vllm" {
  base = "ampere.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  linear = {
    bf16 = {
      kernels = {
        sarathi = {
          launch = 3.56 * us, memory = 0.804, serial = 0.00258 * us, tile = 1.53 * us, loss = 0.221, near = 0.742,
          copies = 0.5, throttle = 0.0539, heat = 827 * us, join = 3.03 * us, points = 1047, error = 0.032,
        },
      },
    },
  },
}
