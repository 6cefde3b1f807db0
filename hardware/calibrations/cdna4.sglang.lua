return calibration "cdna4.sglang" {
  base = "blackwell.sglang",
  source = "serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0, norms = 0.388, quantise = 1, launches = 1.09, kernels = 0.929, host = 1.67e+03 * us,
    sequence = 6e-05 * us, points = 35, error = 0.058,
  },
}
