return layer "crop" {
  doc = "Some rows of each image: a class token, or the patches without it. Moves nothing.",
  params = {
    height = { kind = "count", default = 1, help = "rows of pixels that stay" },
    breadth = { kind = "count", default = 1, help = "pixels of each that stay" },
  },

  forward = function(g, x, p) return g:crop(x, p.height, p.breadth) end,
}
