return calibration "cdna4.atom" {
  base = "blackwell.vllm",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.144, norms = 0.559, quantise = 1.83, launches = 0.601, kernels = 0.696, skew = 0.361,
    latent = 12.3 * us, selection = 11.5 * us, scan = 9.98 * us, mixture = 15.3 * us, host = 526 * us,
    prompt_step = 3.8e+04 * us, sequence = 16.4 * us, arrival = 1.41e+04 * us, prompt_token = 1.61 * us,
    place = 0.004 * us, points = 51, error = 0.091, error_ttft = 0.316,
  },
}
