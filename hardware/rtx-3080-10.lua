return accelerator "rtx-3080-10" {
  name = "NVIDIA GeForce RTX 3080 10GB", vendor = "NVIDIA", year = 2020,
  peak = { -- dense
    fp32 = 29.8 * TFLOPS, tf32 = 29.8 * TFLOPS, bf16 = 59.5 * TFLOPS, fp16 = 59.5 * TFLOPS,
    int8 = 238 * TFLOPS,
  },
  architecture = "ampere", processors = 68, cache = 5 * MB,
  memory = { gddr = { capacity = 10 * GiB, bandwidth = 760 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 320 * W,
  sources = {
    peak = "GA102 whitepaper (from memory, not checked against a copy)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; GA102 whitepaper (from memory, not checked against a "
      .. "copy)",
    links = "PCIe 4.0: 16 lanes one way, through the host, latency assumed",
    power = "GA102 whitepaper (from memory, not checked against a copy)",
    note = "fp16 with fp32 accumulate",
  },
}
