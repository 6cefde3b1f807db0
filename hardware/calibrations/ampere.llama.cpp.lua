return calibration "ampere.llama.cpp" {
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    launches = 1, host = 1 * us, points = 188, error = 0.313,
  },
  decode = {
    bf16 = {
      launch = 15.3 * us, memory = 1, points = 188, error = 0.313,
    },
  },
  linear = {
    bf16 = {
      launch = 15.3 * us, compute = 0.375, memory = 0.614, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 188, error = 0.313,
    },
    int4_i8 = {
      launch = 15.3 * us, compute = 0.16, memory = 0.949, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 188, error = 0.313,
    },
    int8 = {
      launch = 15.3 * us, compute = 1, memory = 1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 188, error = 0.313,
    },
  },
  prefill = {
    bf16 = {
      launch = 15.3 * us, exponents = 0.1, points = 188, error = 0.313,
    },
  },
  rows = {
    elementwise = {
      launch = 15.3 * us, points = 188, error = 0.313,
    },
    norm = {
      launch = 15.3 * us, points = 188, error = 0.313,
    },
  },
}
