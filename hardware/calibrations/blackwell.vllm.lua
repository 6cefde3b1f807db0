return calibration "blackwell.vllm" {
  base = "blackwell",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.144, norms = 0.559, quantise = 1.83, launches = 0.858, skew = 1.12, latent = 12.3 * us,
    selection = 11.5 * us, scan = 9.98 * us, mixture = 15.3 * us, host = 0.002 * us, prompt_step = 1.65e+04 * us,
    sequence = 3.89 * us, arrival = 1.04e+04 * us, prompt_token = 1.21 * us, place = 521 * us, points = 410,
    error = 0.048, error_ttft = 0.139,
  },
  decode = {
    bf16 = {
      launch = 8.14 * us, memory = 0.888, compute = 1, single = 16, tile = 1.24 * us, whole = 1, loss = 0.0902,
      near = 1.01, join = 0.861 * us, head = 0.0487 * us, ungrouped = 0.0211 * us, wide_192 = 1.91, wide_512 = 3.12,
      chunk = 238, splits = 1, groups = 1, points = 1368, error = 0.057,
    },
    bf16_fp8 = {
      launch = 8.98 * us, memory = 0.84, compute = 0.538, single = 16, tile = 1.13 * us, whole = 0.133,
      loss = 0.0976, near = 0.92, join = 0.239 * us, head = 0.0377 * us, ungrouped = 0.0152 * us, wide_192 = 1.64,
      wide_512 = 1.61, chunk = 210, splits = 0, groups = 1, points = 1357, error = 0.087,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.812, memory = 0.866, serial = 0.00103 * us, tile = 2.14 * us, whole = 0.0942,
      loss = 0.291, near = 0.614, copies = 1, throttle = 0.184, heat = 1.46e+03 * us, quantise = 0.023 * us,
      quantised = 0.37, menu = 2, split = 1, points = 1611, error = 0.065,
    },
    fp8 = {
      launch = 0 * us, compute = 1, memory = 0.95, serial = 0.000595 * us, tile = 3.99 * us, whole = 0.402,
      loss = 0.546, near = 0.719, copies = 1, throttle = 1.11, heat = 1.25e+04 * us, quantise = 1.88 * us,
      quantised = 0.155, menu = 1, split = 0, points = 1607, error = 0.084,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.506, memory = 0.758, serial = 0.00163 * us, tile = 1.67 * us, whole = 0.674,
      loss = 0.137, near = 0.526, copies = 1, throttle = 0.896, heat = 7.92e+03 * us, quantise = 7.03 * us,
      quantised = 0.272, menu = 0, split = 0, points = 1324, error = 0.055,
    },
    nvfp4 = {
      launch = 0 * us, compute = 0.537, memory = 0.763, serial = 0.000559 * us, tile = 1.73 * us, whole = 0.0699,
      loss = 0.437, near = 0.938, copies = 1, throttle = 1.43, heat = 2.44e+04 * us, quantise = 5.16 * us,
      quantised = 0.766, menu = 0, split = 0, points = 1611, error = 0.073,
    },
  },
  message = {
    all_reduce = {
      launch = 6.56 * us, step = 0.0939 * us, share = 0.43, launch_2 = 5.24 * us, step_2 = 1.65 * us, share_2 = 1,
      launch_3 = 1.67 * us, step_3 = 0 * us, share_3 = 0.649, switch = 0.183, shared = 0, ramp = 0.00478,
      host = 0 * us, limit_1 = 1048576, limit = 1048576, one_shot = 1, rule = 1, points = 281, error = 0.101,
    },
    all_reduce_eager = {
      launch = 6.85 * us, step = 1.09 * us, share = 0.134, launch_2 = 21.4 * us, step_2 = 0.634 * us, share_2 = 1,
      launch_3 = 5.33 * us, step_3 = 0 * us, share_3 = 0.54, switch = 0.23, shared = 0, ramp = 0.00431,
      host = 21.9 * us, limit_1 = 1048576, limit = 8388608, one_shot = 1, rule = 1, points = 256, error = 0.185,
    },
    ["all_reduce_eager until 0.14.0"] = {
      launch = 44.4 * us, step = 0 * us, share = 0.926, launch_2 = 0 * us, step_2 = 2.7 * us, share_2 = 1,
      launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.553, switch = 0.141, shared = 0, ramp = 0, host = 35.2 * us,
      limit_1 = 1048576, limit = 16777216, one_shot = 1, rule = 0, points = 30, error = 0.139,
    },
  },
  mixture = {
    bf16 = {
      launch = 15.4 * us, compute = 0.489, memory = 0.873, serial = 0.000898 * us, tile = 0 * us, whole = 1,
      loss = 0.289, rows = 1, all_rows = 3.96, token = 0.0179 * us, expert = 0.00854 * us, skew = 0.3,
      skew_more = 0.416, touched = 0.844, points = 522, error = 0.076, kernel = "fi_trtllm",
    },
    fp8 = {
      launch = 17.3 * us, compute = 0.417, memory = 0.877, serial = 0.000611 * us, tile = 0 * us, whole = 1,
      loss = 0.349, rows = 1, all_rows = 4.46, token = 0.044 * us, expert = 0.000665 * us, skew = 0.324,
      skew_more = 0.343, touched = 0.856, points = 529, error = 0.102, kernel = "fi_trtllm",
    },
    fp8_b128 = {
      launch = 28.7 * us, compute = 0.23, memory = 1, serial = 0.000894 * us, tile = 0 * us, whole = 1,
      loss = 0.675, rows = 1, all_rows = 0.427, token = 0 * us, expert = 0 * us, skew = 0.329, skew_more = 0.294,
      touched = 0.739, points = 590, error = 0.107, kernel = "fi_trtllm",
    },
    int4_a16 = {
      launch = 33.1 * us, compute = 0.145, memory = 1, serial = 0.00178 * us, tile = 0.408 * us, whole = 1,
      loss = 0.306, rows = 0.506, all_rows = 0.261, token = 0.448 * us, expert = 0 * us, skew = 0.164,
      skew_more = 0.329, touched = 0.812, points = 651, error = 0.078, kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 14.8 * us, compute = 0.341, memory = 0.696, serial = 1e-05 * us, tile = 1.37 * us, whole = 0.45,
      loss = 0.817, rows = 0.576, all_rows = 1.98, token = 0.306 * us, expert = 0 * us, skew = 0.538,
      skew_more = 0.51, touched = 0.856, points = 387, error = 0.066, kernel = "fi_trtllm",
    },
    mxfp4_a8 = {
      launch = 23.8 * us, compute = 0.638, memory = 1, serial = 3.61e-05 * us, tile = 1.06 * us, whole = 1,
      loss = 1, rows = 0.962, all_rows = 1.5, token = 0 * us, expert = 0 * us, skew = 0.182, skew_more = 0.255,
      touched = 0.841, points = 576, error = 0.086, kernel = "fi_trtllm",
    },
    nvfp4 = {
      launch = 15.4 * us, compute = 0.537, memory = 0.961, serial = 0.00038 * us, tile = 0.535 * us, whole = 1,
      loss = 0.581, rows = 0.851, all_rows = 2.62, token = 0.0377 * us, expert = 0 * us, skew = 0.256,
      skew_more = 0.36, touched = 0.835, points = 554, error = 0.094, kernel = "fi_trtllm",
    },
  },
  prefill = {
    bf16 = {
      launch = 10 * us, compute = 0.843, tile = 2.24 * us, longest = 0.845, exponents = 2.25, memory = 0.344,
      loss = 0.0915, near = 0.606, write = 1.46, wide_256 = 0.961, wide_192 = 1.39, open = 0.868, masked = 0.00204,
      masked_256 = 0.0304, tiles = 1, points = 1133, error = 0.117,
    },
    bf16_fp8 = {
      launch = 11.2 * us, compute = 0.974, tile = 1.37 * us, longest = 0.491, exponents = 2.09, memory = 1,
      loss = 0, near = 0.625, write = 0.65, wide_256 = 0.945, wide_192 = 0.0374, open = 1.19, masked = 0.00973,
      masked_256 = 0.28, tiles = 0, points = 965, error = 0.187,
    },
  },
  rows = {
    quantise = {
      launch = 2.12 * us, memory = 0.929, near = 2.85, single = 0.997, row = 0.0663 * us, loss = 0.135,
      points = 237, error = 0.053,
    },
  },
  scan = {
    conv_gdn = {
      launch = 3.23 * us, compute = 0.00367, memory = 0.721, near = 0.807, step = 0.001 * us, start = 0.001 * us,
      resident = 0.649, loss = 0.933, points = 78, error = 0.077,
    },
    conv_gdn_decode = {
      launch = 1.54 * us, compute = 1, memory = 1, near = 0.693, step = 0.00113 * us, start = 0.511 * us,
      resident = 15, loss = 1, points = 84, error = 0.065,
    },
    conv_kda = {
      launch = 464 * us, compute = 1, memory = 0.126, near = 0.313, step = 0.0959 * us, start = 2.3 * us,
      resident = 0.251, loss = 1, points = 75, error = 0.434,
    },
    conv_kda_decode = {
      launch = 3.78 * us, compute = 1, memory = 0.582, near = 0.571, step = 0.001 * us, start = 0.463 * us,
      resident = 4.89, loss = 0.271, points = 81, error = 0.050,
    },
    conv_kda_verify = {
      launch = 4.03 * us, compute = 0.00201, memory = 0.367, near = 0.405, step = 0.001 * us, start = 0.253 * us,
      resident = 1.73, loss = 0.00301, points = 87, error = 0.068,
    },
    gdn = {
      launch = 1.22 * us, compute = 0.243, memory = 0.994, near = 0.308, step = 2.29 * us, start = 16.4 * us,
      resident = 1.04, loss = 0.125, points = 87, error = 0.047,
    },
    ["gdn until 0.22.0"] = {
      launch = 17.1 * us, compute = 0.0302, memory = 0.32, near = 0.159, step = 4.77 * us, start = 3.91 * us,
      resident = 0.865, loss = 0.085, points = 54, error = 0.099,
    },
    gdn_decode = {
      launch = 0.516 * us, compute = 0.00695, memory = 1, near = 0.842, step = 2.69 * us, start = 1.19 * us,
      resident = 3.2, loss = 0.718, points = 78, error = 0.029,
    },
    kda = {
      launch = 13.3 * us, compute = 0.159, memory = 0.389, near = 0.38, step = 3.82 * us, start = 3.28 * us,
      resident = 16, loss = 0.462, points = 72, error = 0.053,
    },
    kda_decode = {
      launch = 1.84 * us, compute = 0.123, memory = 0.781, near = 0.776, step = 2.18 * us, start = 0.312 * us,
      resident = 2.26, loss = 0.635, points = 81, error = 0.056,
    },
    kda_fused_decode = {
      launch = 0 * us, compute = 0.00983, memory = 0.876, near = 0.826, step = 2.85 * us, start = 4.91 * us,
      resident = 3.47, loss = 0.43, points = 69, error = 0.128,
    },
    kda_verify = {
      launch = 5.12 * us, compute = 0.011, memory = 0.61, near = 0.652, step = 0.869 * us, start = 0.262 * us,
      resident = 0.467, loss = 0.103, points = 72, error = 0.057,
    },
  },
}
