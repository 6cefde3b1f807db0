return calibration "apple.llama.cpp" {
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    launches = 1, host = 1 * us, points = 180, error = 0.080,
  },
  decode = {
    bf16 = {
      launch = 11.6 * us, memory = 0.05, points = 180, error = 0.080,
    },
  },
  linear = {
    bf16 = {
      launch = 11.6 * us, compute = 0.8, memory = 0.859, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 180, error = 0.080,
    },
    int4_i8 = {
      launch = 11.6 * us, compute = 0.699, memory = 0.649, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 180, error = 0.080,
    },
    int8 = {
      launch = 11.6 * us, compute = 0.766, memory = 1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 180, error = 0.080,
    },
  },
  prefill = {
    bf16 = {
      launch = 11.6 * us, exponents = 0.1, points = 180, error = 0.080,
    },
  },
  rows = {
    elementwise = {
      launch = 11.6 * us, points = 180, error = 0.080,
    },
    norm = {
      launch = 11.6 * us, points = 180, error = 0.080,
    },
  },
}
