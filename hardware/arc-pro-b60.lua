return accelerator "arc-pro-b60" {
  name = "Intel Arc Pro B60", vendor = "Intel", year = 2025,
  peak = { -- dense, of the matrix engines; there are no units for fp8
    fp16 = 98.3 * TFLOPS, bf16 = 98.3 * TFLOPS, int8 = 197 * TFLOPS,
  },
  architecture = "xe2", processors = 20, cache = 18 * MB,
  memory = { gddr = { capacity = 24 * GiB, bandwidth = 456 * GB / s } },
  links = {
    { name = "PCIe 5.0 x8", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 200 * W,
  sources = {
    peak = "Intel's product page: 197 int8 TOPS; 16 bits at half of that (AIConfigurator systems)",
    processors = "20 Xe2 cores; cache: AIConfigurator systems",
    memory = "printed GB read as GiB, bandwidth decimal; Intel's product page",
    links = "PCIe 5.0: 8 lanes one way, through the host, latency assumed",
    power = "Intel's product page: 120 to 200 W",
  },
}
