return calibration "cdna4.atom" {
  base = "blackwell.vllm",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.769, norms = 0.824, quantise = 0.902, launches = 0.308, kernels = 0.938, skew = 1.34,
    latent = 14.8 * us, selection = 28.6 * us, scan = 10.9 * us, mixture = 3.92 * us, host = 672 * us,
    prompt_step = 4.41e+04 * us, sequence = 3.68 * us, arrival = 2.1e+03 * us, prompt_token = 1.31 * us,
    place = 0.004 * us, points = 51, error = 0.074, error_ttft = 0.360,
  },
}
