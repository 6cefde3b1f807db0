return accelerator "gaudi3" {
  name = "Intel Gaudi 3", vendor = "Intel", year = 2024,
  peak = { -- dense
    tf32 = 459 * TFLOPS, bf16 = 1678 * TFLOPS, fp16 = 1678 * TFLOPS, fp8 = 1678 * TFLOPS,
  },
  architecture = "gaudi", processors = 64, cache = 96 * MB,
  memory = { hbm = { capacity = 128 * GiB, bandwidth = 3700 * GB / s } },
  links = {
    { name = "24 x 200GbE", bandwidth = 600 * GB / s, latency = 5 * us, domain = 8 },
  },
  power = 900 * W,
  sources = {
    peak = "stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; stas00/ml-engineering@744d01e (2026-08-22); Epoch AI "
      .. "ml_hardware.csv 2025-12",
    links = "24 x 200GbE: one way, from the datasheet's two-way figure; latency assumed",
    power = "stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    note = "whitepaper headline 1835 (higher clock); fp8 = bf16 MME rate; SRAM in l2 column",
  },
}
