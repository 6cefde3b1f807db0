return calibration "cdna3.sglang" {
  base = "hopper.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.462, norms = 0.611, quantise = 0.428, launches = 1.88, kernels = 1.83, skew = 2.75,
    pooled = 1.21, latent = 5.87 * us, selection = 15.4 * us, scan = 52.1 * us, mixture = 16.6 * us,
    host = 1.36e+03 * us, prompt_step = 3.21e+04 * us, sequence = 11 * us, arrival = 4e+05 * us,
    prompt_token = 1.25 * us, place = 1.69e+03 * us, handover = 2 * us, points = 15, error = 0.031,
    error_ttft = 0.069, error_pools = 0.034, error_pools_ttft = 0.644,
  },
}
