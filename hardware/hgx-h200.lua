return system "hgx-h200" {
  accelerator = "h200-sxm", count = 8, name = "NVIDIA HGX H200, 8 accelerators",
  memory = { host = { capacity = 256 * GiB, bandwidth = 63 * GB / s } },
  links = {
    { name = "NVLink 4, NVSwitch", bandwidth = 450 * GB / s, latency = 2.9 * us, domain = 8, reduces = true },
  },
  sources = {
    memory = "hbm: the accelerator's; host: 2 TiB assumed, PCIe 5.0 x16 each way",
    links = "HGX H200 datasheet: 900 GB/s both ways, NVLink SHARP; latency as h100-sxm",
  },
}
