return calibration "cdna4.atom" {
  base = "blackwell.vllm",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.316, norms = 0.588, quantise = 1.34, launches = 0.72, kernels = 0.885, skew = 1.07,
    latent = 10 * us, selection = 16 * us, scan = 12.3 * us, mixture = 10.2 * us, host = 564 * us,
    prompt_step = 2.3e+04 * us, sequence = 0.0147 * us, arrival = 2.66e+04 * us, prompt_token = 1.52 * us,
    place = 0.004 * us, points = 51, error = 0.075, error_ttft = 0.354,
  },
}
