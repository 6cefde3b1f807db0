return calibration "cdna3.sglang" {
  base = "hopper.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.418, norms = 0.587, quantise = 1.08, launches = 2.15, kernels = 1.82, skew = 2.64,
    pooled = 1.18, latent = 16.4 * us, selection = 16.8 * us, scan = 54.7 * us, mixture = 8.78 * us,
    host = 1.02e+03 * us, prompt_step = 2.28e+04 * us, sequence = 14.3 * us, arrival = 1.68e+04 * us,
    prompt_token = 4.73 * us, place = 226 * us, burst = 1.39e+03 * us, warmup = 3.7e+06 * us, handover = 2 * us,
    points = 15, error = 0.029, error_ttft = 0.080, error_pools = 0.035, error_pools_ttft = 0.641,
  },
}
