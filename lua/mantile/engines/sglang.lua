return engine "sglang" {
  doc = "SGLang: prefill first in chunks of 16384 tokens, 88 % of the memory.",
  source = "headroom: the ratio of new tokens that it plans with falls to 0.098 within 600 steps; prefixes: its "
    .. "radix cache; memory: mem-fraction-static and chunked-prefill-size as served in public benchmarks; "
    .. "host time: fitted to public serving results (SemiAnalysis InferenceX), which do not separate it "
    .. "well from a constant per layer",
  memory_fraction = 0.88, reserved = 4 * GB, step_tokens = 16384,
  prompts_first = true, headroom = 0.1, prefix_cache = true,
  step = 0.44 * ms, sequence = 5.1 * us,
}
