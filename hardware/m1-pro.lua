return accelerator "m1-pro" {
  name = "Apple M1 Pro (16)", vendor = "Apple", year = 2021,
  peak = { -- dense
    fp32 = 5.2 * TFLOPS, fp16 = 5.2 * TFLOPS,
  },
  architecture = "apple", processors = 16,
  memory = { unified = { capacity = 32 * GiB, bandwidth = 200 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "Apple publishes no FLOPS; unified memory, ~70-75% usable by GPU by default; no int8/fp8 units",
  },
}
