return calibration "ada.sglang" {
  base = "ada",
  source = "kernel tables of AIConfigurator 095f58a (Apache-2.0), vidur 7d47513 (MIT) and LLMServingSim 5daddb2 "
    .. "(MIT); step: serving results of SemiAnalysis InferenceX (Apache-2.0)",
  date = "2026-11-21",
  decode = {
    bf16 = {
      launch = 4.39 * us, memory = 0.829, compute = 1, single = 11.5, tile = 1.16 * us, whole = 0.00066,
      loss = 0.131, near = 10, join = 1.96 * us, head = 0.0819 * us, ungrouped = 0 * us, wide_192 = 2.01,
      wide_512 = 1.13, chunk = 141, splits = 0, groups = 1, points = 424, error = 0.117,
    },
    bf16_fp8 = {
      launch = 6.25 * us, memory = 0.787, compute = 0.478, single = 16, tile = 2.48 * us, whole = 0.116,
      loss = 0.123, near = 10, join = 1.2 * us, head = 0.00144 * us, ungrouped = 0 * us, wide_192 = 1.67,
      wide_512 = 1.94, chunk = 131, splits = 0, groups = 2, points = 427, error = 0.117,
    },
    latent_bf16 = {
      launch = 2.54 * us, memory = 0.911, compute = 0.748, single = 1.84, tile = 20 * us, whole = 0.248, loss = 1,
      near = 2.74, join = 0 * us, head = 1 * us, ungrouped = 5.06 * us, wide_192 = 0.705, wide_512 = 0.63,
      chunk = 204, splits = 2, groups = 0, points = 118, error = 0.185,
    },
  },
  linear = {
    bf16 = {
      launch = 0 * us, compute = 0.576, memory = 0.802, serial = 0.0019 * us, tile = 2.47 * us, whole = 0.0303,
      loss = 0.192, near = 0.824, copies = 1, throttle = 0.179, heat = 1.3e+04 * us, quantise = 3.73 * us,
      quantised = 0.471, menu = 0, split = 1, points = 536, error = 0.086,
    },
    fp8 = {
      launch = 0 * us, compute = 0.499, memory = 0.749, serial = 0.0012 * us, tile = 3.08 * us, whole = 0,
      loss = 0.158, near = 0.813, copies = 1, throttle = 1.43, heat = 6.5e+04 * us, quantise = 0.407 * us,
      quantised = 0.536, menu = 0, split = 0, points = 537, error = 0.107,
    },
    fp8_static = {
      launch = 0 * us, compute = 0.543, memory = 0.768, serial = 0.000991 * us, tile = 2.3 * us, whole = 0,
      loss = 0.207, near = 0.89, copies = 1, throttle = 1.65, heat = 6.36e+04 * us, quantise = 0 * us,
      quantised = 1, menu = 0, split = 0, points = 537, error = 0.118,
    },
  },
  message = {
    host_all_reduce = {
      launch = 1.34 * us, step = 4.17 * us, share = 0.604, launch_2 = 9.83 * us, step_2 = 0.286 * us,
      share_2 = 0.245, launch_3 = 20.3 * us, step_3 = 45.3 * us, share_3 = 0.697, switch = -0.111, shared = 1.03,
      ramp = 0.00293, host = 0 * us, limit_1 = 65536, limit = 1073741824, one_shot = 0, rule = 1, points = 47,
      error = 0.022,
    },
    ["host_all_reduce until 0.5.12"] = {
      launch = 0.0994 * us, step = 7.51 * us, share = 0.13, launch_2 = 6 * us, step_2 = 2.25 * us, share_2 = 0.299,
      launch_3 = 13.5 * us, step_3 = 11.2 * us, share_3 = 0.566, switch = 0.146, shared = 0, ramp = 0.000862,
      host = 0 * us, limit_1 = 1048576, limit = 262144, one_shot = 0, rule = 0, points = 47, error = 0.033,
    },
    ["host_all_reduce until 0.5.10"] = {
      launch = 1.19 * us, step = 4.14 * us, share = 0.603, launch_2 = 3.12 * us, step_2 = 2.92 * us,
      share_2 = 0.244, launch_3 = 19.2 * us, step_3 = 44.8 * us, share_3 = 0.665, switch = -0.0425, shared = 0.963,
      ramp = 0.0058, host = 0 * us, limit_1 = 2048, limit = 1073741824, one_shot = 0, rule = 1, points = 47,
      error = 0.031,
    },
    host_all_reduce_eager = {
      launch = 23.7 * us, step = 10.6 * us, share = 0.613, launch_2 = 0 * us, step_2 = 0 * us, share_2 = 0.232,
      launch_3 = 32.1 * us, step_3 = 11.7 * us, share_3 = 0.212, switch = -0.0647, shared = 0.986, ramp = 0.00456,
      host = 40.2 * us, limit_1 = 524288, limit = 1073741824, one_shot = 0, rule = 1, points = 51, error = 0.078,
    },
    ["host_all_reduce_eager until 0.5.12"] = {
      launch = 4.01 * us, step = 3.93 * us, share = 0.369, launch_2 = 18.2 * us, step_2 = 4.11 * us,
      share_2 = 0.386, launch_3 = 5.83 * us, step_3 = 13.8 * us, share_3 = 0.556, switch = 0.292, shared = 0.115,
      ramp = 0.000887, host = 53.4 * us, limit_1 = 1048576, limit = 262144, one_shot = 0, rule = 0, points = 51,
      error = 0.036,
    },
    ["host_all_reduce_eager until 0.5.10"] = {
      launch = 26.8 * us, step = 8.94 * us, share = 0.612, launch_2 = 0 * us, step_2 = 2.67 * us, share_2 = 0.239,
      launch_3 = 51.5 * us, step_3 = 10.7 * us, share_3 = 0.374, switch = 0.0184, shared = 0.965, ramp = 0.00302,
      host = 40.2 * us, limit_1 = 65536, limit = 1073741824, one_shot = 1, rule = 1, points = 51, error = 0.106,
    },
  },
  mixture = {
    bf16 = {
      launch = 0.483 * us, compute = 0.362, memory = 0.741, serial = 0.00182 * us, tile = 1.58 * us, whole = 0,
      loss = 0, rows = 1, all_rows = 0.644, token = 0 * us, expert = 0 * us, skew = 0.271, skew_more = 0.45,
      touched = 0.8, points = 199, error = 0.188, kernel = "triton",
    },
    int4_a16 = {
      launch = 0 * us, compute = 0.342, memory = 0.822, serial = 0.00324 * us, tile = 0 * us, whole = 1, loss = 0,
      rows = 1, all_rows = 0.49, token = 0 * us, expert = 0 * us, skew = 0.0544, skew_more = 0, touched = 0.947,
      points = 207, error = 0.101, kernel = "marlin",
    },
    mxfp4_a16 = {
      launch = 0 * us, compute = 0.486, memory = 0.184, serial = 0.00698 * us, tile = 1.36 * us, whole = 0.237,
      loss = 0, rows = 1, all_rows = 0.459, token = 0 * us, expert = 0.0112 * us, skew = 0.243, skew_more = 0.113,
      touched = 0.813, points = 207, error = 0.151, kernel = "triton",
    },
  },
  prefill = {
    bf16 = {
      launch = 6.16 * us, compute = 0.894, tile = 0.57 * us, longest = 0.64, exponents = 0.234, memory = 0.599,
      loss = 0.0877, near = 8, write = 8, wide_256 = 0.686, wide_192 = 0.484, open = 0.27, masked = 0.887,
      masked_256 = 0.936, tiles = 2, points = 419, error = 0.250,
    },
    bf16_fp8 = {
      launch = 8.41 * us, compute = 1, tile = 0.0421 * us, longest = 0.921, exponents = 0.188, memory = 0.578,
      loss = 0.373, near = 8, write = 8, wide_256 = 0.757, wide_192 = 0.417, open = 1.48, masked = 0.671,
      masked_256 = 0.995, tiles = 0, points = 359, error = 0.171,
    },
    fp8 = {
      launch = 10.9 * us, compute = 0.283, tile = 0.929 * us, longest = 0.773, exponents = 0.393, memory = 1,
      loss = 0.265, near = 2.42, write = 3.04, wide_256 = 0.58, wide_192 = 1.2, open = 0.774, masked = 0.632,
      masked_256 = 0.0988, tiles = 0, points = 353, error = 0.149,
    },
    latent_bf16 = {
      launch = 7.47 * us, compute = 0.8, tile = 0 * us, longest = 0.574, exponents = 0.19, memory = 0.617, loss = 0,
      near = 8, write = 2.36, wide_256 = 1.49, wide_192 = 0.126, open = 1.18, masked = 0.158, masked_256 = 0.0966,
      tiles = 0, points = 111, error = 0.292,
    },
  },
  scan = {
    conv_gdn = {
      launch = 0.228 * us, compute = 0.0292, memory = 0.734, near = 6.34, step = 0.0325 * us, start = 2.47 * us,
      resident = 11.7, loss = 1, points = 27, error = 0.085,
    },
    conv_gdn_decode = {
      launch = 1.59 * us, compute = 0.0141, memory = 0.874, near = 3.45, step = 0.0856 * us, start = 0.00207 * us,
      resident = 16, loss = 1, points = 28, error = 0.044,
    },
    conv_kda = {
      launch = 5.01 * us, compute = 0.0524, memory = 1, near = 10, step = 0.00507 * us, start = 1.99 * us,
      resident = 8.26, loss = 1, points = 22, error = 0.131,
    },
    conv_kda_decode = {
      launch = 3.76 * us, compute = 1, memory = 1, near = 10, step = 0.444 * us, start = 0.516 * us, resident = 16,
      loss = 0, points = 24, error = 0.136,
    },
    conv_kda_verify = {
      launch = 2.06 * us, compute = 0.0056, memory = 0.676, near = 7.69, step = 0.001 * us, start = 2.72 * us,
      resident = 16, loss = 0, points = 29, error = 0.036,
    },
    gdn = {
      launch = 17.1 * us, compute = 0.214, memory = 0.265, near = 2.6, step = 2 * us, start = 0.0135 * us,
      resident = 0.451, loss = 1, points = 28, error = 0.099,
    },
    gdn_decode = {
      launch = 0 * us, compute = 0.0169, memory = 0.769, near = 9.69, step = 2.88 * us, start = 1.05 * us,
      resident = 7.21, loss = 0.892, points = 26, error = 0.044,
    },
    ["gdn_decode until 0.5.10"] = {
      launch = 0.208 * us, compute = 1, memory = 0.983, near = 4.63, step = 3.15 * us, start = 3.01 * us,
      resident = 5.41, loss = 0.272, points = 23, error = 0.007,
    },
    kda = {
      launch = 17.8 * us, compute = 0.0462, memory = 0.303, near = 2.21, step = 0.001 * us, start = 3.18 * us,
      resident = 16, loss = 1, points = 27, error = 0.139,
    },
    kda_decode = {
      launch = 0 * us, compute = 0.0181, memory = 0.733, near = 5.87, step = 1.78 * us, start = 3.13 * us,
      resident = 16, loss = 0.936, points = 25, error = 0.052,
    },
    kda_update_verify = {
      launch = 0 * us, compute = 0.00233, memory = 0.633, near = 10, step = 0.001 * us, start = 0.001 * us,
      resident = 0.338, loss = 0.315, points = 22, error = 0.050,
    },
  },
}
