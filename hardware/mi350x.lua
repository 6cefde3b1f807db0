return accelerator "mi350x" {
  name = "AMD Instinct MI350X", vendor = "AMD", year = 2025,
  peak = { -- dense
    fp32 = 144.2 * TFLOPS, bf16 = 2306.9 * TFLOPS, fp16 = 2306.9 * TFLOPS, fp8 = 4613.7 * TFLOPS,
    int8 = 4613.7 * TFLOPS, mxfp4 = 9227.5 * TFLOPS,
  },
  architecture = "cdna4", processors = 256, cache = 32 * MB,
  memory = { hbm = { capacity = 288 * GiB, bandwidth = 8000 * GB / s } },
  links = {
    { name = "Infinity Fabric 4", bandwidth = 537.6 * GB / s, latency = 5 * us, domain = 8 },
    { name = "RoCE 400G", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 1000 * W,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; AMD datasheet (recall)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; AMD datasheet "
      .. "(recall)",
    links = "Infinity Fabric 4: one way, from the datasheet's two-way figure; latency assumed; RoCE 400G: one "
      .. "port of 400 Gb/s an accelerator, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; AMD datasheet (recall)",
    note = "Epoch fp8/fp4 4600/9200; the 2300 theory stas uses for MI355X is this part",
  },
}
