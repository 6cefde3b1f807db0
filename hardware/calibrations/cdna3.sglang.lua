return calibration "cdna3.sglang" {
  base = "hopper.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.301, norms = 0.467, quantise = 0.639, launches = 2.43, kernels = 1.77, skew = 2.09,
    pooled = 1.3, latent = 6e-05 * us, selection = 15.4 * us, scan = 53.2 * us, mixture = 6.06 * us,
    host = 1.16e+03 * us, prompt_step = 2.78e+04 * us, sequence = 6.72 * us, arrival = 4e+05 * us,
    prompt_token = 1.28 * us, place = 1.92e+03 * us, handover = 2 * us, points = 15, error = 0.039,
    error_ttft = 0.085, error_pools = 0.032, error_pools_ttft = 0.728,
  },
}
