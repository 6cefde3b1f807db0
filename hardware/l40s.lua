return accelerator "l40s" {
  name = "NVIDIA L40S", vendor = "NVIDIA", year = 2023,
  peak = { -- dense
    fp32 = 91.6 * TFLOPS, tf32 = 183 * TFLOPS, bf16 = 362.05 * TFLOPS, fp16 = 362.05 * TFLOPS,
    fp8 = 733 * TFLOPS, int8 = 733 * TFLOPS,
  },
  architecture = "ada", processors = 142, cache = 96 * MB,
  memory = { gddr = { capacity = 48 * GiB, bandwidth = 864 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 350 * W,
  price = 1.55 * USD / hour,
  sources = {
    peak = "Lightning throughput.py; aiconfigurator systems; stas00/ml-engineering@744d01e (2026-08-22)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Lightning throughput.py; aiconfigurator systems; "
      .. "stas00/ml-engineering@744d01e (2026-08-22)",
    links = "PCIe 4.0: 16 lanes one way, through the host, latency assumed",
    power = "Lightning throughput.py; aiconfigurator systems; stas00/ml-engineering@744d01e (2026-08-22)",
    price = "skypilot-catalog v7 nebius.csv @22fd1fe",
  },
}
