return layer "side_input" {
  doc = "A layer's per-layer embedding, gated by the residual stream and projected to it (Gemma 3n and 4).",
  params = { width = "width: width of a layer's embedding" },

  forward = function(g, x, p)
    local gate = g:activation(g:linear(x, p.width, { name = "gate" }))
    return g:linear(g:mul(gate, gate, { name = "side" }), x.width, { name = "project" })
  end,
}
