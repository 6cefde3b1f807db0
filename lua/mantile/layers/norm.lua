return layer "norm" {
  doc = "RMSNorm (Zhang and Sennrich 2019), or LayerNorm with bias. Every tp rank normalises all tokens.",
  params = { bias = "flag?" },

  forward = function(g, x, p) return g:norm(x, { bias = p.bias }) end,
}
