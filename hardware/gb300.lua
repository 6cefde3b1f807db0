return accelerator "gb300" {
  name = "NVIDIA GB300 (per GPU)", vendor = "NVIDIA", year = 2025,
  peak = { -- dense
    fp32 = 80 * TFLOPS, tf32 = 1250 * TFLOPS, bf16 = 2500 * TFLOPS, fp16 = 2500 * TFLOPS, fp8 = 5000 * TFLOPS,
    int8 = 165 * TFLOPS, nvfp4 = 15000 * TFLOPS, mxfp4 = 15000 * TFLOPS,
  },
  architecture = "blackwell", like = "gb200", processors = 160, cache = 126 * MB,
  memory = { hbm = { capacity = 279 * GiB, bandwidth = 8000 * GB / s } },
  links = {
    { name = "NVLink 5", bandwidth = 900 * GB / s, latency = 4.2 * us, domain = 72 },
    { name = "InfiniBand XDR", bandwidth = 100 * GB / s, latency = 5 * us },
  },
  power = 1400 * W,
  sources = {
    peak = "glennklockwood.com; stas00/ml-engineering@744d01e (2026-08-22); aiconfigurator systems",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; glennklockwood.com; stas00/ml-engineering@744d01e "
      .. "(2026-08-22); aiconfigurator systems",
    links = "NVLink 5: one way, from the datasheet's two-way figure; latency: smallest one-shot all-reduce of "
      .. "TensorRT-LLM on B200, fitted; InfiniBand XDR: one port of 800 Gb/s an accelerator, latency assumed",
    power = "glennklockwood.com; stas00/ml-engineering@744d01e (2026-08-22); aiconfigurator systems",
    note = "fp4 sparse 20000 (1.33x); ~20.1 TB HBM per 72 rack; ConnectX-8 800G",
  },
}
