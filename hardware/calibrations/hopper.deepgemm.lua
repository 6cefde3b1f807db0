return calibration "hopper.deepgemm" {
  base = "hopper",
  source = "kernel tables of InferSim f2293da (Apache-2.0)",
  date = "2026-11-21",
  linear = {
    fp8_b128 = {
      launch = 0.189 * us, compute = 0.94, memory = 0.788, serial = 0.00551 * us, tile = 0.206 * us, whole = 0.0341,
      loss = 0.112, near = 0.604, copies = 1, throttle = 0, heat = 2.25e+04 * us, quantise = 2.94 * us,
      quantised = 1, menu = 0, split = 1, points = 360, error = 0.048,
    },
  },
  mixture = {
    fp8_b128 = {
      launch = 9.56 * us, compute = 0.953, memory = 0.937, serial = 0.00113 * us, tile = 0.697 * us, whole = 1,
      loss = 0.947, rows = 1, all_rows = 100, token = 0 * us, expert = 0.254 * us, skew = 0.517, skew_more = 0.345,
      touched = 1.16, points = 347, error = 0.091,
    },
  },
}
