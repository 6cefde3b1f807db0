return calibration "cdna4.sglang" {
  base = "blackwell.sglang",
  source = "step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  step = {
    elementwise = 0.32, norms = 0.32, quantise = 0.946, launches = 0.689, kernels = 1, skew = 1.54, pooled = 1.39,
    latent = 21.8 * us, selection = 19.7 * us, scan = 3.49 * us, mixture = 0.997 * us, host = 1.51e+03 * us,
    prompt_step = 1.94e+04 * us, sequence = 4.68 * us, arrival = 2.48e+05 * us, prompt_token = 0.707 * us,
    place = 1.05e+03 * us, handover = 7.83e+05 * us, points = 35, error = 0.036, error_ttft = 0.560,
    error_pools = 0.289, error_pools_ttft = 0.590,
  },
}
