return accelerator "rtx-6000-ada" {
  name = "NVIDIA RTX 6000 Ada", vendor = "NVIDIA", year = 2022,
  peak = { -- dense
    fp32 = 91.1 * TFLOPS, tf32 = 182.1 * TFLOPS, bf16 = 364.2 * TFLOPS, fp16 = 364.2 * TFLOPS,
    fp8 = 728.5 * TFLOPS, int8 = 728.5 * TFLOPS,
  },
  architecture = "ada", processors = 142, cache = 96 * MB,
  memory = { gddr = { capacity = 48 * GiB, bandwidth = 960 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 300 * W,
  sources = {
    peak = "datasheet (1457 fp8 sparse) (from memory, not checked against a copy)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; datasheet (1457 fp8 sparse) (from memory, not checked "
      .. "against a copy)",
    links = "PCIe 4.0: 16 lanes one way, through the host, latency assumed",
    power = "datasheet (1457 fp8 sparse) (from memory, not checked against a copy)",
  },
}
