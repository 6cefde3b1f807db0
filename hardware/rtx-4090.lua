return accelerator "rtx-4090" {
  name = "NVIDIA GeForce RTX 4090", vendor = "NVIDIA", year = 2022,
  peak = { -- dense
    fp32 = 82.6 * TFLOPS, tf32 = 82.6 * TFLOPS, bf16 = 165.2 * TFLOPS, fp16 = 165.2 * TFLOPS,
    fp8 = 330.3 * TFLOPS, int8 = 660.6 * TFLOPS,
  },
  architecture = "ada", processors = 128, cache = 72 * MB,
  memory = { gddr = { capacity = 24 * GiB, bandwidth = 1008 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 450 * W,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py; hmc-tech; Ada whitepaper",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; Lightning "
      .. "throughput.py; hmc-tech; Ada whitepaper",
    links = "PCIe 4.0: 16 lanes one way, through the host, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py; hmc-tech; Ada whitepaper",
    note = "fp32-accumulate rates; fp16-acc doubles to 330.3 fp16 / 660.6 fp8",
  },
}
