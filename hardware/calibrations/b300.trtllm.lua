return calibration "b300.trtllm" {
  base = "blackwell.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 9.19 * us, memory = 0.9, single = 16, points = 433, error = 0.039,
    },
    bf16_fp8 = {
      launch = 9.59 * us, memory = 0.871, single = 16, points = 434, error = 0.050,
    },
    latent_bf16 = {
      launch = 9.3 * us, memory = 0.721, single = 13.3, points = 116, error = 0.065,
    },
    latent_bf16_fp8 = {
      launch = 7.71 * us, memory = 0.804, single = 16, points = 116, error = 0.038,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.767, memory = 0.833, points = 534, error = 0.061,
    },
    fp8 = {
      launch = 12.3 * us, compute = 0.985, memory = 0.842, points = 534, error = 0.048,
    },
    fp8_b128 = {
      launch = 0.505 * us, compute = 0.889, memory = 0.865, points = 499, error = 0.039,
    },
  },
  message = {
    all_reduce = {
      launch = 4.63 * us, share = 0.77, share_3 = 0.658, points = 84, error = 0.005,
    },
  },
  mixture = {
    fp8 = {
      launch = 25.7 * us, compute = 1, memory = 0.877, points = 180, error = 0.051, kernel = "cutlass",
    },
    nvfp4 = {
      launch = 27 * us, compute = 1, memory = 0.849, points = 172, error = 0.084, kernel = "cutlass",
    },
  },
  prefill = {
    bf16 = {
      launch = 13.1 * us, compute = 1, memory = 0.238, points = 414, error = 0.087,
    },
    bf16_fp8 = {
      launch = 13.5 * us, compute = 1, memory = 0.657, points = 354, error = 0.071,
    },
    fp8 = {
      launch = 13.5 * us, compute = 1, memory = 0.758, points = 354, error = 0.061,
    },
    latent_bf16 = {
      launch = 12.6 * us, compute = 1, memory = 1, points = 111, error = 0.055,
    },
    latent_bf16_fp8 = {
      launch = 15.2 * us, compute = 1, memory = 1, points = 111, error = 0.074,
    },
  },
  rows = {
    quantise = {
      launch = 1.67 * us, memory = 0.63, near = 0.65, single = 20, points = 79, error = 0.034,
    },
  },
  scan = {
    conv_gdn = {
      launch = 0 * us, compute = 0.575, memory = 1, near = 1, step = 0.001 * us, start = 6.96 * us, resident = 2.22,
      loss = 0, points = 21, error = 0.107,
    },
    conv_gdn_decode = {
      launch = 3.59 * us, compute = 0.0039, memory = 0.39, near = 2.95, step = 0.00437 * us, points = 25,
      error = 0.009,
    },
    conv_mamba2_decode = {
      launch = 3.09 * us, compute = 0.00161, memory = 0.709, near = 10, step = 0.00523 * us, points = 27,
      error = 0.029,
    },
    gdn = {
      launch = 17.6 * us, compute = 0.0493, memory = 0.441, near = 0.586, step = 1.94 * us, start = 0.001 * us,
      resident = 4.3, loss = 0.724, points = 28, error = 0.019,
    },
    gdn_decode = {
      launch = 0 * us, compute = 1, memory = 1, near = 1.12, step = 2.92 * us, points = 23, error = 0.023,
    },
  },
}
