return calibration "gb200.vllm" {
  base = "blackwell.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16_fp8 = {
      launch = 9.68 * us, memory = 0.861, single = 16, points = 452, error = 0.048,
    },
  },
  linear = {
    nvfp4 = {
      launch = 0.444 * us, compute = 0.563, memory = 0.801, points = 537, error = 0.070,
    },
  },
  message = {
    all_reduce_eager = {
      launch = 18 * us, step = 7.72 * us, share = 0.208, launch_2 = 3.13 * us, step_2 = 3.51 * us, share_2 = 0.559,
      launch_3 = 5.4 * us, step_3 = 0.256 * us, share_3 = 0.273, switch = 0.6, shared = 0, ramp = 0.00569,
      host = 47.5 * us, limit_1 = 1048576, limit = 1073741824, one_shot = 0, rule = 1, points = 60, error = 0.095,
    },
  },
  mixture = {
    bf16 = {
      launch = 15.5 * us, compute = 0.479, memory = 0.886, points = 173, error = 0.082, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 32.3 * us, compute = 0.145, memory = 1, points = 217, error = 0.077, kernel = "marlin",
    },
    nvfp4 = {
      launch = 15.3 * us, compute = 0.606, memory = 0.993, points = 184, error = 0.100, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 10.5 * us, compute = 0.758, memory = 0.34, points = 378, error = 0.102,
    },
    bf16_fp8 = {
      launch = 11.9 * us, compute = 0.913, memory = 1, points = 322, error = 0.184,
    },
  },
  rows = {
    quantise = {
      launch = 2.42 * us, memory = 0.961, near = 1.02, single = 1.09, points = 79, error = 0.031,
    },
  },
  scan = {
    conv_gdn = {
      launch = 3.43 * us, compute = 0.00446, memory = 0.61, near = 0.772, step = 0.001 * us, points = 26,
      error = 0.031,
    },
    conv_gdn_decode = {
      launch = 1.68 * us, compute = 1, memory = 1, near = 0.711, step = 0.001 * us, points = 28, error = 0.047,
    },
    conv_kda = {
      launch = 500 * us, compute = 0.576, memory = 0.102, near = 0.02, step = 2.84 * us, start = 100 * us,
      resident = 1.25, loss = 0, points = 25, error = 0.270,
    },
    conv_kda_decode = {
      launch = 4.48 * us, compute = 0.00124, memory = 0.439, near = 0.429, step = 0.001 * us, start = 0.00936 * us,
      resident = 0.938, loss = 0.602, points = 27, error = 0.000,
    },
    gdn = {
      launch = 0.884 * us, compute = 0.257, memory = 0.96, near = 0.343, step = 2.21 * us, points = 29,
      error = 0.037,
    },
    kda_fused_decode = {
      launch = 1.3 * us, compute = 0.0149, memory = 0.905, near = 0.856, step = 2.74 * us, points = 23,
      error = 0.043,
    },
  },
}
