return calibration "l40s.trtllm" {
  base = "ada.trtllm",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT)",
  date = "2026-11-21",
  linear = {
    fp8 = {
      launch = 10.6 * us, serial = 0.000429 * us, loss = 0.302, near = 2.76, heat = 1.89e+04 * us, join = 1.98 * us,
      points = 534, error = 0.042,
    },
    fp8_b128 = {
      launch = 0 * us, tile = 3.46 * us, loss = 0.165, near = 4.3, copies = 5.28, throttle = 0.99,
      heat = 8.97e+03 * us, quantise = 0.0752 * us, points = 499, error = 0.038,
    },
  },
  mixture = {
    bf16 = {
      kernels = {
        cutlass_nongated = {
          points = 28, error = 0.031,
        },
      },
    },
    fp8 = {
      launch = 10.5 * us, compute = 0.691, serial = 0.00384 * us, tile = 0.483 * us, loss = 0.0314, rows = 0.606,
      all_rows = 21.6, points = 180, error = 0.061, kernel = "cutlass",
    },
  },
}
