return calibration "gb200.sglang" {
  base = "blackwell.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 8.47 * us, memory = 0.922, single = 3.33, points = 423, error = 0.098,
    },
    bf16_fp8 = {
      launch = 15.3 * us, memory = 0.847, single = 4.07, points = 423, error = 0.107,
    },
    latent_bf16 = {
      launch = 8.75 * us, memory = 0.725, single = 14.3, points = 116, error = 0.063,
    },
    latent_bf16_fp8 = {
      launch = 9.63 * us, memory = 0.832, single = 10.6, points = 116, error = 0.025,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.725, memory = 0.86, points = 537, error = 0.065,
    },
    fp8 = {
      launch = 0 * us, compute = 0.721, memory = 1, points = 537, error = 0.062,
    },
    fp8_b128 = {
      launch = 10.5 * us, compute = 0.672, memory = 0.701, points = 538, error = 0.063,
    },
    nvfp4 = {
      launch = 2.89 * us, compute = 0.67, memory = 0.896, points = 538, error = 0.082,
    },
  },
  mixture = {
    bf16 = {
      launch = 7.74 * us, compute = 1, memory = 1, points = 122, error = 0.073, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 16.4 * us, compute = 0.958, memory = 0.953, points = 192, error = 0.061, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 9.6 * us, compute = 1, memory = 0.41, points = 419, error = 0.114,
    },
    bf16_fp8 = {
      launch = 17.1 * us, compute = 0.983, memory = 0.702, points = 340, error = 0.221,
    },
    fp8 = {
      launch = 16.3 * us, compute = 0.772, memory = 0.245, points = 359, error = 0.126,
    },
    latent_bf16 = {
      launch = 12.6 * us, compute = 0.501, memory = 0.821, points = 111, error = 0.047,
    },
  },
}
