return layer "positions" {
  doc = "Learned position embeddings (Devlin et al. 2018): a row of a table added to each token.",
  params = {
    rows = "count: positions there are",
    width = "width?: width of the table; that of the stream if absent",
  },

  forward = function(g, x, p)
    local moved = x.tokens * x.width * g.bytes.activations
    return g:work { name = "table", x = x, weights = p.rows * (p.width or x.width), read = 2 * moved, write = moved }
  end,
}
