return layer "conv" {
  doc = "Convolution over an image. A batch norm after it is folded into its weights, as every inference engine does, "
    .. "and an activation is applied as the result is written, so neither moves anything; with upscale it is a "
    .. "transposed one. Over a signal, an image one pixel broad, the kernel has no breadth.",
  params = {
    width = "width: channels of the result",
    kernel = { kind = "count", default = 3, help = "pixels a side of the window" },
    stride = { kind = "count", default = 1, help = "pixels from one window to the next" },
    padding = "tokens0?: pixels at each side; half the kernel if absent",
    groups = { kind = "count", default = 1, help = "parts of the channels that stay apart" },
    upscale = { kind = "count", default = 1, help = "transposed: so many times the pixels a side" },
    bias = "flag?: a bias",
    norm = "flag?: a batch norm behind it, folded into the weights",
    signal = "flag?: over an image one pixel broad: the kernel has no breadth",
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
