return layer "similarity" {
  doc = "The products of every row with every row of the second input, scaled: how well images and texts match "
    .. "(CLIP: Radford et al. 2021; with a bias SigLIP: Zhai et al. 2023).",
  params = { bias = "flag?: a bias (SigLIP)" },
  second_input = "always",

  forward = function(g, x, p, _, texts)
    return g:work {
      name = "scale", x = x, width = 1, weights = p.bias and 2 or 1, flops = 2 * x.tokens * texts.tokens * x.width,
      read = (x.tokens + texts.tokens) * x.width * g.bytes.activations,
      write = x.tokens * texts.tokens * g.bytes.activations,
    }
  end,
}
