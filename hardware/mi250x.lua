return accelerator "mi250x" {
  name = "AMD Instinct MI250X", vendor = "AMD", year = 2021,
  peak = { -- dense
    fp32 = 47.9 * TFLOPS, bf16 = 383 * TFLOPS, fp16 = 383 * TFLOPS, int8 = 383 * TFLOPS,
  },
  architecture = "cdna2", processors = 220, cache = 16 * MB,
  memory = { hbm = { capacity = 128 * GiB, bandwidth = 3277 * GB / s } },
  links = {
    { name = "Infinity Fabric 3", bandwidth = 400 * GB / s, latency = 5 * us, domain = 4 },
    { name = "Slingshot 200G", bandwidth = 25 * GB / s, latency = 5 * us },
  },
  power = 500 * W,
  sources = {
    peak = "ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; stas00/ml-engineering@744d01e (2026-08-22)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; "
      .. "stas00/ml-engineering@744d01e (2026-08-22)",
    links = "Infinity Fabric 3: one way, from the datasheet's two-way figure; latency assumed; Slingshot 200G: "
      .. "one port of 200 Gb/s an accelerator, latency assumed",
    power = "ROCm gpu-arch-specs; Epoch AI ml_hardware.csv 2025-12; stas00/ml-engineering@744d01e (2026-08-22)",
    note = "two GCDs, 560 W peak; fp32 matrix 95.7; link 350-400 uni depending on board",
  },
}
