return accelerator "gb200" {
  name = "NVIDIA GB200 (per GPU)", vendor = "NVIDIA", year = 2024,
  peak = { -- dense
    fp32 = 80 * TFLOPS, tf32 = 1250 * TFLOPS, bf16 = 2500 * TFLOPS, fp16 = 2500 * TFLOPS, fp8 = 5000 * TFLOPS,
    int8 = 5000 * TFLOPS, nvfp4 = 10000 * TFLOPS, mxfp4 = 10000 * TFLOPS,
  },
  architecture = "blackwell", processors = 148, cache = 126 * MB,
  memory = { hbm = { capacity = 186 * GiB, bandwidth = 8000 * GB / s } },
  links = {
    { name = "NVLink 5", bandwidth = 900 * GB / s, latency = 4.2 * us, domain = 72 },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 1200 * W,
  sources = {
    peak = "stas00/ml-engineering@744d01e (2026-08-22); glennklockwood.com; aiconfigurator systems",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; stas00/ml-engineering@744d01e (2026-08-22); "
      .. "glennklockwood.com; aiconfigurator systems",
    links = "NVLink 5: one way, from the datasheet's two-way figure; latency: smallest one-shot all-reduce of "
      .. "TensorRT-LLM on B200, fitted; InfiniBand NDR: one port of 400 Gb/s an accelerator, latency assumed",
    power = "stas00/ml-engineering@744d01e (2026-08-22); glennklockwood.com; aiconfigurator systems",
    note = "superchip = 2 GPU + 1 Grace; 0.5 Grace CPU per GPU (C2C 450 uni per GPU, recall); MAMF bf16 1822",
  },
}
