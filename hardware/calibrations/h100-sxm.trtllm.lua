return calibration "h100-sxm.trtllm" {
  base = "hopper.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 4.92 * us, memory = 0.844, single = 16, points = 433, error = 0.112,
    },
    bf16_fp8 = {
      launch = 5.94 * us, memory = 0.837, single = 16, points = 432, error = 0.169,
    },
    latent_bf16_fp8 = {
      launch = 8.36 * us, memory = 0.859, single = 16, points = 116, error = 0.066,
    },
  },
  linear = {
    bf16 = {
      launch = 0.941 * us, compute = 0.852, memory = 0.897, points = 534, error = 0.040,
    },
    fp8 = {
      launch = 0.183 * us, compute = 0.802, memory = 0.845, points = 534, error = 0.026,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.713, memory = 0.957, points = 499, error = 0.055,
    },
  },
  mixture = {
    bf16 = {
      launch = 21 * us, compute = 1, memory = 0.944, points = 172, error = 0.050, kernel = "cutlass",
    },
    fp8 = {
      launch = 24.2 * us, compute = 1, memory = 0.894, points = 180, error = 0.120, kernel = "cutlass",
    },
    fp8_b128 = {
      launch = 16.7 * us, compute = 0.522, memory = 0.979, points = 198, error = 0.064, kernel = "cutlass",
    },
  },
  prefill = {
    bf16 = {
      launch = 14.2 * us, compute = 0.951, memory = 1, points = 407, error = 0.075,
    },
    latent_bf16 = {
      launch = 15.1 * us, compute = 0.648, memory = 0.807, points = 111, error = 0.045,
    },
  },
  rows = {
    quantise = {
      launch = 1.38 * us, memory = 0.893, near = 1.47, single = 20, points = 79, error = 0.012,
    },
  },
  scan = {
    conv_mamba2 = {
      launch = 3.35 * us, compute = 1, memory = 0.766, near = 10, step = 0.001 * us, points = 24, error = 0.059,
    },
  },
}
