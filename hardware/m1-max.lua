return accelerator "m1-max" {
  name = "Apple M1 Max (32)", vendor = "Apple", year = 2021,
  peak = { -- dense
    fp32 = 10.4 * TFLOPS, fp16 = 10.4 * TFLOPS,
  },
  architecture = "apple", processors = 32,
  memory = { unified = { capacity = 64 * GiB, bandwidth = 400 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "Apple publishes no FLOPS; unified memory, ~70-75% usable by GPU by default; no int8/fp8 units",
  },
}
