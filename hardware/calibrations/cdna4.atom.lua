return calibration "cdna4.atom" {
  base = "blackwell.vllm",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.316, norms = 0.588, quantise = 4e-06, launches = 0.845, kernels = 1.14, skew = 1.2,
    latent = 18.5 * us, selection = 16 * us, scan = 12.3 * us, mixture = 10.2 * us, host = 0.004 * us,
    prompt_step = 1.5e+04 * us, sequence = 6e-05 * us, arrival = 3.2e+04 * us, prompt_token = 1.44 * us,
    place = 0.004 * us, points = 51, error = 0.062, error_ttft = 0.359,
  },
}
