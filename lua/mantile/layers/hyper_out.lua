return layer "hyper_out" {
  doc = "What a block gives back to several residual streams: its result spread over them, and the streams mixed "
    .. "(manifold-constrained hyper-connections, Xie et al. 2025).",
  params = { streams = "count: residual streams" },

  forward = function(g, x, p)
    local n = p.streams
    return g:work {
      name = "expand", x = x, width = x.width * n, flops = 2 * (n + n * n) * x.tokens * x.width,
      read = x.tokens * x.width * g.bytes.activations, write = x.tokens * n * x.width * g.bytes.activations,
    }
  end,
}
