return accelerator "h100-pcie" {
  name = "NVIDIA H100 PCIe 80GB", vendor = "NVIDIA", year = 2022,
  peak = { -- dense
    fp32 = 51 * TFLOPS, tf32 = 378 * TFLOPS, bf16 = 756 * TFLOPS, fp16 = 756 * TFLOPS, fp8 = 1513 * TFLOPS,
    int8 = 1513 * TFLOPS,
  },
  architecture = "hopper", processors = 114, cache = 50 * MB,
  memory = { hbm = { capacity = 80 * GiB, bandwidth = 2039 * GB / s } },
  links = {
    { name = "NVLink 4 bridge", bandwidth = 300 * GB / s, latency = 5 * us, domain = 2 },
    { name = "PCIe 5.0 x16", bandwidth = 63 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 350 * W,
  sources = {
    peak = "H100/H200 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv "
      .. "2025-12; LLM-Viewer",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; H100/H200 datasheet via stas00/ml-engineering@744d01e "
      .. "(2026-08-22); Epoch AI ml_hardware.csv 2025-12; LLM-Viewer",
    links = "NVLink 4 bridge: one way, from the datasheet's two-way figure; latency assumed; PCIe 5.0: 16 lanes "
      .. "one way, through the host, latency assumed",
    power = "H100/H200 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv "
      .. "2025-12; LLM-Viewer",
    note = "datasheet prints 2 TB/s; 600 GB/s bidirectional bridge",
  },
}
