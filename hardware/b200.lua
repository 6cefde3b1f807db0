return accelerator "b200" {
  name = "NVIDIA B200 (HGX)", vendor = "NVIDIA", year = 2024,
  peak = { -- dense
    fp32 = 75 * TFLOPS, tf32 = 1125 * TFLOPS, bf16 = 2250 * TFLOPS, fp16 = 2250 * TFLOPS, fp8 = 4500 * TFLOPS,
    int8 = 4500 * TFLOPS, nvfp4 = 9000 * TFLOPS, mxfp4 = 9000 * TFLOPS,
  },
  architecture = "blackwell", processors = 148, cache = 126 * MB,
  memory = { hbm = { capacity = 180 * GiB, bandwidth = 8000 * GB / s } },
  links = {
    { name = "NVLink 5", bandwidth = 900 * GB / s, latency = 4.2 * us, domain = 8 },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 1000 * W,
  price = 5.5 * USD / hour,
  sources = {
    peak = "stas00/ml-engineering@744d01e (2026-08-22); glennklockwood.com; vultr; datacrunch; aiconfigurator "
      .. "systems",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; stas00/ml-engineering@744d01e (2026-08-22); "
      .. "glennklockwood.com; vultr; datacrunch; aiconfigurator systems",
    links = "NVLink 5: one way, from the datasheet's two-way figure; latency: smallest one-shot all-reduce of "
      .. "TensorRT-LLM on B200, fitted; InfiniBand NDR: one port of 400 Gb/s an accelerator, latency assumed",
    power = "stas00/ml-engineering@744d01e (2026-08-22); glennklockwood.com; vultr; datacrunch; aiconfigurator "
      .. "systems",
    price = "skypilot-catalog v7 nebius.csv @22fd1fe (8x 44.00)",
    note = "192 GB physical, 180 exposed; Epoch/aic use 7700 GB/s; fp32 quoted as 62 (Epoch) 75 (HGX "
      .. "datasheet) 80 (stas); MAMF bf16 1745 fp8 3432",
  },
}
