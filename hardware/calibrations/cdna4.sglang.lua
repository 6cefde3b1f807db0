return calibration "cdna4.sglang" {
  base = "blackwell.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 1e-06, norms = 0.318, quantise = 1e-06, launches = 1.31, kernels = 0.716, host = 3.26e+03 * us,
    sequence = 10.2 * us, points = 35, error = 0.055,
  },
}
