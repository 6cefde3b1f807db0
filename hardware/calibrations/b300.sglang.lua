return calibration "b300.sglang" {
  base = "blackwell.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 7.25 * us, single = 16, alone = 1.36 * us, join = 1.05 * us, points = 435, error = 0.063,
    },
    bf16_128 = {
      launch = 7.33 * us, tile = 1.39 * us, join = 1.44 * us, points = 435, error = 0.046,
    },
    bf16_fp8 = {
      launch = 7.48 * us, single = 16, tile = 1.17 * us, join = 1.78 * us, points = 435, error = 0.067,
    },
    bf16_fp8_128 = {
      launch = 7.48 * us, tile = 1.12 * us, join = 1.84 * us, points = 435, error = 0.068,
    },
    latent_bf16 = {
      launch = 3.75 * us, alone = 5.62 * us, join = 2.61 * us, points = 117, error = 0.056,
    },
    latent_bf16_fp8 = {
      launch = 5.02 * us, tile = 4.73 * us, alone = 4.66 * us, join = 0.467 * us, points = 117, error = 0.077,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 2.94 * us, compute = 0.773, points = 54, error = 0.070,
    },
    absorbed_fp8 = {
      launch = 6.89 * us, points = 54, error = 0.052,
    },
    bf16 = {
      launch = 1.75 * us, compute = 0.85, memory = 0.908, serial = 0.00123 * us, tile = 0.0741 * us, loss = 0.327,
      near = 0.752, copies = 0.76, throttle = 0.363, heat = 3.67e+03 * us, join = 2.78 * us, points = 537,
      error = 0.058,
    },
    fp8 = {
      launch = 0 * us, compute = 0.763, memory = 0.967, serial = 0.000693 * us, tile = 0.451 * us, loss = 0.341,
      near = 0.666, copies = 0.857, throttle = 0.934, heat = 2.7e+03 * us, quantise = 4.8 * us, quantised = 0.592,
      row = 0.0177 * us, points = 537, error = 0.048,
    },
    fp8_b128 = {
      launch = 13.6 * us, compute = 0.866, memory = 0.727, serial = 0.000824 * us, loss = 0.423, near = 0.378,
      throttle = 0.524, heat = 5.76e+03 * us, quantised = 0.301, points = 538, error = 0.080,
    },
    nvfp4 = {
      launch = 0 * us, memory = 0.952, serial = 0.000965 * us, tile = 0 * us, loss = 0.454, near = 0.744,
      copies = 1.26, throttle = 1.43, heat = 1.52e+04 * us, quantise = 4.72 * us, quantised = 0.725,
      row = 0.0883 * us, points = 538, error = 0.056,
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
    fp8_b128 = {
      launch = 14.4 * us, compute = 0.331, points = 136, error = 0.060, kernel = "fi_trtllm",
      kernels = {
        triton = {
          launch = 31.8 * us, compute = 0.285, memory = 0.751, points = 67, error = 0.059,
        },
      },
    },
    mxfp4_a16 = {
      launch = 10.2 * us, memory = 0.655, serial = 0.00172 * us, tile = 1.14 * us, loss = 0.113, rows = 0.391,
      all_rows = 1.07, points = 207, error = 0.066, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 14.9 * us, compute = 0.493, tile = 0.568 * us, loss = 0.269, rows = 0.76, all_rows = 8.42,
      points = 193, error = 0.040, kernel = "fi_trtllm",
    },
  },
  module_decode = {
    sparse_bf16 = {
      tile = 2.2 * us, near = 0.397, join = 10.7 * us, fixed = 2.65 * us, serial = 0.00198 * us, passes = 77.2,
      index = 0.083, select = 0.361, points = 87, error = 0.036,
    },
    sparse_bf16_bf16 = {
      tile = 2.2 * us, near = 0.397, join = 10.7 * us, fixed = 81.9 * us, product = 1, serial = 0 * us,
      passes = 70.1, index = 0.083, select = 0.289, points = 60, error = 0.044,
    },
    sparse_bf16_fp8 = {
      memory = 0.225, compute = 1, single = 0.469, tile = 20 * us, near = 0.139, fixed = 4.72 * us, product = 0.163,
      weights = 0.429, serial = 0.000874 * us, passes = 100, index = 1, select = 0.113, points = 85, error = 0.258,
    },
    sparse_bf16_fp8_b128 = {
      tile = 2.2 * us, near = 0.397, join = 10.7 * us, fixed = 17.7 * us, serial = 0.00141 * us, passes = 93.1,
      index = 0.083, select = 33.7, points = 27, error = 0.047,
    },
    sparse_bf16_fp8_bf16 = {
      fixed = 85.7 * us, product = 0.189, weights = 1, serial = 0 * us, points = 58, error = 0.133,
    },
    sparse_bf16_fp8_fp8_b128 = {
      memory = 0.225, compute = 1, single = 0.469, tile = 20 * us, near = 0.139, fixed = 4.34 * us, product = 0.577,
      serial = 0.00123 * us, passes = 11, index = 1, select = 52.4, points = 27, error = 0.059,
    },
    wideep = {
      compute = 1, single = 1.51, tile = 6.83 * us, loss = 0.534, join = 1.69 * us, fixed = 0 * us, product = 0.617,
      serial = 0.00192 * us, passes = 0.281, points = 42, error = 0.028,
    },
  },
  module_prefill = {
    sparse_bf16 = {
      compute = 0.635, longest = 0, exponents = 0.428, store = 0.667, fixed = 764 * us, product = 0.906,
      weights = 1, serial = 0 * us, passes = 0.0534, select = 118, points = 82, error = 0.088,
    },
    sparse_bf16_bf16 = {
      compute = 0.635, longest = 0, exponents = 0.428, store = 0.667, fixed = 765 * us, product = 1, weights = 1,
      serial = 0 * us, select = 145, points = 58, error = 0.293,
    },
    sparse_bf16_fp8 = {
      longest = 0.0623, memory = 1, store = 0.147, fixed = 831 * us, product = 0.355, weights = 0.459,
      serial = 0 * us, select = 115, points = 81, error = 0.269,
    },
    sparse_bf16_fp8_b128 = {
      compute = 0.635, longest = 0, exponents = 0.428, store = 0.667, product = 1, weights = 0.627, select = 8.18,
      points = 24, error = 0.068,
    },
    wideep = {
      tile = 1.91 * us, memory = 1, loss = 0.193, store = 0.662, fixed = 517 * us, points = 43, error = 0.078,
    },
  },
  prefill = {
    bf16_128 = {
      launch = 7.74 * us, compute = 0.854, exponents = 2.23, memory = 0.432, store = 0.0927, points = 343,
      error = 0.046,
    },
    bf16_fp8 = {
      launch = 7.39 * us, compute = 1, tile = 0.899 * us, memory = 0.84, points = 343, error = 0.163,
    },
    bf16_fp8_128 = {
      launch = 7.93 * us, tile = 2.35 * us, exponents = 8, memory = 1, store = 1.4, points = 343, error = 0.087,
    },
    bf16_open = {
      compute = 0.109, tile = 1.35 * us, longest = 0.537, whole = 0.627, exponents = 1.13, loss = 0, near = 0.254,
      rotate = 0.0586, store = 0.056, cast = 0.056, tiles = 0, points = 18, error = 0.054,
    },
    bf16_open_16 = {
      launch = 0 * us, compute = 0.0865, tile = 0 * us, exponents = 7.03, memory = 0.1, store = 0.05, points = 25,
      error = 0.167,
    },
    bf16_open_odd = {
      launch = 3.79 * us, compute = 0.0228, tile = 0 * us, exponents = 0.95, memory = 0.893, points = 22,
      error = 0.021,
    },
    fp8 = {
      launch = 7.75 * us, compute = 0.932, tile = 1.44 * us, exponents = 2.88, memory = 1, store = 1.77,
      points = 343, error = 0.061,
    },
    fp8_128 = {
      launch = 6.96 * us, compute = 0.904, exponents = 1.94, memory = 0.38, store = 2.65, points = 343,
      error = 0.061,
    },
    latent_bf16 = {
      launch = 12.3 * us, compute = 0.679, tile = 1.09 * us, exponents = 6.08, memory = 0.426, store = 1.44,
      points = 111, error = 0.059,
    },
    latent_bf16_fp8 = {
      launch = 19.3 * us, compute = 1, memory = 0.344, store = 1.72, points = 111, error = 0.058,
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
