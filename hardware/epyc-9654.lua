return accelerator "epyc-9654" {
  name = "AMD EPYC 9654", vendor = "AMD", year = 2022,
  peak = { -- dense
    fp32 = 7.4 * TFLOPS, bf16 = 14.7 * TFLOPS, int8 = 29.5 * TFLOPS,
  },
  processors = 96, cache = 384 * MB,
  memory = { dram = { capacity = 768 * GiB, bandwidth = 460.8 * GB / s } },
  power = 360 * W,
  sources = {
    peak = "96 cores x 32 fp32 FLOP/clk x 2.4 GHz base (derived)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; 96 cores x 32 fp32 FLOP/clk x 2.4 GHz base (derived)",
    power = "96 cores x 32 fp32 FLOP/clk x 2.4 GHz base (derived)",
    note = "AVX-512 double pumped; 10.9 fp32 at 3.55 GHz all-core; VNNI/BF16; l2 column is L3",
  },
}
