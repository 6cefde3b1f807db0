return calibration "cdna4.atom" {
  base = "blackwell.vllm",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.182, norms = 1, quantise = 1, launches = 0.521, kernels = 0.933, host = 1.09e+03 * us,
    sequence = 6e-05 * us, points = 51, error = 0.088,
  },
}
