return layer "attention_pooling" {
  doc = "A learned query attends to all rows of an image; a residual feed-forward block follows (SigLIP: Zhai et al. "
    .. "2023). One row an image comes out.",
  params = {
    heads = "count: heads of the query",
    head_dim = "width: width of a head",
    intermediate = "width: width between the two matrices",
  },

  forward = function(g, x, p)
    local width = p.heads * p.head_dim
    local probe = g:learned(x, 1, { name = "probe" })
    local k, v = g:split(g:linear(x, 2 * width, { name = "kv", bias = true }), width, width)
    local h = g:cross_attention {
      q = g:linear(probe, width, { name = "q", bias = true }), k = k, v = v, positions = x.height * x.breadth,
      heads = p.heads, qk_dim = p.head_dim, length = 1,
    }
    local y = g:linear(h, x.width, { name = "out", bias = true })
    local up = g:activation(g:linear(g:norm(y, { bias = true }), p.intermediate, { name = "up", bias = true }))
    return g:add(y, g:linear(up, x.width, { name = "down", bias = true }))
  end,
}
