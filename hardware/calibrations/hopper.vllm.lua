return calibration "hopper.vllm" {
  base = "hopper",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.379, norms = 0.64, quantise = 1.56, launches = 0.645, skew = 1.13, latent = 12.3 * us,
    selection = 17.8 * us, scan = 12.2 * us, mixture = 4.63 * us, host = 350 * us, prompt_step = 1.35e+04 * us,
    sequence = 6.76 * us, arrival = 9.24e+03 * us, prompt_token = 1.73 * us, place = 559 * us, points = 243,
    error = 0.044, error_ttft = 0.171,
  },
  decode = {
    bf16 = {
      launch = 8.28 * us, memory = 0.883, compute = 1, single = 16, tile = 3.33 * us, whole = 1, loss = 0.667,
      near = 0.648, join = 0.599 * us, head = 0.024 * us, ungrouped = 0.0533 * us, wide_192 = 1.47, wide_512 = 5.36,
      chunk = 136, splits = 1, groups = 1, points = 914, error = 0.080,
    },
    bf16_fp8 = {
      launch = 9.05 * us, memory = 1, compute = 0.118, single = 5.39, tile = 3.33 * us, whole = 0.201, loss = 0.241,
      near = 0.438, join = 0.659 * us, head = 0.0212 * us, ungrouped = 0.00767 * us, wide_192 = 1.74,
      wide_512 = 0.685, chunk = 115, splits = 3, groups = 1, points = 906, error = 0.104,
    },
    latent_bf16 = {
      launch = 178 * us, memory = 0.951, compute = 0.983, single = 0.974, tile = 14.1 * us, whole = 1, loss = 0,
      near = 0.1, join = 0 * us, head = 0 * us, ungrouped = 0.126 * us, wide_192 = 1.66, wide_512 = 0.532,
      chunk = 4096, splits = 2, groups = 2, points = 74, error = 0.223,
    },
    latent_bf16_fp8 = {
      launch = 200 * us, memory = 0.493, compute = 1, single = 16, tile = 14.4 * us, whole = 0, loss = 0, near = 10,
      join = 0 * us, head = 0 * us, ungrouped = 0.123 * us, wide_192 = 6.08, wide_512 = 0.5, chunk = 2.99e+03,
      splits = 0, groups = 1, points = 171, error = 0.041,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.81, memory = 0.89, serial = 0.0006 * us, tile = 2.65 * us, whole = 0.292,
      loss = 0.348, near = 0.611, copies = 1, throttle = 0, heat = 6.48e+04 * us, quantise = 6.81 * us,
      quantised = 0.533, menu = 2, split = 1, points = 1934, error = 0.053,
    },
    fp8 = {
      launch = 0 * us, compute = 0.872, memory = 0.997, serial = 0.000636 * us, tile = 3.62 * us, whole = 0.456,
      loss = 0.394, near = 0.659, copies = 1, throttle = 0.956, heat = 3.85e+04 * us, quantise = 1.97 * us,
      quantised = 0.223, menu = 1, split = 0, points = 1074, error = 0.107,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.682, memory = 0.817, serial = 0.00253 * us, tile = 1.75 * us, whole = 1,
      loss = 0.223, near = 0.54, copies = 1, throttle = 0.48, heat = 7.04e+03 * us, quantise = 7.28 * us,
      quantised = 0.444, menu = 1, split = 0, points = 1073, error = 0.071,
    },
  },
  message = {
    all_reduce = {
      launch = 4.34 * us, step = 0.0569 * us, share = 0.615, launch_2 = 2.94 * us, step_2 = 0.339 * us,
      share_2 = 0.786, launch_3 = 0 * us, step_3 = 0.222 * us, share_3 = 0.752, switch = 0.219, shared = 0,
      ramp = 0.00433, host = 0 * us, limit_1 = 1048576, limit = 4194304, one_shot = 1, rule = 1, points = 329,
      error = 0.092,
    },
    all_reduce_eager = {
      launch = 0.242 * us, step = 3.09 * us, share = 0.391, launch_2 = 6.35 * us, step_2 = 3.79 * us,
      share_2 = 0.747, launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.65, switch = 0.266, shared = 0, ramp = 0.006,
      host = 21.1 * us, limit_1 = 1048576, limit = 4194304, one_shot = 1, rule = 1, points = 196, error = 0.064,
    },
    ["all_reduce_eager until 0.14.0"] = {
      launch = 4.23 * us, step = 4.74 * us, share = 0.505, launch_2 = 0 * us, step_2 = 3.58 * us, share_2 = 0.614,
      launch_3 = 8.1 * us, step_3 = 3.87 * us, share_3 = 0.623, switch = 0.209, shared = 0, ramp = 0.00235,
      host = 20 * us, limit_1 = 2048, limit = 8388608, one_shot = 1, rule = 1, points = 98, error = 0.059,
    },
    ["all_reduce_eager until 0.18.0"] = {
      launch = 0 * us, step = 4.82 * us, share = 1, launch_2 = 7.29 * us, step_2 = 6.08 * us, share_2 = 1,
      launch_3 = 0 * us, step_3 = 0 * us, share_3 = 0.671, switch = 0.261, shared = 0, ramp = 0.00569,
      host = 28.2 * us, limit_1 = 1048576, limit = 4194304, one_shot = 0, rule = 1, points = 49, error = 0.076,
    },
  },
  mixture = {
    bf16 = {
      launch = 34.9 * us, compute = 0.753, memory = 0.912, serial = 0.000626 * us, tile = 0.863 * us, whole = 1,
      loss = 0.332, rows = 1, all_rows = 0.431, token = 0.126 * us, expert = 0.00128 * us, skew = 0.392,
      skew_more = 0.404, touched = 0.862, points = 393, error = 0.044, kernel = "triton",
    },
    fp8 = {
      launch = 20.4 * us, compute = 0.94, memory = 0.93, serial = 0.00222 * us, tile = 0.65 * us, whole = 1,
      loss = 0.488, rows = 1, all_rows = 0.508, token = 0.256 * us, expert = 0 * us, skew = 0.5, skew_more = 0.489,
      touched = 0.86, points = 398, error = 0.110, kernel = "vllm_fused",
    },
    fp8_b128 = {
      launch = 39.7 * us, compute = 0.384, memory = 0.934, serial = 0.00128 * us, tile = 0.192 * us, whole = 1,
      loss = 0.379, rows = 0.451, all_rows = 100, token = 0.264 * us, expert = 0 * us, skew = 0.038,
      skew_more = 0.282, touched = 0.901, points = 254, error = 0.046, kernel = "triton",
    },
    int4_a16 = {
      launch = 34.6 * us, compute = 0.308, memory = 1, serial = 0.00182 * us, tile = 0.445 * us, whole = 1,
      loss = 0.293, rows = 1, all_rows = 0.84, token = 1.41 * us, expert = 0 * us, skew = 0.212, skew_more = 0.309,
      touched = 0.846, points = 434, error = 0.060, kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 39.1 * us, compute = 0.713, memory = 1, serial = 0.00306 * us, tile = 0 * us, whole = 0.597,
      loss = 0.416, rows = 1, all_rows = 9.26, token = 0.0766 * us, expert = 0 * us, skew = 0.507,
      skew_more = 0.547, touched = 0.655, points = 258, error = 0.159, kernel = "triton",
    },
  },
  prefill = {
    bf16 = {
      launch = 12.9 * us, compute = 1, tile = 1.74 * us, longest = 0.62, exponents = 1.22, memory = 1, loss = 0.327,
      near = 2.01, write = 1.24, wide_256 = 0.881, wide_192 = 1.09, open = 1.06, masked = 0.012,
      masked_256 = 0.0764, tiles = 3, points = 754, error = 0.085,
    },
    bf16_fp8 = {
      launch = 14.8 * us, compute = 0.918, tile = 1.61 * us, longest = 0.935, exponents = 1.41, memory = 1,
      loss = 0.306, near = 1.45, write = 0.792, wide_256 = 0.641, wide_192 = 1.02, open = 1.35, masked = 0.0118,
      masked_256 = 0.132, tiles = 3, points = 644, error = 0.116,
    },
    latent_bf16 = {
      launch = 107 * us, compute = 0.877, tile = 7.42 * us, longest = 0.503, exponents = 2.75, memory = 0.317,
      loss = 0, near = 0.1, write = 1.07, wide_256 = 0.798, wide_192 = 1.13, open = 1.49, masked = 0.0138,
      masked_256 = 0.0148, tiles = 3, points = 71, error = 0.074,
    },
    latent_bf16_fp8 = {
      launch = 200 * us, compute = 0.603, tile = 5.85 * us, longest = 0, exponents = 5.18, memory = 0.348, loss = 0,
      near = 0.15, write = 2.67, wide_256 = 1.32, wide_192 = 1.5, open = 0.501, masked = 0.0967,
      masked_256 = 0.00109, tiles = 0, points = 137, error = 0.071,
    },
  },
  rows = {
    quantise = {
      launch = 1.92 * us, memory = 1, near = 6.11, single = 1.37, row = 0.0515 * us, loss = 0.302, points = 158,
      error = 0.052,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.65 * us, compute = 0.00996, memory = 0.922, near = 1.11, step = 0.0468 * us, start = 0.0494 * us,
      resident = 0.25, loss = 1, points = 52, error = 0.084,
    },
    conv_gdn_decode = {
      launch = 1.56 * us, compute = 0.0044, memory = 0.777, near = 1.81, step = 0.15 * us, start = 0.201 * us,
      resident = 12.5, loss = 1, points = 56, error = 0.022,
    },
    conv_kda = {
      launch = 500 * us, compute = 0.00644, memory = 0.679, near = 0.0899, step = 0.739 * us, start = 0.762 * us,
      resident = 0.465, loss = 1, points = 50, error = 0.150,
    },
    conv_kda_decode = {
      launch = 2.93 * us, compute = 0.00329, memory = 0.839, near = 1.63, step = 0.203 * us, start = 0.623 * us,
      resident = 8.29, loss = 0.205, points = 54, error = 0.007,
    },
    conv_kda_verify = {
      launch = 3.61 * us, compute = 0.00739, memory = 0.607, near = 1.33, step = 0.001 * us, start = 0.227 * us,
      resident = 5.56, loss = 0.761, points = 58, error = 0.031,
    },
    gdn = {
      launch = 8.2 * us, compute = 0.944, memory = 1, near = 1.12, step = 3.07 * us, start = 0.614 * us,
      resident = 0.879, loss = 0, points = 57, error = 0.029,
    },
    ["gdn until 0.22.0"] = {
      launch = 17 * us, compute = 0.0742, memory = 0.555, near = 0.819, step = 1.78 * us, start = 0.001 * us,
      resident = 16, loss = 1, points = 28, error = 0.103,
    },
    gdn_decode = {
      launch = 1.41 * us, compute = 0.00654, memory = 0.963, near = 1.31, step = 3.08 * us, start = 0.001 * us,
      resident = 16, loss = 0.672, points = 52, error = 0.040,
    },
    kda = {
      launch = 14.8 * us, compute = 0.406, memory = 0.779, near = 0.639, step = 4.44 * us, start = 3.19 * us,
      resident = 0.951, loss = 0.707, points = 48, error = 0.050,
    },
    kda_decode = {
      launch = 0.781 * us, compute = 0.00341, memory = 0.944, near = 1.33, step = 2.23 * us, start = 1.34 * us,
      resident = 2.91, loss = 0.15, points = 54, error = 0.122,
    },
    kda_fused_decode = {
      launch = 2.45 * us, compute = 0.00654, memory = 0.856, near = 1.51, step = 3.79 * us, start = 0.841 * us,
      resident = 2.91, loss = 0.464, points = 46, error = 0.200,
    },
    kda_verify = {
      launch = 4.33 * us, compute = 0.0124, memory = 0.713, near = 7.81, step = 0.961 * us, start = 0.001 * us,
      resident = 0.53, loss = 0.862, points = 48, error = 0.044,
    },
  },
}
