return accelerator "h100-sxm" {
  name = "NVIDIA H100 SXM 80GB", vendor = "NVIDIA", year = 2022,
  peak = { -- dense
    fp32 = 67 * TFLOPS, tf32 = 494.7 * TFLOPS, bf16 = 989.4 * TFLOPS, fp16 = 989.4 * TFLOPS,
    fp8 = 1979 * TFLOPS, int8 = 1979 * TFLOPS,
  },
  architecture = "hopper", processors = 132, cache = 50 * MB,
  memory = { hbm = { capacity = 80 * GiB, bandwidth = 3350 * GB / s } },
  links = {
    { name = "NVLink 4", bandwidth = 450 * GB / s, latency = 2.9 * us, domain = 8 },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 700 * W,
  price = 2.95 * USD / hour,
  sources = {
    peak = "H100/H200 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv "
      .. "2025-12; aiconfigurator systems",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; H100/H200 datasheet via stas00/ml-engineering@744d01e "
      .. "(2026-08-22); Epoch AI ml_hardware.csv 2025-12; aiconfigurator systems",
    links = "NVLink 4: one way, from the datasheet's two-way figure; latency: smallest one-shot all-reduce of "
      .. "TensorRT-LLM on H100, fitted; InfiniBand NDR: one port of 400 Gb/s an accelerator, latency assumed",
    power = "H100/H200 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv "
      .. "2025-12; aiconfigurator systems",
    price = "skypilot-catalog v7 nebius.csv @22fd1fe (spot 1.25); AWS capacity block 4.916 (before 2025-01)",
    note = "max clock 1980; MAMF bf16 794.5, fp8 1402.6",
  },
}
