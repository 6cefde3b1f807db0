return accelerator "mi210" {
  name = "AMD Instinct MI210", vendor = "AMD", year = 2021,
  peak = { -- dense
    fp32 = 22.6 * TFLOPS, bf16 = 181 * TFLOPS, fp16 = 181 * TFLOPS, int8 = 181 * TFLOPS,
  },
  architecture = "cdna2", processors = 104, cache = 8 * MB,
  memory = { hbm = { capacity = 64 * GiB, bandwidth = 1638 * GB / s } },
  links = {
    { name = "Infinity Fabric 3", bandwidth = 150 * GB / s, latency = 5 * us, domain = 4 },
    { name = "RoCE 200G", bandwidth = 25 * GB / s, latency = 5 * us },
  },
  power = 300 * W,
  sources = {
    peak = "ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; stas00/ml-engineering@744d01e (2026-08-22)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; "
      .. "stas00/ml-engineering@744d01e (2026-08-22)",
    links = "Infinity Fabric 3: one way, from the datasheet's two-way figure; latency assumed; RoCE 200G: one "
      .. "port of 200 Gb/s an accelerator, latency assumed",
    power = "ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; stas00/ml-engineering@744d01e (2026-08-22)",
    note = "fp32 matrix 45.3",
  },
}
