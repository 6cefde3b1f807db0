-- Is it worth building? An accelerator that does not exist yet, against one that does.
--
-- The idea: 20 TB/s of memory stacked on the logic, but only 48 GiB of it, the matmul rate of an H100, and 50 GB/s of
-- Ethernet for a link. What may an hour of it cost, for users of Llama-3.1-70B in fp8 (1024 tokens in, 4096 out) who
-- ask for more and more tokens a second? `search` gives each chip its best of 1 to 16; roofline for both. At the
-- highest speed `sensitivity` says what to improve next. Its figures are invented; price of a B200:
-- hardware/b200.lua.
--
-- It printed: up to 400 tokens a second it may cost $3 to $5 an hour, less than a B200; from there on a B200 cannot
-- follow, and it goes on to 1000. There a better link would buy more than still more bandwidth.

local stacked = accelerator "stacked" {
  name = "Stacked DRAM, first silicon", vendor = "nobody", year = 2028,
  peak = { bf16 = 1000 * TFLOPS, fp8 = 2000 * TFLOPS },
  memory = { stack = { capacity = 48 * GiB, bandwidth = 20 * TB / s } },
  links = { { name = "Ethernet", bandwidth = 50 * GB / s, latency = 2 * us, domain = 64 } },
  power = 600 * W,
}

local function best(hardware, tok_s_user)
  return search({
    model = "llama-3.1-70b", dtype = "fp8", hardware = hardware, gpus = "1..16*2", mode = "continuous", isl = 1024,
    osl = 4096, best = 1, where = ("tok_s_user > %d, ttft_s < 1"):format(tok_s_user),
  })[1]
end

local function shown(row) return row and ("%4.0f tok/s/gpu on %2d"):format(row.value, row.gpus) or "cannot" end

local worth, fastest = {}, nil
print("  a user gets  b200                   stacked                it may cost")
for _, speed in ipairs { 100, 200, 400, 600, 1000 } do
  local b200, new = best("b200", speed), best(stacked, speed)
  worth[speed] = b200 and b200.cost_usd_per_mtok * new.value * 3600 / 1e6 -- the same price a token
  fastest = new
  print(("  %4d tok/s   %-21s  %-21s  %s"):format(speed, shown(b200), shown(new),
    b200 and ("$%.2f an hour"):format(worth[speed]) or "what they will pay"))
end

local change = {}
for _, figure in ipairs(sensitivity(fastest.request).figures) do change[figure.name] = figure.change end
print(("\n  at 1000 tok/s 10 %% more of  bandwidth: %.1f %%   link latency: %+.1f %%   link bandwidth: %.1f %%"):format(
  100 * change["memory.stack.bandwidth"], 100 * change["links.1.latency"], 100 * change["links.1.bandwidth"]))

print(("\n  at $%.2f an hour it is worth building, whoever asks; no B200 gives 600 tokens a second"):format(
  math.min(worth[100], worth[200], worth[400])))

assert(worth[100] < 5.5 and worth[400] < 5.5, "where a B200 can follow, its size and link beat bandwidth")
assert(not worth[600] and fastest, "where it cannot, there is a market")
assert(change["links.1.latency"] > -change["memory.stack.bandwidth"], "the next silicon needs a faster link first")
