return accelerator "rtx-3090" {
  name = "NVIDIA GeForce RTX 3090", vendor = "NVIDIA", year = 2020,
  peak = { -- dense
    fp32 = 35.6 * TFLOPS, tf32 = 35.6 * TFLOPS, bf16 = 71 * TFLOPS, fp16 = 71 * TFLOPS, int8 = 284 * TFLOPS,
  },
  architecture = "ampere", processors = 82, cache = 6 * MB,
  memory = { gddr = { capacity = 24 * GiB, bandwidth = 936 * GB / s } },
  links = {
    { name = "NVLink 3 bridge", bandwidth = 56.25 * GB / s, latency = 5 * us, domain = 2 },
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 350 * W,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py; GA102 whitepaper",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; Lightning "
      .. "throughput.py; GA102 whitepaper",
    links = "NVLink 3 bridge: one way, from the datasheet's two-way figure; latency assumed; PCIe 4.0: 16 lanes "
      .. "one way, through the host, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py; GA102 whitepaper",
    note = "fp16 142 with fp16 accumulate",
  },
}
