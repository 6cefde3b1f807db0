return calibration "gb200.sglang" {
  base = "blackwell.sglang",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16_128 = {
      launch = 8.71 * us, tile = 1.17 * us, join = 0.733 * us, points = 109, error = 0.034,
    },
    bf16_128_window = {
      launch = 8.68 * us, tile = 1.27 * us, join = 5.69 * us, points = 27, error = 0.045,
    },
    bf16_192 = {
      memory = 0.417, alone = 7.22 * us, points = 42, error = 0.037,
    },
    bf16_256_window = {
      launch = 7.26 * us, tile = 2.61 * us, alone = 2.44 * us, points = 29, error = 0.037,
    },
    bf16_64 = {
      launch = 8.03 * us, single = 7.9, tile = 0.896 * us, alone = 1.24 * us, join = 4.36 * us, points = 39,
      error = 0.046,
    },
    bf16_fp8_128 = {
      launch = 15.4 * us, join = 0.888 * us, points = 108, error = 0.058,
    },
    bf16_fp8_192_window = {
      tile = 0.876 * us, points = 34, error = 0.035,
    },
    bf16_fp8_256_window = {
      tile = 1.84 * us, alone = 1.73 * us, points = 28, error = 0.031,
    },
    bf16_fp8_64 = {
      memory = 0.824, single = 4.7, join = 0.748 * us, points = 40, error = 0.047,
    },
    latent_bf16 = {
      launch = 5.27 * us, join = 2.71 * us, points = 116, error = 0.066,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 4.35 * us, compute = 0.737, points = 54, error = 0.067,
    },
    absorbed_fp8 = {
      launch = 8.23 * us, compute = 0.02, points = 54, error = 0.044,
    },
    bf16 = {
      launch = 1.89 * us, compute = 0.798, memory = 0.933, serial = 0.00116 * us, tile = 0.135 * us, loss = 0.42,
      near = 0.764, copies = 1.37, throttle = 0.374, heat = 2.48e+03 * us, join = 2.62 * us, points = 537,
      error = 0.060,
    },
    fp8 = {
      launch = 0 * us, compute = 0.681, tile = 0.45 * us, loss = 0.37, near = 0.695, copies = 0.714,
      throttle = 0.917, heat = 2.95e+03 * us, quantise = 4.76 * us, quantised = 0.59, row = 0.0527 * us,
      points = 537, error = 0.056,
    },
    fp8_b128 = {
      launch = 10.9 * us, compute = 0.724, memory = 0.728, serial = 0.000743 * us, loss = 0.3, near = 0.454,
      heat = 8.43e+03 * us, quantised = 0.853, points = 538, error = 0.053,
    },
    nvfp4 = {
      launch = 0.119 * us, compute = 0.939, memory = 0.974, serial = 0.000636 * us, tile = 0.198 * us, loss = 0.566,
      near = 0.769, copies = 1.05, throttle = 0.627, heat = 5.01e+03 * us, quantise = 3.54 * us, quantised = 0.771,
      row = 0.0626 * us, points = 538, error = 0.060,
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
      compute = 0.755, memory = 1, points = 122, error = 0.038, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 19.4 * us, compute = 0.556, memory = 0.724, serial = 0.00145 * us, tile = 0.291 * us, loss = 0.414,
      rows = 0.981, all_rows = 5.57, points = 206, error = 0.041, kernel = "fi_trtllm",
    },
    nvfp4 = {
      compute = 0.673, memory = 0.942, tile = 0.466 * us, loss = 0.312, rows = 0.761, all_rows = 8.95, points = 192,
      error = 0.038, kernel = "fi_trtllm",
    },
  },
  module_decode = {
    sparse_bf16 = {
      tile = 2.63 * us, near = 0.403, join = 10.6 * us, fixed = 9.53 * us, weights = 0.718, serial = 0.00161 * us,
      passes = 90.7, index = 0.0788, select = 0.343, points = 87, error = 0.044,
    },
    sparse_bf16_bf16 = {
      tile = 2.63 * us, near = 0.403, join = 10.6 * us, fixed = 82.7 * us, serial = 0 * us, passes = 71.4,
      index = 0.0788, select = 0.266, points = 60, error = 0.043,
    },
    sparse_bf16_fp8 = {
      memory = 0.225, compute = 0.938, single = 5.29, tile = 20 * us, near = 0.794, join = 11.3 * us,
      fixed = 0 * us, product = 1, weights = 0.929, serial = 0.00131 * us, passes = 23.4, index = 1, select = 147,
      points = 32, error = 0.064,
    },
    sparse_bf16_fp8_b128 = {
      tile = 2.63 * us, near = 0.403, join = 10.6 * us, fixed = 20.2 * us, serial = 0.0013 * us, index = 0.0788,
      select = 45.3, points = 27, error = 0.042,
    },
    sparse_bf16_fp8_fp8_b128 = {
      memory = 0.225, compute = 0.938, single = 5.29, tile = 20 * us, near = 0.794, join = 11.3 * us,
      fixed = 7.09 * us, serial = 0.00106 * us, passes = 21.5, index = 1, select = 130, points = 27, error = 0.047,
    },
    wideep = {
      compute = 0.833, single = 1.38, loss = 0.572, near = 0.279, join = 2.47 * us, fixed = 3.96 * us,
      serial = 0.00169 * us, passes = 1.7, points = 42, error = 0.037,
    },
    wideep_fp8_b128 = {
      fixed = 6.31 * us, product = 0.502, serial = 0.00154 * us, passes = 1.16, points = 42, error = 0.052,
    },
  },
  module_prefill = {
    sparse_bf16 = {
      compute = 0.442, exponents = 3.31, memory = 0.486, fixed = 1.2e+03 * us, product = 1, weights = 1,
      serial = 0 * us, passes = 44.5, select = 78.6, points = 81, error = 0.171,
    },
    sparse_bf16_bf16 = {
      compute = 0.442, exponents = 3.31, memory = 0.486, fixed = 1.13e+03 * us, product = 0.917, weights = 1,
      serial = 0.000492 * us, passes = 0.231, select = 94.3, points = 57, error = 0.075,
    },
    sparse_bf16_fp8 = {
      compute = 0.861, memory = 0.218, store = 0.21, fixed = 1.33e+03 * us, serial = 0.005 * us, index = 0.341,
      select = 49.7, points = 24, error = 0.052,
    },
    sparse_bf16_fp8_b128 = {
      compute = 0.442, exponents = 3.31, memory = 0.486, fixed = 1.32e+03 * us, product = 1, weights = 0.218,
      serial = 0.005 * us, select = 0.471, points = 24, error = 0.144,
    },
    sparse_bf16_fp8_fp8_b128 = {
      compute = 0.861, memory = 0.218, store = 0.21, fixed = 1.33e+03 * us, weights = 1, serial = 0.005 * us,
      index = 0.341, select = 49.7, points = 24, error = 0.052,
    },
    wideep = {
      tile = 1.51 * us, exponents = 1.18, memory = 0.941, loss = 0, store = 0.288, fixed = 840 * us, points = 43,
      error = 0.115,
    },
  },
  prefill = {
    bf16_128 = {
      launch = 8.76 * us, compute = 0.819, tile = 1.15 * us, exponents = 1.82, memory = 0.527, store = 0.219,
      points = 65, error = 0.043,
    },
    bf16_192 = {
      launch = 16.1 * us, tile = 0.858 * us, exponents = 1.92, points = 33, error = 0.020,
    },
    bf16_64 = {
      compute = 0.9, exponents = 1.46, store = 3.06, points = 46, error = 0.022,
    },
    bf16_64_window = {
      launch = 7.73 * us, tile = 1.53 * us, exponents = 1.2, store = 0.24, points = 45, error = 0.044,
    },
    bf16_fp8_128 = {
      launch = 14.9 * us, compute = 0.683, tile = 4.88 * us, exponents = 3.87, memory = 1, store = 8.49,
      points = 81, error = 0.076,
    },
    bf16_fp8_192 = {
      launch = 19.8 * us, tile = 0.988 * us, points = 72, error = 0.056,
    },
    bf16_open = {
      launch = 6.98 * us, tile = 0.525 * us, longest = 0.115, whole = 0.639, memory = 0.359, loss = 0.496,
      near = 0.414, reach = 1.35, cast = 0.252, points = 16, error = 0.025,
    },
    bf16_open_16 = {
      launch = 4.99 * us, compute = 0.442, tile = 2.6 * us, exponents = 7.55, memory = 0.14, store = 0.242,
      points = 24, error = 0.030,
    },
    bf16_open_odd = {
      launch = 6.14 * us, compute = 0.483, tile = 2.88 * us, exponents = 2.42, memory = 0.597, points = 20,
      error = 0.249,
    },
    fp8 = {
      launch = 15.6 * us, compute = 0.506, tile = 1.35 * us, exponents = 2.5, memory = 0.187, points = 359,
      error = 0.102,
    },
    fp8_128 = {
      launch = 15.4 * us, compute = 0.75, exponents = 1.27, memory = 0.132, store = 0.05, points = 65,
      error = 0.046,
    },
    fp8_192 = {
      tile = 0.00181 * us, memory = 0.277, points = 33, error = 0.031,
    },
    fp8_256 = {
      compute = 0.433, memory = 0.325, store = 1.03, points = 56, error = 0.045,
    },
    latent_bf16_fp8 = {
      compute = 0.817, tile = 1.23 * us, exponents = 7.53, memory = 0.468, store = 0.287, points = 111,
      error = 0.037,
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
