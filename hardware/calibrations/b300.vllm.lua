return calibration "b300.vllm" {
  base = "blackwell.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 7.62 * us, memory = 0.891, single = 16, points = 456, error = 0.041,
    },
    bf16_fp8 = {
      launch = 8.24 * us, memory = 0.842, single = 16, points = 452, error = 0.065,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.892, memory = 0.876, points = 537, error = 0.068,
    },
    fp8 = {
      launch = 0 * us, compute = 1, memory = 0.972, points = 537, error = 0.090,
    },
  },
  message = {
    all_reduce = {
      launch = 6.55 * us, share = 0.207, share_3 = 0.636, points = 94, error = 0.067,
    },
  },
  mixture = {
    fp8 = {
      launch = 16.5 * us, compute = 0.438, memory = 0.869, points = 177, error = 0.100, kernel = "fi_trtllm",
    },
    fp8_b128 = {
      launch = 27.7 * us, compute = 0.244, memory = 1, points = 197, error = 0.112, kernel = "fi_trtllm",
    },
    mxfp4_a8 = {
      launch = 23.1 * us, compute = 0.731, memory = 0.976, points = 192, error = 0.067, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 9.28 * us, compute = 1, memory = 0.393, points = 378, error = 0.097,
    },
  },
}
