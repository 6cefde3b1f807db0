return layer "project" {
  doc = "A linear projection to another width, the same on every rank.",
  params = {
    width = "width: width of the result",
    bias = "flag?: a bias",
  },

  forward = function(g, x, p) return g:linear(x, p.width, { bias = p.bias }) end,
}
