return calibration "hopper.llama.cpp" {
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    launches = 1, host = 1.74e+03 * us, points = 60, error = 0.097,
  },
  decode = {
    bf16 = {
      launch = 0.1 * us, memory = 0.05, points = 60, error = 0.097,
    },
  },
  linear = {
    bf16 = {
      launch = 0.1 * us, compute = 0.198, memory = 0.601, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 60, error = 0.097,
    },
    int4_i8 = {
      launch = 0.1 * us, compute = 0.0793, memory = 0.586, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 60, error = 0.097,
    },
    int8 = {
      launch = 0.1 * us, compute = 0.0403, memory = 0.1, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 60, error = 0.097,
    },
  },
  prefill = {
    bf16 = {
      launch = 0.1 * us, exponents = 0.1, points = 60, error = 0.097,
    },
  },
  rows = {
    elementwise = {
      launch = 0.1 * us, points = 60, error = 0.097,
    },
    norm = {
      launch = 0.1 * us, points = 60, error = 0.097,
    },
  },
}
