return accelerator "h20" {
  name = "NVIDIA H20 96GB", vendor = "NVIDIA", year = 2023,
  peak = { -- dense
    fp32 = 44 * TFLOPS, tf32 = 74 * TFLOPS, bf16 = 148 * TFLOPS, fp16 = 148 * TFLOPS, fp8 = 296 * TFLOPS,
    int8 = 296 * TFLOPS,
  },
  architecture = "hopper", processors = 78, cache = 60 * MB,
  memory = { hbm = { capacity = 96 * GiB, bandwidth = 4000 * GB / s } },
  links = {
    { name = "NVLink 4", bandwidth = 450 * GB / s, latency = 2.9 * us, domain = 8 },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 400 * W,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; InferSim; stas00/ml-engineering@744d01e (2026-08-22)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; InferSim; stas00/ml- "
      .. "engineering@744d01e (2026-08-22)",
    links = "NVLink 4: one way, from the datasheet's two-way figure; latency: smallest one-shot all-reduce of "
      .. "TensorRT-LLM on H100, fitted; InfiniBand NDR: one port of 400 Gb/s an accelerator, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; InferSim; stas00/ml-engineering@744d01e (2026-08-22)",
    note = "no sparsity marketing; later 141GB variant exists",
  },
}
