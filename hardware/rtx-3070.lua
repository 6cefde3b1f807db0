return accelerator "rtx-3070" {
  name = "NVIDIA GeForce RTX 3070", vendor = "NVIDIA", year = 2020,
  peak = { -- dense
    fp32 = 20.3 * TFLOPS, tf32 = 20.3 * TFLOPS, bf16 = 40.6 * TFLOPS, fp16 = 40.6 * TFLOPS,
    int8 = 162.6 * TFLOPS,
  },
  architecture = "ampere", processors = 46, cache = 4 * MB,
  memory = { gddr = { capacity = 8 * GiB, bandwidth = 448 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 220 * W,
  sources = {
    peak = "GA104 whitepaper (from memory, not checked against a copy)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; GA104 whitepaper (from memory, not checked against a "
      .. "copy)",
    links = "PCIe 4.0: 16 lanes one way, through the host, latency assumed",
    power = "GA104 whitepaper (from memory, not checked against a copy)",
    note = "fp16 with fp32 accumulate",
  },
}
