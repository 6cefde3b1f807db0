return layer "draft_input" {
  doc = "What a drafting layer reads: the embedding of the last token and the model's hidden state, each normed, "
    .. "side by side, projected to one (DeepSeek-V3 technical report 2024, section 2.2; Li et al. 2024). The embedding "
    .. "table is the model's.",
  params = { width = "width: width of the model's hidden state" },

  forward = function(g, ids, p)
    local both = g:work {
      name = "gather", x = ids, width = 2 * p.width,
      read = 2 * g.tokens * p.width * g.bytes.activations, write = 2 * g.tokens * p.width * g.bytes.activations,
    }
    local token, hidden = g:split(both, p.width, p.width)
    token, hidden = g:norm(token, { name = "token_norm" }), g:norm(hidden, { name = "hidden_norm" })
    return g:linear(g:concat(token, hidden), p.width, { name = "project" })
  end,
}
