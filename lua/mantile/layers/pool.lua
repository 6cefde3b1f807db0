return layer "pool" {
  doc = "Pooling of an image by windows of kernel x kernel pixels, padded by half of that, or of all of it to one row.",
  params = {
    kernel = "count?: pixels a side of a window; the whole image if absent",
    stride = { kind = "count", default = 2, help = "pixels from one window to the next" },
  },

  forward = function(g, x, p)
    local function shrunk(pixels)
      if not p.kernel then return 1 end
      return (pixels + 2 * ((p.kernel - 1) // 2) - p.kernel) // p.stride + 1
    end
    return g:resize(x, shrunk(x.height), shrunk(x.breadth), { name = "pool" })
  end,
}
