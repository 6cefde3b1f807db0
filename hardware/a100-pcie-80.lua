return accelerator "a100-pcie-80" {
  name = "NVIDIA A100 PCIe 80GB", vendor = "NVIDIA", year = 2021,
  peak = { -- dense
    fp32 = 19.5 * TFLOPS, tf32 = 156 * TFLOPS, bf16 = 312 * TFLOPS, fp16 = 312 * TFLOPS, int8 = 624 * TFLOPS,
  },
  architecture = "ampere", processors = 108, cache = 40 * MB,
  memory = { hbm = { capacity = 80 * GiB, bandwidth = 1935 * GB / s } },
  links = {
    { name = "NVLink 3 bridge", bandwidth = 300 * GB / s, latency = 5 * us, domain = 2 },
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 300 * W,
  sources = {
    peak = "A100 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; A100 datasheet via stas00/ml-engineering@744d01e "
      .. "(2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    links = "NVLink 3 bridge: one way, from the datasheet's two-way figure; latency assumed; PCIe 4.0: 16 lanes "
      .. "one way, through the host, latency assumed",
    power = "A100 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
  },
}
