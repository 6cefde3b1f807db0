return layer "class_and_mean" {
  doc = "The first row of an image, its class token, beside the mean of its rows (Oquab et al. 2023).",

  forward = function(g, x) return g:concat(g:crop(x, 1, 1), g:resize(x, 1, 1, { name = "mean" })) end,
}
