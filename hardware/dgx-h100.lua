return system "dgx-h100" {
  accelerator = "h100-sxm", count = 8, name = "NVIDIA DGX H100",
  memory = {
    host = { capacity = 256 * GiB, bandwidth = 63 * GB / s }, -- an eighth of 2 TiB, over PCIe 5.0 x16
    nvme = { capacity = 3.84 * TB, bandwidth = 6.9 * GB / s },
  },
  links = {
    { name = "NVLink 4, NVSwitch", bandwidth = 450 * GB / s, latency = 2.9 * us, domain = 8, reduces = true },
  },
  power = 10.2 * kW / 8,
  sources = {
    memory = "hbm: the accelerator's; host: 2 TB DDR5 and PCIe 5.0 x16 each way, DGX H100 datasheet; nvme: 8 x 3.84 TB "
      .. "data drives, DGX H100 datasheet, sequential read assumed",
    links = "DGX H100 datasheet: 4 NVSwitches, 900 GB/s both ways, NVLink SHARP; latency as h100-sxm",
    power = "DGX H100 datasheet: 10.2 kW at most, an eighth of it",
  },
}
