return calibration "h200-sxm.sglang" {
  base = "hopper.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 7.11 * us, memory = 0.932, single = 4.37, points = 423, error = 0.069,
    },
    bf16_fp8 = {
      launch = 11 * us, memory = 0.48, single = 11, points = 423, error = 0.088,
    },
    latent_bf16 = {
      launch = 3.72 * us, memory = 0.95, single = 2.78, points = 116, error = 0.039,
    },
    latent_bf16_fp8 = {
      launch = 8.07 * us, memory = 0.194, single = 0.3, points = 116, error = 0.094,
    },
  },
  linear = {
    fp8 = {
      launch = 0.157 * us, compute = 0.751, memory = 0.889, points = 537, error = 0.081,
    },
  },
  mixture = {
    bf16 = {
      launch = 20 * us, compute = 0.358, memory = 0.985, points = 171, error = 0.083, kernel = "triton",
    },
    mxfp4_a16 = {
      launch = 20.4 * us, compute = 0.381, memory = 0.275, points = 163, error = 0.148, kernel = "triton",
    },
  },
  prefill = {
    bf16 = {
      launch = 11.2 * us, compute = 0.976, memory = 0.55, points = 419, error = 0.127,
    },
    bf16_fp8 = {
      launch = 12 * us, compute = 0.828, memory = 0.248, points = 355, error = 0.109,
    },
    latent_bf16_fp8 = {
      launch = 16.6 * us, compute = 0.768, memory = 0.584, points = 111, error = 0.086,
    },
  },
}
