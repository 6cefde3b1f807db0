-- NAME: what it is, and whose.
-- Try it: mantile estimate llama-3.1-8b --on NAME.lua          docs/hardware.md has all fields.
return accelerator "NAME" {
  name = "NAME", vendor = "nobody yet", year = 2026,
  -- Dense rates, as datasheets often print them with sparsity: of each type that it has units for.
  peak = { bf16 = 400 * TFLOPS, fp8 = 800 * TFLOPS },
  -- Capacities are GiB whatever is printed, bandwidths decimal.
  memory = { hbm = { capacity = 64 * GiB, bandwidth = 2.4 * TB / s } },
  -- One way, for each accelerator, from the innermost level out; domain: how many it joins.
  links = {
    { name = "board link", bandwidth = 200 * GB / s, latency = 3 * us, domain = 8 },
    { name = "network", bandwidth = 50 * GB / s, latency = 6 * us },
  },
  power = 500 * W,
  price = 2.00 * USD / hour, -- of renting one; leave it out where there is none
  sources = { peak = "where it says so", memory = "where it says so", links = "where it says so", price = "assumed" },
}
