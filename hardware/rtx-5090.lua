return accelerator "rtx-5090" {
  name = "NVIDIA GeForce RTX 5090", vendor = "NVIDIA", year = 2025,
  peak = { -- dense
    fp32 = 104.8 * TFLOPS, tf32 = 104.8 * TFLOPS, bf16 = 209.5 * TFLOPS, fp16 = 209.5 * TFLOPS,
    fp8 = 419 * TFLOPS, int8 = 838 * TFLOPS, nvfp4 = 1676 * TFLOPS, mxfp4 = 1676 * TFLOPS,
  },
  architecture = "blackwell-rtx", processors = 170, cache = 96 * MB,
  memory = { gddr = { capacity = 32 * GiB, bandwidth = 1792 * GB / s } },
  links = {
    { name = "PCIe 5.0 x16", bandwidth = 63 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 575 * W,
  sources = {
    peak = "spheron 5090 page; GB202 whitepaper",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; spheron 5090 page; GB202 whitepaper",
    links = "PCIe 5.0: 16 lanes one way, through the host, latency assumed",
    power = "spheron 5090 page; GB202 whitepaper",
    note = "fp32-acc; fp16-acc fp8 838; '3352 AI TOPS' is fp4 sparse",
  },
}
