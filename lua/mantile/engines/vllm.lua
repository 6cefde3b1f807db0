return engine "vllm" {
  doc = "vLLM: chunked prefill of 8192 tokens mixed with decode, 90 % of the memory.",
  source = "pages: its default block_size; sequences: its default max_num_seqs as a server on 80 GB and more; "
    .. "prefixes: kept by default since version 1; "
    .. "memory: gpu_memory_utilization and max_num_batched_tokens as served in public benchmarks; "
    .. "host time: fitted to public serving results (SemiAnalysis InferenceX), which do not separate it well "
    .. "from a constant per layer",
  memory_fraction = 0.9, reserved = 4 * GB, step_tokens = 8192, block_tokens = 16,
  reserves = 0.5, headroom = 0, max_sequences = 1024, prefix_cache = true,
  step = 0.74 * ms, sequence = 9.3 * us,
}
