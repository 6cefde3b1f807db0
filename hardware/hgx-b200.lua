return system "hgx-b200" {
  accelerator = "b200", count = 8, name = "NVIDIA HGX B200, 8 accelerators",
  memory = { host = { capacity = 256 * GiB, bandwidth = 63 * GB / s } },
  links = {
    { name = "NVLink 5, NVSwitch", bandwidth = 900 * GB / s, latency = 4.2 * us, domain = 8, reduces = true },
  },
  power = 14.3 * kW / 8,
  sources = {
    memory = "hbm: the accelerator's; host: 2 TiB assumed, PCIe 5.0 x16 each way",
    links = "HGX B200 datasheet: 1.8 TB/s both ways, NVLink SHARP; latency as b200",
    power = "DGX B200 datasheet: 14.3 kW at most, an eighth of it",
  },
}
