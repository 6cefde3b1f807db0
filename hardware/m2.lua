return accelerator "m2" {
  name = "Apple M2 (10)", vendor = "Apple", year = 2022,
  peak = { -- dense
    fp32 = 3.6 * TFLOPS, bf16 = 3.6 * TFLOPS, fp16 = 3.6 * TFLOPS,
  },
  architecture = "apple", processors = 10,
  memory = { unified = { capacity = 24 * GiB, bandwidth = 100 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "Apple publishes no FLOPS; unified memory, ~70-75% usable by GPU by default; no int8/fp8 units",
  },
}
