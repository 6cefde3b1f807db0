return accelerator "tpu-v4" {
  name = "Google TPU v4", vendor = "Google", year = 2021,
  peak = { -- dense
    bf16 = 275 * TFLOPS, int8 = 275 * TFLOPS,
  },
  architecture = "tpu",
  memory = { hbm = { capacity = 32 * GiB, bandwidth = 1200 * GB / s } },
  links = {
    { name = "ICI, 3D torus", bandwidth = 300 * GB / s, latency = 5 * us, domain = 4096 },
  },
  power = 170 * W,
  sources = {
    peak = "cloud.google.com/tpu docs; Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; cloud.google.com/tpu docs; Epoch AI ml_hardware.csv "
      .. "2025-12",
    links = "ICI, 3D torus: one way, from the datasheet's two-way figure; latency assumed",
    power = "cloud.google.com/tpu docs; Epoch AI ml_hardware.csv 2025-12",
    note = "ICI 2400 Gbps/chip; 170 W mean (90-192); int8 = bf16 rate; GenZ has ICN 24 GB/s - too low",
  },
}
