return system "mac-studio-m2-ultra" {
  accelerator = "m2-ultra", count = 1, name = "Apple Mac Studio, M2 Ultra, 192 GB",
  memory = {
    unified = { capacity = 0.75 * 192 * GiB },
    nvme = { capacity = 8 * TB, bandwidth = 7.4 * GB / s },
  },
  power = 295 * W,
  sources = {
    memory = "unified: three quarters of it, what Metal lets a GPU use by default; nvme: Apple's stated read speed",
    power = "Apple support, Mac Studio power consumption: 295 W at most",
  },
}
