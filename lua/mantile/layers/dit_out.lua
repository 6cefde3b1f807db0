return layer "dit_out" {
  doc = "Last layer of a diffusion transformer (Peebles and Xie 2022): a norm shifted and scaled by the conditioning "
    .. "vector, the second input, and a projection to what the patches hold.",
  params = { width = "width: what a patch holds" },
  second_input = "always",

  forward = function(g, x, p, _, vector)
    g:linear(vector, 2 * x.width, { name = "modulation", bias = true })
    return g:linear(g:norm(x, { name = "norm", bare = true }), p.width, { name = "weight", bias = true })
  end,
}
