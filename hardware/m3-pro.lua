return accelerator "m3-pro" {
  name = "Apple M3 Pro (18)", vendor = "Apple", year = 2023,
  peak = { -- dense
    fp32 = 6.4 * TFLOPS, bf16 = 6.4 * TFLOPS, fp16 = 6.4 * TFLOPS,
  },
  architecture = "apple", processors = 18,
  memory = { unified = { capacity = 36 * GiB, bandwidth = 150 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "sources 6.4-7.4",
  },
}
