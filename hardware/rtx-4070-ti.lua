return accelerator "rtx-4070-ti" {
  name = "NVIDIA GeForce RTX 4070 Ti", vendor = "NVIDIA", year = 2023,
  peak = { -- dense
    fp32 = 40.1 * TFLOPS, tf32 = 40.1 * TFLOPS, bf16 = 80.2 * TFLOPS, fp16 = 80.2 * TFLOPS,
    fp8 = 160.4 * TFLOPS, int8 = 320.7 * TFLOPS,
  },
  architecture = "ada", processors = 60, cache = 48 * MB,
  memory = { gddr = { capacity = 12 * GiB, bandwidth = 504.2 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 285 * W,
  sources = {
    peak = "Ada whitepaper (from memory, not checked against a copy)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Ada whitepaper (from memory, not checked against a "
      .. "copy)",
    links = "PCIe 4.0: 16 lanes one way, through the host, latency assumed",
    power = "Ada whitepaper (from memory, not checked against a copy)",
    note = "fp32-accumulate rates",
  },
}
