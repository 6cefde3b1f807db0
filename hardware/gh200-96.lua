return accelerator "gh200-96" {
  name = "NVIDIA GH200 96GB", vendor = "NVIDIA", year = 2023,
  peak = { -- dense
    fp32 = 67 * TFLOPS, tf32 = 494.7 * TFLOPS, bf16 = 989.4 * TFLOPS, fp16 = 989.4 * TFLOPS,
    fp8 = 1979 * TFLOPS, int8 = 1979 * TFLOPS,
  },
  architecture = "hopper", processors = 132, cache = 50 * MB,
  memory = { hbm = { capacity = 96 * GiB, bandwidth = 4000 * GB / s } },
  links = {
    { name = "NVLink 4", bandwidth = 450 * GB / s, latency = 2.9 * us, domain = 32 },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 700 * W,
  price = 1.49 * USD / hour,
  sources = {
    peak = "stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; stas00/ml-engineering@744d01e (2026-08-22); Epoch AI "
      .. "ml_hardware.csv 2025-12",
    links = "NVLink 4: one way, from the datasheet's two-way figure; latency: smallest one-shot all-reduce of "
      .. "TensorRT-LLM on H100, fitted; InfiniBand NDR: one port of 400 Gb/s an accelerator, latency assumed",
    power = "stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    price = "skypilot-catalog v7 lambda.csv @1158013",
    note = "NVLink-C2C 450 uni to Grace 480GB LPDDR5X 512 GB/s; module TDP 450-1000 W incl. CPU",
  },
}
