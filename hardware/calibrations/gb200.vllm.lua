return calibration "gb200.vllm" {
  base = "blackwell.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16_fp8 = {
      launch = 9.62 * us, memory = 0.863, single = 16, points = 416, error = 0.053,
    },
  },
  linear = {
    nvfp4 = {
      launch = 0.445 * us, compute = 0.563, memory = 0.801, points = 537, error = 0.070,
    },
  },
  mixture = {
    mxfp4_a16 = {
      launch = 14.6 * us, compute = 0.333, memory = 0.705, points = 129, error = 0.078, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 15.3 * us, compute = 0.608, memory = 1, points = 184, error = 0.100, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16_fp8 = {
      launch = 11.4 * us, compute = 0.946, memory = 0.867, points = 358, error = 0.150,
    },
  },
}
