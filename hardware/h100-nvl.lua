return accelerator "h100-nvl" {
  name = "NVIDIA H100 NVL 94GB", vendor = "NVIDIA", year = 2023,
  peak = { -- dense
    fp32 = 60 * TFLOPS, tf32 = 417.5 * TFLOPS, bf16 = 835.5 * TFLOPS, fp16 = 835.5 * TFLOPS,
    fp8 = 1671 * TFLOPS, int8 = 1671 * TFLOPS,
  },
  architecture = "hopper", processors = 132, cache = 50 * MB,
  memory = { hbm = { capacity = 94 * GiB, bandwidth = 3938 * GB / s } },
  links = {
    { name = "NVLink 4 bridge", bandwidth = 300 * GB / s, latency = 5 * us, domain = 2 },
    { name = "PCIe 5.0 x16", bandwidth = 63 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 400 * W,
  sources = {
    peak = "H100/H200 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv "
      .. "2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; H100/H200 datasheet via stas00/ml-engineering@744d01e "
      .. "(2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    links = "NVLink 4 bridge: one way, from the datasheet's two-way figure; latency assumed; PCIe 5.0: 16 lanes "
      .. "one way, through the host, latency assumed",
    power = "H100/H200 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv "
      .. "2025-12",
  },
}
