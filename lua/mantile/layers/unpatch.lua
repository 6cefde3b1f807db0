return layer "unpatch" {
  doc = "Each row of an image as the patch x patch pixels it stands for, which moves nothing.",
  params = { patch = "count: pixels a side of a patch" },

  forward = function(g, x, p) return g:merge(x, 1 / p.patch) end,
}
