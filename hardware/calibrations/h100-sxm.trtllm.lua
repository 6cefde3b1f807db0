return calibration "h100-sxm.trtllm" {
  base = "hopper.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16_256 = {
      join = 5.58 * us, points = 104, error = 0.144,
    },
    bf16_fp8_192 = {
      launch = 4.43 * us, memory = 0.748, join = 2.8 * us, points = 33, error = 0.023,
    },
    bf16_fp8_256 = {
      memory = 0.957, tile = 0.864 * us, alone = 1.38 * us, points = 105, error = 0.091,
    },
    latent_bf16_fp8 = {
      launch = 7.8 * us, memory = 0.88, single = 10.9, tile = 5.22 * us, alone = 5.02 * us, join = 2.27 * us,
      points = 116, error = 0.054,
    },
  },
  linear = {
    absorbed_bf16 = {
      launch = 2.89 * us, compute = 0.885, points = 54, error = 0.031,
    },
    bf16 = {
      launch = 1.94 * us, compute = 0.819, memory = 0.9, serial = 0.00119 * us, tile = 0.742 * us, loss = 0.262,
      near = 0.808, throttle = 0.172, heat = 1.29e+04 * us, points = 534, error = 0.031,
    },
    fp8_b128 = {
      launch = 0 * us, compute = 0.704, memory = 0.962, serial = 0.00104 * us, tile = 1.36 * us, loss = 0.421,
      near = 0.782, throttle = 0.6, heat = 3.56e+04 * us, quantise = 3.1 * us, quantised = 0.555, row = 0.0109 * us,
      points = 499, error = 0.033,
    },
  },
  mixture = {
    bf16 = {
      launch = 18.3 * us, memory = 0.981, serial = 0.00309 * us, tile = 0.682 * us, loss = 0.734, rows = 0.685,
      points = 172, error = 0.039, kernel = "cutlass",
    },
    fp8 = {
      memory = 0.877, serial = 0.000239 * us, tile = 1.36 * us, loss = 0.29, rows = 0.465, all_rows = 2.35,
      points = 180, error = 0.051, kernel = "cutlass",
      kernels = {
        cutlass_nongated = {
          compute = 0.958, points = 23, error = 0.018,
        },
      },
    },
    mxfp4_a16 = {
      compute = 0.627, memory = 0.966, serial = 1.04e-05 * us, tile = 4.23 * us, loss = 0.384, rows = 0.767,
      all_rows = 49.8, points = 203, error = 0.058, kernel = "trtllm_default",
    },
  },
  module_decode = {
    bf16 = {
      join = 0.412 * us, head = 0.00369 * us, fixed = 3.73 * us, serial = 0.00208 * us, passes = 14.1, points = 92,
      error = 0.047,
    },
    bf16_bf16 = {
      join = 0.412 * us, head = 0.00369 * us, fixed = 4.91 * us, serial = 0.00169 * us, passes = 10.7,
      select = 3.81, points = 46, error = 0.028,
    },
    bf16_fp8 = {
      memory = 0.898, tile = 2.82 * us, loss = 0, near = 0.618, join = 1.61 * us, head = 0.13 * us,
      fixed = 12.1 * us, serial = 0.00138 * us, passes = 12.9, points = 92, error = 0.049,
    },
    bf16_fp8_b128 = {
      join = 0.412 * us, head = 0.00369 * us, fixed = 11.4 * us, serial = 0.00163 * us, passes = 16.2, points = 46,
      error = 0.033,
    },
    bf16_fp8_bf16 = {
      memory = 0.898, tile = 2.82 * us, loss = 0, near = 0.618, join = 1.61 * us, head = 0.13 * us,
      fixed = 6.89 * us, serial = 0.00135 * us, passes = 12.4, points = 46, error = 0.034,
    },
    bf16_fp8_fp8_b128 = {
      memory = 0.898, tile = 2.82 * us, loss = 0, near = 0.618, join = 1.61 * us, head = 0.13 * us,
      serial = 0.002 * us, passes = 14.8, points = 46, error = 0.050,
    },
    sparse_bf16_bf16 = {
      memory = 0.971, single = 4.89, near = 0.149, join = 10.8 * us, index = 0.813, select = 2.56, points = 57,
      error = 0.024,
    },
    sparse_bf16_fp8_b128 = {
      memory = 0.971, single = 4.89, near = 0.149, join = 10.8 * us, index = 0.813, select = 2.91, points = 57,
      error = 0.026,
    },
  },
  module_prefill = {
    bf16_bf16 = {
      compute = 0.564, tile = 3.03 * us, longest = 0.0738, memory = 0.883, loss = 0.893, store = 1.86,
      fixed = 3.8 * us, product = 1, serial = 0.00209 * us, passes = 3.63, points = 51, error = 0.030,
    },
    bf16_fp8_b128 = {
      compute = 0.564, tile = 3.03 * us, longest = 0.0738, memory = 0.883, loss = 0.893, store = 1.86,
      fixed = 6.09 * us, product = 0.736, serial = 0.00253 * us, points = 51, error = 0.020,
    },
    bf16_fp8_bf16 = {
      compute = 0.82, tile = 2.48 * us, longest = 0.578, exponents = 0.98, memory = 0.765, loss = 0.649,
      store = 3.79, fixed = 13.9 * us, serial = 0.00161 * us, passes = 3.52, points = 51, error = 0.052,
    },
    bf16_fp8_fp8_b128 = {
      compute = 0.82, tile = 2.48 * us, longest = 0.578, exponents = 0.98, memory = 0.765, loss = 0.649,
      store = 3.79, fixed = 9.63 * us, product = 0.746, serial = 0.00258 * us, passes = 8.23, points = 51,
      error = 0.017,
    },
    sparse_bf16 = {
      product = 0.214, index = 0.0234, select = 46.3, points = 116, error = 0.081,
    },
    sparse_bf16_bf16 = {
      product = 0.274, index = 0.0234, select = 32, points = 58, error = 0.042,
    },
    sparse_bf16_fp8_b128 = {
      product = 0.147, select = 42.7, points = 58, error = 0.131,
    },
  },
  prefill = {
    bf16_128 = {
      tile = 1.56 * us, exponents = 7.46, memory = 0.936, store = 0.865, points = 65, error = 0.052,
    },
    bf16_128_window = {
      tile = 1.98 * us, exponents = 2.28, memory = 0.762, store = 1.02, points = 24, error = 0.019,
    },
    bf16_192 = {
      launch = 11.6 * us, compute = 0.673, tile = 3.95 * us, exponents = 1.98, memory = 0.699, store = 0.05,
      points = 31, error = 0.014,
    },
    bf16_192_window = {
      compute = 0.689, memory = 0.38, points = 40, error = 0.046,
    },
    bf16_256 = {
      exponents = 5.32, memory = 0.48, store = 0.289, points = 61, error = 0.023,
    },
    bf16_64 = {
      compute = 0.599, tile = 2.57 * us, exponents = 2.95, memory = 0.621, store = 0.05, points = 64, error = 0.037,
    },
    bf16_fp8_128 = {
      tile = 3.16 * us, exponents = 6.62, store = 1.49, points = 65, error = 0.026,
    },
    bf16_fp8_192_window = {
      launch = 15 * us, compute = 0.448, tile = 0.269 * us, exponents = 0.267, store = 2.94, points = 40,
      error = 0.041,
    },
    bf16_fp8_256 = {
      tile = 2.73 * us, exponents = 4.58, memory = 0.903, points = 61, error = 0.023,
    },
    bf16_fp8_64 = {
      compute = 0.678, tile = 2.9 * us, exponents = 5.81, memory = 0.814, store = 0.285, points = 64, error = 0.015,
    },
    bf16_fp8_64_window = {
      compute = 0.724, exponents = 0.908, store = 5.38, points = 62, error = 0.079,
    },
    bf16_open = {
      tile = 3.33 * us, store = 0.33, points = 16, error = 0.052,
    },
    bf16_open_odd = {
      compute = 0.351, tile = 1.08 * us, exponents = 3.6, store = 0.307, points = 20, error = 0.034,
    },
    fp8_128 = {
      compute = 0.514, tile = 3.38 * us, exponents = 1.77, memory = 0.319, points = 65, error = 0.032,
    },
    fp8_192_window = {
      compute = 0.297, tile = 0 * us, exponents = 0.102, memory = 0.246, points = 40, error = 0.060,
    },
    fp8_256 = {
      launch = 13.8 * us, compute = 0.62, tile = 3.28 * us, exponents = 1.13, store = 1.7, points = 61,
      error = 0.035,
    },
    fp8_64 = {
      compute = 0.617, tile = 2.89 * us, exponents = 1.12, memory = 0.189, points = 64, error = 0.033,
    },
    fp8_64_window = {
      compute = 0.164, exponents = 0.113, store = 5.61, points = 62, error = 0.113,
    },
    latent_bf16 = {
      exponents = 2.3, memory = 0.729, store = 0.05, points = 111, error = 0.034,
    },
  },
  rows = {
    quantise = {
      launch = 1.38 * us, memory = 0.893, near = 1.47, single = 20, points = 79, error = 0.012,
    },
  },
  scan = {
    conv_mamba2 = {
      launch = 3.35 * us, compute = 1, memory = 0.766, near = 10, step = 0.001 * us, points = 24, error = 0.059,
    },
  },
}
