return accelerator "gb200" {
  name = "NVIDIA GB200 (per GPU)", vendor = "NVIDIA", year = 2024,
  peak = { -- dense
    fp32 = 80 * TFLOPS, tf32 = 1250 * TFLOPS, bf16 = 2500 * TFLOPS,
    fp16 = 2500 * TFLOPS, fp8 = 5000 * TFLOPS, int8 = 5000 * TFLOPS,
  },
  memory = { hbm = { capacity = 186 * GiB, bandwidth = 8000 * GB / s } },
  links = {
    { name = "NVLink 5, NVL72", bandwidth = 900 * GB / s, latency = 4.2 * us, domain = 72 },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 1200 * W,
  sources = {
    peak = "stas00/ml-engineering@744d01e (2026-08-22); glennklockwood.com; aiconfigurator systems",
    memory = "printed GB are GiB; bandwidth decimal; stas00/ml-engineering@744d01e (2026-08-22); "
      .. "glennklockwood.com; aiconfigurator systems",
    links = "datasheet, 1800 GB/s both ways in a rack of 72; latency: that of B200; NDR: one 400 Gb/s port an "
      .. "accelerator, latency assumed",
  },
}
