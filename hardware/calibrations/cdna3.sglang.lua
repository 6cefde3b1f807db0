return calibration "cdna3.sglang" {
  base = "hopper.sglang",
  source = "serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 1, norms = 0, quantise = 1, launches = 4, kernels = 1.08, host = 2.83e+03 * us,
    sequence = 6e-05 * us, points = 15, error = 0.078,
  },
}
