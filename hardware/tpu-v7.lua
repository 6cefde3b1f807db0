return accelerator "tpu-v7" {
  name = "Google TPU v7 Ironwood", vendor = "Google", year = 2025,
  peak = { -- dense
    bf16 = 2307 * TFLOPS, fp8 = 4614 * TFLOPS, int8 = 4614 * TFLOPS,
  },
  architecture = "tpu",
  memory = { hbm = { capacity = 192 * GiB, bandwidth = 7370 * GB / s } },
  links = {
    { name = "ICI, 3D torus", bandwidth = 600 * GB / s, latency = 5 * us, domain = 9216 },
  },
  power = 980 * W,
  sources = {
    peak = "cloud.google.com/tpu docs; Epoch AI ml_hardware.csv 2025-12",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; cloud.google.com/tpu docs; Epoch AI ml_hardware.csv "
      .. "2025-12",
    links = "ICI, 3D torus: one way, from the datasheet's two-way figure; latency assumed",
    power = "cloud.google.com/tpu docs; Epoch AI ml_hardware.csv 2025-12",
    note = "docs 7380; power from Epoch",
  },
}
