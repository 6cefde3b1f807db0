return calibration "l40s.vllm" {
  base = "ada.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  linear = {
    bf16 = {
      launch = 1.56 * us, compute = 0.727, memory = 0.802, serial = 0.00235 * us, tile = 0.673 * us, loss = 0.271,
      near = 2, copies = 5.45, throttle = 0.011, heat = 160 * us, points = 527, error = 0.068,
    },
  },
  mixture = {
    fp8 = {
      launch = 10 * us, serial = 0.00383 * us, points = 198, error = 0.085, kernel = "triton",
    },
  },
}
