return layer "upsample" {
  doc = "Nearest or bilinear interpolation to a multiple of the pixels, or to the size of the second input (a skip "
    .. "connection, whose size need not be a multiple).",
  params = {
    factor = { kind = "count", default = 2, help = "so many times the pixels a side" },
    fit = "flag?: to the size of the second input instead",
  },
  second_input = "fit",

  forward = function(g, x, p, _, skip)
    local height, breadth = x.height * p.factor, x.breadth * p.factor
    if p.fit then height, breadth = skip.height, skip.breadth end
    return g:resize(x, height, breadth, { name = "interpolate" })
  end,
}
