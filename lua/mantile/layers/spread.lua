return layer "spread" {
  doc = "The residual stream as several copies, for hyper-connections (Zhu et al. 2024).",
  params = { streams = "count: residual streams" },

  forward = function(g, x, p)
    local moved = x.tokens * x.width * g.bytes.activations
    return g:work { name = "spread", x = x, width = x.width * p.streams, read = moved, write = p.streams * moved }
  end,
}
