return calibration "ada.llama.cpp" {
  source = "speeds of prompts and answers that users of llama.cpp posted (llama-bench; discussions 4167, 15013, "
    .. "15021 of ggml-org/llama.cpp and XiongjieDai/GPU-Benchmarks-on-LLM-Inference): whole runs, no kernels",
  date = "2026-11-21",
  step = {
    launches = 1, host = 1 * us, points = 258, error = 0.130,
  },
  decode = {
    bf16 = {
      launch = 1.48 * us, memory = 0.059, points = 258, error = 0.130,
    },
  },
  linear = {
    bf16 = {
      launch = 1.48 * us, compute = 0.306, memory = 0.924, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 258, error = 0.130,
    },
    int4_i8 = {
      launch = 1.48 * us, compute = 0.12, memory = 0.864, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1,
      menu = 3, points = 258, error = 0.130,
    },
    int8 = {
      launch = 1.48 * us, compute = 1, memory = 0.957, serial = 0.0001 * us, tile = 0.2 * us, loss = 0.1, menu = 3,
      points = 258, error = 0.130,
    },
  },
  prefill = {
    bf16 = {
      launch = 1.48 * us, exponents = 0.1, points = 258, error = 0.130,
    },
  },
  rows = {
    elementwise = {
      launch = 1.48 * us, points = 258, error = 0.130,
    },
    norm = {
      launch = 1.48 * us, points = 258, error = 0.130,
    },
  },
}
