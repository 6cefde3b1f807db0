return layer "side_embedding" {
  doc = "Per-layer embeddings (Gemma 3n and 4): a small embedding of each token for every layer, from a table of their "
    .. "own and a projection of the first embedding.",
  params = {
    width = "width: width of a layer's embedding",
    layers = "count: layers that have one",
    vocab = "count: rows of the table",
  },

  forward = function(g, x, p)
    local all = p.width * p.layers
    g:embed(x, p.vocab, all, { name = "table" })
    local projected = g:linear(x, all, { name = "project" })
    g:norm(projected, { name = "norm", group = p.width })
    return x
  end,
}
