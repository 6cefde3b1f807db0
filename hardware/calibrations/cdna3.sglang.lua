return calibration "cdna3.sglang" {
  base = "hopper.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 1, norms = 0.161, quantise = 1, launches = 3.87, kernels = 0.988, host = 3.42e+03 * us,
    sequence = 6e-05 * us, points = 15, error = 0.083,
  },
}
