return accelerator "inferentia2" {
  name = "AWS Inferentia2", vendor = "AWS", year = 2022,
  peak = { -- dense
    fp32 = 47.5 * TFLOPS, tf32 = 190 * TFLOPS, bf16 = 190 * TFLOPS, fp16 = 190 * TFLOPS, fp8 = 190 * TFLOPS,
    int8 = 380 * TFLOPS,
  },
  architecture = "neuron", processors = 2, cache = 48 * MB,
  memory = { hbm = { capacity = 32 * GiB, bandwidth = 880 * GB / s } },
  links = {
    { name = "NeuronLink 2", bandwidth = 96 * GB / s, latency = 5 * us, domain = 12 },
  },
  sources = {
    peak = "AWS Neuron docs (820 GiB/s)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; AWS Neuron docs (820 GiB/s)",
    links = "NeuronLink 2: one way, from the datasheet's two-way figure; latency assumed",
    note = "link 192 bidir (recall)",
  },
}
