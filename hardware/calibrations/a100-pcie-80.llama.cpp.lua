return calibration "a100-pcie-80.llama.cpp" {
  base = "ampere.llama.cpp",
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    points = 56, error = 0.049,
  },
  linear = {
    bf16 = {
      compute = 0.409, memory = 0.523, points = 56, error = 0.049,
    },
    q4_0 = {
      compute = 0.493, memory = 0.29, points = 56, error = 0.049,
    },
    q4_k = {
      compute = 0.16, memory = 0.489, points = 56, error = 0.049,
    },
    q8_0 = {
      compute = 0.02, memory = 0.427, points = 56, error = 0.049,
    },
  },
}
