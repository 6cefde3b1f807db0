return engine "trtllm" {
  doc = "TensorRT-LLM: whole prompts up to 8192 tokens a step, 90 % of the memory that weights leave.",
  source = "pages: its default tokens_per_block; "
    .. "memory: free_gpu_memory_fraction and max_num_tokens as documented; host time: fitted to public serving "
    .. "results (SemiAnalysis InferenceX), which do not separate it well from a constant per layer",
  memory_fraction = 0.9, of_free = true, reserved = 4 * GB, step_tokens = 8192, block_tokens = 32,
  step = 0.15 * ms, sequence = 4.2 * us,
}
