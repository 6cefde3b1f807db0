return calibration "cdna3.sglang" {
  base = "hopper.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.445, norms = 0.65, quantise = 0.422, launches = 2.38, kernels = 1.63, skew = 1.59,
    pooled = 1.22, latent = 6e-05 * us, selection = 17.8 * us, scan = 55.8 * us, mixture = 16 * us,
    host = 1.76e+03 * us, prompt_step = 1.48e+04 * us, sequence = 7.64 * us, arrival = 4e+05 * us,
    prompt_token = 1.34 * us, place = 2.21e+03 * us, handover = 2 * us, points = 15, error = 0.036,
    error_ttft = 0.103, error_pools = 0.034, error_pools_ttft = 0.638,
  },
}
