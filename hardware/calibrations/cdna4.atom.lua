return calibration "cdna4.atom" {
  base = "blackwell.vllm",
  source = "serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 1, norms = 1, quantise = 1, launches = 0.313, kernels = 0.898, host = 1.24e+03 * us,
    sequence = 6e-05 * us, points = 51, error = 0.069,
  },
}
