return accelerator "tpu-v3" {
  name = "Google TPU v3", vendor = "Google", year = 2018,
  peak = { -- dense
    bf16 = 123 * TFLOPS,
  },
  architecture = "tpu",
  memory = { hbm = { capacity = 32 * GiB, bandwidth = 900 * GB / s } },
  power = 220 * W,
  sources = {
    peak = "cloud.google.com/tpu docs; Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; cloud.google.com/tpu docs; Epoch AI ml_hardware.csv "
      .. "2025-12",
    power = "cloud.google.com/tpu docs; Epoch AI ml_hardware.csv 2025-12",
    note = "2 cores/chip; power quoted 123/220/262 W; torus",
  },
}
