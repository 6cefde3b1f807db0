return calibration "hopper.llama.cpp" {
  base = "hopper",
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    launches = 1, host = 1.52e+03 * us, points = 60, error = 0.075,
  },
  decode = {
    bf16 = {
      launch = 0.62 * us, memory = 0.05, points = 60, error = 0.075,
    },
  },
  linear = {
    bf16 = {
      launch = 0.62 * us, compute = 0.288, memory = 0.604, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 60, error = 0.075,
    },
    q4_0 = {
      launch = 0.62 * us, compute = 0.089, memory = 1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 60, error = 0.075,
    },
    q4_k = {
      launch = 0.62 * us, compute = 0.101, memory = 0.608, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 60, error = 0.075,
    },
    q8_0 = {
      launch = 0.62 * us, compute = 0.02, memory = 0.1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 60, error = 0.075,
    },
  },
  prefill = {
    bf16 = {
      launch = 0.62 * us, compute = 0.0267, points = 60, error = 0.075,
    },
  },
  rows = {
    elementwise = {
      launch = 0.62 * us, points = 60, error = 0.075,
    },
    norm = {
      launch = 0.62 * us, points = 60, error = 0.075,
    },
  },
}
