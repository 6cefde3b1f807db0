return accelerator "trainium3" {
  name = "AWS Trainium3", vendor = "AWS", year = 2025,
  peak = { -- dense
    fp32 = 183 * TFLOPS, tf32 = 671 * TFLOPS, bf16 = 671 * TFLOPS, fp16 = 671 * TFLOPS, fp8 = 2517 * TFLOPS,
    mxfp4 = 2517 * TFLOPS,
  },
  architecture = "neuron", processors = 8,
  memory = { hbm = { capacity = 144 * GiB, bandwidth = 4900 * GB / s } },
  links = {
    { name = "NeuronLink 4", bandwidth = 1280 * GB / s, latency = 5 * us, domain = 144 },
    { name = "EFA v4", bandwidth = 50 * GB / s, latency = 5 * us },
  },
  power = 700 * W,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12 (FLOPS, TDP); memory and link recall (from memory, not checked "
      .. "against a copy)",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12 (FLOPS, TDP); memory "
      .. "and link recall (from memory, not checked against a copy)",
    links = "NeuronLink 4: one way, from the datasheet's two-way figure; latency assumed; EFA v4: one port of "
      .. "400 Gb/s an accelerator, latency assumed",
    power = "Epoch AI ml_hardware.csv 2025-12 (FLOPS, TDP); memory and link recall (from memory, not checked "
      .. "against a copy)",
    note = "check memory and link before use",
  },
}
