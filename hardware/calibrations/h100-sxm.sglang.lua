return calibration "h100-sxm.sglang" {
  base = "hopper.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16_fp8 = {
      launch = 10.9 * us, memory = 0.613, single = 16, points = 423, error = 0.078,
    },
    latent_bf16 = {
      launch = 3.87 * us, memory = 0.917, single = 5.17, points = 116, error = 0.039,
    },
  },
  linear = {
    bf16 = {
      launch = 0.299 * us, compute = 0.825, memory = 0.891, points = 537, error = 0.038,
    },
    fp8_b128 = {
      launch = 0.696 * us, compute = 0.757, memory = 0.869, points = 538, error = 0.058,
    },
  },
  mixture = {
    bf16 = {
      launch = 18.7 * us, compute = 0.314, memory = 0.949, points = 172, error = 0.054, kernel = "triton",
    },
    int4_a16 = {
      launch = 14.3 * us, compute = 0.351, memory = 0.967, points = 207, error = 0.103, kernel = "marlin",
    },
  },
  prefill = {
    bf16_fp8 = {
      launch = 12.1 * us, compute = 0.838, memory = 0.289, points = 355, error = 0.131,
    },
    fp8 = {
      launch = 11.4 * us, compute = 0.944, memory = 0.782, points = 359, error = 0.164,
    },
  },
}
