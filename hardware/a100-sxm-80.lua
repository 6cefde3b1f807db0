return accelerator "a100-sxm-80" {
  name = "NVIDIA A100 SXM 80GB", vendor = "NVIDIA", year = 2020,
  peak = { -- dense
    fp32 = 19.5 * TFLOPS, tf32 = 156 * TFLOPS, bf16 = 312 * TFLOPS, fp16 = 312 * TFLOPS, int8 = 624 * TFLOPS,
  },
  architecture = "ampere", processors = 108, cache = 40 * MB,
  memory = { hbm = { capacity = 80 * GiB, bandwidth = 2039 * GB / s } },
  links = {
    { name = "NVLink 3", bandwidth = 300 * GB / s, latency = 5 * us, domain = 8 },
    { name = "InfiniBand HDR", bandwidth = 25 * GB / s, latency = 5 * us },
  },
  power = 400 * W,
  sources = {
    peak = "A100 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12; "
      .. "MAMF bf16 271.2",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; A100 datasheet via stas00/ml-engineering@744d01e "
      .. "(2026-08-22); Epoch AI ml_hardware.csv 2025-12; MAMF bf16 271.2",
    links = "NVLink 3: one way, from the datasheet's two-way figure; latency assumed; InfiniBand HDR: one port "
      .. "of 200 Gb/s an accelerator, latency assumed",
    power = "A100 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12; "
      .. "MAMF bf16 271.2",
  },
}
