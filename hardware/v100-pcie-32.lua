return accelerator "v100-pcie-32" {
  name = "NVIDIA Tesla V100 PCIe 32GB", vendor = "NVIDIA", year = 2018,
  peak = { -- dense
    fp32 = 14 * TFLOPS, fp16 = 112 * TFLOPS, int8 = 56 * TFLOPS,
  },
  architecture = "volta", processors = 80, cache = 6 * MB,
  memory = { hbm = { capacity = 32 * GiB, bandwidth = 900 * GB / s } },
  links = {
    { name = "PCIe 3.0 x16", bandwidth = 15.75 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 250 * W,
  sources = {
    peak = "Lightning throughput.py; LLM-Viewer",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Lightning throughput.py; LLM-Viewer",
    links = "PCIe 3.0: 16 lanes one way, through the host, latency assumed",
    power = "Lightning throughput.py; LLM-Viewer",
    note = "LLM-Viewer labels this 112 as 'V100'",
  },
}
