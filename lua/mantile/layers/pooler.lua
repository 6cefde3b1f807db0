return layer "pooler" {
  doc = "One token of each sequence, such as BERT's first, through a matrix (Devlin et al. 2018).",
  params = { width = "width: width of the result" },

  forward = function(g, x, p) return g:linear(g:last_token(x), p.width, { name = "weight", bias = true }) end,
}
