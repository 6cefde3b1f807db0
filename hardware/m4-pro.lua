return accelerator "m4-pro" {
  name = "Apple M4 Pro (20)", vendor = "Apple", year = 2024,
  peak = { -- dense
    fp32 = 8.1 * TFLOPS, bf16 = 8.1 * TFLOPS, fp16 = 8.1 * TFLOPS,
  },
  architecture = "apple", processors = 20,
  memory = { unified = { capacity = 64 * GiB, bandwidth = 273 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "Apple publishes no FLOPS; unified memory, ~70-75% usable by GPU by default; no int8/fp8 units",
  },
}
