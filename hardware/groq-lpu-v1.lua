return accelerator "groq-lpu-v1" {
  name = "Groq LPU v1 (GroqChip)", vendor = "Groq", year = 2020,
  peak = { -- dense
    fp16 = 188 * TFLOPS, int8 = 750 * TFLOPS,
  },
  cache = 230 * MB,
  memory = { sram = { capacity = 0.23 * GiB, bandwidth = 80000 * GB / s } },
  power = 215 * W,
  sources = {
    peak = "Epoch AI ml_hardware.csv 2025-12; Groq datasheet",
    processors = "with cache: as peak",
    memory = "printed GB read as GiB, bandwidth decimal; Epoch AI ml_hardware.csv 2025-12; Groq datasheet",
    power = "Epoch AI ml_hardware.csv 2025-12; Groq datasheet",
    note = "no DRAM: weights spread over hundreds of chips",
  },
}
