return calibration "ampere.llama.cpp" {
  base = "ampere",
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    launches = 1, host = 3.42e+03 * us, points = 188, error = 0.174,
  },
  decode = {
    bf16 = {
      launch = 0.1 * us, memory = 0.772, points = 188, error = 0.174,
    },
  },
  linear = {
    bf16 = {
      launch = 0.1 * us, compute = 0.465, memory = 0.912, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 188, error = 0.174,
    },
    q4_0 = {
      launch = 0.1 * us, compute = 0.196, memory = 1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 188, error = 0.174,
    },
    q4_k = {
      launch = 0.1 * us, compute = 0.234, memory = 0.873, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 188, error = 0.174,
    },
    q8_0 = {
      launch = 0.1 * us, compute = 1, memory = 1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 188, error = 0.174,
    },
  },
  prefill = {
    bf16 = {
      launch = 0.1 * us, compute = 0.103, points = 188, error = 0.174,
    },
  },
  rows = {
    elementwise = {
      launch = 0.1 * us, points = 188, error = 0.174,
    },
    norm = {
      launch = 0.1 * us, points = 188, error = 0.174,
    },
  },
}
