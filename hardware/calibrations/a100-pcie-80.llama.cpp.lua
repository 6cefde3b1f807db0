return calibration "a100-pcie-80.llama.cpp" {
  base = "ampere.llama.cpp",
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    points = 56, error = 0.048,
  },
  linear = {
    bf16 = {
      compute = 0.41, memory = 0.532, points = 56, error = 0.048,
    },
    q4_0 = {
      compute = 0.631, memory = 0.897, points = 56, error = 0.048,
    },
    q4_k = {
      compute = 0.158, memory = 0.498, points = 56, error = 0.048,
    },
    q8_0 = {
      compute = 1, memory = 1, points = 56, error = 0.048,
    },
  },
}
