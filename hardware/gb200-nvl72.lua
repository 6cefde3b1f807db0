return system "gb200-nvl72" {
  accelerator = "gb200", count = 72, name = "NVIDIA GB200 NVL72",
  memory = { host = { capacity = 240 * GiB, bandwidth = 256 * GB / s } },
  links = {
    { name = "NVLink 5, NVLink Switch", bandwidth = 900 * GB / s, latency = 4.2 * us, domain = 72, reduces = true },
  },
  power = 120 * kW / 72,
  sources = {
    memory = "hbm: the accelerator's; host: half of a Grace's 480 GB LPDDR5X and of its 512 GB/s, below the 450 of "
      .. "NVLink-C2C",
    links = "GB200 NVL72 datasheet: 72 GPUs in one NVLink domain, 1.8 TB/s both ways, NVLink SHARP; latency as b200",
    power = "rack of 120 kW shared by 72, hardware.csv of the reference (120 to 132 kW)",
  },
}
