return accelerator "m1" {
  name = "Apple M1 (8-core GPU)", vendor = "Apple", year = 2020,
  peak = { -- dense
    fp32 = 2.6 * TFLOPS, fp16 = 2.6 * TFLOPS,
  },
  architecture = "apple", processors = 8,
  memory = { unified = { capacity = 16 * GiB, bandwidth = 68.25 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "Apple publishes no FLOPS; unified memory, ~70-75% usable by GPU by default; no int8/fp8 units",
  },
}
