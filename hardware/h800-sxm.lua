return accelerator "h800-sxm" {
  name = "NVIDIA H800 SXM 80GB", vendor = "NVIDIA", year = 2023,
  peak = { -- dense
    fp32 = 67 * TFLOPS, tf32 = 494.7 * TFLOPS, bf16 = 989.4 * TFLOPS, fp16 = 989.4 * TFLOPS,
    fp8 = 1979 * TFLOPS, int8 = 1979 * TFLOPS,
  },
  architecture = "hopper", processors = 132, cache = 50 * MB,
  memory = { hbm = { capacity = 80 * GiB, bandwidth = 3350 * GB / s } },
  links = {
    { name = "NVLink 4, reduced", bandwidth = 200 * GB / s, latency = 2.9 * us, domain = 8 },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 700 * W,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; InferSim; DeepSeek-V3 report (160 GB/s measured NVLink)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; InferSim; DeepSeek-V3 "
      .. "report (160 GB/s measured NVLink)",
    links = "NVLink 4, reduced: one way, from the datasheet's two-way figure; latency: smallest one-shot all- "
      .. "reduce of TensorRT-LLM on H100, fitted; InfiniBand NDR: one port of 400 Gb/s an accelerator, "
      .. "latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; InferSim; DeepSeek-V3 report (160 GB/s measured NVLink)",
    note = "400 GB/s bidirectional NVLink",
  },
}
