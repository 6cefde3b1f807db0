return system "macbook-pro-m3-max" {
  accelerator = "m3-max", count = 1, name = "Apple MacBook Pro, M3 Max (40), 128 GB",
  memory = {
    unified = { capacity = 0.75 * 128 * GiB },
    nvme = { capacity = 4 * TB, bandwidth = 5 * GB / s },
  },
  power = 140 * W,
  sources = {
    memory = "unified: three quarters of it, what Metal lets a GPU use by default; nvme: assumed",
    power = "its 140 W power adapter",
  },
}
