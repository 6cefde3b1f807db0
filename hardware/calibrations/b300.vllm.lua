return calibration "b300.vllm" {
  base = "blackwell.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 7.62 * us, memory = 0.891, single = 16, points = 456, error = 0.041,
    },
    bf16_fp8 = {
      launch = 8.24 * us, memory = 0.842, single = 16, points = 452, error = 0.065,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.892, memory = 0.876, points = 537, error = 0.068,
    },
    fp8 = {
      launch = 0 * us, compute = 1, memory = 0.972, points = 537, error = 0.090,
    },
  },
  message = {
    all_reduce = {
      launch = 6.68 * us, share = 0.427, share_3 = 0.675, points = 94, error = 0.022,
    },
    all_reduce_eager = {
      launch = 3.83 * us, step = 2.61 * us, share = 0.141, launch_2 = 13.8 * us, step_2 = 1.89 * us,
      share_2 = 0.535, launch_3 = 1.88 * us, step_3 = 0.165 * us, share_3 = 0.599, switch = 0.165, shared = 0,
      ramp = 0.00542, host = 20.4 * us, limit_1 = 1048576, limit = 4194304, one_shot = 0, rule = 1, points = 98,
      error = 0.041,
    },
  },
  mixture = {
    fp8 = {
      launch = 16.5 * us, compute = 0.438, memory = 0.869, points = 177, error = 0.100, kernel = "fi_trtllm",
    },
    fp8_b128 = {
      launch = 27.7 * us, compute = 0.244, memory = 1, points = 197, error = 0.112, kernel = "fi_trtllm",
    },
    mxfp4_a8 = {
      launch = 23.1 * us, compute = 0.731, memory = 0.976, points = 192, error = 0.067, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 9.28 * us, compute = 1, memory = 0.393, points = 378, error = 0.097,
    },
  },
  scan = {
    conv_gdn = {
      launch = 3.07 * us, compute = 0.0391, memory = 0.369, near = 0.405, step = 0.001 * us, points = 26,
      error = 0.033,
    },
    conv_gdn_decode = {
      launch = 1.41 * us, compute = 0.0103, memory = 1, near = 0.669, step = 0.00106 * us, start = 0.475 * us,
      resident = 14.4, loss = 0.989, points = 28, error = 0.022,
    },
    gdn = {
      launch = 1.12 * us, compute = 0.252, memory = 0.982, near = 0.298, step = 2.32 * us, points = 29,
      error = 0.028,
    },
    gdn_decode = {
      launch = 0.0292 * us, compute = 0.00813, memory = 0.991, near = 0.835, step = 2.98 * us, points = 26,
      error = 0.013,
    },
    kda_fused_decode = {
      launch = 0 * us, compute = 0.00854, memory = 0.833, near = 0.819, step = 2.02 * us, points = 23,
      error = 0.023,
    },
  },
}
