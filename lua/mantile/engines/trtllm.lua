return engine "trtllm" {
  doc = "TensorRT-LLM: whole prompts up to 8192 tokens a step, 90 % of the memory that weights leave.",
  source = "pages: its default tokens_per_block; sequences: its default max_batch_size; prompts: chunked context is "
    .. "off by default; prefixes: enable_block_reuse is on by default; "
    .. "memory: free_gpu_memory_fraction and max_num_tokens as documented; host time: fitted to public serving "
    .. "results (SemiAnalysis InferenceX), which do not separate it well from a constant per layer",
  memory_fraction = 0.9, of_free = true, reserved = 4 * GB, step_tokens = 8192, block_tokens = 32,
  max_sequences = 2048, whole_prompts = true, prefix_cache = true,
  step = 0.15 * ms, sequence = 4.2 * us,
}
