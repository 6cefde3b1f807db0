local a = estimate { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 4 }
local h = derive("h100-sxm", { memory = { hbm = { bandwidth = 4.8 * TB / s } } })
local b = estimate { model = "mixtral-8x7b", hardware = h, tp = 2, ep = 2, layers = { lm_head = { dtype = "fp8" } } }
show(a)
compare(a, b)
assert(a.tpot_s > b.tpot_s, "faster")
