return system "dgx-h100-2-nodes" {
  accelerator = "dgx-h100", count = 16, name = "two DGX H100 over InfiniBand NDR",
  links = {
    { name = "NVLink 4, NVSwitch", bandwidth = 450 * GB / s, latency = 2.9 * us, domain = 8, reduces = true },
    { name = "InfiniBand NDR", bandwidth = 50 * GB / s, latency = 5 * us, domain = 16 },
  },
  sources = {
    links = "DGX H100 datasheet: NVLink SHARP inside, eight ports of 400 Gb/s outside; InfiniBand latency assumed",
  },
}
