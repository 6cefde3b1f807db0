return calibration "b300.sglang" {
  base = "blackwell.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 7.92 * us, memory = 0.91, single = 9.35, points = 435, error = 0.072,
    },
    bf16_fp8 = {
      launch = 7.87 * us, memory = 0.867, single = 6.4, points = 435, error = 0.068,
    },
    latent_bf16 = {
      launch = 7.32 * us, memory = 0.727, single = 16, points = 117, error = 0.040,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.817, memory = 0.88, points = 537, error = 0.061,
    },
    fp8 = {
      launch = 0 * us, compute = 0.799, memory = 0.991, points = 537, error = 0.053,
    },
    nvfp4 = {
      launch = 4.17 * us, compute = 0.461, memory = 0.845, points = 538, error = 0.050,
    },
  },
  message = {
    ["all_reduce until 0.5.10"] = {
      launch = 6.7 * us, share = 0.171, share_3 = 0.672, points = 94, error = 0.026,
    },
    all_reduce_eager = {
      launch = 11.7 * us, share = 0.401, share_3 = 0.557, points = 51, error = 0.019,
    },
    normal_dispatch = {
      launch = 32.9 * us, share = 0.431, share_3 = 0.318, points = 146, error = 0.171,
    },
  },
  mixture = {
    bf16 = {
      launch = 7.12 * us, compute = 1, memory = 0.967, points = 122, error = 0.069, kernel = "fi_trtllm",
    },
    fp8_b128 = {
      launch = 16.5 * us, compute = 0.301, memory = 1, points = 136, error = 0.091, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 23.5 * us, compute = 0.497, memory = 0.658, points = 206, error = 0.076, kernel = "fi_trtllm",
    },
    mxfp4_a8 = {
      launch = 16.3 * us, compute = 0.96, memory = 0.925, points = 205, error = 0.130, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16_fp8 = {
      launch = 9.12 * us, compute = 1, memory = 0.508, points = 343, error = 0.113,
    },
    fp8 = {
      launch = 8.07 * us, compute = 1, memory = 0.787, points = 343, error = 0.068,
    },
    latent_bf16 = {
      launch = 13.6 * us, compute = 0.43, memory = 0.328, points = 111, error = 0.048,
    },
    latent_bf16_fp8 = {
      launch = 20.7 * us, compute = 1, memory = 0.361, points = 111, error = 0.046,
    },
  },
  scan = {
    conv_gdn = {
      launch = 1.98 * us, compute = 0.0066, memory = 0.489, near = 0.48, step = 0.0297 * us, points = 27,
      error = 0.036,
    },
    conv_kda = {
      launch = 8.41 * us, compute = 0.00501, memory = 0.631, near = 0.758, step = 0.001 * us, points = 22,
      error = 0.015,
    },
    conv_kda_decode = {
      launch = 3.89 * us, compute = 1, memory = 1, near = 0.798, step = 0.0653 * us, points = 24, error = 0.006,
    },
    gdn = {
      launch = 21.8 * us, compute = 0.0341, memory = 0.643, near = 0.278, step = 1.78 * us, start = 0.298 * us,
      resident = 11.6, loss = 1, points = 28, error = 0.015,
    },
    gdn_decode = {
      launch = 2.85 * us, compute = 0.0132, memory = 0.877, near = 0.903, step = 1.33 * us, start = 0.001 * us,
      resident = 3.2, loss = 1, points = 49, error = 0.020,
    },
    kda_verify = {
      launch = 2.26 * us, compute = 0.0131, memory = 0.514, near = 0.365, step = 1.73 * us, points = 28,
      error = 0.159,
    },
  },
}
