return calibration "a100-sxm-80.llama.cpp" {
  base = "ampere.llama.cpp",
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    points = 48, error = 0.110,
  },
  linear = {
    bf16 = {
      compute = 0.02, memory = 0.471, points = 48, error = 0.110,
    },
    q4_0 = {
      compute = 0.121, memory = 1, points = 48, error = 0.110,
    },
    q4_k = {
      compute = 0.14, memory = 0.447, points = 48, error = 0.110,
    },
    q8_0 = {
      compute = 0.0331, memory = 0.653, points = 48, error = 0.110,
    },
  },
}
