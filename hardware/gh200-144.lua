return accelerator "gh200-144" {
  name = "NVIDIA GH200 144GB", vendor = "NVIDIA", year = 2024,
  peak = { -- dense
    fp32 = 67 * TFLOPS, tf32 = 494.7 * TFLOPS, bf16 = 989.4 * TFLOPS, fp16 = 989.4 * TFLOPS,
    fp8 = 1979 * TFLOPS, int8 = 1979 * TFLOPS,
  },
  architecture = "hopper", processors = 132, cache = 50 * MB,
  memory = { hbm = { capacity = 144 * GiB, bandwidth = 4900 * GB / s } },
  links = {
    { name = "NVLink 4", bandwidth = 450 * GB / s, latency = 2.9 * us, domain = 32 },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 900 * W,
  sources = {
    peak = "stas00/ml-engineering@744d01e (2026-08-22) (lists 141GB/4.8)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; stas00/ml-engineering@744d01e (2026-08-22) (lists "
      .. "141GB/4.8)",
    links = "NVLink 4: one way, from the datasheet's two-way figure; latency: smallest one-shot all-reduce of "
      .. "TensorRT-LLM on H100, fitted; InfiniBand NDR: one port of 400 Gb/s an accelerator, latency assumed",
    power = "stas00/ml-engineering@744d01e (2026-08-22) (lists 141GB/4.8)",
    note = "usable 141; MAMF bf16 828.6",
  },
}
