return calibration "blackwell.trtllm" {
  base = "blackwell",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  step = {
    elementwise = 0.256, norms = 0.51, quantise = 0.274, launches = 0.684, skew = 1.58, pooled = 1.02,
    pooled_prompt = 1.11, latent = 1.59 * us, selection = 7.11 * us, scan = 16.1 * us, mixture = 0.536 * us,
    host = 178 * us, prompt_step = 7.63e+03 * us, sequence = 6.25 * us, arrival = 1.68e+04 * us,
    prompt_token = 3.1 * us, place = 190 * us, burst = 7.18e+03 * us, warmup = 38.9 * us, handover = 5.15e+04 * us,
    points = 192, error = 0.048, error_ttft = 0.123, error_pools = 0.098, error_pools_ttft = 0.304,
  },
  decode = {
    bf16 = {
      launch = 9.52 * us, memory = 0.928, compute = 0.399, single = 16, tile = 1.5 * us, alone = 1.61 * us,
      whole = 0.631, loss = 0.201, near = 10, reach = 0.596, join = 0.995 * us, head = 0.0546 * us,
      masked = 0.000146, chunk = 512, fill = 6.93, splits = 1, groups = 4, points = 1299, error = 0.045,
    },
    bf16_128 = {
      compute = 0.448, tile = 1.34 * us, alone = 1.36 * us, whole = 0.724, loss = 0.139, join = 0.955 * us,
      head = 0.0731 * us, masked = 0.000112, fill = 8, points = 315, error = 0.038,
    },
    bf16_128_window = {
      memory = 0.877, compute = 1, tile = 1.56 * us, whole = 0, loss = 0.134, near = 9.18, join = 1.91 * us,
      head = 0.0416 * us, masked = 4.94e-05, chunk = 341, fill = 6.4, points = 60, error = 0.024,
    },
    bf16_256 = {
      compute = 1, tile = 2.28 * us, alone = 2.25 * us, whole = 0.482, loss = 0.088, reach = 0.64, join = 1.58 * us,
      head = 0.12 * us, masked = 0, fill = 4.8, points = 306, error = 0.049,
    },
    bf16_256_window = {
      launch = 7.85 * us, memory = 1, compute = 1, alone = 2 * us, whole = 1, loss = 0, near = 9.02, reach = 0.464,
      join = 1.4 * us, head = 0.554 * us, masked = 0.0139, chunk = 114, fill = 6.4, splits = 2, groups = 0,
      points = 81, error = 0.041,
    },
    bf16_512 = {
      launch = 6.28 * us, compute = 0.992, single = 9.23, tile = 4.47 * us, alone = 3.74 * us, whole = 1,
      loss = 0.0655, near = 1.24, reach = 0.364, join = 4.18 * us, head = 0.0579 * us, masked = 0, chunk = 341,
      groups = 6, points = 45, error = 0.024,
    },
    bf16_64 = {
      launch = 9.88 * us, memory = 0.885, compute = 0.14, single = 2.34, tile = 0.912 * us, alone = 1.32 * us,
      whole = 0, loss = 0, near = 8.99, reach = 0.206, join = 0.519 * us, head = 0.063 * us, masked = 0.000122,
      chunk = 964, fill = 8, splits = 2, points = 309, error = 0.059,
    },
    bf16_64_window = {
      memory = 0.2, compute = 0.0975, tile = 1.12 * us, alone = 1.53 * us, whole = 0, loss = 1, reach = 2,
      head = 0.0397 * us, masked = 0, splits = 3, points = 183, error = 0.061,
    },
    bf16_fp8 = {
      launch = 10.1 * us, memory = 0.885, compute = 0.426, single = 16, tile = 1.16 * us, alone = 1.3 * us,
      whole = 0.0927, loss = 0.0461, near = 10, reach = 0.578, join = 1.07 * us, head = 0.0552 * us,
      masked = 0.0158, chunk = 680, fill = 8, splits = 1, groups = 4, points = 1302, error = 0.063,
    },
    bf16_fp8_128_window = {
      compute = 1, tile = 0.797 * us, whole = 0.951, loss = 0, reach = 0.802, join = 1.52 * us, head = 0.0657 * us,
      masked = 0.0834, splits = 2, points = 63, error = 0.022,
    },
    bf16_fp8_256 = {
      compute = 0.51, single = 14.1, tile = 1.23 * us, alone = 1.36 * us, whole = 0.0451, loss = 0, reach = 0.63,
      join = 0.916 * us, head = 0.119 * us, chunk = 585, points = 306, error = 0.045,
    },
    bf16_fp8_256_window = {
      launch = 11.6 * us, compute = 1, tile = 1.52 * us, alone = 1.72 * us, whole = 0.134, loss = 0.05, near = 3.51,
      reach = 1.03, join = 1.02 * us, head = 0.0407 * us, masked = 0.0367, chunk = 527, splits = 2, points = 84,
      error = 0.029,
    },
    bf16_fp8_512 = {
      launch = 12.2 * us, memory = 0.958, compute = 1, single = 14.7, tile = 1.38 * us, alone = 0.546 * us,
      loss = 0.0174, near = 8.69, reach = 0.528, join = 7.37 * us, head = 0.15 * us, chunk = 1.03e+03, splits = 3,
      groups = 0, points = 45, error = 0.078,
    },
    bf16_fp8_64 = {
      memory = 0.821, single = 4.24, tile = 0.878 * us, alone = 1.21 * us, whole = 1, loss = 0, near = 2.43,
      reach = 0.1, join = 3.92 * us, chunk = 2.53e+03, fill = 6.39, splits = 4, points = 306, error = 0.072,
    },
    bf16_fp8_64_window = {
      memory = 0.2, compute = 0.0628, tile = 0.98 * us, alone = 1.18 * us, whole = 0, loss = 1, reach = 1.74,
      head = 0.0361 * us, masked = 9.52e-06, splits = 0, points = 186, error = 0.052,
    },
    latent_bf16 = {
      launch = 5.01 * us, memory = 0.701, compute = 1, single = 16, tile = 5.45 * us, alone = 4.56 * us, whole = 1,
      loss = 0.048, near = 1.51, reach = 0.744, join = 2.15 * us, head = 0.00823 * us, masked = 0, chunk = 341,
      fill = 1.6, splits = 1, groups = 5, points = 348, error = 0.087,
    },
    latent_bf16_fp8 = {
      launch = 3.25 * us, memory = 0.794, compute = 1, single = 16, tile = 5.98 * us, alone = 5.83 * us, whole = 0,
      loss = 0, near = 0.718, reach = 2, join = 1.13 * us, head = 0.0572 * us, masked = 0, chunk = 456, fill = 1.1,
      splits = 3, groups = 5, points = 348, error = 0.074,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 3.16 * us, compute = 0.928, memory = 0.766, serial = 0.000157 * us, tile = 1.38 * us, whole = 0.863,
      loss = 0.193, near = 1.2, copies = 1, throttle = 0.0543, heat = 1.09e+04 * us, quantise = 1.01 * us,
      quantised = 0.4, menu = 0, split = 1, points = 162, error = 0.125,
    },
    absorbed_fp8 = {
      launch = 2.91 * us, compute = 0.294, memory = 0.471, serial = 0.00025 * us, tile = 1.65 * us, whole = 0.0576,
      loss = 0.0905, near = 0.731, copies = 1, throttle = 0, heat = 1e+04 * us, quantise = 0.99 * us,
      quantised = 0.4, menu = 0, split = 0, points = 162, error = 0.104,
    },
    bf16 = {
      launch = 0.868 * us, compute = 0.716, memory = 0.828, serial = 0.000761 * us, tile = 1.2 * us, whole = 0.0567,
      loss = 0.321, near = 0.669, copies = 0.5, throttle = 0.301, heat = 1.38e+04 * us, join = 2.48 * us,
      written = 1, menu = 2, split = 1, points = 1602, error = 0.065,
    },
    fp8 = {
      launch = 0.0214 * us, compute = 0.702, memory = 0.798, serial = 0.000487 * us, tile = 0.127 * us,
      whole = 0.133, loss = 0.446, near = 0.68, copies = 0.724, throttle = 0.5, heat = 3.55e+04 * us,
      quantise = 13.5 * us, quantised = 0.322, row = 0.000501 * us, join = 6.13 * us, written = 0.97, split = 1,
      points = 1602, error = 0.046,
    },
    fp8_b128 = {
      launch = 0.164 * us, compute = 0.869, memory = 0.982, serial = 0.000797 * us, tile = 0.0602 * us,
      whole = 0.0669, loss = 0.463, near = 0.844, copies = 0.5, throttle = 1.22, heat = 1.69e+04 * us,
      quantise = 4.99 * us, quantised = 0.796, row = 0.0239 * us, written = 0.458, menu = 3, points = 1497,
      error = 0.037,
    },
    fp8_static = {
      launch = 0.227 * us, compute = 0.69, memory = 0.815, serial = 0.000484 * us, tile = 0.222 * us, whole = 0.35,
      loss = 0.417, near = 0.704, copies = 0.692, throttle = 0.331, heat = 1.72e+04 * us, quantise = 13.4 * us,
      quantised = 0.268, row = 0.006 * us, join = 3.78 * us, written = 0.931, menu = 2, wide = 3, split = 1,
      points = 1068, error = 0.045,
    },
    nvfp4 = {
      launch = 0.118 * us, compute = 0.8, memory = 0.766, serial = 0.00166 * us, tile = 0.891 * us, whole = 0.784,
      loss = 0.286, near = 0.604, copies = 0.5, throttle = 2, heat = 5.54e+04 * us, quantise = 5.39 * us,
      quantised = 0.603, row = 0.113 * us, written = 0.931, menu = 1, points = 1605, error = 0.036,
    },
  },
  message = {
    all_reduce = {
      launch = 4.63 * us, step = 0.113 * us, share = 0.754, launch_2 = 1.16 * us, step_2 = 2.46 * us,
      share_2 = 0.533, launch_3 = 0 * us, step_3 = 5.03 * us, share_3 = 0.649, switch = 0.171, shared = 0,
      ramp = 0.00298, host = 0 * us, limit_1 = 8388608, limit = 4194304, one_shot = 1, rule = 1, points = 266,
      error = 0.081,
    },
    one_sided_combine = {
      launch = 14.4 * us, step = 1.49 * us, share = 0.901, launch_2 = 7.9 * us, step_2 = 0.361 * us,
      share_2 = 0.901, launch_3 = 3.41 * us, step_3 = 0.102 * us, share_3 = 0.706, switch = -0.0935, shared = 0,
      ramp = 0, host = 0 * us, limit_1 = 1048576, limit = 16777216, one_shot = 0, rule = 0, points = 98,
      error = 0.044,
    },
    one_sided_dispatch = {
      launch = 13.1 * us, step = 0.537 * us, share = 0.857, launch_2 = 3.22 * us, step_2 = 0.143 * us,
      share_2 = 0.582, launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.686, switch = -0.044, shared = 0, ramp = 0,
      host = 0 * us, limit_1 = 1048576, limit = 536870912, one_shot = 1, rule = 1, points = 105, error = 0.088,
    },
    two_sided_combine = {
      launch = 9.8 * us, step = 1.15 * us, share = 0.195, launch_2 = 3.44 * us, step_2 = 0.0799 * us,
      share_2 = 0.458, launch_3 = 0 * us, step_3 = 12.4 * us, share_3 = 0.27, switch = 0.228, shared = 0, ramp = 0,
      host = 0 * us, limit_1 = 1048576, limit = 1073741824, one_shot = 0, rule = 1, points = 399, error = 0.065,
    },
    two_sided_combine_low_precision = {
      launch = 10.8 * us, step = 2.84 * us, share = 0.117, launch_2 = 7.53 * us, step_2 = 0 * us, share_2 = 0.282,
      launch_3 = 0 * us, step_3 = 14.2 * us, share_3 = 0.129, switch = 0.392, shared = 0, ramp = 0, host = 0 * us,
      limit_1 = 524288, limit = 536870912, one_shot = 1, rule = 1, points = 119, error = 0.142,
    },
    two_sided_dispatch = {
      launch = 11.2 * us, step = 0.0385 * us, share = 0.272, launch_2 = 1.14 * us, step_2 = 0.00656 * us,
      share_2 = 0.455, launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.334, switch = 0.165, shared = 0,
      ramp = 0.00108, host = 0 * us, limit_1 = 1048576, limit = 8388608, one_shot = 0, rule = 1, points = 369,
      error = 0.100,
    },
    two_sided_prepare = {
      launch = 13.6 * us, step = 0.0545 * us, share = 0.02, launch_2 = 19.8 * us, step_2 = 0 * us, share_2 = 0.02,
      launch_3 = 88.8 * us, step_3 = 0 * us, share_3 = 0.02, switch = -0.198, shared = 0, ramp = 0.01,
      host = 0 * us, limit_1 = 524288, limit = 262144, one_shot = 0, rule = 1, points = 321, error = 0.098,
    },
  },
  mixture = {
    bf16 = {
      launch = 21.1 * us, compute = 1, memory = 0.879, serial = 0.000793 * us, tile = 0.913 * us, whole = 1,
      loss = 0.374, rows = 0.444, all_rows = 100, token = 0.0597 * us, expert = 0.0364 * us, skew = 0.241,
      skew_more = 0.423, touched = 1.12, spread = 1.49, near = 0.62, copies = 0.5, points = 513, error = 0.064,
      kernel = "cutlass",
      kernels = {
        cutlass_nongated = {
          launch = 38.2 * us, memory = 0.925, serial = 1.08e-05 * us, tile = 0 * us, whole = 0, loss = 0.369,
          rows = 0.398, token = 0 * us, expert = 0 * us, skew = 0, skew_more = 0.409, touched = 1.16, spread = 1.44,
          near = 8, copies = 0.888, wide = 4, points = 93, error = 0.053,
        },
      },
    },
    fp8 = {
      launch = 25.2 * us, compute = 1, memory = 0.879, serial = 0.000282 * us, tile = 1.01 * us, whole = 1,
      loss = 0.288, rows = 0.27, all_rows = 100, token = 0.0629 * us, expert = 0.0216 * us, skew = 0.15,
      skew_more = 0.324, touched = 1.18, spread = 1.33, near = 0.7, copies = 0.5, wide = 5, points = 540,
      error = 0.071, kernel = "cutlass",
      kernels = {
        cutlass_nongated = {
          launch = 50.6 * us, memory = 0.909, serial = 6.03e-05 * us, tile = 1.08 * us, whole = 0.153, loss = 0,
          rows = 0.294, token = 0 * us, expert = 0 * us, skew = 0.2, skew_more = 0.309, touched = 1.09,
          spread = 1.67, near = 8, copies = 1.16, wide = 1, points = 69, error = 0.023,
        },
      },
    },
    fp8_b128 = {
      launch = 24.1 * us, compute = 0.916, memory = 0.758, serial = 0.0003 * us, tile = 1.5 * us, whole = 1,
      loss = 0.0147, rows = 0.301, all_rows = 100, token = 0 * us, expert = 0.259 * us, skew = 0.29,
      skew_more = 0.391, touched = 1.49, spread = 0.685, near = 0.647, copies = 0.5, points = 594, error = 0.056,
      kernel = "deepgemm",
    },
    mxfp4_a16 = {
      launch = 15.6 * us, compute = 0.166, memory = 0.205, serial = 0.00538 * us, tile = 2.2 * us, whole = 0.901,
      loss = 0.0856, rows = 0.453, all_rows = 100, token = 0.289 * us, expert = 0.0242 * us, skew = 0.369,
      skew_more = 0.48, touched = 1.09, spread = 3.87, near = 0.116, copies = 1.31, wide = 2, points = 615,
      error = 0.040, kernel = "trtllm_default",
    },
    mxfp4_a8 = {
      launch = 17.8 * us, compute = 0.762, memory = 0.817, serial = 0.000156 * us, tile = 0.415 * us, whole = 1,
      loss = 0.245, rows = 0.81, all_rows = 1.63, token = 0.0219 * us, expert = 0 * us, skew = 0.232,
      skew_more = 0.221, touched = 0.874, spread = 1.21, near = 0.163, copies = 1.27, pad = 31.8, wide = 3,
      points = 595, error = 0.083, kernel = "trtllm_default",
    },
    nvfp4 = {
      launch = 27.9 * us, compute = 0.942, memory = 0.825, serial = 0.000209 * us, tile = 1.79 * us, whole = 0,
      loss = 0.135, rows = 0.223, all_rows = 100, token = 0.0571 * us, expert = 0.0994 * us, skew = 0.156,
      skew_more = 0.25, touched = 1.13, spread = 1.73, near = 0.579, copies = 0.557, pad = 76.3, wide = 5,
      points = 516, error = 0.091, kernel = "cutlass",
      kernels = {
        cutlass_nongated = {
          launch = 42.9 * us, compute = 1, memory = 0.948, tile = 1.45 * us, loss = 0.706, rows = 0.213,
          token = 0 * us, skew = 0, skew_more = 0.369, touched = 1.22, spread = 2.04, near = 0.562, copies = 0.5,
          pad = 0, wide = 0, points = 84, error = 0.093,
        },
      },
    },
  },
  module_decode = {
    bf16 = {
      launch = 9 * us, memory = 0.722, compute = 1, single = 16, tile = 0.402 * us, alone = 4.32 * us,
      whole = 0.182, loss = 0, near = 0.332, reach = 1.69, join = 0.301 * us, head = 0.00408 * us, masked = 0,
      chunk = 256, fill = 2, splits = 3, groups = 0, fixed = 12 * us, product = 1, weights = 1,
      serial = 0.00176 * us, passes = 25.8, index = 0.301, select = 5, points = 414, error = 0.102,
    },
    bf16_bf16 = {
      fixed = 0.0546 * us, weights = 0.771, serial = 0.0013 * us, passes = 30, points = 138, error = 0.085,
    },
    bf16_fp8 = {
      launch = 9 * us, memory = 0.83, compute = 1, single = 16, tile = 0.157 * us, alone = 2.94 * us, whole = 0,
      loss = 0, near = 0.516, reach = 1.29, join = 2.89 * us, head = 0.0381 * us, masked = 0, chunk = 128,
      fill = 1.75, splits = 3, groups = 2, fixed = 4.15 * us, product = 1, weights = 1, serial = 0.00232 * us,
      passes = 22.4, index = 0.3, select = 4.99, points = 414, error = 0.154,
    },
    bf16_fp8_b128 = {
      fixed = 15.5 * us, serial = 0.00129 * us, passes = 28.2, points = 138, error = 0.032,
    },
    bf16_fp8_bf16 = {
      fixed = 0 * us, product = 0.847, weights = 0.876, serial = 0.00136 * us, passes = 24.7, points = 138,
      error = 0.049,
    },
    bf16_fp8_fp8_b128 = {
      fixed = 13 * us, product = 0.799, serial = 0.00146 * us, points = 138, error = 0.082,
    },
    bf16_fp8_nvfp4 = {
      fixed = 21.8 * us, weights = 0.967, serial = 0.0017 * us, passes = 20.8, points = 138, error = 0.044,
    },
    bf16_nvfp4 = {
      fixed = 24.4 * us, serial = 0.00156 * us, passes = 26.7, points = 138, error = 0.049,
    },
    sparse_bf16 = {
      launch = 9 * us, memory = 0.491, compute = 1, single = 16, tile = 4.37 * us, alone = 1.5 * us, whole = 0.3,
      loss = 0, near = 0.171, reach = 0.823, join = 30 * us, head = 0.206 * us, masked = 0.0375, chunk = 1.29e+03,
      fill = 2, splits = 1, groups = 2, fixed = 41.9 * us, product = 1, weights = 1, serial = 0.00082 * us,
      passes = 49.6, index = 1, select = 0.05, points = 513, error = 0.072,
    },
    sparse_bf16_bf16 = {
      fixed = 34.7 * us, serial = 0.000539 * us, passes = 55.2, points = 171, error = 0.043,
    },
    sparse_bf16_fp8 = {
      launch = 9 * us, memory = 0.367, compute = 1, single = 16, tile = 5.5 * us, alone = 1.5 * us, whole = 1,
      loss = 0, near = 0.1, reach = 0.524, join = 16.5 * us, head = 0.0298 * us, masked = 0.0609, chunk = 171,
      fill = 1.3, splits = 1, groups = 0, fixed = 31.2 * us, product = 1, weights = 1, serial = 0.00131 * us,
      passes = 52.7, index = 1, select = 0.05, points = 513, error = 0.105,
    },
    sparse_bf16_fp8_b128 = {
      fixed = 45.5 * us, weights = 0.945, serial = 0.000497 * us, passes = 68.3, points = 171, error = 0.048,
    },
    sparse_bf16_fp8_bf16 = {
      fixed = 23.2 * us, serial = 0.000887 * us, passes = 68.8, select = 2.97, points = 171, error = 0.097,
    },
    sparse_bf16_fp8_fp8_b128 = {
      fixed = 39.9 * us, serial = 0.000889 * us, passes = 44, points = 171, error = 0.066,
    },
    sparse_bf16_fp8_nvfp4 = {
      serial = 0.00188 * us, passes = 44.9, points = 171, error = 0.053,
    },
    sparse_bf16_nvfp4 = {
      fixed = 36 * us, serial = 0.00164 * us, passes = 54.7, points = 171, error = 0.034,
    },
  },
  module_prefill = {
    bf16 = {
      launch = 10 * us, compute = 1, tile = 2.52 * us, longest = 0.451, whole = 0.712, exponents = 1.22,
      memory = 0.191, loss = 1, near = 0.433, reach = 1.18, rotate = 0.995, store = 0.532, cast = 0.05, masked = 0,
      tiles = 1, fixed = 26.7 * us, product = 1, weights = 1, serial = 0.000784 * us, passes = 7.38, index = 0.299,
      select = 5, points = 459, error = 0.097,
    },
    bf16_bf16 = {
      fixed = 2.46 * us, serial = 0.00182 * us, passes = 6.23, points = 153, error = 0.079,
    },
    bf16_fp8 = {
      launch = 10 * us, compute = 1, tile = 2.6 * us, longest = 0.305, whole = 0.516, exponents = 3.56,
      memory = 0.474, loss = 0.749, near = 0.128, reach = 0.1, rotate = 5, store = 3.57, cast = 0.546, masked = 0,
      tiles = 1, fixed = 32.3 * us, product = 1, weights = 1, serial = 0.00043 * us, passes = 7.14, index = 0.298,
      select = 5.03, points = 459, error = 0.099,
    },
    bf16_fp8_b128 = {
      fixed = 25.1 * us, points = 153, error = 0.049,
    },
    bf16_fp8_bf16 = {
      fixed = 13.6 * us, serial = 0.00103 * us, passes = 5.23, points = 153, error = 0.060,
    },
    bf16_fp8_nvfp4 = {
      fixed = 45.2 * us, product = 0.939, serial = 0.000485 * us, passes = 8.66, select = 101, points = 153,
      error = 0.040,
    },
    bf16_nvfp4 = {
      fixed = 41.3 * us, weights = 0.849, serial = 0.000653 * us, passes = 7.78, points = 153, error = 0.034,
    },
    sparse_bf16 = {
      launch = 10 * us, compute = 0.514, tile = 1.32 * us, longest = 0.0874, whole = 0.0384, exponents = 2.37,
      memory = 0.488, loss = 1, near = 0.149, reach = 0.942, rotate = 0.755, store = 0.05, cast = 1.98, masked = 0,
      tiles = 0, fixed = 60 * us, product = 0.786, weights = 1, serial = 0.000249 * us, passes = 44.2, index = 1,
      select = 77.4, points = 549, error = 0.088,
    },
    sparse_bf16_bf16 = {
      fixed = 9.37 * us, serial = 0.00202 * us, passes = 38.3, select = 89.2, points = 183, error = 0.071,
    },
    sparse_bf16_fp8 = {
      launch = 10 * us, compute = 1, tile = 0.235 * us, longest = 0, whole = 0.143, exponents = 1.29,
      memory = 0.765, loss = 1, near = 0.148, reach = 0.187, rotate = 2.8, store = 50, cast = 3.16,
      masked = 0.00111, tiles = 1, fixed = 49.2 * us, product = 0.888, weights = 1, serial = 0.000956 * us,
      passes = 38.6, index = 1, select = 41.8, points = 549, error = 0.088,
    },
    sparse_bf16_fp8_bf16 = {
      fixed = 37.5 * us, serial = 0.000776 * us, passes = 36.2, select = 52.7, points = 183, error = 0.053,
    },
    sparse_bf16_fp8_fp8_b128 = {
      product = 0.822, serial = 0.00088 * us, passes = 35.4, select = 50.5, points = 183, error = 0.045,
    },
    sparse_bf16_fp8_nvfp4 = {
      fixed = 39.4 * us, product = 0.781, serial = 0.00187 * us, passes = 42.6, select = 22, points = 183,
      error = 0.054,
    },
    sparse_bf16_nvfp4 = {
      fixed = 57.4 * us, product = 0.742, serial = 0.00107 * us, passes = 48.7, select = 48.1, points = 183,
      error = 0.054,
    },
  },
  prefill = {
    bf16 = {
      launch = 14 * us, compute = 0.94, tile = 2.63 * us, longest = 1.15, whole = 0.165, exponents = 1.77,
      memory = 0.243, loss = 0, near = 0.838, reach = 1.05, rotate = 1.81, store = 0.05, cast = 0.05, masked = 0,
      tiles = 0, points = 1062, error = 0.074,
    },
    bf16_128 = {
      compute = 0.892, tile = 1.15 * us, longest = 0.572, whole = 0.214, exponents = 1.95, memory = 0.448,
      loss = 0.642, near = 0.872, reach = 0.587, rotate = 3.67, store = 0.196, cast = 0.115, tiles = 2,
      points = 192, error = 0.037,
    },
    bf16_128_window = {
      launch = 12.9 * us, compute = 0.769, tile = 1.08 * us, longest = 0.225, whole = 0.922, exponents = 2.56,
      memory = 0.302, loss = 0.751, near = 0.399, reach = 0.353, rotate = 1.87, store = 0.062, cast = 0.832,
      tiles = 2, points = 165, error = 0.031,
    },
    bf16_256 = {
      launch = 13.6 * us, compute = 1, tile = 1.9 * us, longest = 0.229, whole = 0.619, exponents = 0.882,
      memory = 0.405, loss = 0.122, near = 0.931, reach = 0.996, rotate = 3.38, store = 1.62, tiles = 1,
      points = 159, error = 0.040,
    },
    bf16_256_window = {
      launch = 10.6 * us, compute = 1, tile = 2.21 * us, longest = 1.01, whole = 0.0012, exponents = 1.45,
      memory = 0.584, near = 0.896, reach = 1.21, rotate = 0.906, store = 0.242, cast = 0.0768, points = 156,
      error = 0.052,
    },
    bf16_512 = {
      launch = 11.5 * us, compute = 0.454, tile = 0 * us, longest = 0.581, whole = 0.0396, exponents = 1.51,
      reach = 1.08, rotate = 0.0561, store = 7.66, cast = 0.0549, tiles = 3, points = 18, error = 0.066,
    },
    bf16_64 = {
      compute = 1, tile = 2.43 * us, longest = 0.985, whole = 0.286, exponents = 1.32, loss = 0.571, near = 0.3,
      reach = 2, rotate = 0.995, tiles = 1, points = 189, error = 0.081,
    },
    bf16_64_window = {
      launch = 13.5 * us, compute = 0.294, tile = 2.42 * us, longest = 0.892, whole = 0.522, exponents = 1.31,
      memory = 0.569, loss = 0.272, near = 0.491, reach = 0.421, rotate = 0.141, store = 0.987, cast = 0.529,
      masked = 0.00575, points = 183, error = 0.044,
    },
    bf16_fp8 = {
      launch = 14 * us, compute = 1, tile = 2.25 * us, longest = 1.6, whole = 0.324, exponents = 2.81,
      memory = 0.298, loss = 0.199, near = 0.606, reach = 1.06, rotate = 1.69, store = 0.05, cast = 0.05,
      masked = 0.0285, tiles = 0, points = 1062, error = 0.063,
    },
    bf16_fp8_128 = {
      tile = 2.36 * us, longest = 1.5, whole = 0.237, exponents = 4.54, memory = 0.49, loss = 0.291, near = 0.819,
      reach = 0.54, rotate = 3.59, masked = 0.0294, tiles = 1, points = 192, error = 0.044,
    },
    bf16_fp8_128_window = {
      launch = 13 * us, tile = 1.13 * us, longest = 0.264, whole = 1, exponents = 2.7, memory = 0.333, loss = 0.899,
      near = 0.535, reach = 0.56, rotate = 2.58, store = 0.102, cast = 0.0805, masked = 0, tiles = 2, points = 165,
      error = 0.044,
    },
    bf16_fp8_256 = {
      launch = 12.8 * us, tile = 1.64 * us, longest = 0.48, whole = 0.769, exponents = 3.67, memory = 0.762,
      loss = 0.902, near = 0.719, reach = 0.283, rotate = 3.1, store = 0.513, cast = 0.194, tiles = 1, points = 159,
      error = 0.018,
    },
    bf16_fp8_256_window = {
      launch = 13.3 * us, tile = 1.48 * us, longest = 0.45, whole = 0.643, exponents = 1.28, memory = 0.359,
      loss = 0.275, near = 0.759, reach = 0.217, rotate = 0.0501, store = 5.62, cast = 3.9, masked = 0, tiles = 1,
      points = 156, error = 0.033,
    },
    bf16_fp8_512 = {
      launch = 11.8 * us, compute = 0.923, tile = 6.3 * us, longest = 0.546, whole = 0.258, exponents = 1.26,
      loss = 0, near = 0.431, rotate = 0.0728, store = 4.12, cast = 0.843, masked = 0.032, points = 18,
      error = 0.060,
    },
    bf16_fp8_64 = {
      launch = 13 * us, longest = 1.18, whole = 0.445, exponents = 1.67, memory = 0.244, loss = 0.48, near = 0.318,
      reach = 2, rotate = 1.13, tiles = 1, points = 189, error = 0.054,
    },
    bf16_fp8_64_window = {
      launch = 13.3 * us, compute = 0.479, tile = 2.09 * us, longest = 2, whole = 0.526, exponents = 0.823,
      memory = 0.288, loss = 0, reach = 1.29, rotate = 0.909, store = 0.27, cast = 0.428, masked = 0.00361,
      points = 183, error = 0.048,
    },
    bf16_open = {
      launch = 12.3 * us, compute = 1, tile = 0.581 * us, longest = 0.256, whole = 0.0355, exponents = 1.31,
      memory = 1, loss = 0.14, near = 0.288, reach = 0.109, rotate = 2.76, cast = 0.0529, points = 48,
      error = 0.082,
    },
    bf16_open_16 = {
      launch = 14.5 * us, compute = 1, tile = 2.29 * us, longest = 0.338, whole = 0.00319, exponents = 1.23,
      memory = 0.168, loss = 0.153, near = 7.89, reach = 1.69, rotate = 0.0723, points = 72, error = 0.094,
    },
    bf16_open_odd = {
      launch = 10.7 * us, compute = 0.0882, tile = 0.111 * us, longest = 0.47, whole = 0.716, exponents = 2.35,
      memory = 0.1, loss = 0.387, near = 0.691, reach = 0.509, rotate = 2.72, store = 0.097, cast = 0.053,
      tiles = 3, points = 60, error = 0.058,
    },
    fp8 = {
      launch = 12.8 * us, compute = 1, tile = 2.42 * us, longest = 1.04, whole = 0.747, exponents = 1.38,
      memory = 0.71, loss = 0, near = 1.45, reach = 0.155, rotate = 6.91, store = 0.842, cast = 0.382,
      masked = 0.0579, tiles = 1, points = 1062, error = 0.047,
    },
    fp8_128 = {
      launch = 13.7 * us, tile = 1.31 * us, longest = 0.578, whole = 0.48, exponents = 1.44, memory = 0.419,
      loss = 0.461, near = 1.71, reach = 0.209, rotate = 7.69, store = 0.0799, cast = 0.05, tiles = 2, points = 222,
      error = 0.043,
    },
    fp8_128_window = {
      tile = 1.33 * us, longest = 0.354, whole = 0.97, exponents = 1.48, near = 2.97, reach = 0.1, rotate = 8.47,
      store = 0.43, cast = 0.979, masked = 0, tiles = 2, points = 213, error = 0.047,
    },
    fp8_256 = {
      launch = 13.4 * us, tile = 1.96 * us, longest = 0.683, whole = 0.4, exponents = 0.938, memory = 0.661,
      loss = 0.451, near = 1.87, reach = 0.21, rotate = 6.18, store = 0.791, cast = 0.16, points = 198,
      error = 0.031,
    },
    fp8_64 = {
      launch = 13.6 * us, tile = 1.14 * us, longest = 0.664, whole = 0.261, exponents = 1.27, memory = 0.381,
      loss = 0.225, near = 8, reach = 0.128, rotate = 10.4, store = 0.391, cast = 0.238, tiles = 2, points = 219,
      error = 0.031,
    },
    fp8_64_window = {
      compute = 0.466, tile = 2.14 * us, longest = 1.91, whole = 0.668, exponents = 1.72, near = 2.78,
      reach = 0.329, rotate = 10.6, store = 0.746, cast = 0.303, masked = 0.00399, points = 210, error = 0.040,
    },
    latent_bf16 = {
      launch = 13.4 * us, compute = 1, tile = 2.54 * us, longest = 1.05, whole = 0.28, exponents = 1.47,
      memory = 0.762, loss = 0.239, near = 8, reach = 0.129, rotate = 0.258, store = 0.493, cast = 0.108,
      masked = 0, tiles = 1, points = 333, error = 0.066,
    },
    latent_bf16_fp8 = {
      launch = 16.8 * us, compute = 1, tile = 2.63 * us, longest = 1.55, whole = 0.161, exponents = 5.07,
      memory = 0.376, loss = 0.637, near = 0.837, reach = 0.287, rotate = 0.501, store = 0.488, cast = 0.0711,
      masked = 0, tiles = 1, points = 333, error = 0.073,
    },
  },
  rows = {
    quantise = {
      launch = 1.82 * us, memory = 0.618, near = 0.652, single = 20, row = 0 * us, loss = 0, points = 237,
      error = 0.040,
    },
  },
  scan = {
    conv_gdn = {
      launch = 4.2 * us, compute = 1, memory = 1, near = 1.38, step = 0.001 * us, start = 3.29 * us,
      resident = 1.18, loss = 0, points = 63, error = 0.159,
    },
    conv_gdn_decode = {
      launch = 3.89 * us, compute = 0.00443, memory = 0.236, near = 5.69, step = 0.00474 * us, start = 0.00105 * us,
      resident = 0.289, loss = 0.00204, points = 75, error = 0.109,
    },
    conv_mamba2 = {
      launch = 4.49 * us, compute = 0.0109, memory = 0.877, near = 1.08, step = 0.177 * us, start = 5.28 * us,
      resident = 0.34, loss = 0.682, points = 74, error = 0.090,
    },
    conv_mamba2_decode = {
      launch = 3.5 * us, compute = 0.00463, memory = 0.805, near = 9.9, step = 0.001 * us, start = 0.586 * us,
      resident = 6.92, loss = 0.0867, points = 81, error = 0.125,
    },
    gdn = {
      launch = 19.1 * us, compute = 0.0502, memory = 0.77, near = 0.592, step = 2.94 * us, start = 0.001 * us,
      resident = 0.353, loss = 0.466, points = 82, error = 0.062,
    },
    gdn_decode = {
      launch = 1.71 * us, compute = 1, memory = 1, near = 1.01, step = 1.45 * us, start = 1.32 * us,
      resident = 7.95, loss = 1, points = 69, error = 0.062,
    },
    mamba2 = {
      launch = 20 * us, compute = 0.0919, memory = 0.565, near = 0.878, step = 1.96 * us, start = 7.36 * us,
      resident = 0.6, loss = 0.893, points = 20, error = 0.050,
    },
  },
}
