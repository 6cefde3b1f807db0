return accelerator "m2-ultra" {
  name = "Apple M2 Ultra (76)", vendor = "Apple", year = 2023,
  peak = { -- dense
    fp32 = 27.2 * TFLOPS, bf16 = 27.2 * TFLOPS, fp16 = 27.2 * TFLOPS,
  },
  architecture = "apple", processors = 76,
  memory = { unified = { capacity = 192 * GiB, bandwidth = 800 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "Apple publishes no FLOPS; unified memory, ~70-75% usable by GPU by default; no int8/fp8 units",
  },
}
