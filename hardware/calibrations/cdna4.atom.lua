return calibration "cdna4.atom" {
  base = "blackwell.vllm",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.259, norms = 0.68, quantise = 1.69, launches = 4e-06, kernels = 0.794, skew = 0.833,
    latent = 13 * us, selection = 15.5 * us, scan = 16 * us, mixture = 10.5 * us, host = 1.25e+03 * us,
    prompt_step = 1.8e+04 * us, sequence = 10 * us, arrival = 3.37e+04 * us, prompt_token = 1.56 * us,
    place = 0.004 * us, points = 51, error = 0.076, error_ttft = 0.353,
  },
}
