return layer "kda" {
  doc = "Kimi delta attention (Kimi Linear, 2025): the delta rule with a decay for each channel of a key. Heads are "
    .. "split over tp.",
  params = {
    heads = "count: heads",
    head_dim = "width: width of a head's keys and values",
    kernel = "count: tokens that the short convolution sees",
    chunk = { kind = "tokens", default = 64, help = "tokens that a prefill works on at once" },
    state_dtype = { kind = "dtype", default = "fp32", help = "of the state of the recurrence" },
  },
  axes = { "tp", "attention_dp" },
  check = function(p, par) layer.divides(par.tp, p.heads, "tp", "heads") end,

  forward = function(g, x, p, par)
    local heads = p.heads // par.tp
    local width = heads * p.head_dim
    local qkv = g:linear(x, 3 * width, { name = "qkv" })
    g:cache { name = "conv", state = 3 * width * (p.kernel - 1) }
    qkv = g:conv2d(qkv, 3 * width, { name = "conv", kernel = p.kernel, groups = 3 * width })
    local decay = g:linear(g:linear(x, p.head_dim, { name = "decay.down" }), width, { name = "decay.up" })
    g:work { name = "decay", x = decay, weights = heads + width } -- A and the bias of dt
    g:linear(x, heads, { name = "beta" })
    g:cache { name = "state", state = width * p.head_dim, dtype = p.state_dtype }
    local y = g:scan(qkv, {
      heads = heads, key_dim = p.head_dim, value_dim = p.head_dim, products = 3, chunk = p.chunk, dtype = p.state_dtype,
      inside = 5 * width, -- as in gated_delta_net
      decays = p.head_dim,
    })
    local gate = g:linear(g:linear(x, p.head_dim, { name = "gate.down" }), width, { name = "gate.up" })
    y = g:mul(g:norm(y, { name = "gate_norm", group = p.head_dim }), gate, { name = "gate" })
    return g:all_reduce(g:linear(y, x.width, { name = "out" }), "tp")
  end,
}
