return accelerator "rtx-5000-ada" {
  name = "NVIDIA RTX 5000 Ada", vendor = "NVIDIA", year = 2023,
  peak = { -- dense
    fp32 = 65.3 * TFLOPS, tf32 = 130.6 * TFLOPS, bf16 = 261.1 * TFLOPS, fp16 = 261.1 * TFLOPS,
    fp8 = 522.1 * TFLOPS, int8 = 522.1 * TFLOPS,
  },
  architecture = "ada", processors = 100, cache = 72 * MB,
  memory = { gddr = { capacity = 32 * GiB, bandwidth = 576 * GB / s } },
  links = {
    { name = "PCIe 4.0 x16", bandwidth = 31.5 * GB / s, latency = 8 * us, domain = 8, host = true },
  },
  power = 250 * W,
  sources = {
    peak = "datasheet (1044 fp8 sparse) (from memory, not checked against a copy)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; datasheet (1044 fp8 sparse) (from memory, not checked "
      .. "against a copy)",
    links = "PCIe 4.0: 16 lanes one way, through the host, latency assumed",
    power = "datasheet (1044 fp8 sparse) (from memory, not checked against a copy)",
    note = "listed so measurements/single_stream can be compared",
  },
}
