return accelerator "a10g" {
  name = "NVIDIA A10G (AWS)", vendor = "NVIDIA", year = 2021,
  peak = { -- dense
    fp32 = 31.5 * TFLOPS, tf32 = 35 * TFLOPS, bf16 = 70 * TFLOPS, fp16 = 70 * TFLOPS, int8 = 140 * TFLOPS,
  },
  architecture = "ampere", processors = 80, cache = 6 * MB,
  memory = { gddr = { capacity = 24 * GiB, bandwidth = 600 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 300 * W,
  price = 1.006 * USD / hour,
  sources = {
    peak = "AWS g5 page; llm-analysis a10g.json; TechPowerUp 150 W",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; AWS g5 page; llm-analysis a10g.json; TechPowerUp 150 W",
    links = "PCIe 4.0: 16 lanes one way, through the host, latency assumed",
    power = "AWS g5 page; llm-analysis a10g.json; TechPowerUp 150 W",
    price = "AWS g5.xlarge us-east-1 on-demand, page of 2026-06",
    note = "tensor rate is half of A10; Lightning throughput.py lists 125 (that is the A10) - wrong",
  },
}
