return accelerator "m4-max" {
  name = "Apple M4 Max (40)", vendor = "Apple", year = 2024,
  peak = { -- dense
    fp32 = 16.2 * TFLOPS, bf16 = 16.2 * TFLOPS, fp16 = 16.2 * TFLOPS,
  },
  architecture = "apple", processors = 40,
  memory = { unified = { capacity = 128 * GiB, bandwidth = 546 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "32-core variant: 410 GB/s, 36 GB max base; web pages about an 'M4 Ultra' are invented - no such "
      .. "chip",
  },
}
