return accelerator "tpu-v5e" {
  name = "Google TPU v5e", vendor = "Google", year = 2023,
  peak = { -- dense
    bf16 = 197 * TFLOPS, int8 = 393 * TFLOPS,
  },
  architecture = "tpu",
  memory = { hbm = { capacity = 16 * GiB, bandwidth = 819 * GB / s } },
  links = {
    { name = "ICI, 2D torus", bandwidth = 200 * GB / s, latency = 5 * us, domain = 256 },
  },
  sources = {
    peak = "cloud.google.com/tpu docs; Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; cloud.google.com/tpu docs; Epoch AI ml_hardware.csv "
      .. "2025-12",
    links = "ICI, 2D torus: one way, from the datasheet's two-way figure; latency assumed",
    note = "ICI 400 GB/s bidirectional; docs give 800 GiB/s HBM",
  },
}
