return calibration "cdna4.sglang" {
  base = "blackwell.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.32, norms = 0.32, quantise = 3.36, launches = 1.76, kernels = 0.681, skew = 1.04, pooled = 1.58,
    latent = 12.9 * us, selection = 19.7 * us, scan = 3.49 * us, mixture = 0.997 * us, host = 297 * us,
    prompt_step = 1.95e+04 * us, sequence = 12.9 * us, arrival = 2.61e+05 * us, prompt_token = 0.494 * us,
    place = 721 * us, handover = 8.67e+05 * us, points = 35, error = 0.052, error_ttft = 0.466, error_pools = 0.288,
    error_pools_ttft = 0.549,
  },
}
