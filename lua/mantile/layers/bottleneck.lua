return layer "bottleneck" {
  doc = "Bottleneck block of a residual network (He et al. 2015): 1x1 to width, 3x3, 1x1 to four times width, added to "
    .. "its input, which a 1x1 convolution fits where the shapes differ. The stride is that of the 3x3 (version 1.5). "
    .. "Batch norms are folded, activations and the sum applied as results are written.",
  params = {
    width = "width: width of its 3x3 convolution; a quarter of the result's",
    stride = { kind = "count", default = 1, help = "of the 3x3 convolution" },
  },

  forward = function(g, x, p)
    local norms = 0
    local function conv(from, width, kernel, stride, name)
      norms = norms + 2 * width
      return g:conv2d(from, width, { name = name, kernel = kernel, stride = stride, padding = kernel // 2 })
    end
    local y = conv(x, p.width, 1, 1, "narrow")
    y = conv(y, p.width, 3, p.stride, "spatial")
    y = conv(y, 4 * p.width, 1, 1, "wide")
    if x.width ~= 4 * p.width or p.stride > 1 then x = conv(x, 4 * p.width, 1, p.stride, "shortcut") end
    g:work { name = "batch_norms", weights = norms }
    return g:work { name = "sum", x = y, read = x.tokens * x.width * g.bytes.activations }
  end,
}
