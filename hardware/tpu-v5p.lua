return accelerator "tpu-v5p" {
  name = "Google TPU v5p", vendor = "Google", year = 2023,
  peak = { -- dense
    bf16 = 459 * TFLOPS, int8 = 918 * TFLOPS,
  },
  architecture = "tpu",
  memory = { hbm = { capacity = 95 * GiB, bandwidth = 2765 * GB / s } },
  links = {
    { name = "ICI, 3D torus", bandwidth = 600 * GB / s, latency = 5 * us, domain = 8960 },
  },
  sources = {
    peak = "cloud.google.com/tpu docs; Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; cloud.google.com/tpu docs; Epoch AI ml_hardware.csv "
      .. "2025-12",
    links = "ICI, 3D torus: one way, from the datasheet's two-way figure; latency assumed",
    note = "ICI 4800 Gbps/chip",
  },
}
