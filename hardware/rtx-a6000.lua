return accelerator "rtx-a6000" {
  name = "NVIDIA RTX A6000", vendor = "NVIDIA", year = 2020,
  peak = { -- dense
    fp32 = 38.7 * TFLOPS, tf32 = 77.4 * TFLOPS, bf16 = 154.8 * TFLOPS, fp16 = 154.8 * TFLOPS,
    int8 = 309.7 * TFLOPS,
  },
  architecture = "ampere", processors = 84, cache = 6 * MB,
  memory = { gddr = { capacity = 48 * GiB, bandwidth = 768 * GB / s } },
  links = {
    { name = "NVLink 3 bridge", bandwidth = 56.25 * GB / s, latency = 5 * us, domain = 2 },
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 300 * W,
  price = 0.8 * USD / hour,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; LLM-Viewer; vidur",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; LLM-Viewer; vidur",
    links = "NVLink 3 bridge: one way, from the datasheet's two-way figure; latency assumed; PCIe 4.0: 16 lanes "
      .. "one way, through the host, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; LLM-Viewer; vidur",
    price = "skypilot-catalog v7 lambda.csv @1158013",
  },
}
