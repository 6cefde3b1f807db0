return calibration "rtx-4090.llama.cpp" {
  base = "ada.llama.cpp",
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    points = 96, error = 0.042,
  },
  linear = {
    bf16 = {
      compute = 1, memory = 0.919, points = 96, error = 0.042,
    },
    q4_0 = {
      compute = 0.577, memory = 0.876, points = 96, error = 0.042,
    },
    q4_k = {
      compute = 0.22, memory = 0.914, points = 96, error = 0.042,
    },
    q8_0 = {
      compute = 0.02, memory = 0.281, points = 96, error = 0.042,
    },
  },
}
