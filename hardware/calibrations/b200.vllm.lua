return calibration "b200.vllm" {
  base = "blackwell.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 8.09 * us, memory = 0.867, single = 15.8, points = 456, error = 0.052,
    },
  },
  linear = {
    fp8_b128 = {
      launch = 0 * us, compute = 0.493, memory = 0.752, points = 441, error = 0.051,
    },
    nvfp4 = {
      launch = 0 * us, compute = 0.603, memory = 0.734, points = 537, error = 0.067,
    },
  },
  message = {
    all_reduce = {
      launch = 6.71 * us, share = 0.217, share_3 = 0.629, points = 94, error = 0.059,
    },
  },
  mixture = {
    fp8 = {
      launch = 17.8 * us, compute = 0.405, memory = 0.858, points = 176, error = 0.104, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 34.7 * us, compute = 0.142, memory = 1, points = 217, error = 0.080, kernel = "marlin",
    },
    mxfp4_a8 = {
      launch = 24.9 * us, compute = 0.625, memory = 1, points = 192, error = 0.073, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 10.1 * us, compute = 0.752, memory = 0.323, points = 377, error = 0.093,
    },
  },
}
