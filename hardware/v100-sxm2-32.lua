return accelerator "v100-sxm2-32" {
  name = "NVIDIA Tesla V100 SXM2 32GB", vendor = "NVIDIA", year = 2018,
  peak = { -- dense
    fp32 = 15.7 * TFLOPS, fp16 = 125 * TFLOPS, int8 = 62.8 * TFLOPS,
  },
  architecture = "volta", processors = 80, cache = 6 * MB,
  memory = { hbm = { capacity = 32 * GiB, bandwidth = 900 * GB / s } },
  links = {
    { name = "NVLink 2", bandwidth = 150 * GB / s, latency = 5 * us, domain = 8 },
    { name = "InfiniBand EDR", bandwidth = 12.5 * GB / s, latency = 5 * us },
  },
  power = 300 * W,
  price = 0.55 * USD / hour,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; Lightning "
      .. "throughput.py",
    links = "NVLink 2: one way, from the datasheet's two-way figure; latency assumed; InfiniBand EDR: one port "
      .. "of 100 Gb/s an accelerator, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12; Lightning throughput.py",
    price = "skypilot-catalog v7 lambda.csv @1158013 (16GB variant); AWS p3.2xlarge ~3.06 list",
    note = "int8 is dp4a not tensor core (recall)",
  },
}
