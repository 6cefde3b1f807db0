-- Can I run it on my 24 GiB card, in which precision, and with how long a context?
--
-- Weights and KV cache from bf16 down, one user, on an RTX 4090. llama.cpp keeps little for itself.
--
-- It printed: llama-3.1-8b fits in every precision, qwen3-32b only with int4 weights.

local function row(model, weights, kv)
  local r = estimate {
    model = model, hardware = "rtx-4090", engine = "llama.cpp", weights = weights, kv = kv, isl = 2048, osl = 256,
  }
  local m = r.memory
  print(("  %-13s  %-4s  %-4s  %5.1f GB  %-3s  %6d tokens  %4.0f tok/s"):format(model, weights, kv, m.total_bytes / GB,
    m.fits and "yes" or "no", m.max_context, r.tok_s_user))
  return m.fits
end

print("  model          weights kv      total  fits      context      speed")
local widest = {} -- weights that fit
for _, model in ipairs { "llama-3.1-8b", "qwen3-32b" } do
  for _, weights in ipairs { "bf16", "int8", "int4" } do
    for _, kv in ipairs { "bf16", "int8" } do
      local fits = row(model, weights, kv)
      if fits then widest[model] = widest[model] or weights end
      assert(fits == (model == "llama-3.1-8b" or weights == "int4"), "32 billion parameters need 4 bits here")
    end
  end
end
print(("\n  llama-3.1-8b fits in %s, qwen3-32b in %s"):format(widest["llama-3.1-8b"], widest["qwen3-32b"]))
