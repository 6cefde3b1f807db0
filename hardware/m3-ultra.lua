return accelerator "m3-ultra" {
  name = "Apple M3 Ultra (80)", vendor = "Apple", year = 2025,
  peak = { -- dense
    fp32 = 28.3 * TFLOPS, bf16 = 28.3 * TFLOPS, fp16 = 28.3 * TFLOPS,
  },
  architecture = "apple", processors = 80,
  memory = { unified = { capacity = 512 * GiB, bandwidth = 819 * GB / s } },
  sources = {
    peak = "Apple press specs (bandwidth, cores); FLOPS = cores x 128 ALU x 2 x clock; hmc-tech; llama.cpp "
      .. "discussion (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Apple press specs (bandwidth, cores); FLOPS = cores x "
      .. "128 ALU x 2 x clock; hmc-tech; llama.cpp discussion (derived)",
    note = "Apple publishes no FLOPS; unified memory, ~70-75% usable by GPU by default; no int8/fp8 units",
  },
}
