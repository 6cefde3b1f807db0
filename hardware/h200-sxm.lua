return accelerator "h200-sxm" {
  name = "NVIDIA H200 SXM 141GB", vendor = "NVIDIA", year = 2024,
  peak = { -- dense
    fp32 = 67 * TFLOPS, tf32 = 494.7 * TFLOPS, bf16 = 989.4 * TFLOPS,
    fp16 = 989.4 * TFLOPS, fp8 = 1979 * TFLOPS, int8 = 1979 * TFLOPS,
  },
  memory = { hbm = { capacity = 141 * GiB, bandwidth = 4800 * GB / s } },
  links = {
    { name = "NVLink 4", bandwidth = 450 * GB / s, latency = 2.9 * us, domain = 8 },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 700 * W,
  price = 3.5 * USD / hour,
  sources = {
    peak = "H100/H200 datasheet via stas00/ml-engineering@744d01e (2026-08-22); Epoch AI ml_hardware.csv "
      .. "2025-12; aiconfigurator systems",
    memory = "printed GB are GiB; bandwidth decimal; H100/H200 datasheet via stas00/ml-engineering@744d01e "
      .. "(2026-08-22); Epoch AI ml_hardware.csv 2025-12; aiconfigurator systems",
    links = "datasheet, 900 GB/s both ways; latency: smallest one-shot all-reduce of TensorRT-LLM on H100, "
      .. "fitted; NDR: one 400 Gb/s port an accelerator, latency assumed",
    price = "skypilot-catalog v7 nebius.csv @22fd1fe (spot 1.45); AWS capacity block 5.408 (before 2025-01)",
  },
}
