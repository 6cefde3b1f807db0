return accelerator "trainium2" {
  name = "AWS Trainium2", vendor = "AWS", year = 2024,
  peak = { -- dense
    fp32 = 181 * TFLOPS, tf32 = 667 * TFLOPS, bf16 = 667 * TFLOPS, fp16 = 667 * TFLOPS, fp8 = 1299 * TFLOPS,
  },
  architecture = "neuron", processors = 8, cache = 224 * MB,
  memory = { hbm = { capacity = 96 * GiB, bandwidth = 2900 * GB / s } },
  links = {
    { name = "NeuronLink 3", bandwidth = 640 * GB / s, latency = 5 * us, domain = 64 },
    { name = "EFA v3", bandwidth = 25 * GB / s, latency = 5 * us },
  },
  power = 500 * W,
  sources = {
    peak = "AWS Neuron docs",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; AWS Neuron docs",
    links = "NeuronLink 3: one way, from the datasheet's two-way figure; latency assumed; EFA v3: one port of "
      .. "200 Gb/s an accelerator, latency assumed",
    power = "AWS Neuron docs",
    note = "fp16/bf16 sparse 2563 = 3.84x; NeuronLink 1280 bidir; 16 per instance, 64 per UltraServer; TDP "
      .. "estimate",
  },
}
