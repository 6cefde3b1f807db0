return accelerator "rtx-pro-6000-se" {
  name = "NVIDIA RTX PRO 6000 Blackwell Server", vendor = "NVIDIA", year = 2025,
  peak = { -- dense
    fp32 = 117 * TFLOPS, tf32 = 234 * TFLOPS, bf16 = 468 * TFLOPS, fp16 = 468 * TFLOPS, fp8 = 936 * TFLOPS,
    int8 = 936 * TFLOPS, nvfp4 = 1871 * TFLOPS, mxfp4 = 1871 * TFLOPS,
  },
  architecture = "blackwell-rtx", processors = 188, cache = 128 * MB,
  memory = { gddr = { capacity = 96 * GiB, bandwidth = 1597 * GB / s } },
  links = {
    { name = "PCIe 5.0 x16", bandwidth = 63 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 600 * W,
  sources = {
    peak = "aiconfigurator systems compute; bandwidth from datasheet (from memory, not checked against a copy)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; aiconfigurator systems compute; bandwidth from "
      .. "datasheet (from memory, not checked against a copy)",
    links = "PCIe 5.0: 16 lanes one way, through the host, latency assumed",
    power = "aiconfigurator systems compute; bandwidth from datasheet (from memory, not checked against a copy)",
    note = "aic uses 1792 GB/s",
  },
}
