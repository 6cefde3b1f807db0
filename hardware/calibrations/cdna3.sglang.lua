return calibration "cdna3.sglang" {
  base = "hopper.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.419, norms = 0.553, quantise = 0.296, launches = 2.6, kernels = 1.91, skew = 2.75,
    pooled = 1.18, latent = 6e-05 * us, selection = 18.3 * us, scan = 54.3 * us, mixture = 7.55 * us,
    host = 973 * us, prompt_step = 2.59e+04 * us, sequence = 4.87 * us, arrival = 4e+05 * us,
    prompt_token = 1.2 * us, place = 1.71e+03 * us, handover = 2 * us, points = 15, error = 0.031,
    error_ttft = 0.061, error_pools = 0.035, error_pools_ttft = 0.668,
  },
}
