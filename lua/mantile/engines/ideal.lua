return engine "ideal" {
  doc = "Nothing but the hardware: no host time, all of the memory, prompts in steps of 8192 tokens.",
  step_tokens = 8192,
}
