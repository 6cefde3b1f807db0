return accelerator "arc-pro-b60" {
  name = "Intel Arc Pro B60", vendor = "Intel", year = 2025,
  peak = { -- dense, of the matrix engines; there are no units for fp8
    fp16 = 98.3 * TFLOPS, bf16 = 98.3 * TFLOPS, int8 = 197 * TFLOPS,
  },
  architecture = "xe2", processors = 20, cache = 18 * MB,
  memory = { gddr = { capacity = 24 * GiB, bandwidth = 456 * GB / s } },
  links = {
    { name = "PCIe 5.0 x8", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8 },
  },
  power = 200 * W,
  sources = {
    peak = "aiconfigurator systems@095f58a; Intel's data sheet of the Arc Pro B60 (197 TOPS of int8)",
    processors = "Xe cores, with cache: as peak",
    memory = "as peak; printed GB read as GiB, bandwidth decimal",
    links = "PCIe 5.0: 8 lanes one way, through the host, latency assumed",
    power = "Intel's data sheet; boards are set from 120 to 200 W",
  },
}
