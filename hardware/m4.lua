return accelerator "m4" {
  name = "Apple M4 (10)", vendor = "Apple", year = 2024,
  peak = { -- dense
    fp32 = 3.8 * TFLOPS, bf16 = 3.8 * TFLOPS, fp16 = 3.8 * TFLOPS,
  },
  architecture = "apple", processors = 10,
  memory = { unified = { capacity = 32 * GiB, bandwidth = 120 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "Apple publishes no FLOPS; unified memory, ~70-75% usable by GPU by default; no int8/fp8 units",
  },
}
