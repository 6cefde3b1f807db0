return layer "positions" {
  doc = "Learned position embeddings (Devlin et al. 2018): a row of a table added to each token.",
  params = { rows = "count", width = "width?" },

  forward = function(g, x, p)
    local moved = x.tokens * x.width * g.bytes.activations
    return g:work { name = "table", x = x, weights = p.rows * (p.width or x.width), read = 2 * moved, write = moved }
  end,
}
