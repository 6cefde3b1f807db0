return accelerator "rtx-4080" {
  name = "NVIDIA GeForce RTX 4080", vendor = "NVIDIA", year = 2022,
  peak = { -- dense
    fp32 = 48.7 * TFLOPS, tf32 = 48.7 * TFLOPS, bf16 = 97.5 * TFLOPS, fp16 = 97.5 * TFLOPS,
    fp8 = 194.9 * TFLOPS, int8 = 389.9 * TFLOPS,
  },
  architecture = "ada", processors = 76, cache = 64 * MB,
  memory = { gddr = { capacity = 16 * GiB, bandwidth = 716.8 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 320 * W,
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
