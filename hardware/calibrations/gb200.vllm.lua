return calibration "gb200.vllm" {
  base = "blackwell.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16_fp8 = {
      launch = 9.68 * us, memory = 0.861, single = 16, points = 452, error = 0.048,
    },
  },
  linear = {
    nvfp4 = {
      launch = 0.444 * us, compute = 0.563, memory = 0.801, points = 537, error = 0.070,
    },
  },
  mixture = {
    bf16 = {
      launch = 15.5 * us, compute = 0.479, memory = 0.886, points = 173, error = 0.082, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 32.3 * us, compute = 0.145, memory = 1, points = 217, error = 0.077, kernel = "marlin",
    },
    nvfp4 = {
      launch = 15.3 * us, compute = 0.606, memory = 0.993, points = 184, error = 0.100, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 10.5 * us, compute = 0.758, memory = 0.34, points = 378, error = 0.102,
    },
    bf16_fp8 = {
      launch = 11.9 * us, compute = 0.913, memory = 1, points = 322, error = 0.184,
    },
  },
}
