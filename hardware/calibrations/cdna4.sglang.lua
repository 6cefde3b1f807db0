return calibration "cdna4.sglang" {
  base = "blackwell.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.367, norms = 0.495, quantise = 4e-06, launches = 1.04, kernels = 0.821, skew = 1.05,
    pooled = 1.73, latent = 23.8 * us, selection = 5.28 * us, scan = 3.72 * us, mixture = 5.14 * us,
    host = 772 * us, prompt_step = 1.01e+04 * us, sequence = 11.7 * us, arrival = 2.68e+05 * us,
    prompt_token = 0.41 * us, place = 642 * us, handover = 8.63e+05 * us, points = 35, error = 0.055,
    error_ttft = 0.474, error_pools = 0.215, error_pools_ttft = 0.533,
  },
}
