return accelerator "a30" {
  name = "NVIDIA A30", vendor = "NVIDIA", year = 2021,
  peak = { -- dense
    fp32 = 10.3 * TFLOPS, tf32 = 82 * TFLOPS, bf16 = 165 * TFLOPS, fp16 = 165 * TFLOPS, int8 = 330 * TFLOPS,
  },
  architecture = "ampere", processors = 56, cache = 24 * MB,
  memory = { hbm = { capacity = 24 * GiB, bandwidth = 933 * GB / s } },
  links = {
    { name = "NVLink 3 bridge", bandwidth = 100 * GB / s, latency = 5 * us, domain = 2 },
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 165 * W,
  sources = {
    peak = "datasheet (from memory, not checked against a copy)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; datasheet (from memory, not checked against a copy)",
    links = "NVLink 3 bridge: one way, from the datasheet's two-way figure; latency assumed; PCIe 4.0: 16 lanes "
      .. "one way, through the host, latency assumed",
    power = "datasheet (from memory, not checked against a copy)",
  },
}
