return layer "norm" {
  doc = "RMSNorm (Zhang and Sennrich 2019), or LayerNorm with bias, or one without parameters (plain). Every tp rank "
    .. "normalises all tokens.",
  params = {
    bias = "flag?: LayerNorm: with a bias",
    plain = "flag?: without parameters",
  },

  forward = function(g, x, p)
    if p.plain then return g:norm(x, { bare = true }) end
    return g:norm(x, { bias = p.bias })
  end,
}
