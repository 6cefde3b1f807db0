return layer "patch_embedding" {
  doc = "Cuts an image into patches of patch x patch pixels and projects each to one row (Dosovitskiy et al. 2020). "
    .. "What is left over at the edges is not seen.",
  params = {
    patch = "count: pixels a side of a patch",
    width = "width: width of a row",
    bias = "flag?: a bias",
  },

  forward = function(g, x, p)
    if x.height < p.patch or x.breadth < p.patch then
      error(("an image of %d x %d pixels has no patch of %d x %d"):format(x.height, x.breadth, p.patch, p.patch), 0)
    end
    return g:conv2d(x, p.width, { name = "weight", kernel = p.patch, stride = p.patch, bias = p.bias })
  end,
}
