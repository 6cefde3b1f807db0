return accelerator "m3-max" {
  name = "Apple M3 Max (40)", vendor = "Apple", year = 2023,
  peak = { -- dense
    fp32 = 14.1 * TFLOPS, bf16 = 14.1 * TFLOPS, fp16 = 14.1 * TFLOPS,
  },
  architecture = "apple", processors = 40,
  memory = { unified = { capacity = 128 * GiB, bandwidth = 400 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "30-core variant: 300 GB/s",
  },
}
