-- What does FP8 buy, and what FP4, for one user and for a full machine?
--
-- Llama-3.1-70B on one B200, 2048 tokens in and 512 out, roofline. Step by step: the weights alone, then what matmuls
-- read (activations), then the KV cache. `many` is the largest batch that the memory holds at that step.
--
-- It printed: for one user narrow weights are all: fp8 is 2.0 times as fast, nvfp4 3.5 times. For many, weights alone
-- buy 1.5 times; with activations and cache fp8 makes tokens at a third of the cost, nvfp4 at 22 %.

local steps = {
  { "bf16" },
  { "fp8 weights", weights = "fp8" },
  { "  and activations", weights = "fp8", activations = "fp8" },
  { "  and KV cache", weights = "fp8", activations = "fp8", kv = "fp8" },
  { "nvfp4 weights", weights = "nvfp4" },
  { "  and activations", weights = "nvfp4", activations = "nvfp4" },
  { "  and KV in fp8", weights = "nvfp4", activations = "nvfp4", kv = "fp8" },
}

local function at(step, batch)
  return estimate {
    model = "llama-3.1-70b", hardware = "b200", isl = 2048, osl = 512, batch = batch,
    weights = step.weights, activations = step.activations, kv = step.kv,
  }
end

local base
print("                     one user: prompt     answer  many: batch  tok/s each  a million tokens")
for _, step in ipairs(steps) do
  local one = at(step, 1)
  local many = at(step, one.memory.max_batch)
  step.speed, step.cost, step.ttft = one.tok_s_user, many.cost_usd_per_mtok, one.ttft_s
  base = base or step
  print(("  %-17s           %3.0f ms  %3.0f tok/s          %3d        %4.1f             $%.2f  %3.0f %%"):format(
    step[1], one.ttft_s / ms, one.tok_s_user, one.memory.max_batch, many.tok_s_user, step.cost,
    100 * step.cost / base.cost))
end

local bf16, fp8, fp8_all, fp4, fp4_all = steps[1], steps[2], steps[4], steps[5], steps[7]
print(("\n  fp8: %.1f times as fast for one user, %.0f %% of the cost for many; nvfp4: %.1f times, %.0f %%"):format(
  fp8.speed / bf16.speed, 100 * fp8_all.cost / bf16.cost, fp4.speed / bf16.speed, 100 * fp4_all.cost / bf16.cost))

assert(fp8.speed > 1.9 * bf16.speed and fp4.speed > 3.3 * bf16.speed, "one user waits for weights, and nothing else")
assert(fp8_all.speed < 1.05 * fp8.speed and fp4_all.speed < 1.05 * fp4.speed, "the rest does nothing for one")
assert(fp8.ttft > 0.98 * bf16.ttft, "and narrow weights nothing for the prompt, whose matmuls still run in 16 bits")
assert(fp4.cost > 0.9 * fp8.cost, "of many users, weights of 4 bits alone serve no more cheaply than of 8")
assert(fp4_all.cost < 0.75 * fp8_all.cost and fp8_all.cost < 0.4 * bf16.cost, "all three together do")
