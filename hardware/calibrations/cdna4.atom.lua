return calibration "cdna4.atom" {
  base = "blackwell.vllm",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.339, norms = 0.735, quantise = 4e-06, launches = 0.743, kernels = 1.07, skew = 1.04,
    latent = 21.6 * us, selection = 11.2 * us, scan = 13.4 * us, mixture = 14.9 * us, host = 96.3 * us,
    prompt_step = 1.06e+04 * us, sequence = 6e-05 * us, arrival = 5.95e+03 * us, prompt_token = 3.59 * us,
    place = 172 * us, burst = 8.38e+03 * us, warmup = 3.91e+05 * us, points = 51, error = 0.061, error_ttft = 0.130,
  },
}
