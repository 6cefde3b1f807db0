return accelerator "rtx-pro-6000-ws" {
  name = "NVIDIA RTX PRO 6000 Blackwell Workstation", vendor = "NVIDIA", year = 2025,
  peak = { -- dense
    fp32 = 125 * TFLOPS, tf32 = 250 * TFLOPS, bf16 = 500 * TFLOPS, fp16 = 500 * TFLOPS, fp8 = 1000 * TFLOPS,
    int8 = 1000 * TFLOPS, nvfp4 = 2000 * TFLOPS, mxfp4 = 2000 * TFLOPS,
  },
  architecture = "blackwell-rtx", processors = 188, cache = 128 * MB,
  memory = { gddr = { capacity = 96 * GiB, bandwidth = 1792 * GB / s } },
  links = {
    { name = "PCIe 5.0 x16", bandwidth = 63 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 600 * W,
  sources = {
    peak = "aiconfigurator systems (observed-clock 467.8/935.6/1871)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; aiconfigurator systems (observed-clock "
      .. "467.8/935.6/1871)",
    links = "PCIe 5.0: 16 lanes one way, through the host, latency assumed",
    power = "aiconfigurator systems (observed-clock 467.8/935.6/1871)",
    note = "4000 'AI TOPS' = fp4 sparse",
  },
}
