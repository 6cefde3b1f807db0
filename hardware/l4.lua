return accelerator "l4" {
  name = "NVIDIA L4", vendor = "NVIDIA", year = 2023,
  peak = { -- dense
    fp32 = 30.3 * TFLOPS, tf32 = 60 * TFLOPS, bf16 = 121 * TFLOPS, fp16 = 121 * TFLOPS, fp8 = 242 * TFLOPS,
    int8 = 242 * TFLOPS,
  },
  architecture = "ada", processors = 58, cache = 48 * MB,
  memory = { gddr = { capacity = 24 * GiB, bandwidth = 300 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 72 * W,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py; aic l4 n/a",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; Lightning "
      .. "throughput.py; aic l4 n/a",
    links = "PCIe 4.0: 16 lanes one way, through the host, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py; aic l4 n/a",
    note = "datasheet prints sparse 485 fp8; dense 242",
  },
}
