return calibration "cdna4.sglang" {
  base = "blackwell.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.33, norms = 0.501, quantise = 0.108, launches = 0.857, kernels = 0.922, skew = 1.13,
    pooled = 1.64, latent = 24.9 * us, selection = 11.2 * us, scan = 0.101 * us, mixture = 5.2 * us,
    host = 1.15e+03 * us, prompt_step = 2.31e+04 * us, sequence = 5.83 * us, arrival = 2.48e+05 * us,
    prompt_token = 0.111 * us, place = 914 * us, handover = 8.19e+05 * us, points = 35, error = 0.038,
    error_ttft = 0.487, error_pools = 0.237, error_pools_ttft = 0.605,
  },
}
