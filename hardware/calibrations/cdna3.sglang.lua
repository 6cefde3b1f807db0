return calibration "cdna3.sglang" {
  base = "hopper.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.419, norms = 0.553, quantise = 0.273, launches = 2.39, kernels = 1.89, skew = 2.66,
    pooled = 1.18, latent = 9.79 * us, selection = 18.3 * us, scan = 54.3 * us, mixture = 7.55 * us,
    host = 1.55e+03 * us, prompt_step = 1.36e+04 * us, sequence = 13.1 * us, arrival = 4e+05 * us,
    prompt_token = 1.24 * us, place = 1.93e+03 * us, handover = 2 * us, points = 15, error = 0.030,
    error_ttft = 0.069, error_pools = 0.035, error_pools_ttft = 0.668,
  },
}
