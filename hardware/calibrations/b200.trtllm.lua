return calibration "b200.trtllm" {
  base = "blackwell.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 9.53 * us, memory = 0.879, single = 16, points = 433, error = 0.051,
    },
    latent_bf16 = {
      launch = 10.3 * us, memory = 0.7, single = 16, points = 116, error = 0.050,
    },
  },
  linear = {
    bf16 = {
      launch = 0.0779 * us, compute = 0.713, memory = 0.791, points = 534, error = 0.061,
    },
    fp8 = {
      launch = 13.2 * us, compute = 0.919, memory = 0.801, points = 534, error = 0.045,
    },
    fp8_b128 = {
      launch = 0.336 * us, compute = 0.775, memory = 0.852, points = 499, error = 0.033,
    },
    nvfp4 = {
      launch = 0.171 * us, compute = 0.817, memory = 0.759, points = 535, error = 0.034,
    },
  },
  message = {
    all_reduce = {
      launch = 4.76 * us, share = 0.725, share_3 = 0.615, points = 126, error = 0.071,
    },
  },
  mixture = {
    mxfp4_a16 = {
      launch = 18.8 * us, compute = 0.219, memory = 0.201, points = 205, error = 0.047, kernel = "trtllm_default",
    },
  },
  prefill = {
    bf16 = {
      launch = 14.3 * us, compute = 0.918, memory = 0.211, points = 414, error = 0.078,
    },
    bf16_fp8 = {
      launch = 14.9 * us, compute = 0.901, memory = 0.462, points = 354, error = 0.061,
    },
    fp8 = {
      launch = 14.6 * us, compute = 0.807, memory = 0.563, points = 354, error = 0.053,
    },
    latent_bf16 = {
      launch = 14.4 * us, compute = 0.931, memory = 0.816, points = 111, error = 0.044,
    },
    latent_bf16_fp8 = {
      launch = 17.7 * us, compute = 0.775, memory = 0.835, points = 111, error = 0.056,
    },
  },
}
