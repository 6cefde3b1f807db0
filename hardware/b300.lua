return accelerator "b300" {
  name = "NVIDIA B300 (HGX)", vendor = "NVIDIA", year = 2025,
  peak = { -- dense
    fp32 = 75 * TFLOPS, tf32 = 1125 * TFLOPS, bf16 = 2250 * TFLOPS, fp16 = 2250 * TFLOPS, fp8 = 4500 * TFLOPS,
    int8 = 157.5 * TFLOPS, nvfp4 = 13500 * TFLOPS, mxfp4 = 13500 * TFLOPS,
  },
  architecture = "blackwell", processors = 160, cache = 126 * MB,
  memory = { hbm = { capacity = 270 * GiB, bandwidth = 7700 * GB / s } },
  links = {
    { name = "NVLink 5", bandwidth = 900 * GB / s, latency = 4.2 * us, domain = 8 },
    { name = "InfiniBand XDR", bandwidth = 100 * GB / s, latency = 5 * us },
  },
  power = 1100 * W,
  sources = {
    peak = "glennklockwood.com; datacrunch; aiconfigurator systems; stas00/ml-engineering@744d01e (2026-08-22)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; glennklockwood.com; datacrunch; aiconfigurator systems; "
      .. "stas00/ml-engineering@744d01e (2026-08-22)",
    links = "NVLink 5: one way, from the datasheet's two-way figure; latency: smallest one-shot all-reduce of "
      .. "TensorRT-LLM on B200, fitted; InfiniBand XDR: one port of 800 Gb/s an accelerator, latency assumed",
    power = "glennklockwood.com; datacrunch; aiconfigurator systems; stas00/ml-engineering@744d01e (2026-08-22)",
    note = "288 GB physical, 270 exposed on HGX; fp4 dense:sparse is 1:1.33 not 1:2; int8 gutted (datasheets "
      .. "disagree 0.15-0.3 POPS); tf32/fp16 as B200",
  },
}
