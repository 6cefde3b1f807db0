return layer "resnet_block" {
  doc = "Residual block of diffusion models and their autoencoders (Ho et al. 2020; Rombach et al. 2021): twice group "
    .. "norm, SiLU (in the same pass) and a 3x3 convolution, added to the input, which a 1x1 convolution fits to the "
    .. "width. With time the embedding of the time step, the second input, is projected and added in between, with the "
    .. "bias of the first convolution.",
  params = {
    width = "width: channels of the result",
    time = "flag?: the second input, a time step's embedding, is added",
  },
  second_input = "time",

  forward = function(g, x, p, _, time)
    local y = g:norm(x, { name = "norm_1", bias = true })
    y = g:conv2d(y, p.width, { name = "conv_1", kernel = 3, padding = 1, bias = true })
    if p.time then g:linear(time, p.width, { name = "time", bias = true }) end
    y = g:norm(y, { name = "norm_2", bias = true })
    y = g:conv2d(y, p.width, { name = "conv_2", kernel = 3, padding = 1, bias = true })
    if x.width ~= p.width then x = g:conv2d(x, p.width, { name = "shortcut", kernel = 1, bias = true }) end
    return g:add(x, y)
  end,
}
