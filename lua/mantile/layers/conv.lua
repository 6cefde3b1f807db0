return layer "conv" {
  doc = "Convolution over an image. A batch norm after it is folded into its weights, as every inference engine does, "
    .. "and an activation is applied as the result is written, so neither moves anything; with upscale it is a "
    .. "transposed one. Over a signal, an image one pixel broad, the kernel has no breadth.",
  params = {
    width = "width", kernel = { kind = "count", default = 3 }, stride = { kind = "count", default = 1 },
    padding = "tokens0?", groups = { kind = "count", default = 1 }, upscale = { kind = "count", default = 1 },
    bias = "flag?", norm = "flag?", signal = "flag?",
  },

  forward = function(g, x, p)
    local y = g:conv2d(x, p.width, {
      name = "weight", kernel = p.kernel, kernel_breadth = p.signal and 1 or nil, stride = p.stride,
      padding = p.padding or p.kernel // 2, groups = p.groups, upscale = p.upscale, bias = p.bias,
    })
    if p.norm then g:work { name = "batch_norm", weights = 2 * p.width } end
    return y
  end,
}
