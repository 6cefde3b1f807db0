return accelerator "m1-ultra" {
  name = "Apple M1 Ultra (64)", vendor = "Apple", year = 2022,
  peak = { -- dense
    fp32 = 20.8 * TFLOPS, fp16 = 20.8 * TFLOPS,
  },
  architecture = "apple", processors = 64,
  memory = { unified = { capacity = 128 * GiB, bandwidth = 800 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "Apple publishes no FLOPS; unified memory, ~70-75% usable by GPU by default; no int8/fp8 units",
  },
}
