return accelerator "m3" {
  name = "Apple M3 (10)", vendor = "Apple", year = 2023,
  peak = { -- dense
    fp32 = 3.5 * TFLOPS, bf16 = 3.5 * TFLOPS, fp16 = 3.5 * TFLOPS,
  },
  architecture = "apple", processors = 10,
  memory = { unified = { capacity = 24 * GiB, bandwidth = 100 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "sources 3.5-4.1",
  },
}
