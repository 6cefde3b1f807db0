return layer "learned_tokens" {
  doc = "A learned image, the same for every input: queries that a transformer fills in.",
  params = {
    height = "count: of the image",
    breadth = "count: of the image",
    width = "width: of each row",
  },

  forward = function(g, x, p)
    local rows = g:learned(x, p.height * p.breadth, { name = "tokens", width = p.width })
    return g:crop(rows, p.height, p.breadth)
  end,
}
