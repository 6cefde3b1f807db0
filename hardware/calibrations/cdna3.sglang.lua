return calibration "cdna3.sglang" {
  base = "hopper.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.409, norms = 0.568, quantise = 0.417, launches = 2.03, kernels = 1.91, skew = 2.69,
    pooled = 1.22, latent = 6e-05 * us, selection = 17.9 * us, scan = 56.3 * us, mixture = 10.5 * us,
    host = 1.25e+03 * us, prompt_step = 1.29e+04 * us, sequence = 11.3 * us, arrival = 4e+05 * us,
    prompt_token = 1.26 * us, place = 1.97e+03 * us, handover = 2 * us, points = 15, error = 0.030,
    error_ttft = 0.069, error_pools = 0.030, error_pools_ttft = 0.577,
  },
}
