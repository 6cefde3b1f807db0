return calibration "a100-sxm-80.llama.cpp" {
  base = "ampere.llama.cpp",
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    points = 48, error = 0.119,
  },
  linear = {
    bf16 = {
      compute = 0.02, memory = 0.463, points = 48, error = 0.119,
    },
    q4_0 = {
      compute = 0.122, memory = 1, points = 48, error = 0.119,
    },
    q4_k = {
      compute = 0.142, memory = 0.454, points = 48, error = 0.119,
    },
    q8_0 = {
      compute = 1, memory = 0.192, points = 48, error = 0.119,
    },
  },
}
