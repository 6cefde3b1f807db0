return accelerator "m2-max" {
  name = "Apple M2 Max (38)", vendor = "Apple", year = 2023,
  peak = { -- dense
    fp32 = 13.6 * TFLOPS, bf16 = 13.6 * TFLOPS, fp16 = 13.6 * TFLOPS,
  },
  architecture = "apple", processors = 38,
  memory = { unified = { capacity = 96 * GiB, bandwidth = 400 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "Apple publishes no FLOPS; unified memory, ~70-75% usable by GPU by default; no int8/fp8 units",
  },
}
