return engine "atom" {
  doc = "ATOM, the engine of AMD accelerators: prompts first, 90 % of the memory.",
  source = "host time: fitted to public serving results (SemiAnalysis InferenceX), which do not separate it well "
    .. "from a constant per layer; memory as vLLM",
  memory_fraction = 0.9, reserved = 4 * GB, step_tokens = 16384, block_tokens = 16,
  reserves = 0.5, headroom = 0, prompts_first = true,
  step = 0.47 * ms, sequence = 5 * us,
}
