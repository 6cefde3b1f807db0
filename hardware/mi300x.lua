return accelerator "mi300x" {
  name = "AMD Instinct MI300X", vendor = "AMD", year = 2023,
  peak = { -- dense
    fp32 = 163.4 * TFLOPS, tf32 = 653.7 * TFLOPS, bf16 = 1307.4 * TFLOPS, fp16 = 1307.4 * TFLOPS,
    fp8 = 2614.9 * TFLOPS, int8 = 2614.9 * TFLOPS,
  },
  architecture = "cdna3", processors = 304, cache = 32 * MB,
  memory = { hbm = { capacity = 192 * GiB, bandwidth = 5300 * GB / s } },
  links = {
    { name = "Infinity Fabric 4", bandwidth = 448 * GB / s, latency = 5 * us, domain = 8 },
    { name = "RoCE 400G", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 750 * W,
  sources = {
    peak = "ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; stas00/ml-engineering@744d01e (2026-08-22)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; "
      .. "stas00/ml-engineering@744d01e (2026-08-22)",
    links = "Infinity Fabric 4: one way, from the datasheet's two-way figure; latency assumed; RoCE 400G: one "
      .. "port of 400 Gb/s an accelerator, latency assumed",
    power = "ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; stas00/ml-engineering@744d01e (2026-08-22)",
    note = "L2 is 4 MB x8 XCD + 256 MB Infinity Cache; link = 7 x 64; MAMF bf16 668",
  },
}
