return accelerator "b100" {
  name = "NVIDIA B100", vendor = "NVIDIA", year = 2024,
  peak = { -- dense
    fp32 = 60 * TFLOPS, tf32 = 875 * TFLOPS, bf16 = 1750 * TFLOPS, fp16 = 1750 * TFLOPS, fp8 = 3500 * TFLOPS,
    int8 = 3500 * TFLOPS, nvfp4 = 7000 * TFLOPS, mxfp4 = 7000 * TFLOPS,
  },
  architecture = "blackwell", processors = 148, cache = 126 * MB,
  memory = { hbm = { capacity = 192 * GiB, bandwidth = 8000 * GB / s } },
  links = {
    { name = "NVLink 5", bandwidth = 900 * GB / s, latency = 4.2 * us, domain = 8 },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 700 * W,
  sources = {
    peak = "stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; stas00/ml-engineering@744d01e (2026-08-22); Epoch AI "
      .. "ml_hardware.csv 2025-12",
    links = "NVLink 5: one way, from the datasheet's two-way figure; latency: smallest one-shot all-reduce of "
      .. "TensorRT-LLM on B200, fitted; InfiniBand NDR: one port of 400 Gb/s an accelerator, latency assumed",
    power = "stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv 2025-12",
    note = "announced, hardly shipped",
  },
}
