return calibration "cdna4.sglang" {
  base = "blackwell.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.349, norms = 0.481, quantise = 0.266, launches = 1.04, kernels = 0.798, skew = 1.16,
    pooled = 1.75, latent = 19.8 * us, selection = 14.2 * us, scan = 0.846 * us, mixture = 7.44 * us,
    host = 1.12e+03 * us, prompt_step = 1.52e+04 * us, sequence = 11.1 * us, arrival = 2.6e+05 * us,
    prompt_token = 0.0463 * us, place = 755 * us, handover = 8.48e+05 * us, points = 35, error = 0.053,
    error_ttft = 0.457, error_pools = 0.210, error_pools_ttft = 0.564,
  },
}
