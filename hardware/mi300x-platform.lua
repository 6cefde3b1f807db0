return system "mi300x-platform" {
  accelerator = "mi300x", count = 8, name = "AMD Instinct MI300X Platform, 8 accelerators",
  memory = { host = { capacity = 256 * GiB, bandwidth = 63 * GB / s } },
  links = {
    { name = "Infinity Fabric 4, all to all", bandwidth = 448 * GB / s, latency = 5 * us, domain = 8 },
  },
  sources = {
    memory = "hbm: the accelerator's; host: 2 TiB assumed, PCIe 5.0 x16 each way",
    links = "datasheet: 7 links of 64 GB/s each way; latency assumed",
  },
}
