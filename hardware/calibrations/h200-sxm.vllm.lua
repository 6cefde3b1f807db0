return calibration "h200-sxm.vllm" {
  base = "hopper.vllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  decode = {
    bf16_128_window = {
      memory = 0.877, compute = 1, single = 16, near = 1.37, head = 0.0646 * us, masked = 8.63e-08, points = 68,
      error = 0.061,
    },
    bf16_256_window = {
      launch = 8.77 * us, single = 16, tile = 3.14 * us, alone = 2.95 * us, join = 1.22 * us, points = 20,
      error = 0.092,
    },
    bf16_64_window = {
      memory = 0.639, single = 0.754, points = 65, error = 0.111,
    },
    bf16_fp8_192 = {
      launch = 6.9 * us, memory = 0.607, tile = 6.67 * us, alone = 7.06 * us, points = 25, error = 0.072,
    },
    bf16_fp8_256 = {
      memory = 0.333, alone = 5.65 * us, join = 1.21 * us, points = 46, error = 0.037,
    },
    bf16_fp8_256_window = {
      launch = 10 * us, memory = 0.617, single = 1.64, alone = 5.04 * us, points = 21, error = 0.026,
    },
    bf16_fp8_64 = {
      memory = 0.963, single = 10.2, join = 1.58 * us, points = 92, error = 0.034,
    },
    latent_bf16 = {
      launch = 200 * us, single = 9.2, points = 34, error = 0.441,
    },
    latent_bf16_fp8 = {
      memory = 0.378, tile = 3.27 * us, alone = 5.4 * us, points = 86, error = 0.050,
    },
  },
  linear = {
    fp8 = {
      compute = 0.964, serial = 0.000738 * us, tile = 0.915 * us, loss = 0.483, near = 0.71, copies = 0.536,
      throttle = 0.603, heat = 1.42e+04 * us, quantised = 0.358, row = 0.829 * us, points = 537, error = 0.058,
    },
    fp8_b128 = {
      launch = 0.00362 * us, compute = 1, memory = 0.817, tile = 0.921 * us, loss = 0.353, near = 0.513,
      copies = 0.823, throttle = 0.542, heat = 4.99e+03 * us, quantised = 0.367, points = 537, error = 0.049,
    },
  },
  message = {
    all_reduce_eager = {
      launch = 0 * us, share = 0.388, share_3 = 0.674, points = 98, error = 0.025,
    },
    ["all_reduce_eager until 0.18.0"] = {
      launch = 0 * us, share = 1, share_3 = 0.671, points = 49, error = 0.041,
    },
  },
  mixture = {
    fp8 = {
      compute = 0.838, memory = 0.916, serial = 0.000874 * us, tile = 0.921 * us, loss = 0.442, all_rows = 0.434,
      points = 197, error = 0.082, kernel = "vllm_fused",
    },
    mxfp4_a16 = {
      kernels = {
        marlin = {
          memory = 0.67, points = 71, error = 0.032,
        },
      },
    },
  },
  module_decode = {
    bf16 = {
      tile = 3.56 * us, near = 0.331, head = 0.289 * us, fixed = 29 * us, serial = 0.00327 * us, passes = 26.4,
      points = 92, error = 0.051,
    },
    bf16_bf16 = {
      tile = 3.56 * us, near = 0.331, head = 0.289 * us, fixed = 41.9 * us, serial = 0.00194 * us, passes = 21.4,
      points = 46, error = 0.045,
    },
    bf16_fp8 = {
      memory = 0.662, single = 4.36, tile = 5.9 * us, loss = 0, near = 0.1, fixed = 78.8 * us,
      serial = 0.000387 * us, passes = 33.3, points = 92, error = 0.030,
    },
    bf16_fp8_b128 = {
      tile = 3.56 * us, near = 0.331, head = 0.289 * us, fixed = 45.5 * us, serial = 0.00216 * us, passes = 25.2,
      points = 46, error = 0.041,
    },
    bf16_fp8_bf16 = {
      memory = 0.662, single = 4.36, tile = 5.9 * us, loss = 0, near = 0.1, passes = 32.8, points = 46,
      error = 0.021,
    },
    bf16_fp8_fp8_b128 = {
      memory = 0.662, single = 4.36, tile = 5.9 * us, loss = 0, near = 0.1, product = 0.971, weights = 0.849,
      serial = 0.000335 * us, passes = 34.7, points = 46, error = 0.025,
    },
    sparse_bf16_fp8 = {
      memory = 0.367, join = 1.84 * us, product = 1, serial = 0.000188 * us, index = 1, select = 5.42, points = 114,
      error = 0.046,
    },
    sparse_bf16_fp8_b128 = {
      single = 2.51, tile = 13.4 * us, loss = 0.344, head = 0 * us, product = 1, serial = 0.00064 * us,
      passes = 50.1, index = 1, points = 57, error = 0.032,
    },
    sparse_bf16_fp8_bf16 = {
      memory = 0.367, join = 1.84 * us, product = 1, serial = 0 * us, index = 1, select = 2.17, points = 57,
      error = 0.056,
    },
  },
  module_prefill = {
    bf16 = {
      exponents = 7.69, memory = 0.675, store = 7.8, serial = 0.000522 * us, passes = 16.1, points = 102,
      error = 0.059,
    },
    bf16_bf16 = {
      exponents = 7.69, memory = 0.675, store = 7.8, fixed = 68.9 * us, product = 1, serial = 0.000446 * us,
      passes = 10.1, points = 51, error = 0.028,
    },
    bf16_fp8 = {
      compute = 0.824, tile = 0.139 * us, exponents = 5.65, memory = 0.212, store = 6.37, serial = 2.59e-05 * us,
      passes = 16.8, points = 104, error = 0.058,
    },
    bf16_fp8_b128 = {
      exponents = 7.69, memory = 0.675, store = 7.8, fixed = 77.9 * us, product = 0.786, serial = 0.000178 * us,
      passes = 16.3, points = 51, error = 0.010,
    },
    bf16_fp8_bf16 = {
      compute = 0.824, tile = 0.139 * us, exponents = 5.65, memory = 0.212, store = 6.37, fixed = 83.3 * us,
      serial = 0 * us, passes = 10.6, points = 52, error = 0.027,
    },
    bf16_fp8_fp8_b128 = {
      compute = 0.824, tile = 0.139 * us, exponents = 5.65, memory = 0.212, store = 6.37, fixed = 85.7 * us,
      product = 0.88, weights = 0.867, serial = 0.000242 * us, passes = 17.4, points = 52, error = 0.037,
    },
    sparse_bf16 = {
      loss = 0, serial = 0 * us, passes = 50.3, index = 0.0783, select = 71.9, points = 116, error = 0.108,
    },
  },
  prefill = {
    bf16_128 = {
      compute = 1, tile = 2.47 * us, exponents = 1.14, memory = 0.349, store = 2.24, points = 53, error = 0.093,
    },
    bf16_192 = {
      compute = 1, tile = 1.5 * us, exponents = 3.25, store = 11.2, points = 18, error = 0.277,
    },
    bf16_192_window = {
      launch = 12.2 * us, compute = 1, tile = 1.02 * us, exponents = 0.539, store = 8, points = 27, error = 0.094,
    },
    bf16_fp8 = {
      store = 22.5, points = 322, error = 0.068,
    },
    bf16_fp8_192 = {
      launch = 14.2 * us, tile = 0.429 * us, exponents = 7.43, memory = 0.368, store = 35.9, points = 19,
      error = 0.039,
    },
    bf16_fp8_192_window = {
      launch = 12.8 * us, compute = 0.801, tile = 1.18 * us, exponents = 0.317, store = 25.7, points = 28,
      error = 0.010,
    },
    bf16_fp8_256_window = {
      compute = 0.62, tile = 2.57 * us, exponents = 3.12, memory = 0.184, store = 20.8, points = 23, error = 0.012,
    },
    bf16_open_odd = {
      launch = 4.92 * us, compute = 1, tile = 3.17 * us, exponents = 0.866, points = 19, error = 0.064,
    },
  },
  rows = {
    quantise = {
      launch = 1.89 * us, memory = 1, near = 10, single = 1.15, points = 79, error = 0.057,
    },
  },
  scan = {
    conv_gdn = {
      launch = 2.62 * us, compute = 0.0213, memory = 0.539, near = 0.574, step = 0.0463 * us, points = 26,
      error = 0.023,
    },
    conv_gdn_decode = {
      launch = 1.48 * us, compute = 0.00644, memory = 0.748, near = 0.867, step = 0.00114 * us, start = 0.404 * us,
      resident = 16, loss = 0.818, points = 28, error = 0.013,
    },
    conv_kda = {
      launch = 500 * us, compute = 0.00473, memory = 0.656, near = 0.02, step = 1.46 * us, points = 25,
      error = 0.005,
    },
    conv_kda_verify = {
      launch = 3.74 * us, compute = 0.00539, memory = 0.98, near = 2.06, step = 0.0218 * us, points = 29,
      error = 0.005,
    },
    gdn = {
      launch = 8.22 * us, compute = 0.609, memory = 0.891, near = 0.978, step = 3.07 * us, points = 29,
      error = 0.021,
    },
  },
}
