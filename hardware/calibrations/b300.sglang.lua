return calibration "b300.sglang" {
  base = "blackwell.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 7.92 * us, memory = 0.91, single = 9.35, points = 435, error = 0.072,
    },
    bf16_fp8 = {
      launch = 7.87 * us, memory = 0.867, single = 6.4, points = 435, error = 0.068,
    },
    latent_bf16 = {
      launch = 7.32 * us, memory = 0.727, single = 16, points = 117, error = 0.040,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.817, memory = 0.88, points = 537, error = 0.061,
    },
    fp8 = {
      launch = 0 * us, compute = 0.799, memory = 0.991, points = 537, error = 0.053,
    },
    nvfp4 = {
      launch = 4.17 * us, compute = 0.461, memory = 0.845, points = 538, error = 0.050,
    },
  },
  mixture = {
    bf16 = {
      launch = 7.12 * us, compute = 1, memory = 0.967, points = 122, error = 0.069, kernel = "fi_trtllm",
    },
    fp8_b128 = {
      launch = 16.5 * us, compute = 0.301, memory = 1, points = 136, error = 0.091, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 23.5 * us, compute = 0.497, memory = 0.658, points = 206, error = 0.076, kernel = "fi_trtllm",
    },
    mxfp4_a8 = {
      launch = 16.3 * us, compute = 0.96, memory = 0.925, points = 205, error = 0.130, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16_fp8 = {
      launch = 9.12 * us, compute = 1, memory = 0.508, points = 343, error = 0.113,
    },
    fp8 = {
      launch = 8.07 * us, compute = 1, memory = 0.787, points = 343, error = 0.068,
    },
    latent_bf16 = {
      launch = 13.6 * us, compute = 0.43, memory = 0.328, points = 111, error = 0.048,
    },
    latent_bf16_fp8 = {
      launch = 20.7 * us, compute = 1, memory = 0.361, points = 111, error = 0.046,
    },
  },
}
