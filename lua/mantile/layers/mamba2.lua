return layer "mamba2" {
  doc = "Mamba-2 mixer (Dao and Gu 2024): a short convolution, then a state-space recurrence whose groups share what "
    .. "they read and write. Heads are split over tp.",
  params = {
    heads = "count: heads",
    head_dim = "width: width of a head",
    groups = "count: groups of heads that share what they read and write",
    state = "width: numbers that each element of a head keeps",
    kernel = "count: tokens that the short convolution sees",
    bias = "flag?: a bias on the input and output projections",
    conv_bias = "flag?: a bias on the convolution",
    chunk = { kind = "tokens", default = 256, help = "tokens that a prefill works on at once" },
    state_dtype = { kind = "dtype", default = "fp32", help = "of the state of the recurrence" },
  },
  axes = { "tp", "attention_dp" },
  check = function(p, par)
    layer.divides(par.tp, p.heads, "tp", "heads")
    layer.divides_or_replicates(par.tp, p.groups, "tp", "groups")
  end,

  forward = function(g, x, p, par)
    local heads, groups = p.heads // par.tp, math.max(1, p.groups // par.tp)
    local inner = heads * p.head_dim
    local mixed = inner + 2 * groups * p.state -- what goes through the convolution: x, B and C
    local into = g:linear(x, inner + mixed + heads, { name = "in", bias = p.bias })
    local gate, xbc, dt = g:split(into, inner, mixed, heads)
    g:cache { name = "conv", state = mixed * (p.kernel - 1) }
    xbc = g:conv2d(xbc, mixed, { name = "conv", kernel = p.kernel, groups = mixed, bias = p.conv_bias })
    g:cache { name = "state", state = heads * p.head_dim * p.state, dtype = p.state_dtype }
    g:work { name = "decay", x = dt, weights = 3 * heads } -- A, D and the bias of dt
    local y = g:scan(xbc, {
      heads = heads, key_dim = p.state, value_dim = p.head_dim, products = 2, chunk = p.chunk, dtype = p.state_dtype,
      inside = groups * p.state + inner, -- heads of a group share their scores
    })
    y = g:norm(g:mul(y, gate, { name = "gate" }), { name = "gate_norm" })
    return g:all_reduce(g:linear(y, x.width, { name = "out", bias = p.bias }), "tp")
  end,
}
