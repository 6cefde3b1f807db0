return calibration "cdna4.sglang" {
  base = "blackwell.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 1, norms = 0.35, quantise = 1, launches = 1.06, kernels = 0.872, host = 1.53e+03 * us,
    sequence = 6e-05 * us, points = 35, error = 0.061,
  },
}
