return calibration "apple.llama.cpp" {
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    launches = 1, host = 3.89e+03 * us, points = 168, error = 0.059,
  },
  decode = {
    bf16 = {
      launch = 0.1 * us, memory = 0.05, points = 168, error = 0.059,
    },
  },
  linear = {
    bf16 = {
      launch = 0.1 * us, compute = 0.827, memory = 0.854, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 168, error = 0.059,
    },
    q4_0 = {
      launch = 0.1 * us, compute = 0.767, memory = 1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 168, error = 0.059,
    },
    q4_k = {
      launch = 0.1 * us, compute = 0.684, memory = 0.56, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 168, error = 0.059,
    },
    q8_0 = {
      launch = 0.1 * us, compute = 0.774, memory = 1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 168, error = 0.059,
    },
  },
  prefill = {
    bf16 = {
      launch = 0.1 * us, compute = 0.365, points = 168, error = 0.059,
    },
  },
  rows = {
    elementwise = {
      launch = 0.1 * us, points = 168, error = 0.059,
    },
    norm = {
      launch = 0.1 * us, points = 168, error = 0.059,
    },
  },
}
