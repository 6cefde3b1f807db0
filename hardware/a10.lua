return accelerator "a10" {
  name = "NVIDIA A10", vendor = "NVIDIA", year = 2021,
  peak = { -- dense
    fp32 = 31.2 * TFLOPS, tf32 = 62.5 * TFLOPS, bf16 = 125 * TFLOPS, fp16 = 125 * TFLOPS, int8 = 250 * TFLOPS,
  },
  architecture = "ampere", processors = 72, cache = 6 * MB,
  memory = { gddr = { capacity = 24 * GiB, bandwidth = 600 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 150 * W,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; Lightning "
      .. "throughput.py",
    links = "PCIe 4.0: 16 lanes one way, through the host, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py",
  },
}
