return calibration "b200.sglang" {
  base = "blackwell.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 7.91 * us, memory = 0.886, single = 3.3, points = 423, error = 0.107,
    },
    bf16_fp8 = {
      launch = 15.2 * us, memory = 0.794, single = 3.8, points = 422, error = 0.105,
    },
    latent_bf16 = {
      launch = 7.67 * us, memory = 0.691, single = 9.63, points = 116, error = 0.036,
    },
    latent_bf16_fp8 = {
      launch = 9.02 * us, memory = 0.802, single = 11.4, points = 116, error = 0.050,
    },
  },
  linear = {
    fp8 = {
      launch = 0.0875 * us, compute = 0.731, memory = 0.999, points = 537, error = 0.053,
    },
    nvfp4 = {
      launch = 3.33 * us, compute = 0.662, memory = 0.813, points = 538, error = 0.065,
    },
  },
  message = {
    ["all_reduce until 0.5.10"] = {
      launch = 6.71 * us, share = 0.173, share_3 = 0.667, points = 94, error = 0.018,
    },
    all_reduce_eager = {
      launch = 19.1 * us, step = 4.28 * us, share = 0.769, launch_2 = 12.8 * us, step_2 = 0 * us, share_2 = 1,
      launch_3 = 1.18 * us, step_3 = 2.52 * us, share_3 = 0.541, switch = 0.217, shared = 0, ramp = 0.00203,
      host = 29 * us, limit_1 = 1048576, limit = 16777216, one_shot = 0, rule = 0, points = 51, error = 0.011,
    },
    low_latency_dispatch = {
      launch = 10.4 * us, share = 0.347, share_3 = 0.565, points = 126, error = 0.073,
    },
  },
  mixture = {
    bf16 = {
      launch = 8.45 * us, compute = 0.989, memory = 0.979, points = 122, error = 0.077, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 25.3 * us, compute = 0.458, memory = 0.621, points = 206, error = 0.078, kernel = "fi_trtllm",
    },
    mxfp4_a16 = {
      launch = 17.4 * us, compute = 0.359, memory = 0.881, points = 205, error = 0.079, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 17.1 * us, compute = 0.885, memory = 0.92, points = 193, error = 0.068, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16_fp8 = {
      launch = 16.2 * us, compute = 1, memory = 0.835, points = 340, error = 0.218,
    },
    fp8 = {
      launch = 16.7 * us, compute = 0.773, memory = 0.619, points = 358, error = 0.136,
    },
    latent_bf16 = {
      launch = 12 * us, compute = 0.52, memory = 0.71, points = 111, error = 0.052,
    },
    latent_bf16_fp8 = {
      launch = 18.3 * us, compute = 0.989, memory = 0.911, points = 111, error = 0.048,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.14 * us, compute = 0.00753, memory = 0.423, near = 0.417, step = 0.0326 * us, points = 27,
      error = 0.033,
    },
    conv_kda_decode = {
      launch = 3.78 * us, compute = 0.0149, memory = 0.979, near = 0.631, step = 0.0386 * us, points = 24,
      error = 0.020,
    },
    gdn = {
      launch = 22.6 * us, compute = 0.0479, memory = 0.249, near = 0.257, step = 2.87 * us, points = 28,
      error = 0.061,
    },
    gdn_decode = {
      launch = 3.1 * us, compute = 0.00756, memory = 0.832, near = 0.915, step = 1.3 * us, points = 49,
      error = 0.030,
    },
  },
}
