return calibration "b200.vllm" {
  base = "blackwell.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 8.09 * us, memory = 0.867, single = 15.8, points = 456, error = 0.052,
    },
  },
  linear = {
    fp8_b128 = {
      launch = 0 * us, compute = 0.493, memory = 0.752, points = 441, error = 0.051,
    },
    nvfp4 = {
      launch = 0 * us, compute = 0.603, memory = 0.734, points = 537, error = 0.067,
    },
  },
  message = {
    all_reduce = {
      launch = 6.86 * us, share = 0.464, share_3 = 0.665, points = 94, error = 0.030,
    },
    all_reduce_eager = {
      launch = 6.18 * us, share = 0.134, share_3 = 0.554, points = 98, error = 0.049,
    },
  },
  mixture = {
    fp8 = {
      launch = 17.8 * us, compute = 0.405, memory = 0.858, points = 176, error = 0.104, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 34.7 * us, compute = 0.142, memory = 1, points = 217, error = 0.080, kernel = "marlin",
    },
    mxfp4_a8 = {
      launch = 24.9 * us, compute = 0.625, memory = 1, points = 192, error = 0.073, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 10.1 * us, compute = 0.752, memory = 0.323, points = 377, error = 0.093,
    },
  },
  scan = {
    conv_gdn = {
      launch = 3.33 * us, compute = 0.00473, memory = 0.563, near = 0.733, step = 0.001 * us, points = 26,
      error = 0.037,
    },
    conv_gdn_decode = {
      launch = 1.56 * us, compute = 1, memory = 1, near = 0.669, step = 0.00576 * us, points = 28, error = 0.006,
    },
    conv_kda = {
      launch = 417 * us, compute = 0.0187, memory = 0.186, near = 0.211, step = 0.001 * us, points = 25,
      error = 0.032,
    },
    conv_kda_verify = {
      launch = 3.88 * us, compute = 0.00198, memory = 0.35, near = 0.383, step = 0.00292 * us, points = 29,
      error = 0.061,
    },
    gdn = {
      launch = 1.75 * us, compute = 0.241, memory = 0.918, near = 0.314, step = 2.36 * us, points = 29,
      error = 0.031,
    },
    ["gdn until 0.22.0"] = {
      launch = 19.7 * us, compute = 0.0359, memory = 0.324, near = 0.229, step = 3.74 * us, start = 1.41 * us,
      resident = 0.93, loss = 0.232, points = 27, error = 0.044,
    },
    kda = {
      launch = 13 * us, compute = 0.157, memory = 0.371, near = 0.362, step = 3.93 * us, points = 24, error = 0.041,
    },
    kda_decode = {
      launch = 0.153 * us, compute = 0.0435, memory = 0.874, near = 0.759, step = 3.61 * us, points = 27,
      error = 0.009,
    },
  },
}
