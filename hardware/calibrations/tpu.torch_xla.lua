return calibration "tpu.torch_xla" {
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT), LLMServingSim 5daddb2 "
    .. "(MIT) and InferSim f2293da (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 0 * us, memory = 0.727, compute = 0.486, single = 1.3, alone = 7.85 * us, whole = 0, loss = 0.395,
      near = 0.255, reach = 0.658, join = 0 * us, head = 1 * us, chunk = 384, fill = 2, splits = 1, groups = 3,
      points = 83, error = 0.045,
    },
  },
  linear = {
    bf16 = {
      launch = 0.016 * us, compute = 1, memory = 0.938, serial = 0.00584 * us, tile = 0 * us, whole = 0.257,
      loss = 0.466, near = 8, copies = 0.972, throttle = 0, heat = 1.03e+04 * us, written = 1, menu = 2, few = 1,
      points = 55, error = 0.261,
    },
  },
  prefill = {
    bf16 = {
      launch = 3.87 * us, compute = 0.0653, tile = 0 * us, longest = 0.0536, whole = 0, exponents = 0.308,
      memory = 0.441, loss = 0, near = 0.228, reach = 0.215, rotate = 0.308, store = 2.42, cast = 0.0827, tiles = 3,
      points = 60, error = 0.010,
    },
  },
}
