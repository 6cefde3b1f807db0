return calibration "h200-sxm.vllm" {
  base = "hopper.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 8.29 * us, memory = 0.858, single = 16, points = 457, error = 0.084,
    },
    bf16_fp8 = {
      launch = 8.97 * us, memory = 0.883, single = 4.62, points = 453, error = 0.105,
    },
    latent_bf16 = {
      launch = 199 * us, memory = 0.946, single = 0.797, points = 34, error = 0.377,
    },
    latent_bf16_fp8 = {
      launch = 199 * us, memory = 0.378, single = 7.63, points = 86, error = 0.039,
    },
  },
  linear = {
    fp8 = {
      launch = 0.266 * us, compute = 0.91, memory = 0.99, points = 537, error = 0.108,
    },
  },
  message = {
    all_reduce_eager = {
      launch = 0 * us, share = 0.388, share_3 = 0.674, points = 98, error = 0.025,
    },
    ["all_reduce_eager until 0.18.0"] = {
      launch = 0 * us, share = 1, share_3 = 0.671, points = 49, error = 0.041,
    },
  },
  mixture = {
    fp8 = {
      launch = 19.6 * us, compute = 0.751, memory = 0.954, points = 197, error = 0.090, kernel = "vllm_fused",
    },
    fp8_b128 = {
      launch = 39.5 * us, compute = 0.368, memory = 0.937, points = 127, error = 0.045, kernel = "triton",
    },
  },
  prefill = {
    bf16_fp8 = {
      launch = 15 * us, compute = 0.888, memory = 0.439, points = 322, error = 0.102,
    },
    latent_bf16_fp8 = {
      launch = 200 * us, compute = 0.596, memory = 0.247, points = 71, error = 0.043,
    },
  },
  rows = {
    quantise = {
      launch = 1.89 * us, memory = 1, near = 10, single = 1.15, points = 79, error = 0.057,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.62 * us, compute = 0.0213, memory = 0.539, near = 0.574, step = 0.0463 * us, points = 26,
      error = 0.023,
    },
    conv_gdn_decode = {
      launch = 1.48 * us, compute = 0.00644, memory = 0.748, near = 0.867, step = 0.00114 * us, start = 0.404 * us,
      resident = 16, loss = 0.818, points = 28, error = 0.013,
    },
    conv_kda = {
      launch = 500 * us, compute = 0.00473, memory = 0.656, near = 0.02, step = 1.46 * us, points = 25,
      error = 0.005,
    },
    conv_kda_verify = {
      launch = 3.74 * us, compute = 0.00539, memory = 0.98, near = 2.06, step = 0.0218 * us, points = 29,
      error = 0.005,
    },
    gdn = {
      launch = 8.22 * us, compute = 0.609, memory = 0.891, near = 0.978, step = 3.07 * us, points = 29,
      error = 0.021,
    },
  },
}
