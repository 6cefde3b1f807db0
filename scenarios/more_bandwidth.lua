-- What would faster memory buy Llama-3.1-70B on eight H100, how far does it carry, and what then?
--
-- tp 8, bf16, 16 users with 4096 tokens in and 512 out, roofline.
--
-- It printed: 10 % more buys 8.2 % of the time of a token, up to 8.1 times the bandwidth; from there on messages
-- between the accelerators take the longest, and without any limit of memory a token still takes 14 % of its time.

local request = { model = "llama-3.1-70b", hardware = "h100-sxm", tp = 8, batch = 16, isl = 4096, osl = 512 }
local found = sensitivity(request)
local first = found.figures[1]

io.write(tostring(found))
print(("\n10 %% more %s: %.1f %%; from %.1f times on bound by %s; without it %.0f %% of the time"):format(first.name,
  100 * first.change, first.improved.factor, first.improved.cause, 100 * (1 + first.limit_change)))

io.write("\n", tostring(whatif(request, { first.name .. "=*2", first.name .. "=*4", "links.1.latency=/2" })))

assert(first.name == "memory.hbm.bandwidth", "decoding reads weights")
assert(math.abs(found.sums.rates - found.sums.latencies + 1) < 1e-9, "a roofline is made of nothing but these")
