return accelerator "h200-nvl" {
  name = "NVIDIA H200 NVL 141GB", vendor = "NVIDIA", year = 2024,
  peak = { -- dense
    fp32 = 60 * TFLOPS, tf32 = 417.5 * TFLOPS, bf16 = 835.5 * TFLOPS, fp16 = 835.5 * TFLOPS,
    fp8 = 1671 * TFLOPS, int8 = 1671 * TFLOPS,
  },
  architecture = "hopper", processors = 132, cache = 50 * MB,
  memory = { hbm = { capacity = 141 * GiB, bandwidth = 4800 * GB / s } },
  links = {
    { name = "NVLink 4 bridge", bandwidth = 450 * GB / s, latency = 5 * us, domain = 4 },
    { name = "PCIe 5.0 x16", bandwidth = 63 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 600 * W,
  sources = {
    peak = "H200 datasheet (from memory, not checked against a copy)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; H200 datasheet (from memory, not checked against a "
      .. "copy)",
    links = "NVLink 4 bridge: one way, from the datasheet's two-way figure; latency assumed; PCIe 5.0: 16 lanes "
      .. "one way, through the host, latency assumed",
    power = "H200 datasheet (from memory, not checked against a copy)",
  },
}
