return engine "llama.cpp" {
  doc = "llama.cpp: prompts in batches of 2048 tokens, all of the memory, little of it kept back.",
  source = "batch size: its default n_batch; reserve: assumed",
  reserved = 0.5 * GB, step_tokens = 2048,
}
