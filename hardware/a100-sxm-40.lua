return accelerator "a100-sxm-40" {
  name = "NVIDIA A100 SXM 40GB", vendor = "NVIDIA", year = 2020,
  peak = { -- dense
    fp32 = 19.5 * TFLOPS, tf32 = 156 * TFLOPS, bf16 = 312 * TFLOPS, fp16 = 312 * TFLOPS, int8 = 624 * TFLOPS,
  },
  architecture = "ampere", processors = 108, cache = 40 * MB,
  memory = { hbm = { capacity = 40 * GiB, bandwidth = 1555 * GB / s } },
  links = {
    { name = "NVLink 3", bandwidth = 300 * GB / s, latency = 5 * us, domain = 8 },
    { name = "InfiniBand HDR", bandwidth = 25 * GB / s, latency = 5 * us },
  },
  power = 400 * W,
  price = 1.844 * USD / hour,
  sources = {
    peak = "A100 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; A100 datasheet via stas00/ml-engineering@744d01e "
      .. "(2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    links = "NVLink 3: one way, from the datasheet's two-way figure; latency assumed; InfiniBand HDR: one port "
      .. "of 200 Gb/s an accelerator, latency assumed",
    power = "A100 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    price = "AWS Capacity Blocks page, before 2025-01 (per GPU)",
  },
}
