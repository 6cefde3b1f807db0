local CORNERS = 4 -- texels that a bilinear sample reads
local OUTPUTS = 4 -- a density and a colour

return layer "triplane_mlp" {
  doc = "Density and colour at points of space (EG3D: Chan et al. 2021; TripoSR: Tochilkin et al. 2024): each point, a "
    .. "row, samples three planes, the second input; an MLP maps what it finds there.",
  params = {
    width = "width: width of its hidden layers",
    layers = "count: hidden layers",
  },
  second_input = "always",

  forward = function(g, x, p, _, planes)
    local features = 3 * planes.width
    local y = g:work {
      name = "sample", x = x, width = features, read = x.tokens * (x.width + CORNERS * features) * g.bytes.activations,
      write = x.tokens * features * g.bytes.activations,
    }
    for i = 1, p.layers do y = g:activation(g:linear(y, p.width, { name = "hidden_" .. i, bias = true })) end
    return g:linear(y, OUTPUTS, { name = "out", bias = true })
  end,
}
