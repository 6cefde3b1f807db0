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
  message = {
    all_reduce_eager = {
      launch = 0 * us, share = 0.535, share_3 = 0.604, points = 51, error = 0.026,
    },
    ["all_reduce_eager until 0.5.10"] = {
      launch = 0.128 * us, share = 0.413, share_3 = 0.627, points = 102, error = 0.013,
    },
    low_latency_combine = {
      launch = 0 * us, share = 0.528, share_3 = 0.435, points = 132, error = 0.053,
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
  scan = {
    conv_gdn_decode = {
      launch = 1.59 * us, compute = 0.00216, memory = 0.579, near = 0.759, step = 0.001 * us, points = 28,
      error = 0.009,
    },
    conv_kda_decode = {
      launch = 3.58 * us, compute = 0.96, memory = 0.639, near = 0.724, step = 0.443 * us, start = 0.802 * us,
      resident = 16, loss = 0, points = 24, error = 0.014,
    },
    ["gdn_decode until 0.5.10"] = {
      launch = 0 * us, compute = 0.148, memory = 0.938, near = 0.779, step = 2.91 * us, points = 23, error = 0.009,
    },
    kda = {
      launch = 29 * us, compute = 0.0364, memory = 0.572, near = 0.806, step = 2.13 * us, points = 27,
      error = 0.034,
    },
    kda_decode = {
      launch = 0 * us, compute = 1, memory = 0.769, near = 0.702, step = 5.37 * us, points = 25, error = 0.013,
    },
    kda_fused_decode = {
      launch = 0 * us, compute = 0.0125, memory = 0.701, near = 0.6, step = 3.73 * us, points = 8, error = 0.003,
    },
    kda_update_verify = {
      launch = 2.76 * us, compute = 0.0132, memory = 1, near = 0.481, step = 1.72 * us, start = 0.001 * us,
      resident = 0.812, loss = 0.751, points = 22, error = 0.011,
    },
  },
}
