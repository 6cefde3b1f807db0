return system "tpu-v5p-slice" {
  accelerator = "tpu-v5p", count = 8960, name = "Google TPU v5p slice (largest: a pod)",
  sources = { links = "cloud.google.com/tpu docs: 4,800 Gb/s of ICI a chip in a 3D torus; latency assumed" },
}
