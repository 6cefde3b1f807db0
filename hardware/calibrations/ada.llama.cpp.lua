return calibration "ada.llama.cpp" {
  base = "ada",
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    launches = 1, host = 1 * us, points = 258,
  },
  decode = {
    bf16 = {
      launch = 2.27 * us, memory = 0.425, points = 258,
    },
  },
  linear = {
    bf16 = {
      launch = 2.27 * us, compute = 0.394, memory = 0.911, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 258,
    },
    q4_0 = {
      launch = 2.27 * us, compute = 0.246, memory = 1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 258,
    },
    q4_k = {
      launch = 2.27 * us, compute = 0.138, memory = 0.826, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 258,
    },
    q8_0 = {
      launch = 2.27 * us, compute = 1, memory = 1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 258,
    },
  },
  prefill = {
    bf16 = {
      launch = 2.27 * us, compute = 0.0454, points = 258,
    },
  },
  rows = {
    elementwise = {
      launch = 2.27 * us, points = 258,
    },
    norm = {
      launch = 2.27 * us, points = 258,
    },
  },
}
