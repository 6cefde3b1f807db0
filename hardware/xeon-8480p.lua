return accelerator "xeon-8480p" {
  name = "Intel Xeon Platinum 8480+", vendor = "Intel", year = 2023,
  peak = { -- dense
    fp32 = 7.2 * TFLOPS, bf16 = 114.7 * TFLOPS, int8 = 229.4 * TFLOPS,
  },
  processors = 56, cache = 105 * MB,
  memory = { dram = { capacity = 512 * GiB, bandwidth = 307.2 * GB / s } },
  power = 350 * W,
  sources = {
    peak = "56 cores x AMX 1024 bf16 FMA/clk x 2.0 GHz base (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; 56 cores x AMX 1024 bf16 FMA/clk x 2.0 GHz base "
      .. "(derived)",
    power = "56 cores x AMX 1024 bf16 FMA/clk x 2.0 GHz base (derived)",
    note = "int8 2048 MAC/clk; AVX-512 clocks vary; l2 column is L3; mem_gb = typical",
  },
}
