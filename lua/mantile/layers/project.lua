return layer "project" {
  doc = "A linear projection to another width, the same on every rank.",
  params = { width = "width", bias = "flag?" },

  forward = function(g, x, p) return g:linear(x, p.width, { bias = p.bias }) end,
}
