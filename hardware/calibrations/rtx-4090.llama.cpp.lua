return calibration "rtx-4090.llama.cpp" {
  base = "ada.llama.cpp",
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    points = 96, error = 0.032,
  },
  linear = {
    bf16 = {
      compute = 1, memory = 0.916, points = 96, error = 0.032,
    },
    q4_0 = {
      compute = 0.594, memory = 0.821, points = 96, error = 0.032,
    },
    q4_k = {
      compute = 0.211, memory = 0.878, points = 96, error = 0.032,
    },
    q8_0 = {
      compute = 0.0238, memory = 0.299, points = 96, error = 0.032,
    },
  },
}
