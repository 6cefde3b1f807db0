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
      launch = 0.308 * us, compute = 0.823, memory = 0.89, points = 537, error = 0.038,
    },
    fp8 = {
      launch = 0 * us, compute = 0.745, memory = 0.888, points = 537, error = 0.080,
    },
    fp8_b128 = {
      launch = 0.752 * us, compute = 0.751, memory = 0.866, points = 538, error = 0.058,
    },
  },
  mixture = {
    bf16 = {
      launch = 17.5 * us, compute = 0.34, memory = 0.962, points = 172, error = 0.052, kernel = "triton",
    },
    fp8_b128 = {
      launch = 25.7 * us, compute = 0.515, memory = 0.953, points = 196, error = 0.059, kernel = "triton",
    },
    int4_a16 = {
      launch = 14.4 * us, compute = 0.35, memory = 0.969, points = 207, error = 0.102, kernel = "marlin",
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
