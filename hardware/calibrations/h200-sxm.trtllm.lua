return calibration "h200-sxm.trtllm" {
  base = "hopper.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      join = 2.3 * us, points = 433, error = 0.128,
    },
    bf16_192 = {
      launch = 2.58 * us, memory = 0.695, alone = 5.23 * us, join = 3.56 * us, points = 31, error = 0.146,
    },
    bf16_fp8_128_window = {
      launch = 1.52 * us, memory = 0.744, tile = 4.41 * us, join = 0.756 * us, points = 16, error = 0.158,
    },
    latent_bf16_fp8 = {
      launch = 7.71 * us, memory = 0.67, single = 7.58, tile = 5.17 * us, alone = 4.86 * us, points = 116,
      error = 0.035,
    },
  },
  linear = {
    fp8 = {
      compute = 0.795, serial = 0.000546 * us, tile = 1.28 * us, loss = 0.231, near = 0.703, throttle = 0.259,
      heat = 1.01e+04 * us, quantise = 11.2 * us, quantised = 0.302, join = 2.78 * us, points = 534, error = 0.026,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.711, memory = 0.997, tile = 1.89 * us, loss = 0.355, near = 0.687,
      copies = 0.555, throttle = 0.271, heat = 1.17e+04 * us, quantise = 2.5 * us, quantised = 0.381,
      row = 0.0141 * us, points = 499, error = 0.039,
    },
  },
  mixture = {
    fp8_b128 = {
      launch = 17.7 * us, compute = 0.712, serial = 0.000173 * us, tile = 1.14 * us, loss = 0.382, rows = 0.135,
      points = 198, error = 0.052, kernel = "cutlass",
    },
  },
  module_decode = {
    bf16_bf16 = {
      single = 13.1, tile = 2.9 * us, near = 0.459, join = 0.146 * us, head = 0.0536 * us, fixed = 3.79 * us,
      serial = 0.0018 * us, passes = 18, points = 46, error = 0.032,
    },
    bf16_fp8 = {
      memory = 0.643, single = 15.3, tile = 3.47 * us, loss = 0, near = 0.386, join = 0 * us, head = 0.0699 * us,
      fixed = 5.03 * us, serial = 0.00202 * us, passes = 18.6, points = 92, error = 0.071,
    },
    bf16_fp8_b128 = {
      single = 13.1, tile = 2.9 * us, near = 0.459, join = 0.146 * us, head = 0.0536 * us, fixed = 8.36 * us,
      product = 0.858, serial = 0.00201 * us, passes = 24.1, points = 46, error = 0.043,
    },
    bf16_fp8_bf16 = {
      memory = 0.643, single = 15.3, tile = 3.47 * us, loss = 0, near = 0.386, join = 0 * us, head = 0.0699 * us,
      fixed = 4.51 * us, serial = 0.0016 * us, passes = 17.8, points = 46, error = 0.025,
    },
    bf16_fp8_fp8_b128 = {
      memory = 0.643, single = 15.3, tile = 3.47 * us, loss = 0, near = 0.386, join = 0 * us, head = 0.0699 * us,
      fixed = 8.27 * us, product = 0.859, serial = 0.00197 * us, passes = 19.6, points = 46, error = 0.069,
    },
  },
  module_prefill = {
    bf16 = {
      compute = 0.57, longest = 0, exponents = 4.05, memory = 0.162, loss = 0.722, store = 3.37, fixed = 2.47 * us,
      passes = 11.9, points = 102, error = 0.059,
    },
    bf16_bf16 = {
      compute = 0.57, longest = 0, exponents = 4.05, memory = 0.162, loss = 0.722, store = 3.37, fixed = 0 * us,
      product = 0.985, serial = 0.00235 * us, passes = 6.54, points = 51, error = 0.120,
    },
    bf16_fp8 = {
      compute = 0.764, tile = 2.26 * us, longest = 0.386, exponents = 1.06, memory = 0.174, loss = 0.615,
      fixed = 10.6 * us, passes = 12.2, points = 102, error = 0.043,
    },
    bf16_fp8_b128 = {
      compute = 0.57, longest = 0, exponents = 4.05, memory = 0.162, loss = 0.722, store = 3.37, fixed = 9.62 * us,
      product = 0.873, serial = 0.00226 * us, passes = 12.9, points = 51, error = 0.044,
    },
    bf16_fp8_bf16 = {
      compute = 0.764, tile = 2.26 * us, longest = 0.386, exponents = 1.06, memory = 0.174, loss = 0.615,
      fixed = 16.6 * us, serial = 0.00124 * us, passes = 6.71, points = 51, error = 0.097,
    },
    bf16_fp8_fp8_b128 = {
      compute = 0.764, tile = 2.26 * us, longest = 0.386, exponents = 1.06, memory = 0.174, loss = 0.615,
      fixed = 15 * us, product = 0.77, serial = 0.00216 * us, passes = 12.2, points = 51, error = 0.047,
    },
  },
  prefill = {
    bf16 = {
      tile = 3.2 * us, exponents = 3.77, memory = 0.688, store = 0.446, points = 347, error = 0.081,
    },
    bf16_128 = {
      compute = 0.652, tile = 1.94 * us, exponents = 3.75, store = 1.89, points = 65, error = 0.039,
    },
    bf16_128_window = {
      launch = 11 * us, tile = 2.08 * us, store = 4.24, points = 24, error = 0.039,
    },
    bf16_192_window = {
      compute = 0.698, tile = 2.62 * us, exponents = 1.59, memory = 0.307, points = 40, error = 0.036,
    },
    bf16_256 = {
      tile = 2.9 * us, exponents = 6.43, memory = 0.364, store = 0.278, points = 61, error = 0.037,
    },
    bf16_64 = {
      compute = 0.532, tile = 3.04 * us, exponents = 4.67, memory = 0.413, store = 0.272, points = 64,
      error = 0.035,
    },
    bf16_64_window = {
      exponents = 7.19, store = 1.84, points = 62, error = 0.068,
    },
    bf16_fp8_128 = {
      tile = 3.63 * us, exponents = 3.85, store = 2.74, points = 65, error = 0.029,
    },
    bf16_fp8_128_window = {
      launch = 13.7 * us, compute = 0.744, tile = 0.605 * us, longest = 0.0266, whole = 0.596, exponents = 1.23,
      memory = 0.292, loss = 0.82, near = 0.23, reach = 0.345, rotate = 0.174, store = 0.115, cast = 0.0506,
      masked = 0.686, tiles = 2, points = 24, error = 0.078,
    },
    bf16_fp8_192 = {
      compute = 0.974, exponents = 1.02, store = 2.27, points = 31, error = 0.021,
    },
    bf16_fp8_192_window = {
      launch = 13.3 * us, compute = 0.327, tile = 0 * us, exponents = 0.251, store = 2.9, points = 40,
      error = 0.031,
    },
    bf16_fp8_256 = {
      exponents = 3.92, memory = 0.517, store = 1.55, points = 61, error = 0.022,
    },
    bf16_fp8_64 = {
      exponents = 6.8, memory = 0.427, store = 0.05, points = 64, error = 0.021,
    },
    bf16_open_16 = {
      compute = 0.626, tile = 0.6 * us, memory = 0.73, store = 0.868, points = 24, error = 0.027,
    },
    fp8 = {
      tile = 3.65 * us, exponents = 1.82, memory = 0.402, store = 0.984, points = 346, error = 0.072,
    },
    fp8_128 = {
      compute = 0.455, tile = 3.75 * us, exponents = 2.62, memory = 0.212, store = 0.0625, points = 65,
      error = 0.034,
    },
    fp8_256 = {
      compute = 0.597, tile = 3.69 * us, exponents = 1.2, memory = 0.306, store = 1.47, points = 61, error = 0.052,
    },
    fp8_64 = {
      launch = 12.8 * us, compute = 0.511, tile = 3.41 * us, exponents = 1.26, memory = 0.168, store = 0.509,
      points = 64, error = 0.043,
    },
    latent_bf16_fp8 = {
      store = 0.815, points = 111, error = 0.040,
    },
  },
  rows = {
    quantise = {
      launch = 1.33 * us, memory = 0.862, near = 1.01, single = 20, points = 79, error = 0.018,
    },
  },
  scan = {
    conv_gdn_decode = {
      launch = 3.76 * us, compute = 0.0141, memory = 1, near = 10, step = 0.0764 * us, points = 25, error = 0.037,
    },
    conv_mamba2 = {
      launch = 3.66 * us, compute = 0.0097, memory = 0.687, near = 10, step = 0.001 * us, points = 24,
      error = 0.060,
    },
    conv_mamba2_decode = {
      launch = 3.07 * us, compute = 1, memory = 0.783, near = 2.69, step = 0.678 * us, points = 27, error = 0.024,
    },
    gdn = {
      launch = 13.1 * us, compute = 0.0924, memory = 0.721, near = 1.37, step = 1.75 * us, points = 28,
      error = 0.038,
    },
    gdn_decode = {
      launch = 0 * us, compute = 1, memory = 1, near = 0.852, step = 1.02 * us, points = 23, error = 0.005,
    },
  },
}
