return calibration "ada.llama.cpp" {
  base = "ada",
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    launches = 1, host = 1 * us, points = 258, error = 0.084,
  },
  decode = {
    bf16 = {
      launch = 1.39 * us, memory = 0.071, points = 258, error = 0.084,
    },
  },
  linear = {
    bf16 = {
      launch = 1.39 * us, compute = 0.401, memory = 0.922, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 258, error = 0.084,
    },
    q4_0 = {
      launch = 1.39 * us, compute = 0.27, memory = 1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 258, error = 0.084,
    },
    q4_k = {
      launch = 1.39 * us, compute = 0.143, memory = 0.861, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 258, error = 0.084,
    },
    q8_0 = {
      launch = 1.39 * us, compute = 1, memory = 0.894, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 258, error = 0.084,
    },
  },
  prefill = {
    bf16 = {
      launch = 1.39 * us, compute = 0.0457, points = 258, error = 0.084,
    },
  },
  rows = {
    elementwise = {
      launch = 1.39 * us, points = 258, error = 0.084,
    },
    norm = {
      launch = 1.39 * us, points = 258, error = 0.084,
    },
  },
}
