-- Mixture or dense, if both use as many parameters for a token?
--
-- Mixtral-8x7B (46.7 B parameters, 12.9 B active) against a dense model with the same attention and an MLP as wide as
-- the two experts that a token goes through: the same FLOPs a token, a quarter of the memory. One H200 each, fp8,
-- 1024 tokens in and 512 out, roofline. A step reads every expert that any of its tokens goes through.
--
-- It printed: alone, both take 2.7 ms a token; with 16 users the mixture takes 3.3 times as long, as all its experts
-- are read for a few tokens each; with 1024 users both are even again. To be cheap a mixture needs company.

local dense = decoder "dense-13b" {
  layers = 32, hidden = 4096, heads = 32, kv_heads = 8, intermediate = 2 * 14336, vocab = 32000, max_positions = 32768,
}

local function at(model, batch)
  return estimate { model = model, hardware = "h200-sxm", dtype = "fp8", batch = batch, isl = 1024, osl = 512 }
end

local ratio, worst, bytes = {}, 1, nil

print("  users   mixture     dense  ratio  experts read  a million tokens")
for _, users in ipairs { 1, 2, 4, 16, 64, 256, 1024 } do
  local a, b = at("mixtral-8x7b", users), at(dense, users)
  local read = 8 * (1 - (1 - 2 / 8) ^ users) -- expected, of the 8 of each layer
  ratio[users] = a.tpot_s / b.tpot_s
  if ratio[users] > ratio[worst] then worst = users end
  print(("  %5d  %5.1f ms  %5.1f ms  %4.2fx           %.1f  $%.2f and $%.2f"):format(users, a.tpot_s / ms,
    b.tpot_s / ms, ratio[users], read, a.cost_usd_per_mtok, b.cost_usd_per_mtok))
  bytes = { a.memory.weights_bytes / GB, b.memory.weights_bytes / GB }
  assert(math.abs(a.parameters.active / b.parameters.active - 1) < 0.001, "the same parameters a token")
end

print(("  a mixture is worst at %d users; its weights take %.1f GB, those of the other %.1f GB"):format(worst,
  table.unpack(bytes)))

assert(ratio[1] < 1.01, "one user reads only what is active")
assert(worst > 4 and worst < 64 and ratio[worst] > 3, "a few users read nearly everything, and share little of it")
assert(ratio[1024] < 1.05, "where the batch shares what is read, FLOPs and cache decide, and they are the same")
