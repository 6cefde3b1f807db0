return calibration "h100-sxm.sglang" {
  base = "hopper.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      join = 0 * us, points = 423, error = 0.115,
    },
    bf16_128 = {
      memory = 0.911, join = 1.13 * us, points = 109, error = 0.037,
    },
    bf16_256_window = {
      memory = 0.783, alone = 3.62 * us, join = 3.6 * us, points = 29, error = 0.067,
    },
    bf16_512 = {
      memory = 0.729, alone = 4.88 * us, points = 16, error = 0.028,
    },
    bf16_fp8_128 = {
      memory = 0.925, single = 7.03, join = 0.55 * us, points = 108, error = 0.029,
    },
    bf16_fp8_128_window = {
      join = 3.44 * us, points = 27, error = 0.039,
    },
    bf16_fp8_256 = {
      memory = 0.848, points = 97, error = 0.035,
    },
    bf16_fp8_256_window = {
      memory = 0.939, single = 9.65, alone = 1.58 * us, points = 29, error = 0.012,
    },
    bf16_fp8_512 = {
      launch = 10.7 * us, memory = 0.467, tile = 0.000179 * us, alone = 0.353 * us, points = 16, error = 0.101,
    },
    bf16_fp8_64 = {
      memory = 0.631, join = 1.53 * us, points = 40, error = 0.030,
    },
    latent_bf16 = {
      launch = 1.48 * us, single = 6.15, join = 2.01 * us, points = 116, error = 0.046,
    },
    latent_bf16_fp8 = {
      memory = 0.2, single = 0.131, tile = 1.01 * us, alone = 1.99 * us, points = 116, error = 0.079,
    },
  },
  linear = {
    absorbed_bf16 = {
      compute = 0.777, points = 54, error = 0.052,
    },
    absorbed_fp8 = {
      memory = 0.317, points = 54, error = 0.028,
    },
    bf16 = {
      launch = 2.21 * us, compute = 0.816, serial = 0.00141 * us, tile = 0.562 * us, loss = 0.219, copies = 0.907,
      throttle = 0.175, heat = 5.45e+03 * us, join = 3.05 * us, points = 537, error = 0.040,
    },
    fp8 = {
      launch = 0.683 * us, compute = 0.765, memory = 0.867, serial = 0.0007 * us, tile = 0 * us, loss = 0.182,
      near = 0.677, copies = 1.08, throttle = 1.86, heat = 1.57e+04 * us, quantise = 4.11 * us, row = 0 * us,
      points = 537, error = 0.060,
    },
    fp8_b128 = {
      compute = 0.77, tile = 0.423 * us, near = 0.608, copies = 1.66, heat = 3.98e+03 * us, quantise = 3.12 * us,
      quantised = 0.975, points = 538, error = 0.047,
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
      kernels = {
        fi_cutlass = {
          launch = 25.5 * us, compute = 0.107, memory = 0.197, points = 27, error = 0.025,
        },
      },
    },
    fp8_b128 = {
      launch = 25.5 * us, compute = 0.457, serial = 0.00134 * us, loss = 0.269, all_rows = 0.498, points = 196,
      error = 0.052, kernel = "triton",
    },
  },
  module_decode = {
    sparse_bf16_bf16 = {
      join = 11.6 * us, head = 0.0362 * us, fixed = 25.2 * us, passes = 5.57, index = 0.128, select = 58.2,
      points = 60, error = 0.034,
    },
    sparse_bf16_fp8_bf16 = {
      memory = 0.659, near = 0.217, join = 4.26 * us, fixed = 34.8 * us, product = 0.656, index = 0.517,
      select = 40.6, points = 59, error = 0.146,
    },
    sparse_bf16_fp8_fp8_b128 = {
      memory = 0.659, near = 0.217, join = 4.26 * us, fixed = 50.9 * us, product = 0.487, index = 0.517,
      select = 5.78, points = 27, error = 0.052,
    },
    wideep = {
      tile = 6.03 * us, loss = 0.811, near = 0.732, join = 7.56 * us, product = 0.689, weights = 0.948,
      serial = 0.00109 * us, passes = 0.326, points = 86, error = 0.036,
    },
    wideep_fp8_b128 = {
      tile = 6.03 * us, loss = 0.811, near = 0.732, join = 7.56 * us, product = 0.663, weights = 0.871,
      serial = 0.000754 * us, passes = 0.678, points = 42, error = 0.035,
    },
    wideep_unstated = {
      tile = 6.03 * us, loss = 0.811, near = 0.732, join = 7.56 * us, fixed = 2.44 * us, product = 0.901,
      serial = 0.00126 * us, passes = 2.79, points = 44, error = 0.031,
    },
  },
  module_prefill = {
    sparse_bf16_bf16 = {
      fixed = 665 * us, select = 19.2, points = 61, error = 0.289,
    },
    sparse_bf16_fp8 = {
      memory = 0.6, store = 0.353, fixed = 897 * us, select = 0.433, points = 82, error = 0.416,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 786 * us, product = 0.804, weights = 0.811, serial = 1.96e-05 * us, select = 3.06, points = 24,
      error = 0.093,
    },
    wideep = {
      compute = 0.984, tile = 5.17 * us, exponents = 0.951, store = 0.14, passes = 1.82, points = 87, error = 0.035,
    },
    wideep_unstated = {
      compute = 0.984, tile = 5.17 * us, exponents = 0.951, store = 0.14, fixed = 621 * us, product = 0.991,
      passes = 0.57, points = 44, error = 0.047,
    },
  },
  prefill = {
    bf16 = {
      tile = 1.94 * us, memory = 0.915, store = 3.55, points = 359, error = 0.103,
    },
    bf16_128 = {
      launch = 7.71 * us, compute = 0.697, tile = 1.59 * us, exponents = 5.28, memory = 0.642, store = 0.959,
      points = 65, error = 0.058,
    },
    bf16_192 = {
      tile = 2.66 * us, store = 7.02, points = 33, error = 0.036,
    },
    bf16_256 = {
      exponents = 2.79, store = 2.56, points = 56, error = 0.070,
    },
    bf16_64_window = {
      compute = 0.656, store = 5.49, points = 45, error = 0.066,
    },
    bf16_fp8 = {
      memory = 0.3, points = 355, error = 0.127,
    },
    bf16_fp8_256_window = {
      compute = 0.0921, tile = 2.58 * us, memory = 0.389, store = 2.29, points = 184, error = 0.026,
    },
    bf16_fp8_512 = {
      tile = 0 * us, exponents = 0.514, memory = 0.413, points = 171, error = 0.052,
    },
    bf16_open = {
      compute = 0.589, tile = 0.827 * us, exponents = 5.97, points = 16, error = 0.107,
    },
    fp8 = {
      tile = 2.03 * us, store = 5.52, points = 359, error = 0.165,
    },
    fp8_128 = {
      launch = 8.2 * us, compute = 0.469, tile = 2.15 * us, exponents = 5.76, memory = 0.777, store = 0.05,
      points = 65, error = 0.067,
    },
    fp8_192 = {
      compute = 0.808, exponents = 1.95, store = 7.83, points = 33, error = 0.024,
    },
    fp8_64 = {
      compute = 0.818, exponents = 1.29, store = 13.1, points = 46, error = 0.054,
    },
    fp8_64_window = {
      compute = 0.966, tile = 2.04 * us, exponents = 3.57, store = 18.1, points = 45, error = 0.125,
    },
    latent_bf16 = {
      exponents = 6.48, memory = 0.511, store = 0.944, points = 111, error = 0.084,
    },
    latent_bf16_fp8 = {
      exponents = 8, memory = 0.533, store = 1.3, points = 111, error = 0.063,
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
