return calibration "cdna4.sglang" {
  base = "blackwell.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.273, norms = 1, quantise = 1e-06, launches = 1.14, kernels = 0.942, host = 1.32e+03 * us,
    sequence = 0.00504 * us, points = 35, error = 0.054,
  },
}
