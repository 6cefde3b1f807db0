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
      launch = 0.0671 * us, compute = 0.719, memory = 0.792, points = 534, error = 0.060,
    },
    fp8 = {
      launch = 13.1 * us, compute = 0.905, memory = 0.798, points = 534, error = 0.043,
    },
    fp8_b128 = {
      launch = 1.06 * us, compute = 0.785, memory = 0.856, points = 499, error = 0.032,
    },
    nvfp4 = {
      launch = 0.202 * us, compute = 0.809, memory = 0.757, points = 535, error = 0.034,
    },
  },
  message = {
    all_reduce = {
      launch = 4.83 * us, step = 0.0922 * us, share = 0.755, launch_2 = 0.463 * us, step_2 = 2.27 * us,
      share_2 = 0.513, launch_3 = 0 * us, step_3 = 4.67 * us, share_3 = 0.657, switch = 0.166, shared = 0,
      ramp = 0.00339, host = 0 * us, limit_1 = 8388608, limit = 4194304, one_shot = 1, rule = 1, points = 126,
      error = 0.008,
    },
  },
  mixture = {
    mxfp4_a16 = {
      launch = 19.1 * us, compute = 0.215, memory = 0.197, points = 205, error = 0.044, kernel = "trtllm_default",
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
  rows = {
    quantise = {
      launch = 1.9 * us, memory = 0.588, near = 0.63, single = 20, points = 79, error = 0.035,
    },
  },
  scan = {
    conv_mamba2_decode = {
      launch = 3.2 * us, compute = 1, memory = 0.839, near = 10, step = 0.001 * us, points = 27, error = 0.040,
    },
    gdn = {
      launch = 19 * us, compute = 0.0459, memory = 0.399, near = 0.498, step = 2.12 * us, start = 0.001 * us,
      resident = 3.46, loss = 0.637, points = 27, error = 0.014,
    },
    gdn_decode = {
      launch = 0 * us, compute = 1, memory = 1, near = 0.887, step = 2.94 * us, points = 23, error = 0.006,
    },
    mamba2 = {
      launch = 20 * us, compute = 0.0919, memory = 0.569, near = 0.893, step = 1.96 * us, points = 20,
      error = 0.026,
    },
  },
}
