return accelerator "tpu-v6e" {
  name = "Google TPU v6e Trillium", vendor = "Google", year = 2024,
  peak = { -- dense
    bf16 = 918 * TFLOPS, int8 = 1836 * TFLOPS,
  },
  architecture = "tpu",
  memory = { hbm = { capacity = 32 * GiB, bandwidth = 1638 * GB / s } },
  links = {
    { name = "ICI, 2D torus", bandwidth = 400 * GB / s, latency = 5 * us, domain = 256 },
  },
  sources = {
    peak = "cloud.google.com/tpu docs; Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; cloud.google.com/tpu docs; Epoch AI ml_hardware.csv "
      .. "2025-12",
    links = "ICI, 2D torus: one way, from the datasheet's two-way figure; latency assumed",
    note = "ICI 800 GB/s bidirectional",
  },
}
