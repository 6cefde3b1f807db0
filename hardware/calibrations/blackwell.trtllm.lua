return calibration "blackwell.trtllm" {
  base = "blackwell",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.327, norms = 0.495, quantise = 0.131, launches = 0.305, skew = 1.05, pooled = 1.02,
    latent = 10.4 * us, selection = 15 * us, scan = 9.46 * us, mixture = 2.77 * us, host = 550 * us,
    prompt_step = 7.16e+03 * us, sequence = 6.02 * us, arrival = 2.19e+04 * us, prompt_token = 0.631 * us,
    place = 211 * us, handover = 7.11e+04 * us, points = 192, error = 0.039, error_ttft = 0.132,
    error_pools = 0.088, error_pools_ttft = 0.358,
  },
  decode = {
    bf16 = {
      launch = 9.57 * us, memory = 0.895, compute = 0.752, single = 16, tile = 1.3 * us, whole = 0.636,
      loss = 0.0101, near = 1.04, join = 0.576 * us, head = 0.0616 * us, ungrouped = 1.69 * us, wide_192 = 1.78,
      wide_512 = 1.43, chunk = 253, splits = 0, groups = 2, points = 1299, error = 0.047,
    },
    bf16_fp8 = {
      launch = 10 * us, memory = 0.862, compute = 1, single = 16, tile = 1.11 * us, whole = 0.875, loss = 0,
      near = 0.847, join = 1.13 * us, head = 0.0339 * us, ungrouped = 1.36 * us, wide_192 = 1.38, wide_512 = 2.73,
      chunk = 408, splits = 3, groups = 0, points = 1302, error = 0.058,
    },
    latent_bf16 = {
      launch = 10.1 * us, memory = 0.715, compute = 0.897, single = 16, tile = 0 * us, whole = 0, loss = 0.616,
      near = 1.3, join = 2.95 * us, head = 0.298 * us, ungrouped = 0.0203 * us, wide_192 = 1.56, wide_512 = 0.5,
      chunk = 1.35e+03, splits = 2, groups = 1, points = 348, error = 0.080,
    },
    latent_bf16_fp8 = {
      launch = 8.28 * us, memory = 0.801, compute = 1, single = 16, tile = 2.06 * us, whole = 0.571, loss = 0.524,
      near = 0.754, join = 1.03 * us, head = 0.251 * us, ungrouped = 0.0811 * us, wide_192 = 0.989, wide_512 = 0.5,
      chunk = 1.6e+03, splits = 3, groups = 1, points = 348, error = 0.067,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.727, memory = 0.814, serial = 0.000823 * us, tile = 2.12 * us, whole = 0.1,
      loss = 0.262, near = 0.59, copies = 1, throttle = 0.286, heat = 1.07e+04 * us, quantise = 5.24 * us,
      quantised = 0.453, menu = 2, split = 1, points = 1602, error = 0.067,
    },
    fp8 = {
      launch = 12.7 * us, compute = 0.928, memory = 0.826, serial = 0.00209 * us, tile = 0.403 * us, whole = 0.0155,
      loss = 0.415, near = 0.647, copies = 1, throttle = 0.496, heat = 3.86e+04 * us, quantise = 0.459 * us,
      quantised = 0.326, menu = 0, split = 1, points = 1602, error = 0.048,
    },
    fp8_b128 = {
      launch = 0.751 * us, compute = 0.818, memory = 0.869, serial = 0.000736 * us, tile = 2 * us, whole = 0.0753,
      loss = 0.423, near = 0.641, copies = 1, throttle = 1.04, heat = 1.05e+04 * us, quantise = 2.7 * us,
      quantised = 0.722, menu = 0, split = 0, points = 1497, error = 0.046,
    },
    fp8_static = {
      launch = 0.244 * us, compute = 0.69, memory = 0.793, serial = 0.000252 * us, tile = 0.23 * us, whole = 0.275,
      loss = 0.39, near = 0.689, copies = 1, throttle = 0.351, heat = 2.02e+04 * us, quantise = 13.9 * us,
      quantised = 0.245, menu = 0, split = 0, points = 1068, error = 0.051,
    },
    nvfp4 = {
      launch = 0.168 * us, compute = 0.916, memory = 0.747, serial = 0.00162 * us, tile = 1.51 * us, whole = 0.716,
      loss = 0.302, near = 0.514, copies = 1, throttle = 1.98, heat = 4.65e+04 * us, quantise = 4.96 * us,
      quantised = 0.472, menu = 1, split = 0, points = 1605, error = 0.045,
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
      launch = 23.9 * us, compute = 1, memory = 0.872, serial = 0.00011 * us, tile = 0.928 * us, whole = 1,
      loss = 0.349, rows = 0.406, all_rows = 100, token = 0.0325 * us, expert = 0.0326 * us, skew = 0.286,
      skew_more = 0.457, touched = 0.953, points = 513, error = 0.057, kernel = "cutlass",
    },
    fp8 = {
      launch = 26.3 * us, compute = 1, memory = 0.875, serial = 1e-05 * us, tile = 0.969 * us, whole = 1,
      loss = 0.373, rows = 0.264, all_rows = 100, token = 0.055 * us, expert = 0.0242 * us, skew = 0.156,
      skew_more = 0.283, touched = 1, points = 540, error = 0.061, kernel = "cutlass",
    },
    fp8_b128 = {
      launch = 25.8 * us, compute = 1, memory = 0.787, serial = 0.000137 * us, tile = 1.26 * us, whole = 1,
      loss = 0, rows = 0.303, all_rows = 100, token = 0 * us, expert = 0.278 * us, skew = 0.294, skew_more = 0.386,
      touched = 1, points = 594, error = 0.071, kernel = "deepgemm",
    },
    mxfp4_a16 = {
      launch = 17.1 * us, compute = 0.218, memory = 0.207, serial = 0.0037 * us, tile = 6.91 * us, whole = 0.977,
      loss = 0.13, rows = 0.23, all_rows = 100, token = 0.23 * us, expert = 0 * us, skew = 0.377, skew_more = 0.504,
      touched = 0.942, points = 615, error = 0.044, kernel = "trtllm_default",
    },
    mxfp4_a8 = {
      launch = 20.8 * us, compute = 0.829, memory = 0.857, serial = 1e-05 * us, tile = 0.568 * us, whole = 1,
      loss = 0.459, rows = 0.999, all_rows = 0.908, token = 0.0176 * us, expert = 0 * us, skew = 0.345,
      skew_more = 0.256, touched = 0.69, points = 595, error = 0.104, kernel = "trtllm_default",
    },
    nvfp4 = {
      launch = 27.3 * us, compute = 0.839, memory = 0.819, serial = 0.000462 * us, tile = 1.99 * us, whole = 1,
      loss = 0.166, rows = 0.247, all_rows = 100, token = 0.0553 * us, expert = 0.0954 * us, skew = 0.157,
      skew_more = 0.27, touched = 0.988, points = 516, error = 0.098, kernel = "cutlass",
    },
  },
  prefill = {
    bf16 = {
      launch = 13.9 * us, compute = 1, tile = 2.73 * us, longest = 1.05, exponents = 1.55, memory = 0.228, loss = 0,
      near = 0.858, write = 1.78, wide_256 = 0.867, wide_192 = 0.616, open = 0.813, masked = 0.00601,
      masked_256 = 0, tiles = 0, points = 1242, error = 0.087,
    },
    bf16_fp8 = {
      launch = 14.5 * us, compute = 1, tile = 2.22 * us, longest = 1.9, exponents = 2.87, memory = 0.531,
      loss = 0.692, near = 0.746, write = 1.2, wide_256 = 1.09, wide_192 = 0.963, open = 1.12, masked = 0.0372,
      masked_256 = 0.0111, tiles = 0, points = 1062, error = 0.065,
    },
    fp8 = {
      launch = 14.3 * us, compute = 1, tile = 2.35 * us, longest = 2, exponents = 1.53, memory = 0.66, loss = 1,
      near = 0.746, write = 0.826, wide_256 = 0.67, wide_192 = 0.754, open = 1.05, masked = 0.00601,
      masked_256 = 0.116, tiles = 0, points = 1062, error = 0.060,
    },
    latent_bf16 = {
      launch = 14.1 * us, compute = 1, tile = 2.46 * us, longest = 1.12, exponents = 0.963, memory = 1,
      loss = 0.263, near = 2.88, write = 3.43, wide_256 = 1.5, wide_192 = 1.5, open = 1.12, masked = 0.0373,
      masked_256 = 0.0415, tiles = 1, points = 333, error = 0.067,
    },
    latent_bf16_fp8 = {
      launch = 17 * us, compute = 0.889, tile = 2.53 * us, longest = 1.55, exponents = 2.54, memory = 1,
      loss = 0.562, near = 1.36, write = 1.04, wide_256 = 0.252, wide_192 = 1.5, open = 1.5, masked = 0.0317,
      masked_256 = 0.00511, tiles = 1, points = 333, error = 0.069,
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
