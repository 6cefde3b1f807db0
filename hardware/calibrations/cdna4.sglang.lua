return calibration "cdna4.sglang" {
  base = "blackwell.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.446, norms = 0.588, quantise = 0.932, launches = 0.691, kernels = 1, skew = 1.79, pooled = 1.4,
    pooled_prompt = 2.47, latent = 15.5 * us, selection = 7.44 * us, scan = 4.67 * us, mixture = 6.93 * us,
    host = 1.34e+03 * us, prompt_step = 1.23e+04 * us, sequence = 4.45 * us, arrival = 9.15e+03 * us,
    prompt_token = 1.94 * us, place = 168 * us, burst = 196 * us, warmup = 3.56e+06 * us, handover = 6.04e+05 * us,
    points = 35, error = 0.036, error_ttft = 0.296, error_pools = 0.292, error_pools_ttft = 0.408,
  },
}
