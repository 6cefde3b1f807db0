return layer "hyper_in" {
  doc = "What a block reads of several residual streams (manifold-constrained hyper-connections, Xie et al. 2025): a "
    .. "small projection of all of them weighs their sum and how the result is spread; final: before the LM head.",
  params = {
    streams = "count: residual streams",
    final = "flag?: before the LM head: nothing is spread again",
  },

  forward = function(g, x, p)
    local n = p.streams
    local weights = p.final and n or (2 + n) * n
    g:linear(x, weights, { name = "mix" })
    g:work { name = "base", weights = weights + (p.final and 1 or 3) }
    local moved = (n + 1) * x.width // n
    return g:work {
      name = "collapse", x = x, width = x.width // n, flops = 2 * x.tokens * x.width,
      read = x.tokens * moved * g.bytes.activations,
    }
  end,
}
