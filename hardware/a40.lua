return accelerator "a40" {
  name = "NVIDIA A40", vendor = "NVIDIA", year = 2020,
  peak = { -- dense
    fp32 = 37.4 * TFLOPS, tf32 = 74.8 * TFLOPS, bf16 = 149.7 * TFLOPS, fp16 = 149.7 * TFLOPS,
    int8 = 299.3 * TFLOPS,
  },
  architecture = "ampere", processors = 84, cache = 6 * MB,
  memory = { gddr = { capacity = 48 * GiB, bandwidth = 696 * GB / s } },
  links = {
    { name = "NVLink 3 bridge", bandwidth = 56.25 * GB / s, latency = 5 * us, domain = 2 },
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 300 * W,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; Lightning "
      .. "throughput.py",
    links = "NVLink 3 bridge: one way, from the datasheet's two-way figure; latency assumed; PCIe 4.0: 16 lanes "
      .. "one way, through the host, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py",
  },
}
