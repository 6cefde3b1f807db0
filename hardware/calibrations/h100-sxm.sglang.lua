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
  message = {
    ["all_reduce until 0.5.10"] = {
      launch = 4.45 * us, share = 0.601, share_3 = 0.758, points = 94, error = 0.011,
    },
    all_reduce_eager = {
      launch = 1.24 * us, share = 0.531, share_3 = 0.575, points = 51, error = 0.021,
    },
    ["all_reduce_eager until 0.5.10"] = {
      launch = 1.43 * us, share = 0.41, share_3 = 0.596, points = 102, error = 0.027,
    },
    low_latency_combine = {
      launch = 0.455 * us, share = 0.503, share_3 = 0.419, points = 132, error = 0.042,
    },
    low_latency_dispatch = {
      launch = 0.912 * us, share = 1, share_3 = 0.455, points = 139, error = 0.042,
    },
    net_low_latency_dispatch = {
      launch = 13.2 * us, share = 0.806, share_3 = 0.758, points = 48, error = 0.028,
    },
    normal_dispatch = {
      launch = 17.5 * us, share = 0.467, share_3 = 0.565, points = 146, error = 0.089,
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
  scan = {
    conv_gdn = {
      launch = 1.38 * us, compute = 1, memory = 0.695, near = 0.728, step = 0.00179 * us, points = 27,
      error = 0.026,
    },
    gdn = {
      launch = 19 * us, compute = 0.0554, memory = 0.45, near = 4, step = 3.6 * us, points = 28, error = 0.077,
    },
    kda_decode = {
      launch = 0 * us, compute = 1, memory = 0.827, near = 0.956, step = 5.47 * us, points = 25, error = 0.004,
    },
    kda_update_verify = {
      launch = 2.75 * us, compute = 1, memory = 1, near = 0.823, step = 2.55 * us, points = 22, error = 0.010,
    },
  },
}
