return accelerator "mi250" {
  name = "AMD Instinct MI250", vendor = "AMD", year = 2021,
  peak = { -- dense
    fp32 = 45.3 * TFLOPS, bf16 = 362.1 * TFLOPS, fp16 = 362.1 * TFLOPS, int8 = 362.1 * TFLOPS,
  },
  architecture = "cdna2", processors = 208, cache = 16 * MB,
  memory = { hbm = { capacity = 128 * GiB, bandwidth = 3277 * GB / s } },
  links = {
    { name = "Infinity Fabric 3", bandwidth = 300 * GB / s, latency = 5 * us, domain = 4 },
    { name = "RoCE 200G", bandwidth = 25 * GB / s, latency = 5 * us },
  },
  power = 500 * W,
  sources = {
    peak = "ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; stas00/ml-engineering@744d01e (2026-08-22) "
      .. "(from memory, not checked against a copy)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; "
      .. "stas00/ml-engineering@744d01e (2026-08-22) (from memory, not checked against a copy)",
    links = "Infinity Fabric 3: one way, from the datasheet's two-way figure; latency assumed; RoCE 200G: one "
      .. "port of 200 Gb/s an accelerator, latency assumed",
    power = "ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; stas00/ml-engineering@744d01e (2026-08-22) "
      .. "(from memory, not checked against a copy)",
    note = "two GCDs; each appears as one 64 GB device",
  },
}
