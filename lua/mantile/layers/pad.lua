return layer "pad" {
  doc = "Pads an image to a multiple of so many pixels a side; nothing where it is one.",
  params = { multiple = "count: pixels a side of which the result is a multiple" },

  forward = function(g, x, p)
    local function padded(pixels) return -(-pixels // p.multiple) * p.multiple end
    local height, breadth = padded(x.height), padded(x.breadth)
    if height == x.height and breadth == x.breadth then return x end
    return g:resize(x, height, breadth, { name = "pad" })
  end,
}
