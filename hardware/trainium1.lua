return accelerator "trainium1" {
  name = "AWS Trainium1", vendor = "AWS", year = 2021,
  peak = { -- dense
    fp32 = 47.5 * TFLOPS, tf32 = 190 * TFLOPS, bf16 = 190 * TFLOPS, fp16 = 190 * TFLOPS, fp8 = 190 * TFLOPS,
    int8 = 380 * TFLOPS,
  },
  architecture = "neuron", processors = 2, cache = 48 * MB,
  memory = { hbm = { capacity = 32 * GiB, bandwidth = 880 * GB / s } },
  links = {
    { name = "NeuronLink 2", bandwidth = 384 * GB / s, latency = 5 * us, domain = 16 },
    { name = "EFA", bandwidth = 12.5 * GB / s, latency = 5 * us },
  },
  price = 0.968 * USD / hour,
  sources = {
    peak = "AWS Neuron docs (820 GiB/s)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; AWS Neuron docs (820 GiB/s)",
    links = "NeuronLink 2: one way, from the datasheet's two-way figure; latency assumed; EFA: one port of 100 "
      .. "Gb/s an accelerator, latency assumed",
    price = "AWS Capacity Blocks page before 2025-01, per chip",
    note = "older docs int8 420; fp8 runs at bf16 rate (cFP8); link 768 bidir (recall)",
  },
}
