return calibration "gb200.trtllm" {
  base = "blackwell.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 9.99 * us, memory = 0.907, single = 16, points = 433, error = 0.045,
    },
    latent_bf16 = {
      launch = 10.7 * us, memory = 0.723, single = 16, points = 116, error = 0.055,
    },
    latent_bf16_fp8 = {
      launch = 8.72 * us, memory = 0.812, single = 16, points = 116, error = 0.063,
    },
  },
  linear = {
    bf16 = {
      launch = 0.0283 * us, compute = 0.695, memory = 0.815, points = 534, error = 0.074,
    },
    fp8_b128 = {
      launch = 0.728 * us, compute = 0.784, memory = 0.888, points = 499, error = 0.040,
    },
    fp8_static = {
      launch = 0 * us, compute = 0.726, memory = 0.817, points = 534, error = 0.041,
    },
    nvfp4 = {
      launch = 0 * us, compute = 1, memory = 0.753, points = 535, error = 0.030,
    },
  },
  message = {
    all_reduce = {
      launch = 4.34 * us, share = 0.694, share_3 = 0.612, points = 56, error = 0.025,
    },
  },
  mixture = {
    bf16 = {
      launch = 23.7 * us, compute = 1, memory = 0.895, points = 171, error = 0.052, kernel = "cutlass",
    },
    fp8 = {
      launch = 25.9 * us, compute = 1, memory = 0.903, points = 180, error = 0.053, kernel = "cutlass",
    },
    mxfp4_a16 = {
      launch = 16.4 * us, compute = 0.216, memory = 0.255, points = 205, error = 0.044, kernel = "trtllm_default",
    },
    nvfp4 = {
      launch = 26.6 * us, compute = 0.763, memory = 0.885, points = 172, error = 0.080, kernel = "cutlass",
    },
  },
}
