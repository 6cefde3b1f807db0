return accelerator "t4" {
  name = "NVIDIA Tesla T4", vendor = "NVIDIA", year = 2018,
  peak = { -- dense
    fp32 = 8.1 * TFLOPS, fp16 = 65 * TFLOPS, int8 = 130 * TFLOPS,
  },
  architecture = "turing", processors = 40, cache = 4 * MB,
  memory = { gddr = { capacity = 16 * GiB, bandwidth = 320 * GB / s } },
  links = {
    { name = "PCIe 3.0 x16", bandwidth = 15.75 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 70 * W,
  price = 0.526 * USD / hour,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; Lightning "
      .. "throughput.py",
    links = "PCIe 3.0: 16 lanes one way, through the host, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py",
    price = "wafer-map use case uses g4dn.xlarge ~0.50; AWS list 0.526 (recall)",
    note = "product brief says 300 GB/s, datasheet 320+",
  },
}
