return accelerator "gaudi2" {
  name = "Intel Gaudi 2", vendor = "Intel", year = 2022,
  peak = { -- dense
    bf16 = 432 * TFLOPS, fp16 = 432 * TFLOPS, fp8 = 865 * TFLOPS,
  },
  architecture = "gaudi", processors = 24, cache = 48 * MB,
  memory = { hbm = { capacity = 96 * GiB, bandwidth = 2450 * GB / s } },
  links = {
    { name = "24 x 100GbE", bandwidth = 300 * GB / s, latency = 5 * us, domain = 8 },
  },
  power = 600 * W,
  sources = {
    peak = "stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; stas00/ml-engineering@744d01e (2026-08-22); Epoch AI "
      .. "ml_hardware.csv 2025-12",
    links = "24 x 100GbE: one way, from the datasheet's two-way figure; latency assumed",
    power = "stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    note = "21 of 24 ports intra-node (262.5 GB/s all-to-all); l2 column = SRAM",
  },
}
