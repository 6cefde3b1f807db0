return calibration "cdna3.sglang" {
  base = "hopper.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.891, norms = 0.0322, quantise = 0.488, launches = 4, kernels = 1.07, host = 3.36e+03 * us,
    sequence = 6e-05 * us, points = 15, error = 0.070,
  },
}
