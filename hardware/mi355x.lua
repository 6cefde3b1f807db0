return accelerator "mi355x" {
  name = "AMD Instinct MI355X", vendor = "AMD", year = 2025,
  peak = { -- dense
    fp32 = 157.3 * TFLOPS, bf16 = 2516.6 * TFLOPS, fp16 = 2516.6 * TFLOPS, fp8 = 5033.2 * TFLOPS,
    int8 = 5033.2 * TFLOPS, mxfp4 = 10066 * TFLOPS,
  },
  architecture = "cdna4", processors = 256, cache = 32 * MB,
  memory = { hbm = { capacity = 288 * GiB, bandwidth = 8000 * GB / s } },
  links = {
    { name = "Infinity Fabric 4", bandwidth = 537.6 * GB / s, latency = 5 * us, domain = 8 },
    { name = "RoCE 400G", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 1400 * W,
  sources = {
    peak = "ROCm gpu-arch-specs; AMD product page",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; ROCm gpu-arch-specs; AMD product page",
    links = "Infinity Fabric 4: one way, from the datasheet's two-way figure; latency assumed; RoCE 400G: one "
      .. "port of 400 Gb/s an accelerator, latency assumed",
    power = "ROCm gpu-arch-specs; AMD product page",
    note = "fp4=fp6 rate, no fp4 sparsity; link 7 x 76.8; stas MAMF bf16 1565 against theory 2300 (62% of "
      .. "2516.6)",
  },
}
