return calibration "gb200.sglang" {
  base = "blackwell.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 8.47 * us, memory = 0.922, single = 3.33, points = 423, error = 0.098,
    },
    bf16_fp8 = {
      launch = 15.3 * us, memory = 0.847, single = 4.07, points = 423, error = 0.107,
    },
    latent_bf16 = {
      launch = 8.75 * us, memory = 0.725, single = 14.3, points = 116, error = 0.063,
    },
    latent_bf16_fp8 = {
      launch = 9.63 * us, memory = 0.832, single = 10.6, points = 116, error = 0.025,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.725, memory = 0.86, points = 537, error = 0.065,
    },
    fp8 = {
      launch = 0 * us, compute = 0.721, memory = 1, points = 537, error = 0.062,
    },
    fp8_b128 = {
      launch = 10.5 * us, compute = 0.672, memory = 0.701, points = 538, error = 0.063,
    },
    nvfp4 = {
      launch = 2.89 * us, compute = 0.67, memory = 0.896, points = 538, error = 0.082,
    },
  },
  message = {
    all_reduce = {
      launch = 3.84 * us, share = 0.564, share_3 = 0.64, points = 33, error = 0.049,
    },
    all_reduce_eager = {
      launch = 26.8 * us, step = 6.67 * us, share = 0.41, launch_2 = 20.6 * us, step_2 = 7.16 * us, share_2 = 0.872,
      launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.55, switch = 0.22, shared = 0, ramp = 0.00143,
      host = 71.3 * us, limit_1 = 16777216, limit = 33554432, one_shot = 1, rule = 1, points = 33, error = 0.003,
    },
    ["all_reduce_eager until 0.5.10"] = {
      launch = 49 * us, share = 0.8, share_3 = 0.521, points = 66, error = 0.081,
    },
    low_latency_combine = {
      launch = 0 * us, step = 3.56 * us, share = 0.02, launch_2 = 12.6 * us, step_2 = 0.69 * us, share_2 = 0.617,
      launch_3 = 0.528 * us, step_3 = 4.59 * us, share_3 = 0.709, switch = 0.0314, shared = 0, ramp = 0.00124,
      host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 0, points = 126, error = 0.061,
    },
    low_latency_dispatch = {
      launch = 10.7 * us, share = 0.241, share_3 = 0.561, points = 116, error = 0.163,
    },
    normal_combine = {
      launch = 33.8 * us, share = 0.343, share_3 = 0.423, points = 153, error = 0.116,
    },
    normal_dispatch = {
      launch = 32.9 * us, share = 0.834, share_3 = 0.31, points = 164, error = 0.054,
    },
  },
  mixture = {
    bf16 = {
      launch = 7.74 * us, compute = 1, memory = 1, points = 122, error = 0.073, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 16.4 * us, compute = 0.958, memory = 0.953, points = 192, error = 0.061, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 9.6 * us, compute = 1, memory = 0.41, points = 419, error = 0.114,
    },
    bf16_fp8 = {
      launch = 17.1 * us, compute = 0.983, memory = 0.702, points = 340, error = 0.221,
    },
    fp8 = {
      launch = 16.3 * us, compute = 0.772, memory = 0.245, points = 359, error = 0.126,
    },
    latent_bf16 = {
      launch = 12.6 * us, compute = 0.501, memory = 0.821, points = 111, error = 0.047,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.4 * us, compute = 0.00597, memory = 0.461, near = 0.455, step = 0.0324 * us, points = 27,
      error = 0.043,
    },
    conv_gdn_decode = {
      launch = 2.03 * us, compute = 0.00149, memory = 0.0751, near = 5.47, step = 0.001 * us, start = 0.113 * us,
      resident = 1.4, loss = 0.597, points = 28, error = 0.007,
    },
    conv_kda = {
      launch = 10.7 * us, compute = 0.00428, memory = 0.693, near = 0.727, step = 0.001 * us, points = 22,
      error = 0.035,
    },
    conv_kda_decode = {
      launch = 4.34 * us, compute = 0.00202, memory = 0.983, near = 0.57, step = 0.0479 * us, points = 24,
      error = 0.109,
    },
    gdn = {
      launch = 23.2 * us, compute = 0.0413, memory = 0.19, near = 0.245, step = 2.66 * us, points = 28,
      error = 0.049,
    },
    kda = {
      launch = 33.4 * us, compute = 0.0176, memory = 0.5, near = 0.588, step = 2.88 * us, start = 2.45 * us,
      resident = 0.514, loss = 0.885, points = 27, error = 0.041,
    },
    kda_fused_decode = {
      launch = 6.41 * us, compute = 0.0583, memory = 0.856, near = 1.42, step = 0.371 * us, points = 8,
      error = 0.006,
    },
  },
}
